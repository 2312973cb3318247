"""The conditions by which a certificate, and what belongs to it, is found in MongoDB. Each names the scope, the shard key. Pure."""

from collections.abc import Iterable
from typing import Any

from services.errors import ModifiedMeanwhile, NotFound
from services.model.certificate import Certificate
from services.storage.mongo.derived import version_id

Condition = dict[str, Any]


def partition(certificate: Certificate) -> Condition:
    """Return the fields that everything of a certificate has."""
    return {"scope_id": certificate.scope_id, "tenant": certificate.tenant}


def match_certificate(certificate: Certificate) -> Condition:
    """Return the condition that matches its document."""
    return {"_id": certificate.id, **partition(certificate)}


def match_switch(certificate: Certificate) -> Condition:
    """Return the condition that automatic renewal is on or off as it is in `certificate`; none for what is not renewed.

    A renewal takes seconds: whoever switches meanwhile must not be overruled by what was read before.
    """
    return {"renewal.automatic": certificate.renewal.automatic} if certificate.renewal else {}


def match_version(certificate: Certificate, number: int) -> Condition:
    """Return the condition that matches the document of a version, or of its octets."""
    return {"_id": version_id(certificate.id, number), **partition(certificate)}


def match_versions(certificate: Certificate) -> Condition:
    """Return the condition that matches what belongs to any of its versions."""
    return {"_id": _match_prefix(f"{certificate.id}:"), **partition(certificate)}


def match_any(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that matches what one of these matches."""
    alternatives = list(conditions)
    return alternatives[0] if len(alternatives) == 1 else {"$or": alternatives}


def first_part_id(certificate: Certificate, number: int) -> str:
    """Return the `_id` of the first part of a version's contents."""
    return f"{parts_prefix(certificate, number)}000"


def match_parts(certificate: Certificate, number: int) -> Condition:
    """Return the condition that matches all parts of a version's contents."""
    return {"_id": _match_prefix(parts_prefix(certificate, number)), **partition(certificate)}


def parts_prefix(certificate: Certificate, number: int) -> str:
    """Return how the ids of the parts of a version's contents begin."""
    return f"{version_id(certificate.id, number)}:"


def no_certificate() -> NotFound:
    """Return what is raised where there is none, or none for this tenant."""
    return NotFound("There is no such certificate.")


def modified_meanwhile() -> ModifiedMeanwhile:
    """Return what is raised where it is not any more as it was read."""
    return ModifiedMeanwhile("The certificate was changed meanwhile.")


def _match_prefix(prefix: str) -> dict[str, str]:
    return {"$gte": prefix, "$lt": f"{prefix[:-1]};"}  # the semicolon follows the colon
