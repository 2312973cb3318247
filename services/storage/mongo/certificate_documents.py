"""Certificates as BSON documents, and back. Pure.

A document has fields that only queries use and that nothing reads back: `search_*` (lower-case copies and fingerprints), `order_*`
(see `order_key`), `claimed_until` (see `mongo_due`) and `restored_at` (see `mongo_deletion`).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.model.certificate import (
    Certificate,
    EntryValidity,
    Label,
    SearchFacts,
)
from services.model.contents import FileType, Finding, FindingCode, Format, Severity
from services.model.query import OrderField, Position, read_position
from services.storage.mongo.creation_documents import (
    read_creation,
    read_renewal,
    read_revocation,
    read_spec,
    write_creation,
    write_renewal,
    write_revocation,
    write_spec,
)
from services.storage.mongo.document import SCHEMA_VERSION, Document, read_document, read_moment, read_moment_or_none
from services.storage.mongo.order_key import order_key

ORDER_FIELD = {
    OrderField.NAME: "order_name",
    OrderField.CREATED_AT: "order_created_at",
    OrderField.MODIFIED_AT: "order_modified_at",
    OrderField.NOT_AFTER: "order_not_after",
}
"""The field that documents are sorted by."""

_NO_FACTS = SearchFacts()

_QUERY_ONLY_FIELDS = (
    *ORDER_FIELD.values(),
    "search_name",
    "search_subjects",
    "search_issuers",
    "search_serial_numbers",
    "search_sha256",
    "search_spki_sha256",
    "not_before",
    "not_after",
    "expiring_from",
    "claimed_until",
    "restored_at",
)

# Looking members up here is three times as fast as calling the enums, and a list looks up hundreds.
_FILE_TYPES = {member.value: member for member in FileType}
_FINDING_CODES = {member.value: member for member in FindingCode}
_FORMATS = {member.value: member for member in Format}
_SEVERITIES = {member.value: member for member in Severity}

READ_FIELDS = dict.fromkeys(_QUERY_ONLY_FIELDS, 0)
"""The projection for reading: it leaves out what only queries use, so that a list stays light."""


def write_certificate(certificate: Certificate) -> dict[str, Any]:
    """Return the document of a certificate."""
    return {
        "_id": certificate.id,
        "v": SCHEMA_VERSION,
        "tenant": certificate.tenant,
        "scope_id": certificate.scope_id,
        "name": certificate.name,
        "search_name": certificate.name.lower(),
        "type": certificate.type.value,
        "size": certificate.size,
        "created_at": certificate.created_at,
        "version": certificate.version,
        "order_name": order_key(read_position(certificate, OrderField.NAME)),
        "order_created_at": order_key(read_position(certificate, OrderField.CREATED_AT)),
        "labels": write_labels(certificate.labels),
        "deleted_at": certificate.deleted_at,
        **_write_generation(certificate),
        **write_derived(certificate),
    }


def write_next_version(certificate: Certificate) -> dict[str, Any]:
    """Return the fields that another version replaces: all but those that name and label the certificate and tell who created it when."""
    fields = {
        "type": certificate.type.value,
        "size": certificate.size,
        "version": certificate.version,
        **_write_generation(certificate),
        **write_derived(certificate),
    }
    creation = fields.pop("creation")
    return {**fields, **{f"creation.{field}": value for field, value in creation.items() if field != "created_by"}}


def _write_generation(certificate: Certificate) -> dict[str, Any]:
    return {
        "recipe": write_spec(certificate.spec),
        "renewal": write_renewal(certificate.renewal),
        "revocation": write_revocation(certificate.revocation),
    }


def write_derived(certificate: Certificate) -> dict[str, Any]:
    """Return the fields that follow from the octets and what is known of them, and the time of modification."""
    earliest = certificate.validities[0] if certificate.validities else None
    return {
        "format": certificate.format.value,
        "creation": write_creation(certificate.creation),
        **write_modified_at(certificate.id, certificate.modified_at),
        "has_private_key": certificate.has_private_key,
        "is_locked": certificate.is_locked,
        "validities": [_write_validity(validity) for validity in certificate.validities],
        "not_before": earliest.not_before if earliest else None,
        "not_after": earliest.not_after if earliest else None,
        "expiring_from": earliest.expiring_from if earliest else None,
        "order_not_after": order_key(read_position(certificate, OrderField.NOT_AFTER)),
        "findings": write_findings(certificate.findings),
        **_write_facts(certificate.facts),
    }


def write_modified_at(certificate_id: str, moment: datetime) -> dict[str, Any]:
    """Return the fields that change with the time of modification."""
    return {"modified_at": moment, "order_modified_at": order_key(Position(value=moment, id=certificate_id))}


def write_labels(labels: Iterable[Label]) -> list[dict[str, Any]]:
    """Return the labels as a document holds them."""
    return [{"key": label.key, "values": list(label.values)} for label in labels]


def write_findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the findings as a document holds them."""
    return [
        {
            "code": finding.code.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "fix": finding.fix,
            "alias": finding.alias,
        }
        for finding in findings
    ]


def read_findings(documents: Iterable[Document]) -> tuple[Finding, ...]:
    """Return the findings that a document holds."""
    return tuple(
        [
            Finding(
                code=_FINDING_CODES[document["code"]],
                severity=_SEVERITIES[document["severity"]],
                message=document["message"],
                fix=document["fix"],
                alias=document["alias"],
            )
            for document in documents
        ]
    )


def read_certificate(document: Document) -> Certificate:
    """Return the certificate of a document, its `facts` empty; raises UnreadableDocument."""
    return read_document("certificate", document, _read_certificate)


def _read_certificate(document: Document) -> Certificate:
    return Certificate(
        id=document["_id"],
        tenant=document["tenant"],
        scope_id=document["scope_id"],
        name=document["name"],
        type=_FILE_TYPES[document["type"]],
        format=_FORMATS[document["format"]],
        size=document["size"],
        creation=read_creation(document["creation"]),
        created_at=read_moment(document["created_at"]),
        modified_at=read_moment(document["modified_at"]),
        version=document["version"],
        labels=tuple([Label(key=label["key"], values=tuple(label["values"])) for label in document["labels"]]),
        has_private_key=document["has_private_key"],
        is_locked=document["is_locked"],
        validities=tuple([_read_validity(validity) for validity in document["validities"]]),
        findings=read_findings(document["findings"]),
        facts=_NO_FACTS,
        # What is absent was written before certificates were generated, revoked or restored.
        spec=read_spec(document.get("recipe")),
        renewal=read_renewal(document.get("renewal")),
        revocation=read_revocation(document.get("revocation")),
        deleted_at=read_moment_or_none(document.get("deleted_at")),
    )


def _write_facts(facts: SearchFacts) -> dict[str, Any]:
    return {
        "search_subjects": [subject.lower() for subject in facts.subjects],
        "search_issuers": [issuer.lower() for issuer in facts.issuers],
        "search_serial_numbers": list(facts.serial_numbers),
        "search_sha256": list(facts.sha256),
        "search_spki_sha256": list(facts.spki_sha256),
    }


def _write_validity(validity: EntryValidity) -> dict[str, Any]:
    return {
        "alias": validity.alias,
        "not_before": validity.not_before,
        "not_after": validity.not_after,
        "expiring_from": validity.expiring_from,
    }


def _read_validity(document: Document) -> EntryValidity:
    return EntryValidity(
        alias=document["alias"],
        not_before=read_moment(document["not_before"]),
        not_after=read_moment(document["not_after"]),
        expiring_from=read_moment(document["expiring_from"]),
    )
