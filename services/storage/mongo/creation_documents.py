"""What a certificate's document says of how it came to be and how it goes on, as BSON, and back. Pure."""

from typing import Any

from services.model.certificate import (
    CertificateSpec,
    CreationDetails,
    CreationMethod,
    Renewal,
    RenewalAttempt,
    Revocation,
    TimeUnit,
    ValidityPeriod,
)
from services.model.generation import KeyAlgorithm, RevocationReason, Subject
from services.storage.mongo.document import Document, read_moment, read_moment_or_none
from services.storage.mongo.documents import read_encrypted, write_encrypted

# Looking members up here is three times as fast as calling the enum, and a list looks up hundreds.
_METHODS = {member.value: member for member in CreationMethod}


def write_creation(creation: CreationDetails) -> dict[str, Any]:
    """Return the creation as a document holds it."""
    return {
        "method": creation.method.value,
        "file_name": creation.file_name,
        "created_by": creation.created_by,
        "has_password": creation.has_password,
        "generation_service": creation.generation_service,
        "common_name": creation.common_name,
        "validity": _write_period(creation.validity),
        "csr_provided": creation.csr_provided,
    }


def read_creation(document: Document) -> CreationDetails:
    """Return the creation that a document holds."""
    validity = document["validity"]
    return CreationDetails(
        method=_METHODS[document["method"]],
        file_name=document["file_name"],
        created_by=document["created_by"],
        has_password=document["has_password"],
        generation_service=document["generation_service"],
        common_name=document["common_name"],
        validity=_read_period(validity) if validity else None,
        csr_provided=document["csr_provided"],
    )


def write_spec(spec: CertificateSpec | None) -> dict[str, Any] | None:
    """Return the spec as a document holds it; its password is encrypted already."""
    if spec is None:
        return None
    return {
        "subject": _write_subject(spec.subject),
        "validity": _write_period(spec.validity),
        "key_algorithm": spec.key_algorithm.value if spec.key_algorithm else None,
        "csr": spec.csr,
        "password": write_encrypted(spec.password) if spec.password else None,
    }


def read_spec(document: Document | None) -> CertificateSpec | None:
    """Return the spec that a document holds."""
    if document is None:
        return None
    return CertificateSpec(
        subject=_read_subject(document["subject"]),
        validity=_read_period(document["validity"]),
        key_algorithm=KeyAlgorithm(document["key_algorithm"]) if document["key_algorithm"] else None,
        csr=None if document["csr"] is None else bytes(document["csr"]),
        password=read_encrypted(document["password"]) if document["password"] else None,
    )


def write_renewal(renewal: Renewal | None) -> dict[str, Any] | None:
    """Return the renewal as a document holds it."""
    if renewal is None:
        return None
    attempt = renewal.last_attempt
    return {
        "automatic": renewal.automatic,
        "eligible_at": renewal.eligible_at,
        "next_attempt_at": renewal.next_attempt_at,
        "last_attempt": {"at": attempt.at, "succeeded": attempt.succeeded, "message": attempt.message} if attempt else None,
        "failures": renewal.failures,
    }


def read_renewal(document: Document | None) -> Renewal | None:
    """Return the renewal that a document holds."""
    if document is None:
        return None
    attempt = document["last_attempt"]
    return Renewal(
        automatic=document["automatic"],
        eligible_at=read_moment(document["eligible_at"]),
        next_attempt_at=read_moment_or_none(document["next_attempt_at"]),
        last_attempt=(
            RenewalAttempt(at=read_moment(attempt["at"]), succeeded=attempt["succeeded"], message=attempt["message"]) if attempt else None
        ),
        failures=document["failures"],
    )


def write_revocation(revocation: Revocation | None) -> dict[str, Any] | None:
    """Return the revocation as a document holds it."""
    return None if revocation is None else {"at": revocation.at, "reason": revocation.reason.value}


def read_revocation(document: Document | None) -> Revocation | None:
    """Return the revocation that a document holds."""
    return None if document is None else Revocation(at=read_moment(document["at"]), reason=RevocationReason(document["reason"]))


def _write_period(period: ValidityPeriod | None) -> dict[str, Any] | None:
    return None if period is None else {"value": period.value, "unit": period.unit.value}


def _read_period(document: Document) -> ValidityPeriod:
    return ValidityPeriod(value=document["value"], unit=TimeUnit(document["unit"]))


def _write_subject(subject: Subject) -> dict[str, Any]:
    return {
        "common_name": subject.common_name,
        "country": subject.country,
        "organization": subject.organization,
        "organizational_units": list(subject.organizational_units),
        "locality": subject.locality,
    }


def _read_subject(document: Document) -> Subject:
    return Subject(
        common_name=document["common_name"],
        country=document["country"],
        organization=document["organization"],
        organizational_units=tuple(document["organizational_units"]),
        locality=document["locality"],
    )
