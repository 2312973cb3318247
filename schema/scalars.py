"""Scalars: one written form each, so that clients can map them to types of their own."""

import base64
import binascii
import re
from datetime import UTC, datetime
from typing import NewType

import strawberry
from starlette.datastructures import UploadFile
from strawberry.file_uploads import Upload
from strawberry.types.scalar import ScalarDefinition

from services.model.moments import write_moment

OctetString = NewType("OctetString", bytes)
HexString = NewType("HexString", str)
ObjectIdentifier = NewType("ObjectIdentifier", str)

_HEX = re.compile(r"-?[0-9A-Fa-f]+(?:[: ]?[0-9A-Fa-f]+)*")
_OID = re.compile(r"[0-2](?:\.(?:0|[1-9][0-9]*))+")
_WRITTEN_WITH_ZONE = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})")


def _read_moment(text: object) -> datetime:
    if not isinstance(text, str) or not _WRITTEN_WITH_ZONE.fullmatch(text):
        raise ValueError("A DateTime is written like 2026-11-23T12:00:00Z (RFC 3339).")
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("This DateTime does not exist.") from None


def _write_octets(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _read_octets(text: object) -> OctetString:
    if not isinstance(text, str):
        raise ValueError("A Base64 is a string.")
    try:
        return OctetString(base64.b64decode("".join(text.split()), validate=True))
    except (ValueError, binascii.Error):
        raise ValueError("This is not Base64 (RFC 4648 section 4).") from None


def _read_hex(text: object) -> HexString:
    if not isinstance(text, str) or not _HEX.fullmatch(text):
        raise ValueError("A Hex has hexadecimal digits, with or without colons between them.")
    return HexString(text)


def _read_oid(text: object) -> ObjectIdentifier:
    if not isinstance(text, str) or not _OID.fullmatch(text):
        raise ValueError("An OID is written like 2.5.29.15.")
    return ObjectIdentifier(text)


def _read_upload(value: object) -> object:
    # What arrives in a multipart part was put into the variables by the edge; everything else is somebody's text or number.
    if not isinstance(value, UploadFile):
        raise ValueError("An Upload is a part of a multipart request (graphql-multipart-request-spec).")
    return value


SCALARS: dict[object, ScalarDefinition] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment in RFC 3339, UTC, such as 2026-11-23T12:00:00Z.",
        specified_by_url="https://datatracker.ietf.org/doc/html/rfc3339",
        serialize=write_moment,
        parse_value=_read_moment,
    ),
    OctetString: strawberry.scalar(
        name="Base64",
        description="Octets in Base64 (RFC 4648 section 4). White space between the digits is ignored in input and never written.",
        specified_by_url="https://datatracker.ietf.org/doc/html/rfc4648#section-4",
        serialize=_write_octets,
        parse_value=_read_octets,
    ),
    Upload: strawberry.scalar(
        name="Upload",
        description="A file, sent as a part of a multipart request.",
        specified_by_url="https://github.com/jaydenseric/graphql-multipart-request-spec",
        parse_value=_read_upload,
    ),
    HexString: strawberry.scalar(
        name="Hex",
        description="Hexadecimal digits, lower case, without separators; colons and capitals are taken in input. A leading minus "
        "stands before a negative number.",
        serialize=str,
        parse_value=_read_hex,
    ),
    ObjectIdentifier: strawberry.scalar(
        name="OID",
        description="An object identifier in dotted decimal form, such as 2.5.4.3 (ITU-T X.660).",
        serialize=str,
        parse_value=_read_oid,
    ),
}
"""What `StrawberryConfig.scalar_map` is given."""
