"""The contents of certificate versions in MongoDB, as BSON octets in parts. Nothing secret is inside.

MongoDB's documents end at 16 MiB, and the parsed facts of a keystore can be longer than its octets: so the contents are one BSON
document of our own, cut into parts. Each X.509 certificate stands in it once, entries name it by its index.
"""

import asyncio
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import bson
from bson.codec_options import CodecOptions
from bson.errors import InvalidBSON
from bson.raw_bson import RawBSONDocument

from services.codec.compile import Numbers
from services.errors import NotFound, ServiceUnavailable
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.x509 import X509Certificate
from services.storage.mongo.codec import BSON, VIEWS, Document, UnreadableDocument, read_document, view_stored, write_stored
from services.storage.mongo.conditions import first_part_id, match_parts, partition, parts_prefix
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session

PART_LENGTH = 8 * 1024 * 1024
"""Octets: half of what a MongoDB document holds, and more than nearly every file needs."""

_LARGE = 64 * 1024
"""Octets from which on certificates are read when they are asked for, and others have their turn after each content. All certificates of
the largest take 50 ms at once."""

_RAW: CodecOptions[RawBSONDocument] = CodecOptions(document_class=RawBSONDocument)

_READS = 5
"""How often parts are read until they belong together: they change only when a keystore is unlocked."""

_write_x509 = BSON.record_writer(X509Certificate)
_view_x509 = VIEWS.record_reader(X509Certificate)


def write_parts(certificate: Certificate, contents: Contents) -> list[dict[str, Any]]:
    """Return the documents of the contents of the certificate's present version."""
    parts = write_contents(contents)
    shared = {
        **partition(certificate),
        "count": len(parts),
        "revision": secrets.token_hex(8),  # the same in all parts that were written together
    }
    prefix = parts_prefix(certificate, certificate.version)
    return [{"_id": f"{prefix}{number:03}", **shared, "octets": octets} for number, octets in enumerate(parts)]


async def store_parts(database: Database, parts: list[dict[str, Any]], session: Session) -> None:
    """Store the parts, one after the other: the driver wraps what fails of many, and it is not seen any more that it may be repeated."""
    for part in parts:
        await database.contents.insert_one(part, session=session)


async def load_many_parts(
    database: Database, certificates: Sequence[Certificate], numbers: Sequence[int] | None = None
) -> list[Contents | None]:
    """Return the contents of the certificates' versions of these numbers, None for those that are not kept; raises ServiceUnavailable.

    Without numbers they are the present ones. Nearly all have one part: these are found by one query. The others are read one after the
    other, for they are large.
    """
    asked = list(zip(certificates, numbers or [one.version for one in certificates], strict=True))
    ids = [first_part_id(one, number) for one, number in asked]
    scopes, tenants = {one.scope_id for one in certificates}, {one.tenant for one in certificates}
    condition = {"_id": {"$in": ids}, "scope_id": {"$in": list(scopes)}, "tenant": {"$in": list(tenants)}, "count": 1}
    async with database.answering():
        parts = await database.contents.find(condition).to_list(None)
    single = {part["_id"]: part for part in parts}
    return [await _complete(database, *each, part=single.get(part_id)) for each, part_id in zip(asked, ids, strict=True)]


async def _complete(database: Database, certificate: Certificate, number: int, *, part: Mapping[str, Any] | None) -> Contents | None:
    """Return the contents that are this part, or have several."""
    if part is None:
        with suppress(NotFound):
            return await load_parts(database, certificate, number)
        return None
    if part["tenant"] != certificate.tenant:
        return None
    if len(part["octets"]) > _LARGE:
        await asyncio.sleep(0)
    return read_contents([part["octets"]])


async def load_parts(database: Database, certificate: Certificate, number: int) -> Contents:
    """Return the contents of a version; raises NotFound and ServiceUnavailable."""
    for _ in range(_READS):
        async with database.answering():
            parts = await database.contents.find(match_parts(certificate, number)).sort([("_id", 1)]).to_list(None)
        if not parts:
            raise NotFound("The certificate has no such version.")
        if len(parts) == parts[0]["count"] and len({part["revision"] for part in parts}) == 1:
            return read_contents([part["octets"] for part in parts])
    raise ServiceUnavailable("The entries are being changed.")


def write_contents(contents: Contents) -> tuple[bytes, ...]:
    """Return the parts of the contents, at least one."""
    numbers = Numbers()
    document = write_stored(contents, numbers)
    document["certificates"] = [_write_x509(certificate, numbers) for certificate in numbers.values]
    octets = bson.encode(document)
    return tuple(octets[start : start + PART_LENGTH] for start in range(0, len(octets), PART_LENGTH))


def read_contents(parts: Sequence[bytes]) -> Contents:
    """Return the contents of all their parts in order, as a view; raises UnreadableDocument."""
    octets = b"".join(parts)
    with _naming_damage():
        document = bson.decode(octets) if len(octets) <= _LARGE else _decode_outside(octets)
    return read_document("content", document, _view_contents)


def _decode_outside(octets: bytes) -> dict[str, Any]:
    """Return the document with its certificates as they are stored."""
    document = bson.decode(octets, _RAW)
    outside = {key: value for key, value in document.items() if key != "certificates"}
    return {**bson.decode(bson.encode(outside)), "certificates": document["certificates"]}


def _view_contents(document: Document) -> Contents:
    return view_stored(Contents, document, numbered=_Certificates(document["certificates"]))


class _Certificates(Sequence[X509Certificate]):
    """The certificates of a content as views, each made when it is first looked up."""

    def __init__(self, stored: Sequence[Document | RawBSONDocument]) -> None:
        self._stored = stored
        self._views: dict[int, X509Certificate] = {}

    def __len__(self) -> int:
        return len(self._stored)

    def __getitem__(self, number: Any) -> Any:
        view = self._views.get(number)
        if view is None:
            stored = self._stored[number]
            with _naming_damage():
                view = _view_x509(bson.decode(stored.raw) if isinstance(stored, RawBSONDocument) else stored, ())
            self._views[number] = view
        return view


@contextmanager
def _naming_damage() -> Iterator[None]:
    try:
        yield
    except InvalidBSON:
        raise UnreadableDocument("A stored content is damaged (InvalidBSON).") from None
