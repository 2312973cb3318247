"""Scopes, versions and encrypted values as BSON documents, and back. Pure."""

from typing import Any

from services.model.certificate import Certificate, Version, VersionOrigin
from services.model.encrypted import Encrypted, WrappedKey
from services.model.query import Position
from services.model.scope import Scope, ScopeLevel
from services.storage.mongo.document import SCHEMA_VERSION, Document, read_document, read_moment, read_moment_or_none
from services.storage.mongo.order_key import order_key


def version_id(certificate_id: str, number: int) -> str:
    """Return the `_id` under which what belongs to one version of a certificate is stored."""
    return f"{certificate_id}:{number}"


def write_scope(scope: Scope) -> dict[str, Any]:
    """Return the document of a scope."""
    return {
        "_id": scope.id,
        "v": SCHEMA_VERSION,
        "tenant": scope.tenant,
        "level": scope.level.value,
        "subaccount": scope.subaccount,
        "service_instance": scope.service_instance,
        "display_name": scope.display_name,
        "created_at": scope.created_at,
        "order_created_at": order_key(Position(value=scope.created_at, id=scope.id)),
        "certificate_count": scope.certificate_count,
    }


def read_scope(document: Document) -> Scope:
    """Return the scope of a document; raises UnreadableDocument."""
    return read_document("scope", document, _read_scope)


def _read_scope(document: Document) -> Scope:
    return Scope(
        id=document["_id"],
        tenant=document["tenant"],
        level=ScopeLevel(document["level"]),
        subaccount=document["subaccount"],
        service_instance=document["service_instance"],
        display_name=document["display_name"],
        created_at=read_moment(document["created_at"]),
        certificate_count=document["certificate_count"],
    )


def first_version(certificate: Certificate) -> Version:
    """Return the version that a new certificate begins with."""
    return Version(
        certificate_id=certificate.id,
        number=certificate.version,
        created_at=certificate.created_at,
        created_by=certificate.creation.created_by,
        size=certificate.size,
        not_after=certificate.validities[0].not_after if certificate.validities else None,
    )


def write_version(version: Version) -> dict[str, Any]:
    """Return the document of a version, without tenant and scope."""
    return {
        "_id": version_id(version.certificate_id, version.number),
        "v": SCHEMA_VERSION,
        "certificate_id": version.certificate_id,
        "number": version.number,
        "created_at": version.created_at,
        "created_by": version.created_by,
        "size": version.size,
        "not_after": version.not_after,
        "origin": version.origin.value,
        "of_version": version.of_version,
        "superseded_at": version.superseded_at,
        "is_kept": version.is_kept,
    }


def read_version(document: Document) -> Version:
    """Return the version of a document; raises UnreadableDocument."""
    return read_document("version", document, _read_version)


def _read_version(document: Document) -> Version:
    return Version(
        certificate_id=document["certificate_id"],
        number=document["number"],
        created_at=read_moment(document["created_at"]),
        created_by=document["created_by"],
        size=document["size"],
        not_after=read_moment_or_none(document["not_after"]),
        # What is absent was written before there were several versions.
        origin=VersionOrigin(document.get("origin", VersionOrigin.CREATION.value)),
        of_version=document.get("of_version"),
        superseded_at=read_moment_or_none(document.get("superseded_at")),
        is_kept=document.get("is_kept", True),
    )


def write_encrypted(encrypted: Encrypted) -> dict[str, Any]:
    """Return the document of an encrypted value, without its place."""
    return {
        "v": SCHEMA_VERSION,
        "master_key_id": encrypted.wrapped_key.master_key_id,
        "wrapped_key": encrypted.wrapped_key.octets,
        "nonce": encrypted.nonce,
        "ciphertext": encrypted.ciphertext,
    }


def read_encrypted(document: Document) -> Encrypted:
    """Return the encrypted value of a document; raises UnreadableDocument."""
    return read_document("encrypted value", document, _read_encrypted)


def _read_encrypted(document: Document) -> Encrypted:
    return Encrypted(
        wrapped_key=WrappedKey(master_key_id=document["master_key_id"], octets=bytes(document["wrapped_key"])),
        nonce=bytes(document["nonce"]),
        ciphertext=bytes(document["ciphertext"]),
    )
