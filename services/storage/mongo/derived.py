"""What documents hold beside the fields of their nouns: what is searched and sorted by, and ids made of several fields. Pure.

Nothing reads these fields back: `search_*` are lower-case copies, fingerprints and tokens, `order_*` see `order_key`, `claimed_until`
see `due`, `restored_at` see `deletion`, `read_by` see `readings`.
"""

from datetime import UTC, datetime
from typing import Any

from services.model.certificate import Certificate, Version, earliest_of
from services.model.destination import Configuration
from services.model.lifecycle import AuditNoun, AuditRecord, IdempotencyRecord
from services.model.limits import IDEMPOTENCY_RECORD_LIFETIME
from services.model.query import IDENTITY, Fields, OrderField, Position, read_value
from services.model.reading import READING
from services.model.scope import Scope
from services.model.text import fold_text
from services.storage.mongo.codec import Document, list_projection, read_document, read_stored, write_stored
from services.storage.mongo.tokens import derive_tokens, write_tokens

ORDER_FIELD = {
    OrderField.NAME: "order_name",
    OrderField.CREATED_AT: "order_created_at",
    OrderField.MODIFIED_AT: "order_modified_at",
    OrderField.NOT_AFTER: "order_not_after",
    OrderField.TYPE: "order_type",
    OrderField.STATUS: "order_not_after",
}
"""The field that documents are sorted by; by status, those of one status."""

READ_BY = "read_by"
"""The field that says what the readers read: the version, whether it was locked, and the number of their reading."""

_QUERY_ONLY_FIELDS = (
    *ORDER_FIELD.values(),
    "search_name",
    "search_subjects",
    "search_issuers",
    "search_serial_numbers",
    "search_sha256",
    "search_spki_sha256",
    "search_tokens",
    "search_tokens_of",
    "claimed_until",
    "restored_at",
    READ_BY,
)

READ_FIELDS = dict.fromkeys(_QUERY_ONLY_FIELDS, 0)
"""The projection for reading: it leaves out what only queries use, so that a list stays light."""


SUBJECT_FIELDS = frozenset({"subject", "common_name"})
"""Fields that are those of the version that `subject_of` names: the release before replaces versions without them, see `subjects`."""


def choose_fields(fields: Fields, *more: str) -> tuple[dict[str, int], Fields]:
    """Return the projection for reading these fields of a certificate, what identifies it and some more; and which will be there."""
    if fields is None:
        return READ_FIELDS, None
    fetched = fields | IDENTITY | set(more)
    projection = list_projection(Certificate, fetched)
    return {**projection, "subject_of": 1} if fields & SUBJECT_FIELDS else projection, fetched


_NOT_DERIVED = (
    *("_id", "v", "tenant", "scope_id", "name", "type", "size", "created_at", "version", "labels"),
    *("recipe", "renewal", "revocation", "deleted_at"),
)
"""The fields of a certificate that reading its octets again does not change."""

_KEPT_BY_VERSIONS = ("_id", "v", "tenant", "scope_id", "name", "created_at", "labels", "deleted_at")
"""The fields that name and label a certificate, and when it was created: another version does not change them."""


def write_certificate(certificate: Certificate) -> dict[str, Any]:
    """Return the document of a certificate."""
    return {
        **write_stored(certificate),
        "search_name": fold_text(certificate.name),
        **_write_orders(certificate, OrderField.NAME, OrderField.CREATED_AT),
        **_write_query_fields(certificate),
    }


def write_derived(certificate: Certificate) -> dict[str, Any]:
    """Return the fields that follow from the octets and what is known of them, and the time of modification."""
    return {**_write_without(certificate, _NOT_DERIVED), **_write_query_fields(certificate)}


def write_next_version(certificate: Certificate) -> dict[str, Any]:
    """Return the fields that another version replaces: all but those that name and label the certificate and tell who created it when."""
    fields = {**_write_without(certificate, _KEPT_BY_VERSIONS), **_write_query_fields(certificate)}
    creation = fields.pop("creation")
    return {**fields, **{f"creation.{field}": value for field, value in creation.items() if field != "created_by"}}


def write_modified_at(certificate_id: str, moment: datetime) -> dict[str, Any]:
    """Return the fields that change with the time of modification."""
    return {"modified_at": moment, "order_modified_at": order_key(Position(value=moment, id=certificate_id))}


def write_read_by(certificate: Certificate) -> dict[str, Any]:
    """Return the field that says that this release's readers read the certificate's present version."""
    return {READ_BY: [certificate.version, certificate.is_locked, READING]}


def _write_without(certificate: Certificate, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: value for field, value in write_stored(certificate).items() if field not in fields}


def _write_query_fields(certificate: Certificate) -> dict[str, Any]:
    facts, earliest = certificate.facts, certificate.earliest
    return {
        **write_modified_at(certificate.id, certificate.modified_at),
        "not_before": earliest.not_before if earliest else None,
        "not_after": earliest.not_after if earliest else None,
        "expiring_from": earliest.expiring_from if earliest else None,
        "common_name": certificate.common_name,
        "subject_of": [certificate.version, certificate.is_locked],
        **write_read_by(certificate),
        **_write_orders(certificate, OrderField.NOT_AFTER, OrderField.TYPE),
        "search_subjects": [fold_text(subject) for subject in facts.subjects],
        "search_issuers": [fold_text(issuer) for issuer in facts.issuers],
        "search_serial_numbers": list(facts.serial_numbers),
        "search_sha256": list(facts.sha256),
        "search_spki_sha256": list(facts.spki_sha256),
        **write_tokens(certificate),
    }


def _write_orders(certificate: Certificate, *orders: OrderField) -> dict[str, str]:
    return {ORDER_FIELD[order]: order_key(Position(value=read_value(certificate, order), id=certificate.id)) for order in orders}


def derive_added(document: Document) -> dict[str, Any]:
    """Return the fields that a certificate of the release before lacks, from what is stored of it."""
    return {**derive_tokens(document), ORDER_FIELD[OrderField.TYPE]: order_key(Position(value=document["type"], id=document["_id"]))}


def write_scope(scope: Scope) -> dict[str, Any]:
    """Return the document of a scope."""
    return {**write_stored(scope), "order_created_at": order_key(Position(value=scope.created_at, id=scope.id))}


_REPLACED = ("type", "properties", "secret_names", "secrets", "references", "modified_at", "version")
"""The fields of a configuration that another version replaces."""

READ_CONFIGURATION = {ORDER_FIELD[OrderField.NAME]: 0}
"""The projection for reading: it leaves out what only queries use."""


def write_configuration(configuration: Configuration) -> dict[str, Any]:
    """Return the document of a destination or fragment."""
    position = Position(value=configuration.name, id=configuration.id)
    return {**write_stored(configuration), ORDER_FIELD[OrderField.NAME]: order_key(position)}


def write_next_configuration(configuration: Configuration) -> dict[str, Any]:
    """Return the fields that another version replaces."""
    written = write_stored(configuration)
    return {field: written[field] for field in _REPLACED}


def version_id(certificate_id: str, number: int) -> str:
    """Return the `_id` under which what belongs to one version of a certificate is stored."""
    return f"{certificate_id}:{number}"


def write_version(version: Version) -> dict[str, Any]:
    """Return the document of a version, without tenant and scope."""
    return {"_id": version_id(version.certificate_id, version.number), **write_stored(version)}


def write_idempotency_record(record: IdempotencyRecord) -> dict[str, Any]:
    """Return the document of an idempotency record; the driver gives it an id, and mongod removes it when it expires."""
    return {**write_stored(record), "expires_at": record.at + IDEMPOTENCY_RECORD_LIFETIME}


def read_audit(document: Document) -> AuditRecord:
    """Return the audit record of a document; raises UnreadableDocument.

    Documents without a `noun` are older, and not migrated yet: they are about the version `version` of the certificate
    `certificate_id`. The driver gave them their ids, which no migration changes. A release that opens only databases of version 2 needs
    the first case no more.
    """
    return read_stored(AuditRecord, read_document("audit record", document, _with_noun))


def _with_noun(document: Document) -> Document:
    identified = {**document, "_id": str(document["_id"])}
    if "noun" in document:
        return identified
    version = {"version": str(document["version"])}
    noun = {"noun": AuditNoun.CERTIFICATE.value, "noun_id": document["certificate_id"], "before": {}, "after": version}
    return {**identified, **noun}


def first_version(certificate: Certificate) -> Version:
    """Return the version that a new certificate begins with."""
    return Version(
        certificate_id=certificate.id,
        number=certificate.version,
        created_at=certificate.created_at,
        created_by=certificate.creation.created_by,
        size=certificate.size,
        not_after=certificate.not_after,
        validity=earliest_of(certificate.validities),
    )


def begin_of(moment: datetime) -> str:
    """Return what stands before the order keys of the moment and after those of all earlier ones."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def begin_of_name(name: str) -> tuple[str, str]:
    """Return what the order keys of certificates of that name begin at, and what all of them stand before; those of other cases too."""
    return f"{name.lower()}\0", f"{name.lower()}\1"


def order_key(position: Position) -> str:
    """Return the text that stands for a position: sorting by it by code point is sorting by the value and then by the id.

    Values are texts without control characters, compared by their lower-case form, or moments, compared by their milliseconds.
    """
    value = position.value
    # Moments have a fixed length and texts have no U+0000: so it ends the value before any other character does.
    text = value.lower() if isinstance(value, str) else begin_of(value)
    # A position can come from a forged cursor; half a surrogate pair stands in no stored text, and UTF-8 cannot say it.
    return f"{text}\0{position.id}".encode("utf-8", "replace").decode()
