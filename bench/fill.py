"""Fills scopes with as many certificates as are wanted: clones of one that was really uploaded, written straight into the database."""

import random
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.model.certificate import Certificate
from services.model.identity import new_certificate_id
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_certificate

_BATCH = 2000
_SPREAD = timedelta(days=300)
_SEARCHED = ("search_subjects", "search_issuers", "search_serial_numbers")


async def clone_certificates(database: Database, certificate_id: str, *, scope_id: str, count: int) -> None:
    """Add that many certificates to the scope, with names, times and fingerprints of their own, in no order.

    Only what lists, counts and searches read is written: nobody opens the clones.
    """
    found: list[dict[str, Any]] = await database.certificates.find({"_id": certificate_id}).to_list(1)
    original = read_stored(Certificate, found[0])
    numbers = random.Random(count)  # the same in every run
    for begin in range(0, count, _BATCH):
        documents = []
        for _ in range(min(_BATCH, count - begin)):
            clone = _clone(original, scope_id, numbers)
            fingerprints = {name: [secrets.token_hex(32)] for name in ("search_sha256", "search_spki_sha256")}
            documents.append({**write_certificate(clone), **{name: found[0][name] for name in _SEARCHED}, **fingerprints})
        await database.certificates.insert_many(documents, ordered=False)
    await database.scopes.update_one({"_id": scope_id}, {"$inc": {"certificate_count": count}})


def _clone(original: Certificate, scope_id: str, numbers: random.Random) -> Certificate:
    shift = _SPREAD * numbers.random()
    validities = tuple(
        replace(one, not_before=one.not_before - shift, not_after=one.not_after - shift, expiring_from=one.expiring_from - shift)
        for one in original.validities
    )
    return replace(
        original,
        id=new_certificate_id(scope_id),
        scope_id=scope_id,
        name=f"{numbers.randbytes(6).hex()}-client.pem",
        created_at=original.created_at - shift,
        modified_at=original.modified_at - shift * numbers.random(),
        validities=validities,
    )
