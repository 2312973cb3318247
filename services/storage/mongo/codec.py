"""The model as BSON documents and back, by the types of its fields: the names they are stored under, and what every document has. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

from services.codec.compile import READ_FAILURES, Codec, Medium, Numbers, Simple
from services.codec.view import Shortcut, read_as_views
from services.model.access import ServiceKey, Subscription, Tenant
from services.model.caller import Right
from services.model.certificate import Certificate, SearchFacts, Validity, Version
from services.model.contents import Contents, PrivateKeyEntry, SecretKeyEntry, TrustedCertificateEntry, UnreadableEntry
from services.model.destination import Configuration
from services.model.encrypted import Encrypted, WrappedKey
from services.model.generation import RevocationList
from services.model.lifecycle import AuditRecord, IdempotencyRecord, Intent, RevokedSerial
from services.model.scope import Scope
from services.model.x509 import X509Certificate

Document = Mapping[str, Any]
T = TypeVar("T")

SCHEMA_VERSION = 1
"""Of every document, its field `v`: raised when a reader of the old one would misread the new one. The database's counts migrations."""

STORED_NAMES: Mapping[tuple[type, str], str] = {
    (AuditRecord, "id"): "_id",
    (Certificate, "id"): "_id",
    (Certificate, "spec"): "recipe",
    (Configuration, "id"): "_id",
    (Intent, "id"): "_id",
    (RevokedSerial, "serial_number"): "_id",
    (Scope, "id"): "_id",
    (ServiceKey, "id"): "_id",
    (Subscription, "id"): "_id",
    (Tenant, "id"): "_id",
}
"""Where a field is stored under another name than its own."""

ENTRY_KINDS: Mapping[type, str] = {
    PrivateKeyEntry: "private_key",
    TrustedCertificateEntry: "trusted_certificate",
    SecretKeyEntry: "secret_key",
    UnreadableEntry: "unreadable",
}
"""What a stored member of a union says of its kind (its field `kind`)."""

_DOCUMENT_KINDS: Mapping[type, str] = {
    AuditRecord: "audit record",
    Certificate: "certificate",
    Configuration: "destination or fragment",
    Contents: "content",
    Encrypted: "encrypted value",
    IdempotencyRecord: "receipt",
    Intent: "intent",
    RevocationList: "revocation list",
    RevokedSerial: "revocation",
    Scope: "scope",
    ServiceKey: "service key",
    Subscription: "subscription",
    Tenant: "tenant",
    Version: "version",
}
"""What a message calls a document that cannot be read."""


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


@lru_cache(maxsize=8192)  # about 1 MB
def read_moment(stored: datetime) -> datetime:
    """Return a moment with its zone: BSON's are in UTC, and naming that here is three times as fast as by the driver's option.

    A tenth of a list's time went into this; the moments of what is asked for again and again are remembered.
    """
    return stored.replace(tzinfo=UTC)


def _damaged(kind: type, error: Exception) -> UnreadableDocument:
    return damaged_document(_DOCUMENT_KINDS.get(kind, kind.__name__), error)


def _write_encrypted(encrypted: Encrypted) -> dict[str, Any]:
    return {
        "v": SCHEMA_VERSION,
        "master_key_id": encrypted.wrapped_key.master_key_id,
        "wrapped_key": encrypted.wrapped_key.octets,
        "nonce": encrypted.nonce,
        "ciphertext": encrypted.ciphertext,
    }


def _read_encrypted(document: Document) -> Encrypted:
    return read_document(_DOCUMENT_KINDS[Encrypted], document, _read_encrypted_fields)


def _read_encrypted_fields(document: Document) -> Encrypted:
    return Encrypted(
        wrapped_key=WrappedKey(master_key_id=document["master_key_id"], octets=bytes(document["wrapped_key"])),
        nonce=bytes(document["nonce"]),
        ciphertext=bytes(document["ciphertext"]),
    )


def _write_rights(rights: frozenset[Right]) -> list[str]:
    return sorted(right.value for right in rights)


def _read_rights(stored: list[str]) -> frozenset[Right]:
    return frozenset(map(Right, stored))


def _write_scope_rights(by_scope: Mapping[str, frozenset[Right]]) -> dict[str, list[str]]:
    return {scope_id: _write_rights(rights) for scope_id, rights in by_scope.items()}


def _read_scope_rights(stored: Mapping[str, list[str]]) -> dict[str, frozenset[Right]]:
    return {scope_id: _read_rights(rights) for scope_id, rights in stored.items()}


_MEDIUM = Medium(
    simple={
        str: Simple(),
        int: Simple(),
        bool: Simple(),
        bytes: Simple(read=bytes),
        datetime: Simple(read=read_moment),
        Mapping[str, str]: Simple(dict, dict),
        Encrypted: Simple(_write_encrypted, _read_encrypted),
        frozenset[Right]: Simple(_write_rights, _read_rights),
        Mapping[str, frozenset[Right]]: Simple(_write_scope_rights, _read_scope_rights),
    },
    tag_of=ENTRY_KINDS.__getitem__,
    key_of=lambda kind, name: STORED_NAMES.get((kind, name), name),
    not_held={(Certificate, "facts"): SearchFacts()},  # `derived` writes what is searched by
)

BSON = Codec(_MEDIUM, numbered=X509Certificate)
"""Inside contents a certificate is its number in the list of them, so that each is stored once."""

_SHORTCUTS: Mapping[tuple[type, str], Shortcut] = {
    (Certificate, "earliest"): Shortcut("not_after", record=Validity),
    (Certificate, "not_after"): Shortcut("not_after", value=datetime),
    (Certificate, "common_name"): Shortcut("common_name", value=str),
}
"""What `derived` writes of the validity that ends first, under the names of its fields, and of the subject."""

VIEWS = Codec(_MEDIUM, numbered=X509Certificate, read_record=read_as_views(_damaged, _SHORTCUTS))
"""The same, read field by field when it is asked for: what nobody asks for costs nothing."""


def write_stored(value: Any, numbers: Numbers | None = None) -> dict[str, Any]:
    """Return the document of a noun, with the schema version."""
    return {"v": SCHEMA_VERSION, **BSON.writer(type(value))(value, numbers or Numbers())}


def read_stored(kind: type[T], document: Document) -> T:
    """Return the noun of a document; raises UnreadableDocument for a newer schema version or a damaged document."""
    read = BSON.reader(kind)
    value: T = read_document(_DOCUMENT_KINDS[kind], document, lambda stored: read(stored, ()))
    return value


def view_stored(kind: type[T], document: Document, *, fetched: frozenset[str] | None = None, numbered: Sequence[Any] = ()) -> T:
    """Return the noun of a document as a view, of which the fields `fetched` are there (None: all); raises as `read_stored`.

    A damaged field raises UnreadableDocument when it is asked for.
    """
    check_version(_DOCUMENT_KINDS[kind], document)
    view: T = VIEWS.record_reader(kind)(document, numbered, fetched)  # type: ignore[call-arg]  # what `read_as_views` says
    return view


def view_all(kind: type[T], documents: Sequence[Document], *, fetched: frozenset[str] | None = None) -> list[T]:
    """Return the nouns of the documents as `view_stored` does."""
    name, read = _DOCUMENT_KINDS[kind], VIEWS.record_reader(kind)
    for document in documents:
        check_version(name, document)
    return [read(document, (), fetched) for document in documents]  # type: ignore[call-arg]


@lru_cache(maxsize=256)  # of what front ends ask for again and again
def list_projection(kind: type, fetched: frozenset[str]) -> dict[str, int]:
    """Return MongoDB's projection for a view with these fields."""
    keys = {"v", "_id"}
    for name in fetched:
        shortcut = _SHORTCUTS.get((kind, name))
        if shortcut is None:
            keys.add(str(VIEWS.key_of(kind, name)))
        else:
            keys.update([shortcut.key] if shortcut.record is None else [each.name for each in fields(shortcut.record)])
    return dict.fromkeys(keys, 1)


def write_part(hint: Any, value: Any) -> Any:
    """Return what a document holds for a field of that type."""
    return BSON.writer(hint)(value, Numbers())
