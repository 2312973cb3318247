"""The contents of a file as BSON octets in parts, and back. Pure; nothing secret is inside.

MongoDB's documents end at 16 MiB, and the parsed facts of a keystore can be longer than its octets: so the contents are one BSON
document of our own, cut into parts. Each X.509 certificate stands in it once, entries name it by its index.
"""

from collections.abc import Sequence

import bson
from bson.errors import InvalidBSON

from services.codec.compile import Numbers
from services.model.contents import Contents
from services.model.x509 import X509Certificate
from services.storage.mongo.codec import BSON, VIEWS, view_stored, write_stored
from services.storage.mongo.document import Document, UnreadableDocument, read_document

PART_LENGTH = 8 * 1024 * 1024
"""Octets: half of what a MongoDB document holds, and more than nearly every file needs."""

_write_x509 = BSON.record_writer(X509Certificate)
_view_x509 = VIEWS.record_reader(X509Certificate)


def write_contents(contents: Contents) -> tuple[bytes, ...]:
    """Return the parts of the contents, at least one."""
    numbers = Numbers()
    document = write_stored(contents, numbers)
    document["certificates"] = [_write_x509(certificate, numbers) for certificate in numbers.values]
    octets = bson.encode(document)
    return tuple(octets[start : start + PART_LENGTH] for start in range(0, len(octets), PART_LENGTH))


def read_contents(parts: Sequence[bytes]) -> Contents:
    """Return the contents of all their parts in order, as a view; raises UnreadableDocument."""
    try:
        document = bson.decode(b"".join(parts))
    except InvalidBSON:
        raise UnreadableDocument("A stored content is damaged (InvalidBSON).") from None
    return read_document("content", document, _view_contents)


def _view_contents(document: Document) -> Contents:
    return view_stored(Contents, document, numbered=[_view_x509(certificate, ()) for certificate in document["certificates"]])
