"""Settings: read once, and a bad one stops the start with its name."""

from dataclasses import fields
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from server.commands.print_settings import README, write_default, write_readme
from server.session.settings import SignInSettings
from server.settings import Settings, read_settings
from server.values import BadSetting, Setting
from server.variables import SETTINGS
from services.authorities.cfssl import CfsslSettings
from services.model.generation import OrganizationAttributes
from services.model.limits import Limits
from services.model.secret import Secret


def test_the_defaults_are_for_a_fresh_machine() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 8080, Path(".data"))
    assert settings.mongodb_uri is None
    assert settings.limits.file_size == 2 * 1024 * 1024


def test_every_setting_can_be_set() -> None:
    settings = read_settings(
        {
            "PATH": "/bin",
            "DESTCERT_HOST": "0.0.0.0",
            "DESTCERT_PORT": "9000",
            "DESTCERT_DATA": "/srv/x",
            "DESTCERT_MONGODB_URI": "mongodb://u:p@h/",
            "DESTCERT_MONGODB_DRIVER": "pymongo",
            "DESTCERT_MONGODB_DATABASE": "other",
            "DESTCERT_MASTER_KEY": "AAAA",
            "DESTCERT_DEV_TOKEN": "on",
            "DESTCERT_PAGE": "false",
            "DESTCERT_GRAPHIQL": "false",
            "DESTCERT_INTROSPECTION": "false",
            "DESTCERT_ALLOWED_ORIGINS": "https://a.example,https://b.example",
            "DESTCERT_CONNECTIONS_PER_ADDRESS": "7",
            "DESTCERT_TRUSTED_PROXIES": "10.0.0.1, 192.168.0.0/16,2001:db8::/32",
            "DESTCERT_READERS": "3",
            "DESTCERT_MAX_FILE_SIZE": "10485760",
            "DESTCERT_MAX_CERTIFICATES": "5",
            "DESTCERT_ACCEPT_WEAK_KEYS": "true",
            "DESTCERT_REST_PROTECT_USED": "true",
        }
    )
    assert (settings.host, settings.port, settings.data, settings.readers) == ("0.0.0.0", 9000, Path("/srv/x"), 3)
    assert (settings.mongodb_driver, settings.mongodb_database) == ("pymongo", "other")
    assert settings.allowed_origins == ("https://a.example", "https://b.example")
    assert settings.connections_per_address == 7
    assert settings.trusted_proxies == tuple(ip_network(part) for part in ("10.0.0.1/32", "192.168.0.0/16", "2001:db8::/32"))
    assert (settings.dev_token, settings.page, settings.graphiql, settings.introspection) == (True, False, False, False)
    assert settings.rest_protect_used is True
    assert (settings.limits.file_size, settings.limits.certificates_per_scope, settings.limits.accept_weak_keys) == (10485760, 5, True)


@pytest.mark.parametrize("domain", ["auth.example", "localhost:8443", "10.0.0.1:65535"])
def test_tokens_are_asked_for_below_a_host(domain: str) -> None:
    assert read_settings({"DESTCERT_TOKEN_DOMAIN": domain}).token_domain == domain


def test_the_base_url_is_the_public_one_or_that_which_is_listened_on() -> None:
    assert read_settings({"DESTCERT_PORT": "81"}).base_url == "http://127.0.0.1:81"
    assert read_settings({"DESTCERT_PUBLIC_URL": "https://certs.example/"}).base_url == "https://certs.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DESTCERT_PORT", "0"),
        ("DESTCERT_PORT", "65536"),
        ("DESTCERT_PORT", "80a"),
        ("DESTCERT_PORT", "٨"),
        ("DESTCERT_READERS", "-1"),
        ("DESTCERT_DEV_TOKEN", "true"),
        ("DESTCERT_DEV_TOKEN", ""),
        ("DESTCERT_GRAPHIQL", "yes"),
        ("DESTCERT_PAGE", "on"),
        ("DESTCERT_REST_PROTECT_USED", "on"),
        ("DESTCERT_MONGODB_DRIVER", "beanie"),
        ("DESTCERT_MAX_FILE_SIZE", "10485761"),
        ("DESTCERT_POTR", "8080"),
        ("DESTCERT_CONNECTIONS_PER_ADDRESS", "0"),
        ("DESTCERT_TRUSTED_PROXIES", "proxy.example"),
        ("DESTCERT_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("DESTCERT_TRUSTED_PROXIES", "*"),
        *(("DESTCERT_TOKEN_DOMAIN", domain) for domain in ("", "Auth.example", "auth..example", "https://auth.example", "-a.example")),
        *(("DESTCERT_TOKEN_DOMAIN", f"auth.example:{port}") for port in ("", "0", "65536", "x", "80:80")),
        ("DESTCERT_AUDIT_CHECKPOINTS", "https://user:password@audit.example/"),
        ("DESTCERT_AUDIT_CHECKPOINTS", "https:///checkpoints"),
        ("DESTCERT_AUDIT_CHECKPOINTS", "http://audit.example/#fragment"),
        ("DESTCERT_CFSSL_AUTH_KEY", "no hex"),
        ("DESTCERT_CFSSL_CHAIN", "/no/such/file.pem"),
        ("DESTCERT_CFSSL_CHAIN", __file__),
    ],
)
def test_a_bad_value_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read_settings({name: value})


@pytest.mark.parametrize(
    ("given", "has_token"),
    [
        ({}, True),
        ({"DEV_TOKEN": "on"}, True),
        ({"DEV_TOKEN": "off"}, False),
        ({"MONGODB_URI": "mongodb://h/"}, False),
        ({"MONGODB_URI": ""}, True),
        ({"MONGODB_URI": "mongodb://h/", "DEV_TOKEN": "on"}, True),
        ({"MONGODB_URI": "mongodb://h/", "DEV_TOKEN": "off"}, False),
    ],
)
def test_a_development_token_is_chosen_or_comes_with_the_embedded_mongodb(given: dict[str, str], has_token: bool) -> None:
    assert read_settings({f"DESTCERT_{name}": value for name, value in given.items()}).has_dev_token is has_token


def test_settings_do_not_show_their_secrets() -> None:
    settings = read_settings({"DESTCERT_MONGODB_URI": "mongodb://u:hunter2@h/", "DESTCERT_MASTER_KEY": "hunter3"})
    assert "hunter" not in repr(settings)


def test_the_readme_has_the_present_table() -> None:
    assert write_readme(README.read_text()) == README.read_text(), "run make readme"


SHOWN = [setting for setting in SETTINGS if not setting.default and write_default(setting) != "none"]


@pytest.mark.parametrize("setting", SHOWN, ids=lambda setting: setting.variable)
def test_the_default_that_the_readme_shows_is_the_default(setting: Setting) -> None:
    default: object = Settings()
    for name in setting.path.split("."):
        default = getattr(default, name)
    assert setting.read(setting.variable, write_default(setting).strip("`")) == default


def test_every_field_has_a_setting() -> None:
    def paths(kind: type, prefix: str = "") -> set[str]:
        return {prefix + field.name for field in fields(kind)}

    nested = {"limits": Limits, "organization": OrganizationAttributes, "cfssl": CfsslSettings, "sign_in": SignInSettings}
    expected = paths(Settings) - set(nested)
    for name, kind in nested.items():
        expected |= paths(kind, f"{name}.")
    assert {setting.path for setting in SETTINGS} == expected - {"cfssl.tls"}


def test_values_have_the_types_of_their_fields() -> None:
    settings = read_settings({"DESTCERT_OVERLAP_DAYS": "3", "DESTCERT_RENEWAL_MINUTES": "5", "DESTCERT_SUBJECT_OU": "A, B"})
    assert settings.limits.version_overlap == timedelta(days=3)
    assert settings.renewal_interval == timedelta(minutes=5)
    assert settings.organization.organizational_units == ("A", "B")


def test_the_service_is_no_foreign_issuer_of_itself() -> None:
    itself = '[{"issuer": "https://certificates.example", "audience": "a", "tenant": "default"}]'
    with pytest.raises(BadSetting, match="DESTCERT_ISSUERS names the service itself"):
        read_settings({"DESTCERT_ISSUERS": itself, "DESTCERT_PUBLIC_URL": "https://certificates.example/"})


@pytest.mark.parametrize("value", ["/var/log/checkpoints", "https://audit.example/hook?token=needle", "checkpoints:1"])
def test_checkpoints_go_to_a_path_or_an_address_which_no_message_tells(value: str) -> None:
    settings = read_settings({"DESTCERT_AUDIT_CHECKPOINTS": value})
    assert settings.audit_checkpoints == Secret(value.encode())
    assert value not in repr(settings)


def test_without_a_place_checkpoints_go_to_the_log_only() -> None:
    assert read_settings({}).audit_checkpoints is None
    assert read_settings({"DESTCERT_AUDIT_CHECKPOINTS": ""}).audit_checkpoints is None


def test_manifests_are_read_from_paths_that_commas_separate(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(f'{{"{name}": "{{{name}}}"}}')
    paths = f"{tmp_path}/a.json, {tmp_path}/b.json"
    settings = read_settings({"DESTCERT_TRUSTED_DOCUMENTS": "require", "DESTCERT_TRUSTED_DOCUMENTS_MANIFEST": paths})
    assert settings.trusted_documents == "require"
    assert [dict(manifest.texts) for manifest in settings.trusted_documents_manifest] == [{"a": "{a}"}, {"b": "{b}"}]


@pytest.mark.parametrize("mode", ["off", "allow", "require"])
def test_a_manifest_that_is_none_is_named_with_its_variable(mode: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"^DESTCERT_TRUSTED_DOCUMENTS_MANIFEST: .*/missing.json cannot be read"):
        read_settings({"DESTCERT_TRUSTED_DOCUMENTS": mode, "DESTCERT_TRUSTED_DOCUMENTS_MANIFEST": f"{tmp_path}/missing.json"})


def test_a_mode_that_is_none_is_refused() -> None:
    with pytest.raises(BadSetting, match="DESTCERT_TRUSTED_DOCUMENTS must be one of off, allow, require"):
        read_settings({"DESTCERT_TRUSTED_DOCUMENTS": "on"})


ISSUERS = '[{"issuer": "https://id.example/realm", "audience": "a", "tenant": "default"}]'


def test_people_sign_in_by_an_issuer_whose_tokens_are_taken() -> None:
    given = {"ISSUER": "https://id.example/realm", "CLIENT_ID": "service", "CLIENT_SECRET": "needle", "SCOPES": "openid offline_access"}
    settings = read_settings({"DESTCERT_ISSUERS": ISSUERS} | {f"DESTCERT_SIGN_IN_{name}": text for name, text in given.items()})
    assert settings.sign_in == SignInSettings(
        issuer="https://id.example/realm", client_id="service", client_secret=Secret(b"needle"), scopes="openid offline_access"
    )
    assert "needle" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"ISSUER": "https://id.example/realm"}, "SIGN_IN_ISSUER and DESTCERT_SIGN_IN_CLIENT_ID need each other"),
        ({"CLIENT_ID": "service"}, "SIGN_IN_ISSUER and DESTCERT_SIGN_IN_CLIENT_ID need each other"),
        ({"CLIENT_SECRET": "needle"}, "SIGN_IN_ISSUER and DESTCERT_SIGN_IN_CLIENT_ID need each other"),
        ({"ISSUER": "https://id.example/realm/", "CLIENT_ID": "service"}, "must be the issuer of an entry"),
        ({"ISSUER": "https://id.example/realm", "CLIENT_ID": "service", "SCOPES": "profile"}, "must hold openid"),
    ],
)
def test_half_a_sign_in_stops_the_start(given: dict[str, str], message: str) -> None:
    with pytest.raises(BadSetting, match=message) as caught:
        read_settings({"DESTCERT_ISSUERS": ISSUERS} | {f"DESTCERT_SIGN_IN_{name}": text for name, text in given.items()})
    assert "needle" not in str(caught.value)
