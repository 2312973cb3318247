"""For many fingerprints at once, the certificates that have each of them: what the rows of a list ask for together costs one query."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from services.model.certificate import Certificate
from services.model.query import (
    FINGERPRINTS,
    NEEDED_BY_ORDER,
    CertificateFilter,
    CertificateQuery,
    Direction,
    Fields,
    Matches,
    Page,
    read_position,
)
from services.storage.mongo.choosing import find_by_values
from services.storage.mongo.codec import view_all
from services.storage.mongo.database import Database
from services.storage.mongo.derived import choose_fields, order_key
from services.storage.mongo.driver import Found
from services.storage.mongo.indexes import TENANT_TOKENS
from services.storage.mongo.listing import count_matches, read_page
from services.storage.mongo.query import build_condition

MAX_TOGETHER = 2_000
"""Certificates that are read for all fingerprints of a batch: about 10 ms. A root stands in every key store that trusts it."""

COMMON = 200
"""Fingerprints with more certificates among those are asked for one by one when a batch has too many; the others are tried again."""


async def read_sharing(
    database: Database, query: CertificateQuery, wanted: Collection[CertificateFilter]
) -> dict[CertificateFilter, Matches]:
    """Return for each filter the first page of the certificates that meet it, and how many there are, at most MAX_COUNTED + 1."""
    found: dict[CertificateFilter, Matches] = {}
    for kind in FINGERPRINTS:
        asked = {value: one for one in wanted if (value := getattr(one, kind)) is not None}
        found |= {asked[value]: matches for value, matches in (await _read_kind(database, query, kind, wanted=asked)).items()}
    return found


async def _read_kind(
    database: Database, query: CertificateQuery, kind: str, *, wanted: Mapping[str, CertificateFilter]
) -> dict[str, Matches]:
    found: dict[str, Matches] = {}
    left = set(wanted)
    while left and not query.deleted and ("certificates", TENANT_TOKENS) in database.ready:
        documents = await _read_together(database, query, kind, values=left)
        if len(documents) <= MAX_TOGETHER:
            return found | _share_out(documents, query, kind, values=left)
        seen = Counter(value for document in documents for value in document[f"search_{kind}"])
        common = {value for value in left if seen[value] > COMMON}
        if not common:
            break
        found |= {value: await _read_alone(database, query, wanted[value]) for value in common}
        left -= common
    return found | {value: await _read_alone(database, query, wanted[value]) for value in left}


async def _read_alone(database: Database, query: CertificateQuery, wanted: CertificateFilter) -> Matches:
    one = replace(query, filter=wanted)
    return Matches(page=await read_page(database, one), total=await count_matches(database, one))


async def _read_together(database: Database, query: CertificateQuery, kind: str, *, values: set[str]) -> list[Found]:
    way, field = find_by_values(kind, values), f"search_{kind}"
    condition = {**build_condition(query, query.scope_ids), **way.condition, field: {"$in": list(values)}}
    projection, _ = _choose(query)
    fetched = {**projection, field: 1} if query.fields is not None else {name: out for name, out in projection.items() if name != field}
    cursor = database.certificates.find(condition, fetched).hint(way.index).limit(MAX_TOGETHER + 1).batch_size(MAX_TOGETHER + 1)
    return await cursor.to_list(None)


def _share_out(documents: list[Found], query: CertificateQuery, kind: str, *, values: set[str]) -> dict[str, Matches]:
    _, fetched = _choose(query)
    of: dict[str, list[tuple[str, Certificate]]] = {value: [] for value in values}
    for document, certificate in zip(documents, view_all(Certificate, documents, fetched=fetched), strict=True):
        key = order_key(read_position(certificate, query.order_by, now=query.now))
        for value in values.intersection(document[f"search_{kind}"]):
            of[value].append((key, certificate))
    matches = {}
    for value, own in of.items():
        own.sort(key=lambda one: one[0], reverse=query.direction is Direction.DESC)
        items = tuple(certificate for _, certificate in own[: query.limit])
        matches[value] = Matches(page=Page(items=items, has_next=len(own) > query.limit), total=len(own))
    return matches


def _choose(query: CertificateQuery) -> tuple[dict[str, Any], Fields]:
    return choose_fields(query.fields, *NEEDED_BY_ORDER[query.order_by])
