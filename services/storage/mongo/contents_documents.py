"""The contents of a file as BSON octets in parts, and back. Pure; nothing secret is inside.

MongoDB's documents end at 16 MiB, and the parsed facts of a keystore can be longer than its octets: so the contents are one BSON
document of our own, cut into parts. Each X.509 certificate stands in it once, entries name it by its index.
"""

from collections.abc import Sequence
from typing import Any

import bson
from bson.errors import InvalidBSON

from services.model.contents import (
    Contents,
    Entry,
    Format,
    Integrity,
    MissingIssuer,
    PrivateKeyDetails,
    PrivateKeyEntry,
    SecretKeyEntry,
    TrustedCertificateEntry,
    UnreadableEntry,
)
from services.model.runtime import Runtime
from services.model.x509 import X509Certificate
from services.storage.mongo.certificate_documents import read_findings, write_findings
from services.storage.mongo.document import SCHEMA_VERSION, Document, UnreadableDocument, read_document, read_moment_or_none
from services.storage.mongo.x509_documents import read_x509, write_x509

PART_LENGTH = 8 * 1024 * 1024
"""Octets: half of what a MongoDB document holds, and more than nearly every file needs."""


def write_contents(contents: Contents) -> tuple[bytes, ...]:
    """Return the parts of the contents, at least one."""
    table = _Table()
    document = {
        "v": SCHEMA_VERSION,
        "format": contents.format.value,
        "integrity": contents.integrity.value,
        "is_locked": contents.is_locked,
        "has_password": contents.has_password,
        "entries": [_write_entry(entry, table) for entry in contents.entries],
        "certificate_chain": [table.index(certificate) for certificate in contents.certificate_chain],
        "findings": write_findings(contents.findings),
        "missing_issuers": [_write_missing_issuer(missing) for missing in contents.missing_issuers],
        "runtimes": [runtime.value for runtime in contents.runtimes],
        "certificates": [write_x509(certificate) for certificate in table.indexes],
    }
    octets = bson.encode(document)
    return tuple(octets[start : start + PART_LENGTH] for start in range(0, len(octets), PART_LENGTH))


def read_contents(parts: Sequence[bytes]) -> Contents:
    """Return the contents of all their parts in order; raises UnreadableDocument."""
    try:
        document = bson.decode(b"".join(parts))
    except InvalidBSON:
        raise UnreadableDocument("A stored content is damaged (InvalidBSON).") from None
    return read_document("content", document, _read_contents)


def _read_contents(document: Document) -> Contents:
    certificates = [read_x509(certificate) for certificate in document["certificates"]]
    return Contents(
        format=Format(document["format"]),
        integrity=Integrity(document["integrity"]),
        is_locked=document["is_locked"],
        has_password=document["has_password"],
        entries=tuple(_READ_ENTRY[entry["kind"]](entry, certificates) for entry in document["entries"]),
        certificate_chain=tuple(certificates[index] for index in document["certificate_chain"]),
        findings=read_findings(document["findings"]),
        missing_issuers=tuple(_read_missing_issuer(missing) for missing in document["missing_issuers"]),
        runtimes=tuple(Runtime(value) for value in document.get("runtimes", ())),  # older documents do not have it
    )


class _Table:
    """Numbers X.509 certificates in the order in which they are first seen."""

    def __init__(self) -> None:
        self.indexes: dict[X509Certificate, int] = {}

    def index(self, certificate: X509Certificate) -> int:
        return self.indexes.setdefault(certificate, len(self.indexes))


def _write_entry(entry: Entry, table: _Table) -> dict[str, Any]:
    shared = {"alias": entry.alias, "created_at": entry.created_at}
    match entry:
        case PrivateKeyEntry():
            chain = [table.index(certificate) for certificate in entry.certificate_chain]
            return {"kind": "private_key", **shared, "private_key": _write_key(entry.private_key), "certificate_chain": chain}
        case TrustedCertificateEntry():
            return {"kind": "trusted_certificate", **shared, "certificate": table.index(entry.certificate)}
        case SecretKeyEntry():
            return {"kind": "secret_key", **shared, "algorithm": entry.algorithm}
        case UnreadableEntry():
            return {"kind": "unreadable", **shared, "reason": entry.reason}


def _read_private_key_entry(document: Document, certificates: Sequence[X509Certificate]) -> Entry:
    return PrivateKeyEntry(
        alias=document["alias"],
        created_at=read_moment_or_none(document["created_at"]),
        private_key=_read_key(document["private_key"]),
        certificate_chain=tuple(certificates[index] for index in document["certificate_chain"]),
    )


def _read_trusted_certificate_entry(document: Document, certificates: Sequence[X509Certificate]) -> Entry:
    return TrustedCertificateEntry(
        alias=document["alias"], created_at=read_moment_or_none(document["created_at"]), certificate=certificates[document["certificate"]]
    )


def _read_secret_key_entry(document: Document, _certificates: Sequence[X509Certificate]) -> Entry:
    return SecretKeyEntry(alias=document["alias"], created_at=read_moment_or_none(document["created_at"]), algorithm=document["algorithm"])


def _read_unreadable_entry(document: Document, _certificates: Sequence[X509Certificate]) -> Entry:
    return UnreadableEntry(alias=document["alias"], created_at=read_moment_or_none(document["created_at"]), reason=document["reason"])


_READ_ENTRY = {
    "private_key": _read_private_key_entry,
    "trusted_certificate": _read_trusted_certificate_entry,
    "secret_key": _read_secret_key_entry,
    "unreadable": _read_unreadable_entry,
}


def _write_key(key: PrivateKeyDetails) -> dict[str, Any]:
    return {
        "algorithm": key.algorithm,
        "bits": key.bits,
        "curve": key.curve,
        "encoding": key.encoding,
        "is_encrypted": key.is_encrypted,
        "is_locked": key.is_locked,
    }


def _read_key(document: Document) -> PrivateKeyDetails:
    return PrivateKeyDetails(
        algorithm=document["algorithm"],
        bits=document["bits"],
        curve=document["curve"],
        encoding=document["encoding"],
        is_encrypted=document["is_encrypted"],
        is_locked=document["is_locked"],
    )


def _write_missing_issuer(missing: MissingIssuer) -> dict[str, Any]:
    return {
        "alias": missing.alias,
        "subject": missing.subject,
        "issuer": missing.issuer,
        "of_private_key": missing.of_private_key,
    }


def _read_missing_issuer(document: Document) -> MissingIssuer:
    return MissingIssuer(
        alias=document["alias"],
        subject=document["subject"],
        issuer=document["issuer"],
        of_private_key=document["of_private_key"],
    )
