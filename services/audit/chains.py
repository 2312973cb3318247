"""Verify chains: each record follows the one before, says what it said when it was chained, and none is missing."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

from services.model.audit import ChainedRecord, Head, StoredEvent
from services.repositories.audit import AuditTrail
from services.rules.audit_chain import find_beginning, hash_record, is_before, name_before, name_chain, name_origin
from services.rules.audit_gathering import find_gathered


@dataclass(slots=True)
class _Chain:
    """The chain that is read, as far as it was read."""

    name: str
    head: Head | None = None
    is_unsigned: bool = False
    gathered: list[Head] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainVerifier:
    """Reads the records in their order and keeps only what the present chain needs."""

    trail: AuditTrail

    async def find(self, tenant: str | None) -> AsyncIterator[str | None]:
        """Give None for each record that was read, and a sentence for each finding."""
        chain: _Chain | None = None
        async for stored in self.trail.read_events(tenant):
            yield None
            if stored.chain is None or (stored.event is not None and stored.event.sequence < 1):
                yield f"Record {stored.id} stands outside of every chain: it was inserted, or taken out of one."
                continue
            if chain is None or chain.name != stored.chain:
                following = _Chain(stored.chain)
                if chain is not None and name_before(chain.name) == following.name:
                    following.gathered = chain.gathered
                async for finding in self._end(chain, following):
                    yield finding
                chain = following
            for finding in _check(chain, stored):
                yield finding
        async for finding in self._end(chain, None):
            yield finding

    async def _end(self, chain: _Chain | None, following: _Chain | None) -> AsyncIterator[str]:
        """Give what is wrong with a chain that was read to its end."""
        if chain is None or chain.head is None:
            return
        name, last = _say(chain.name), chain.head.sequence
        if not is_before(chain.name):
            if not chain.is_unsigned and await self.trail.find_signed(chain.name) < last:
                yield f"{name}: no checkpoint names record {last}, which one has named: checkpoints were removed."
            if chain.gathered and (following is None or following.name != name_before(chain.name)):
                yield f"{_say(name_before(chain.name))}: all records are missing."
            return
        of = name_origin(chain.name)
        claimed = await self.trail.find_gathered(of)  # anew: an entry may have been added since the chain was read
        if claimed > last:
            yield f"{name}: {claimed - last} of {claimed} records are missing at the end."
        elif claimed < last and await self.trail.count_left(of) == 0:
            yield f"{name}: {last - claimed} records were added that no entry of the chain holds."


def _check(chain: _Chain, stored: StoredEvent) -> Iterator[str]:
    """Give what is wrong with the next record of its chain, and take it as the chain's head."""
    event = stored.event
    if event is None:
        yield f"{_say(chain.name)}: record {stored.id} is damaged: fields are missing, or are of another type."
        return
    place = f"{_say(chain.name)}: record {event.sequence} ({event.record.id})"
    expected = 1 if chain.head is None else chain.head.sequence + 1
    if event.sequence > expected:
        missing = f"record {expected} is" if event.sequence == expected + 1 else f"records {expected} to {event.sequence - 1} are"
        yield f"{_say(chain.name)}: {missing} missing."
    elif event.previous != (find_beginning(chain.name) if chain.head is None else chain.head.hash):
        yield f"{place} does not follow the record before it: one of them was replaced, swapped or inserted."
    yield from _check_fields(stored, event, place=place)
    chain.head, chain.is_unsigned = event.head, stored.is_unsigned
    yield from _check_gathered(chain, event, place)


def _check_fields(stored: StoredEvent, event: ChainedRecord, *, place: str) -> Iterator[str]:
    found = hash_record(event.record, chain=event.chain, sequence=event.sequence, previous=event.previous)
    if found != event.hash:
        yield f"{place} was edited, or moved to this place: its hash is not that of what it says."
    elif not stored.is_as_written:
        yield f"{place} was edited: beside what its hash covers, it has fields that the service does not write so."
    if name_chain(event.record) != name_origin(event.chain):
        yield f"{place} belongs to another chain."


def _check_gathered(chain: _Chain, event: ChainedRecord, place: str) -> Iterator[str]:
    if is_before(chain.name):
        if any(head.sequence == event.sequence and head.hash != event.hash for head in chain.gathered):
            yield f"{place} is not what the chain's entry of the records from before says: some of them were changed."
        return
    try:
        gathered = find_gathered(event)
    except ValueError:
        yield f"{place} says of the records from before what the service does not say."
        return
    if gathered is not None:
        chain.gathered.append(gathered)


def _say(chain: str) -> str:
    """Return what a sentence calls the chain."""
    if is_before(chain):
        return f"Records from before chain {name_origin(chain)}"
    return f"Chain {chain}"
