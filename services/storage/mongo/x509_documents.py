"""The public facts of X.509 certificates as BSON documents, and back. Pure."""

from collections.abc import Iterable
from typing import Any

from services.model.x509 import (
    DistinguishedName,
    ExtendedKeyUsage,
    Extension,
    GeneralName,
    GeneralNameKind,
    KeyUsage,
    NameAttribute,
    PublicKey,
    SignatureAlgorithm,
    X509Certificate,
)
from services.storage.mongo.document import Document, read_moment


def write_x509(certificate: X509Certificate) -> dict[str, Any]:
    """Return the document of one X.509 certificate."""
    key, signature = certificate.public_key, certificate.signature_algorithm
    return {
        "der": certificate.der,
        "version": certificate.version,
        "subject": _write_name(certificate.subject),
        "issuer": _write_name(certificate.issuer),
        "serial_number": certificate.serial_number,
        "not_before": certificate.not_before,
        "not_after": certificate.not_after,
        "public_key": {
            "algorithm": key.algorithm,
            "oid": key.oid,
            "bits": key.bits,
            "curve": key.curve,
            "spki_sha256": key.spki_sha256,
        },
        "signature_algorithm": {"oid": signature.oid, "name": signature.name, "hash": signature.hash},
        "sha1": certificate.sha1,
        "sha256": certificate.sha256,
        "is_certificate_authority": certificate.is_certificate_authority,
        "path_length": certificate.path_length,
        "is_self_signed": certificate.is_self_signed,
        "unreadable": list(certificate.unreadable),
        "friendly_name": certificate.friendly_name,
        **_write_extensions(certificate),
    }


def _write_extensions(certificate: X509Certificate) -> dict[str, Any]:
    usage, extended = certificate.key_usage, certificate.extended_key_usage
    return {
        "subject_alternative_names": [{"kind": name.kind.value, "value": name.value} for name in certificate.subject_alternative_names],
        "key_usage": None if usage is None else [bit.value for bit in usage],
        "extended_key_usage": None if extended is None else [{"oid": purpose.oid, "name": purpose.name} for purpose in extended],
        "subject_key_identifier": certificate.subject_key_identifier,
        "authority_key_identifier": certificate.authority_key_identifier,
        "extensions": [
            {"oid": extension.oid, "name": extension.name, "critical": extension.critical, "value": extension.value}
            for extension in certificate.extensions
        ],
    }


def read_x509(document: Document) -> X509Certificate:
    """Return the X.509 certificate of a document."""
    key, signature = document["public_key"], document["signature_algorithm"]
    return X509Certificate(
        der=bytes(document["der"]),
        version=document["version"],
        subject=_read_name(document["subject"]),
        issuer=_read_name(document["issuer"]),
        serial_number=document["serial_number"],
        not_before=read_moment(document["not_before"]),
        not_after=read_moment(document["not_after"]),
        public_key=PublicKey(
            algorithm=key["algorithm"], oid=key["oid"], bits=key["bits"], curve=key["curve"], spki_sha256=key["spki_sha256"]
        ),
        signature_algorithm=SignatureAlgorithm(oid=signature["oid"], name=signature["name"], hash=signature["hash"]),
        sha1=document["sha1"],
        sha256=document["sha256"],
        is_certificate_authority=document["is_certificate_authority"],
        path_length=document["path_length"],
        is_self_signed=document["is_self_signed"],
        subject_alternative_names=_read_general_names(document["subject_alternative_names"]),
        key_usage=_read_key_usage(document["key_usage"]),
        extended_key_usage=_read_extended_key_usage(document["extended_key_usage"]),
        subject_key_identifier=document["subject_key_identifier"],
        authority_key_identifier=document["authority_key_identifier"],
        extensions=_read_extensions(document["extensions"]),
        unreadable=tuple(document["unreadable"]),
        friendly_name=document["friendly_name"],
    )


def _write_name(name: DistinguishedName) -> dict[str, Any]:
    return {
        "rfc4514": name.rfc4514,
        "common_name": name.common_name,
        "attributes": [
            {"oid": attribute.oid, "short_name": attribute.short_name, "value": attribute.value, "rdn": attribute.rdn}
            for attribute in name.attributes
        ],
    }


def _read_name(document: Document) -> DistinguishedName:
    return DistinguishedName(
        rfc4514=document["rfc4514"],
        common_name=document["common_name"],
        attributes=tuple(
            NameAttribute(oid=attribute["oid"], short_name=attribute["short_name"], value=attribute["value"], rdn=attribute["rdn"])
            for attribute in document["attributes"]
        ),
    )


def _read_general_names(documents: Iterable[Document]) -> tuple[GeneralName, ...]:
    return tuple(GeneralName(kind=GeneralNameKind(document["kind"]), value=document["value"]) for document in documents)


def _read_key_usage(values: Iterable[str] | None) -> tuple[KeyUsage, ...] | None:
    return None if values is None else tuple(KeyUsage(value) for value in values)


def _read_extended_key_usage(documents: Iterable[Document] | None) -> tuple[ExtendedKeyUsage, ...] | None:
    return None if documents is None else tuple(ExtendedKeyUsage(oid=document["oid"], name=document["name"]) for document in documents)


def _read_extensions(documents: Iterable[Document]) -> tuple[Extension, ...]:
    return tuple(
        Extension(oid=document["oid"], name=document["name"], critical=document["critical"], value=bytes(document["value"]))
        for document in documents
    )
