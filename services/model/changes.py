"""What differs between two versions of a file."""

from dataclasses import dataclass
from enum import Enum


class ContentField(Enum):
    """The fields that are compared; the value is what people call one."""

    FORMAT = "format"
    ENTRY = "entry"
    SUBJECT = "subject"
    ISSUER = "issuer"
    SERIAL_NUMBER = "serial number"
    NOT_BEFORE = "notBefore"
    NOT_AFTER = "notAfter"
    PUBLIC_KEY = "public key"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentChange:
    """One difference; `alias` is None for the whole file, `before` and `after` where there is nothing on that side."""

    alias: str | None
    field: ContentField
    before: str | None
    after: str | None
