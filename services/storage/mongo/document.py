"""What all stored documents have in common: a schema version, how a broken one is reported, and moments."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from services.codec.compile import READ_FAILURES

Document = Mapping[str, Any]
T = TypeVar("T")

SCHEMA_VERSION = 1
"""Of every document, its field `v`: raised when a reader of the old one would misread the new one. The database's counts migrations."""


class UnreadableDocument(Exception):
    """A stored document is not what this version of the service writes; the sentence names what is wrong, not what is in it."""


def read_document(kind: str, document: Document, read: Callable[[Document], T]) -> T:
    """Return what `read` makes of the document; raises UnreadableDocument for a newer schema version or a damaged document."""
    check_version(kind, document)
    try:
        return read(document)
    except READ_FAILURES as error:
        raise damaged_document(kind, error) from None


def check_version(kind: str, document: Document) -> None:
    """Raise UnreadableDocument for a document of another schema version than this service reads."""
    version = document.get("v")
    if version != SCHEMA_VERSION:
        raise UnreadableDocument(
            f"A stored {kind} has schema version {version!r}; this version of the service reads {SCHEMA_VERSION}. "
            "Run the version that wrote it, or a newer one."
        )


def damaged_document(kind: str, error: Exception) -> UnreadableDocument:
    """Return what is raised for a document that is not what its types say."""
    return UnreadableDocument(f"A stored {kind} is damaged ({type(error).__name__}).")


def read_moment(stored: datetime) -> datetime:
    """Return a moment with its zone: BSON's are in UTC, and naming that here is three times as fast as by the driver's option."""
    return stored.replace(tzinfo=UTC)


def read_moment_or_none(stored: datetime | None) -> datetime | None:
    """Return a moment with its zone, None for None."""
    return None if stored is None else stored.replace(tzinfo=UTC)
