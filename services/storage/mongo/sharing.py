"""For many fingerprints at once, the certificates that have each of them: what the rows of a list ask for together costs one query."""

from collections import Counter
from collections.abc import Collection
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
    OrderField,
    Page,
    read_position,
)
from services.storage.mongo.choosing import MAX_CANDIDATES, Way, count_way, find_by_values
from services.storage.mongo.codec import view_all
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, choose_fields, order_key
from services.storage.mongo.driver import Found
from services.storage.mongo.indexes import TENANT_TOKENS
from services.storage.mongo.query import build_condition
from services.storage.mongo.subjects import complete_subjects

MAX_TOGETHER = 2_000
"""Certificates that are read for all fingerprints of a batch: about 10 ms. A root stands in every key store that trusts it."""

COMMON = 200
"""Fingerprints with more certificates among those are left out when a batch has too many; the others are tried again."""


async def read_sharing(
    database: Database, query: CertificateQuery, wanted: Collection[CertificateFilter]
) -> dict[CertificateFilter, Matches]:
    """Return the page and the number for each filter; left out are fingerprints that are too common, and all while the index is built."""
    found: dict[CertificateFilter, Matches] = {}
    if query.deleted or ("certificates", TENANT_TOKENS) not in database.ready:
        return found
    for kind in FINGERPRINTS:
        asked = {value: one for one in wanted if (value := getattr(one, kind)) is not None}
        found |= {asked[value]: matches for value, matches in (await _read_kind(database, query, kind, values=set(asked))).items()}
    return found


async def _read_kind(database: Database, query: CertificateQuery, kind: str, *, values: set[str]) -> dict[str, Matches]:
    if not values:
        return {}
    field = f"search_{kind}"
    documents = await _read_together(database, query, kind, values=values)
    if len(documents) <= MAX_TOGETHER:
        matches = _share_out(documents, query, kind, values=values)
        shown = {certificate.id for one in matches.values() for certificate in one.page.items}
        # What is shown are views of these documents, which read them later.
        await complete_subjects(database, [one for one in documents if one["_id"] in shown], fetched=_choose(query)[1])
        return matches
    seen = Counter(value for document in documents for value in document[field])
    common = {value for value in values if seen[value] > COMMON}
    if common:
        return await _read_kind(database, query, kind, values=values - common)
    several = sorted(values)  # many that are rare: one alone with so many would be common
    halves = several[: len(several) // 2], several[len(several) // 2 :]
    return {value: one for half in halves for value, one in (await _read_kind(database, query, kind, values=set(half))).items()}


async def _read_together(database: Database, query: CertificateQuery, kind: str, *, values: set[str]) -> list[Found]:
    way, field = find_by_values(kind, values), f"search_{kind}"
    condition = {**build_condition(query, query.scope_ids), field: {"$in": list(values)}}
    projection, _ = _choose(query)
    fetched = {**projection, field: 1} if query.fields is not None else {name: out for name, out in projection.items() if name != field}
    if await _leads_to_many(database, query, way):
        hint = ORDER_FIELD[OrderField.NAME]
    else:
        condition, hint = {**condition, **way.condition}, way.index
    cursor = database.certificates.find(condition, fetched).hint(hint)
    return await cursor.limit(MAX_TOGETHER + 1).batch_size(MAX_TOGETHER + 1).to_list(None)


async def _leads_to_many(database: Database, query: CertificateQuery, way: Way) -> bool:
    """Whether the way, which knows no scopes, leads by many certificates of other scopes than the named ones; those are read by their own
    index then. It is asked for every list of named scopes, and nothing else depends on it: so it tells nothing of the others."""
    if query.scope_ids is None:
        return False
    return await count_way(database.certificates, query.tenant, way, limit=MAX_CANDIDATES + 1) > MAX_CANDIDATES


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
        rest = [certificate for key, certificate in own if _is_beyond(query, key)]
        matches[value] = Matches(page=Page(items=tuple(rest[: query.limit]), has_next=len(rest) > query.limit), total=len(own))
    return matches


def _is_beyond(query: CertificateQuery, key: str) -> bool:
    """Whether the key stands after the query's position."""
    if query.after is None:
        return True
    position = order_key(query.after)
    return key > position if query.direction is Direction.ASC else key < position


def _choose(query: CertificateQuery) -> tuple[dict[str, Any], Fields]:
    return choose_fields(query.fields, *NEEDED_BY_ORDER[query.order_by])
