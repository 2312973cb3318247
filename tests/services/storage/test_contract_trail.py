"""Lists of audit records, and checkpoints over their chains, in memory and in MongoDB."""

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.model.audit import AuditFilter, AuditQuery, Statement
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.model.query import Direction, Position
from services.rules.audit_checkpoints import NO_CHECKPOINT, sign_with
from tests.services.storage.examples import NOW, a_scope
from tests.services.storage.stores import Store

SCOPES = [a_scope() for _ in range(3)]
SECOND = timedelta(seconds=1)


def a_record(**changes: Any) -> AuditRecord:
    """A record in the first scope."""
    record = AuditRecord(
        id=secrets.token_hex(8),
        action=AuditAction.UPLOADED,
        tenant="acme",
        subject="alice",
        at=NOW,
        noun=AuditNoun.CERTIFICATE,
        noun_id="crt_1",
        scope_id=SCOPES[0].id,
        name="a.pem",
        before={},
        after={"version": "1"},
    )
    return replace(record, **changes)


def a_query(**changes: Any) -> AuditQuery:
    """The newest 50 records of the tenant."""
    return replace(AuditQuery(tenant="acme", among=None, filter=AuditFilter(), limit=50), **changes)


@pytest.fixture
async def records(store: Store) -> list[AuditRecord]:
    """Twelve records, oldest first; those of one second are in the order of their ids."""
    made = [
        a_record(
            at=NOW + number // 2 * SECOND,
            scope_id=[*(scope.id for scope in SCOPES), None][number % 4],
            subject=["alice", "bob", "carol"][number % 3],
            action=[AuditAction.UPLOADED, AuditAction.EXPORTED][number % 2],
            noun=AuditNoun.CERTIFICATE if number < 10 else AuditNoun.SCOPE,
            noun_id=f"crt_{number % 5}",
        )
        for number in range(12)
    ]
    for record in made:
        await store.audit.add(record)
    await store.audit.add(a_record(tenant="foreign", scope_id=None))
    return sorted(made, key=lambda record: (record.at, record.id))


async def test_records_come_newest_first_and_page_by_page(store: Store, records: list[AuditRecord]) -> None:
    for direction, expected in ((Direction.DESC, records[::-1]), (Direction.ASC, records)):
        query, found = a_query(limit=5, direction=direction), list[AuditRecord]()
        while True:
            page = await store.audit.list(query)
            found += page.items
            if not page.has_next:
                break
            last = page.items[-1]
            query = replace(query, after=Position(value=last.at, id=last.id))
        assert found == expected


FILTERS = [
    {"subject": "bob"},
    {"subject": "nobody"},
    {"action": AuditAction.EXPORTED},
    {"noun": AuditNoun.SCOPE},
    {"action": AuditAction.EXPORTED, "noun": AuditNoun.CERTIFICATE},
    {"noun_id": "crt_3"},
    {"scope_id": SCOPES[1].id},
    {"since": NOW + 2 * SECOND},
    {"until": NOW + 2 * SECOND},
    {"since": NOW + SECOND, "until": NOW + 4 * SECOND, "subject": "alice"},
    {"subject": "alice", "scope_id": SCOPES[0].id, "action": AuditAction.UPLOADED, "noun": AuditNoun.CERTIFICATE, "noun_id": "crt_0"},
    {"subject": "half a pair \ud800"},
]


def meets(record: AuditRecord, wanted: AuditFilter, among: frozenset[str] | None) -> bool:
    """Whether the record is to be in the list."""
    named = ("subject", "action", "noun", "noun_id", "scope_id")
    return (
        all(getattr(wanted, name) in (None, getattr(record, name)) for name in named)
        and (wanted.since is None or wanted.since <= record.at)
        and (wanted.until is None or record.at < wanted.until)
        and (among is None or record.scope_id in among)
    )


@pytest.mark.parametrize("conditions", FILTERS, ids=[str(number) for number in range(len(FILTERS))])
async def test_a_filter_takes_what_meets_all_its_conditions(store: Store, records: list[AuditRecord], conditions: dict[str, Any]) -> None:
    wanted = AuditFilter(**conditions)
    for among in (None, frozenset({SCOPES[0].id, SCOPES[1].id}), frozenset[str]()):
        query = a_query(filter=wanted, among=among)
        expected = [record for record in records[::-1] if meets(record, wanted, among)]
        assert list((await store.audit.list(query)).items) == expected
        assert await store.audit.count(query) == len(expected)


async def test_no_filter_shows_what_is_in_no_scope_only_to_who_sees_all(store: Store, records: list[AuditRecord]) -> None:
    all_scopes = frozenset(scope.id for scope in SCOPES)
    assert await store.audit.count(a_query()) == len(records)
    assert await store.audit.count(a_query(among=all_scopes)) == len([record for record in records if record.scope_id is not None])


async def test_a_caller_of_many_scopes_sees_their_records(store: Store, records: list[AuditRecord]) -> None:
    many = frozenset({SCOPES[0].id, *(a_scope().id for _ in range(150))})
    query = a_query(among=many)
    assert list((await store.audit.list(query)).items) == [record for record in records[::-1] if record.scope_id == SCOPES[0].id]


async def sign(store: Store, *, is_published: bool = True) -> list[Statement]:
    """Make checkpoints of all that is unsigned, whose signatures are none."""
    made = []
    for tenant, heads in await store.checkpoints.list_unsigned(limit=100):
        last = await store.checkpoints.find_last(tenant)
        statement = Statement(
            tenant=tenant,
            number=last.statement.number + 1 if last else 1,
            at=NOW,
            previous=last.hash if last else NO_CHECKPOINT,
            heads=tuple(heads),
            public_key=bytes(32),
        )
        assert await store.checkpoints.add(sign_with(statement, b"signature"), is_published=is_published)
        made.append(statement)
    return made


async def test_what_changed_since_it_was_signed_is_unsigned(store: Store, records: list[AuditRecord]) -> None:
    assert {statement.tenant: len(statement.heads) for statement in await sign(store)} == {"acme": 4, "foreign": 1}
    assert await store.checkpoints.list_unsigned(limit=9) == ()
    await store.audit.add(a_record(at=NOW - 100 * SECOND))
    [(tenant, [head])] = await store.checkpoints.list_unsigned(limit=9)
    assert (tenant, head.chain, head.sequence) == ("acme", SCOPES[0].id, 4)
    assert len(records) == 12


async def test_no_more_heads_are_told_than_are_wanted(store: Store, records: list[AuditRecord]) -> None:
    assert {tenant: len(heads) for tenant, heads in await store.checkpoints.list_unsigned(limit=2)} == {"acme": 2, "foreign": 1}
    assert records


async def test_what_comes_while_it_is_signed_stays_unsigned(store: Store) -> None:
    await store.audit.add(a_record())
    [(tenant, heads)] = await store.checkpoints.list_unsigned(limit=9)
    await store.audit.add(a_record())
    statement = Statement(tenant=tenant, number=1, at=NOW, previous=NO_CHECKPOINT, heads=tuple(heads), public_key=bytes(32))
    assert await store.checkpoints.add(sign_with(statement, b"signature"), is_published=True)
    [(_, [head])] = await store.checkpoints.list_unsigned(limit=9)
    assert head.sequence == 2


async def test_a_number_is_taken_once(store: Store, records: list[AuditRecord]) -> None:
    [statement, _] = await sign(store)
    again = sign_with(replace(statement, heads=()), b"another")
    assert not await store.checkpoints.add(again, is_published=True)
    last = await store.checkpoints.find_last(statement.tenant)
    assert last == sign_with(statement, b"signature")
    assert await store.checkpoints.find_last("nobody") is None
    assert records


async def test_what_is_not_published_waits_in_its_order(store: Store, records: list[AuditRecord]) -> None:
    statements = await sign(store, is_published=False)
    await store.audit.add(a_record(name=records[0].name))
    statements += await sign(store, is_published=False)
    waiting = await store.checkpoints.list_unpublished(limit=9)
    assert [(one.statement.tenant, one.statement.number) for one in waiting] == [("acme", 1), ("acme", 2), ("foreign", 1)]
    await store.checkpoints.mark_published(waiting[0])
    assert await store.checkpoints.list_unpublished(limit=1) == [waiting[1]]
    assert len(statements) == 3


async def test_the_key_is_made_once(store: Store) -> None:
    assert await store.checkpoints.load_key() == await store.checkpoints.load_key()
