"""The attributes of a SafeBag: friendly name and local key id (RFC 2985 5.5), and Java's mark of a trusted certificate."""

from typing import NamedTuple

from services.asn1.read import Element

FRIENDLY_NAME = "1.2.840.113549.1.9.20"
LOCAL_KEY_ID = "1.2.840.113549.1.9.21"
JAVA_TRUSTED = "2.16.840.1.113894.746875.1.1"


class Attributes(NamedTuple):
    """Those that are kept; `name` is None where there is none or an empty one."""

    name: str | None = None
    local_key_id: bytes | None = None
    is_trusted: bool = False


def read_attributes(element: Element | None) -> Attributes:
    """Read the SET of attributes, the first value of each; unknown ones are skipped. Raises MalformedContent.

    Windows ends friendly names with a NUL, which is no part of them.
    """
    name, local_key_id, is_trusted = None, None, False
    for attribute in element.set().rest() if element else ():
        fields = attribute.sequence()
        oid = fields.take().object_identifier()
        value = next(fields.take().set().rest(), None)
        if oid == JAVA_TRUSTED:
            is_trusted = True
        elif value is not None and oid == FRIENDLY_NAME:
            name = value.text().rstrip("\x00") or None
        elif value is not None and oid == LOCAL_KEY_ID:
            local_key_id = value.octet_string()
    return Attributes(name, local_key_id, is_trusted)
