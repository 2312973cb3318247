"""The labels that certificates have in MongoDB.

Of a whole tenant by its index of labels, in which each key and each value is one seek: so many certificates cost no more than few. Of
named scopes from their certificates, so that what it costs does not depend on what others hold.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from services.errors import ErrorCode, InvalidInput
from services.model.labels import LabelInUse, LabelQuery, LabelsInUse
from services.model.limits import MAX_COUNTED
from services.storage.mongo.database import Database
from services.storage.mongo.driver import settle
from services.storage.mongo.indexes import BY_NAME, TENANT_LABELS
from services.storage.mongo.query import Condition, is_storable
from services.storage.mongo.scopes import sum_counts
from services.storage.mongo.search_time import limit_search

KEYS_AT_ONCE = 10
"""Whose values are looked for at the same time, each over a connection of its own."""

_NONE = LabelsInUse(labels=(), has_more=False)
_FIELD = "labels_in_use"


class MongoLabels:
    """A LabelRepository. It raises ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_in_use(self, query: LabelQuery) -> LabelsInUse:
        """Return the labels; raises InvalidInput (INDEX_BUILDING, FILTER_TOO_BROAD)."""
        if "\0" in query.prefix or not all(map(is_storable, (query.prefix, query.key or ""))):
            return _NONE  # no stored label has such a text
        async with self._database.answering(), limit_search(self._database, _too_broad):
            if query.scope_ids is not None:
                return await _group(self._database, query, query.scope_ids)
            if ("certificates", TENANT_LABELS) not in self._database.ready:
                message = "The index of labels is still being built; try again later."
                raise InvalidInput(message, field=_FIELD, code=ErrorCode.INDEX_BUILDING)
            return await _seek(self._database, query)


def _too_broad() -> InvalidInput:
    message = f"The scopes have too many certificates, more than {MAX_COUNTED:,} at least; ask for one of them."
    return InvalidInput(message, field=_FIELD, code=ErrorCode.FILTER_TOO_BROAD)


# ------------------------------------------------------------------ of a tenant


async def _seek(database: Database, query: LabelQuery) -> LabelsInUse:
    async def find(condition: Condition) -> list[dict[str, Any]]:
        """Return the labels of the certificate that stands first among those in the index."""
        found = database.certificates.find({"tenant": query.tenant, **condition}, {"labels": 1}).hint(TENANT_LABELS)
        return [label for document in await found.limit(1).to_list(1) for label in document["labels"]]

    async def next_key(bound: Condition) -> list[str]:
        return [label["key"] for label in await find({"labels": {"$elemMatch": {"key": bound}}})]

    def next_value_of(key: str) -> Callable[[Condition], Awaitable[list[str]]]:
        async def next_value(bound: Condition) -> list[str]:
            labels = await find({"labels": {"$elemMatch": {"key": key, "values": {"$elemMatch": bound}}}})
            return [value for label in labels if label["key"] == key for value in label["values"]]

        return next_value

    if query.key is not None:
        keys = [query.key] if await find({"labels.key": query.key}) else []
    else:
        keys = await _walk(next_key, query.prefix, limit=query.keys + 1)
    prefix = query.prefix if query.key is not None else ""
    values: list[list[str]] = []
    for start in range(0, min(len(keys), query.keys), KEYS_AT_ONCE):
        some = keys[start : min(start + KEYS_AT_ONCE, query.keys)]
        values += await asyncio.gather(*(_walk(next_value_of(key), prefix, limit=query.values + 1) for key in some))
    return _cut(query, keys, values)


async def _walk(find_next: Callable[[Condition], Awaitable[list[str]]], prefix: str, *, limit: int) -> list[str]:
    """Return texts that begin with the prefix, in their order, each found by a seek behind the one before.

    `find_next` returns all texts of the certificate that has the first one within the bound: the first of some shard in a cluster, which
    gives what any of them has. So what was passed over is looked for at the end.
    """
    found: list[str] = []
    end = end_of_prefix(prefix)
    while len(found) < limit:
        texts = await find_next({"$gt": found[-1], **end} if found else {"$gte": prefix, **end})
        first = min((text for text in texts if text.startswith(prefix) and (not found or text > found[-1])), default=None)
        if first is None:
            break
        found.append(first)
    while found:
        texts = await find_next({"$gte": prefix, "$lt": found[-1], "$nin": found})
        missed = {text for text in texts if text.startswith(prefix) and text < found[-1]}.difference(found)
        if not missed:
            break
        found = sorted(missed.union(found))[:limit]
    return found


def end_of_prefix(prefix: str) -> Condition:
    """Return the condition of what stands before all texts that follow those that begin with the prefix; none where no text follows."""
    kept = prefix.rstrip("\U0010ffff")
    if not kept:
        return {}
    following = ord(kept[-1]) + 1
    return {"$lt": kept[:-1] + chr(_BEHIND_SURROGATES if following == _SURROGATES else following)}


_SURROGATES, _BEHIND_SURROGATES = 0xD800, 0xE000
"""No character of a text stands between."""


# ------------------------------------------------------------------ of named scopes


async def _group(database: Database, query: LabelQuery, scope_ids: Sequence[str]) -> LabelsInUse:
    if await sum_counts(database, query.tenant, among=scope_ids) > MAX_COUNTED:
        raise _too_broad()
    begins = {"$regex": f"^{re.escape(query.prefix)}"}
    pipeline: list[dict[str, Any]] = [
        {"$match": {"tenant": query.tenant, "scope_id": {"$in": list(scope_ids)}}},
        {"$unwind": "$labels"},
        {"$match": {"labels.key": begins if query.key is None else query.key}},
        {"$unwind": {"path": "$labels.values", "preserveNullAndEmptyArrays": True}},
        {"$group": {"_id": {"key": "$labels.key", "value": "$labels.values"}}},
        {"$group": {"_id": "$_id.key", "values": {"$minN": {"input": _choose_value(query), "n": query.values + 1}}}},
        {"$sort": {"_id": 1}},
        {"$limit": query.keys + 1},
    ]
    found = await (await settle(database.certificates.aggregate(pipeline, hint=BY_NAME))).to_list(None)
    return _cut(query, [one["_id"] for one in found], [sorted(one["values"]) for one in found])


def _choose_value(query: LabelQuery) -> Any:
    """Return the value, or nothing where it does not begin with the prefix; $minN leaves out nothing."""
    if query.key is None or not query.prefix:
        return "$_id.value"
    begins = {"$eq": [{"$indexOfCP": [{"$ifNull": ["$_id.value", ""]}, query.prefix]}, 0]}
    return {"$cond": [begins, "$_id.value", None]}


def _cut(query: LabelQuery, keys: Sequence[str], values: Sequence[Sequence[str]]) -> LabelsInUse:
    """Return what was found, of which one more than is shown was looked for."""
    labels = [
        LabelInUse(key=key, values=tuple(several[: query.values]), has_more=len(several) > query.values)
        for key, several in zip(keys[: query.keys], values[: query.keys], strict=True)
    ]
    return LabelsInUse(labels=tuple(labels), has_more=len(keys) > query.keys)
