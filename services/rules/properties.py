"""What destinations and fragments may be called, which properties they may have, and which of these are secret.

Source: the Destination service's own pages, as docs/reference/rest.md section 4 has them. Values are kept as they are given.
"""

import json
import re
from collections.abc import Mapping

from services.errors import ErrorCode, InvalidInput
from services.model.destination import ConfigurationKind, DestinationType
from services.model.limits import (
    MAX_CONFIGURATION_SIZE,
    MAX_NAME_LENGTH,
    MAX_PROPERTIES,
    MAX_PROPERTY_LENGTH,
    MAX_PROPERTY_NAME_LENGTH,
)
from services.model.secret import Secret
from services.rules.text import check_text

RESERVED = {ConfigurationKind.DESTINATION: ("Name", "Type"), ConfigurationKind.FRAGMENT: ("FragmentName", "Name", "Type")}
"""What names and types them: no properties, though files and SAP's REST API write it beside the properties."""

_NAME = re.compile(r"[A-Za-z0-9_-]+")

_SECRET_ENDINGS = (
    *("password", "passwd", "pwd", "passphrase", "secret", "apikey", "accesskey", "secretkey", "sharedkey", "privatekey"),
    *("accesstoken", "refreshtoken", "apitoken", "bearertoken"),
)
"""How the last part of a secret property's name ends, such as `mail.password`. Not any token: `HTML5.ForwardAuthToken` is a switch."""

_SECRET_PARTS = ("authorization", "proxyauthorization", "cookie", "mysapsso")
"""Last parts that are secret as a whole: headers and tickets that let somebody in, such as `URL.headers.Authorization`."""

_UNSPOKEN = str.maketrans("", "", "_-0123456789")
"""What does not count in a name: `client_secret` and `clientSecret2` are secret, too."""


def is_secret(name: str) -> bool:
    """Whether the property of that name is secret, by what its last part says, without regard to case, `_`, `-` and digits."""
    last = name.rpartition(".")[2].lower().translate(_UNSPOKEN)
    return last.endswith(_SECRET_ENDINGS) or last in _SECRET_PARTS


def check_configuration(kind: ConfigurationKind, name: str, *, type_: DestinationType | None, properties: Mapping[str, str]) -> None:
    """Raise InvalidInput for a name (NAME_INVALID), a type or properties that break a rule.

    The secret properties are among them. No value is in a message.
    """
    _check_name(name)
    check_properties(kind, type_=type_, properties=properties)


def check_properties(kind: ConfigurationKind, *, type_: DestinationType | None, properties: Mapping[str, str]) -> None:
    """Raise InvalidInput for a type or properties that break a rule: destinations have a type, fragments have none."""
    if (type_ is not None) != (kind is ConfigurationKind.DESTINATION):
        message = "A fragment has no type." if kind is ConfigurationKind.FRAGMENT else "A destination needs a type."
        raise InvalidInput(message, field="type")
    if len(properties) > MAX_PROPERTIES:
        raise InvalidInput(f"There must be at most {MAX_PROPERTIES} properties; there are {len(properties)}.", field="properties")
    for at, (name, value) in enumerate(properties.items()):
        _check_property_name(kind, name, field=f"properties[{at}].name")
        _check_value(name, value, field=f"properties[{at}].value")
    size = sum(len(text.encode()) for pair in properties.items() for text in pair)
    if size > MAX_CONFIGURATION_SIZE:
        raise InvalidInput(
            f"All properties together must have at most {MAX_CONFIGURATION_SIZE:,} octets in UTF-8; they have {size:,}.", field="properties"
        )


def write_secrets(properties: Mapping[str, str]) -> Secret:
    """Return the properties as what is encrypted of them: a JSON object of names and values."""
    return Secret(json.dumps(dict(properties), ensure_ascii=False, separators=(",", ":")).encode())


def read_secrets(octets: Secret) -> dict[str, str]:
    """Return the properties that `write_secrets` was given, in their order."""
    properties: dict[str, str] = json.loads(octets.reveal())
    return properties


def _check_name(name: str) -> None:
    if not 1 <= len(name) <= MAX_NAME_LENGTH:
        message = f"name must have 1 to {MAX_NAME_LENGTH} characters; it has {len(name)}."
    elif not _NAME.fullmatch(name):
        message = "name must have letters from A to Z, digits, - and _ only."
    else:
        return
    raise InvalidInput(message, field="name", code=ErrorCode.NAME_INVALID)


def _check_property_name(kind: ConfigurationKind, name: str, *, field: str) -> None:
    check_text(name, field=field, longest=MAX_PROPERTY_NAME_LENGTH)
    if name in RESERVED[kind]:
        reason = "a fragment may not carry it" if kind is ConfigurationKind.FRAGMENT else "it is a field of the destination"
        raise InvalidInput(f"{name} is no property: {reason}.", field=field)
    if name.startswith("$"):  # as SAP's REST API names what belongs to the service, such as $metadata
        raise InvalidInput(f"{field} must not begin with $.", field=field)


def _check_value(name: str, value: str, *, field: str) -> None:
    if len(value) > MAX_PROPERTY_LENGTH:
        message = f"The value of {name} must have at most {MAX_PROPERTY_LENGTH:,} characters; it has {len(value):,}."
        raise InvalidInput(message, field=field)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidInput(f"The value of {name} has half of a surrogate pair, which is not a character.", field=field) from None
