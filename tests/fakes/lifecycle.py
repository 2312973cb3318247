"""Intents, idempotency records, revocations, changes and authorities in memory."""

import builtins
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime

from services.errors import NotFound
from services.model.audit import AuditQuery
from services.model.generation import CertificateAuthority, RevocationList
from services.model.lifecycle import (
    AuditRecord,
    Change,
    IdempotencyRecord,
    Intent,
    IntentState,
    RevocationSnapshot,
    RevokedSerial,
    ScopeChange,
    TransactionRecords,
)
from services.model.limits import MAX_COUNTED
from services.model.query import Direction, Page, Position
from services.ports.changes import position_invalid, position_lost
from services.storage.mongo.derived import order_key
from tests.fakes.data import Memory, Watcher, store_records


class MemoryAudit:
    """An AuditRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, record: AuditRecord) -> None:
        """Store the record."""
        self._memory.audit.append(record)

    async def list(self, query: AuditQuery) -> Page[AuditRecord]:
        """Return a page by time."""
        found = sorted(self._find(query), key=_position_of, reverse=query.direction is Direction.DESC)
        if query.after is not None:
            position = order_key(query.after)
            found = [
                one
                for one in found
                if (_position_of(one) > position) == (query.direction is Direction.ASC) and _position_of(one) != position
            ]
        return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)

    async def count(self, query: AuditQuery) -> int:
        """Return how many records match."""
        return min(len(self._find(query)), MAX_COUNTED + 1)

    def _find(self, query: AuditQuery) -> builtins.list[AuditRecord]:
        return [one for one in self._memory.audit if _matches(one, query)]


def _position_of(record: AuditRecord) -> str:
    return order_key(Position(value=record.at, id=record.id))


def _matches(record: AuditRecord, query: AuditQuery) -> bool:
    wanted = query.filter
    values = {name: getattr(wanted, name) for name in ("subject", "action", "noun", "noun_id", "scope_id")}
    return (
        record.tenant == query.tenant
        and (query.among is None or record.scope_id in query.among)
        and all(value is None or getattr(record, name) == value for name, value in values.items())
        and (wanted.since is None or record.at >= wanted.since)
        and (wanted.until is None or record.at < wanted.until)
    )


class MemoryIntents:
    """An IntentRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, intent: Intent) -> None:
        """Store an open intent."""
        self._memory.intents[intent.id] = intent

    async def abandon(self, *, opened_before: datetime) -> tuple[Intent, ...]:
        """Give up what was opened before and is open still, oldest first."""
        late = [intent for intent in self._memory.intents.values() if intent.state is IntentState.OPEN and intent.at < opened_before]
        given_up = [replace(intent, state=IntentState.ABANDONED) for intent in sorted(late, key=lambda intent: intent.at)]
        self._memory.intents.update({intent.id: intent for intent in given_up})
        return tuple(given_up)


class MemoryIdempotencyRecords:
    """An IdempotencyRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def find(self, tenant: str, *keys: str) -> IdempotencyRecord | None:
        """Return the record of the first of the keys that has one, None if there is none."""
        return next((found for key in keys if (found := self._memory.idempotency.get((tenant, key)))), None)


class MemoryRevocations:
    """A RevocationRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def find(self, serial_number: str) -> RevokedSerial | None:
        """Return what is known of a revoked serial number."""
        return self._memory.revoked.get(serial_number)

    async def find_list(self) -> RevocationList | None:
        """Return the list that was published last."""
        return self._memory.revocation_list

    async def is_latest(self, published: RevocationList) -> bool:
        """Whether no other list was published since, and no serial number revoked."""
        return self._memory.revocation_list == published and len(self._memory.revoked) == published.revoked_count

    async def load_snapshot(self, *, not_expired_before: datetime) -> RevocationSnapshot:
        """Return what a list is made of."""
        found = [revoked for revoked in self._memory.revoked.values() if revoked.not_after >= not_expired_before]
        return RevocationSnapshot(
            number=self._memory.revocation_list.number if self._memory.revocation_list else 0,
            count=len(self._memory.revoked),
            revoked=tuple(sorted(found, key=lambda revoked: revoked.serial_number)),
        )

    async def publish(self, revocation_list: RevocationList, *, after: int) -> bool:
        """Keep the list, if `after` is still the highest number."""
        latest = self._memory.revocation_list
        if (latest.number if latest else 0) != after:
            return False
        self._memory.revocation_list = revocation_list
        return True


class MemoryChangeFeed:
    """A ChangeFeed. A watch begins with the first step of its iterator."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def watch(self, tenant: str, *, scope_id: str | None = None, after: str | None = None) -> AsyncGenerator[Change, None]:
        """Yield the changes of certificates."""
        async with aclosing(self._watch(Watcher(tenant, Change, scope_id), after)) as changes:
            async for change in changes:
                assert isinstance(change, Change)
                yield change

    async def find_position(self, tenant: str) -> str:
        """Return the position of this moment."""
        return f"{tenant}-at-{len(self._memory.told) - 1}"

    async def watch_scopes(self, tenant: str, *, after: str | None = None) -> AsyncGenerator[ScopeChange, None]:
        """Yield the changes of scopes."""
        async with aclosing(self._watch(Watcher(tenant, ScopeChange, None), after)) as changes:
            async for change in changes:
                assert isinstance(change, ScopeChange)
                yield change

    async def _watch(self, watcher: Watcher, after: str | None) -> AsyncGenerator[Change | ScopeChange, None]:
        told = self._memory.told
        if after is not None:
            tenant, _, digits = after.rpartition("-at-")
            number = int(digits) if digits.removeprefix("-").isdecimal() else len(told)
            if tenant != watcher.tenant or number >= len(told):
                raise position_invalid()
            if max(number, 0) < self._memory.forgotten:
                raise position_lost()
            for tenant, change in told[number + 1 :]:
                watcher.hear(tenant, change)
        self._memory.watchers.append(watcher)
        try:
            while True:
                yield await watcher.queue.get()
        finally:
            self._memory.watchers.remove(watcher)


class MemoryAuthorities:
    """An AuthorityStore, unencrypted."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def load_or_create(self, name: str, make: Callable[[], tuple[CertificateAuthority, ...]]) -> tuple[CertificateAuthority, ...]:
        """Return the authorities of that name, made the first time."""
        if name not in self._memory.authorities:
            self._memory.authorities[name] = make()
        return self._memory.authorities[name]

    async def remove_private_key(self, name: str, *, certificate: bytes, records: TransactionRecords) -> None:
        """Remove the private key of the authority with that certificate; raises NotFound if there is none any more."""
        stored = self._memory.authorities.get(name, ())
        if not any(authority.certificate == certificate and authority.private_key is not None for authority in stored):
            raise NotFound("There is no private key of that authority.")
        self._memory.authorities[name] = tuple(
            replace(authority, private_key=None) if authority.certificate == certificate else authority for authority in stored
        )
        store_records(self._memory, records)
