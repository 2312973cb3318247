"""What destinations and fragments may be called, which properties they may have, and which of these are secret."""

from collections.abc import Mapping

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.destination import ConfigurationKind, DestinationType
from services.model.limits import MAX_CONFIGURATION_SIZE, MAX_PROPERTIES, MAX_PROPERTY_LENGTH, MAX_PROPERTY_NAME_LENGTH
from services.model.secret import Secret
from services.rules.properties import check_configuration, is_secret, read_secrets, write_secrets

DESTINATION, FRAGMENT = ConfigurationKind.DESTINATION, ConfigurationKind.FRAGMENT
HTTP = DestinationType.HTTP


@pytest.mark.parametrize(
    "name",
    [
        *("Password", "clientSecret", "tokenServicePassword", "KeyStorePassword", "TrustStorePassword", "tokenService.KeyStorePassword"),
        *("jco.client.passwd", "jco.destination.repository.passwd", "mail.password", "ldap.password", "PASSWORD", "client_secret"),
        *("URL.headers.Authorization", "URL.headers.X-API-Key", "URL.queries.api_key", "my.pwd", "sshPassphrase", "signing.private-key"),
        *("jco.client.mysapsso2", "access_token", "URL.headers.Cookie", "URL.headers.Proxy-Authorization", "refreshToken"),
        *(
            "Password2",
            "clientSecret_10",
            "URL.headers.X-Access-Token",
            "my.apiToken",
            "s3.secretAccessKey",
            "AccountSharedKey",
            "secret-key",
        ),
    ],
)
def test_what_lets_somebody_in_is_secret(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize(
    "name",
    [
        *("URL", "User", "clientId", "Authentication", "KeyStoreLocation", "tokenService.KeyStoreLocation", "tokenServiceURL", "ProxyType"),
        *("HTML5.ForwardAuthToken", "x_user_token.jwks_uri", "KeyStore.Source", "jco.client.user", "password.policy", "secret.name"),
        *("URL.headers.x-csrf-token", "tokenType", "SystemUser", ""),
        *("HTML5.Timeout30000", "accessKeyId", "publicKey", "KeyStore.Location2", "Password.2.policy", "apiKeyName"),
    ],
)
def test_what_is_shown_to_everybody_is_not(name: str) -> None:
    assert not is_secret(name)


@pytest.mark.parametrize("name", ["a", "mtls-ks_P12", "0", "-", "x" * 200])
@pytest.mark.parametrize(("kind", "type_"), [(DESTINATION, HTTP), (FRAGMENT, None)])
def test_names_have_letters_digits_hyphens_and_underscores(kind: ConfigurationKind, type_: DestinationType | None, name: str) -> None:
    check_configuration(kind, name, type_=type_, properties={})


@pytest.mark.parametrize("name", ["", "x" * 201, "a b", "a.b", "a/b", "a@subaccount", "é", "٣", "a\n", "a,b", "\ud800"])
@pytest.mark.parametrize(("kind", "type_"), [(DESTINATION, HTTP), (FRAGMENT, None)])
def test_other_names_are_refused(kind: ConfigurationKind, type_: DestinationType | None, name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_configuration(kind, name, type_=type_, properties={})
    assert (caught.value.code, caught.value.field) == (ErrorCode.NAME_INVALID, "name")


@pytest.mark.parametrize(("kind", "type_"), [(DESTINATION, None), (FRAGMENT, HTTP)])
def test_exactly_destinations_have_a_type(kind: ConfigurationKind, type_: DestinationType | None) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_configuration(kind, "a", type_=type_, properties={})
    assert caught.value.field == "type"


@pytest.mark.parametrize(("kind", "type_"), [(DESTINATION, HTTP), (FRAGMENT, None)])
@pytest.mark.parametrize("name", ["Name", "Type"])
def test_neither_name_nor_type_is_a_property(kind: ConfigurationKind, type_: DestinationType | None, name: str) -> None:
    with pytest.raises(InvalidInput, match=f"^{name} is no property") as caught:
        check_configuration(kind, "a", type_=type_, properties={"URL": "https://a", name: "HTTP"})
    assert caught.value.field == "properties[1].name"


def test_what_names_a_fragment_is_no_property_of_one() -> None:
    check_configuration(DESTINATION, "a", type_=HTTP, properties={"FragmentName": "b"})
    with pytest.raises(InvalidInput, match=r"^FragmentName is no property") as caught:
        check_configuration(FRAGMENT, "a", type_=None, properties={"FragmentName": "b"})
    assert caught.value.field == "properties[0].name"


def test_the_largest_is_taken() -> None:
    check_configuration(DESTINATION, "a", type_=HTTP, properties={f"{at}": "" for at in range(MAX_PROPERTIES)})
    check_configuration(DESTINATION, "a", type_=HTTP, properties={"n" * MAX_PROPERTY_NAME_LENGTH: "v" * MAX_PROPERTY_LENGTH})
    largest = {"a": "v" * MAX_PROPERTY_LENGTH, "b": "v" * (MAX_CONFIGURATION_SIZE - MAX_PROPERTY_LENGTH - 2)}
    check_configuration(DESTINATION, "a", type_=HTTP, properties=largest)


def test_values_are_any_text() -> None:
    check_configuration(
        DESTINATION, "a", type_=HTTP, properties={"empty": "", "lines": "-----BEGIN\r\n\t", "odd": "\0\u202e e\u0301 ", "Ünïcode": "ü"}
    )


@pytest.mark.parametrize(
    ("properties", "field"),
    [
        ({f"{at}": "" for at in range(MAX_PROPERTIES + 1)}, "properties"),
        ({"": "v"}, "properties[0].name"),
        ({"n" * (MAX_PROPERTY_NAME_LENGTH + 1): "v"}, "properties[0].name"),
        ({" URL": "v"}, "properties[0].name"),
        ({"U\u200bRL": "v"}, "properties[0].name"),
        ({"a\0": "v"}, "properties[0].name"),
        ({"$metadata": "v"}, "properties[0].name"),
        ({"\ud800": "v"}, "properties[0].name"),
        ({"URL": "v", "Password": "s3cret" * MAX_PROPERTY_LENGTH}, "properties[1].value"),
        ({"URL": "s3cret\ud800"}, "properties[0].value"),
        ({"a": "v" * MAX_PROPERTY_LENGTH, "b": "v" * (MAX_CONFIGURATION_SIZE - MAX_PROPERTY_LENGTH - 1)}, "properties"),
        ({"a": "€" * MAX_PROPERTY_LENGTH}, "properties"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_broken_rule_names_its_field_and_no_value(properties: Mapping[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_configuration(DESTINATION, "a", type_=HTTP, properties=properties)
    assert caught.value.field == field
    assert "s3cret" not in caught.value.message


def test_secrets_are_read_as_they_were_written() -> None:
    properties = {"Password": 'pä\0ss"\\', "clientSecret": "", "KeyStorePassword": "\u202e"}
    written = write_secrets(properties)
    assert isinstance(written, Secret)
    assert list(read_secrets(written).items()) == list(properties.items())
