"""Signing how far the audit is: which chains, in which order, and where it goes."""

import json
import logging
from dataclasses import replace
from typing import Any

import pytest

from services.audit import sign as module
from services.audit.sign import Sign
from services.encryption.statements import is_signature
from services.model.audit import Checkpoint
from services.ports.checkpoints import CheckpointNotPublished
from services.rules.audit_checkpoints import NO_CHECKPOINT, NoCheckpoint, read_line, write_line, write_statement
from tests.fakes.memory import Memory, MemoryAudit, MemoryCheckpoints
from tests.services.storage.examples import a_scope
from tests.services.storage.steps import beside
from tests.support import NOW, FrozenClock


class Outlet:
    """A CheckpointOutlet that keeps what it takes, and takes nothing while it is broken."""

    def __init__(self) -> None:
        self.taken: list[Checkpoint] = []
        self.is_broken = False

    async def publish(self, checkpoint: Checkpoint) -> None:
        """Take it."""
        if self.is_broken:
            raise CheckpointNotPublished("It is broken.")
        self.taken.append(checkpoint)


def make_sign(memory: Memory, outlet: Outlet | None = None) -> Sign:
    return Sign(checkpoints=MemoryCheckpoints(memory), outlet=outlet, clock=FrozenClock(NOW))


async def add_record(memory: Memory, **changes: str) -> None:
    await MemoryAudit(memory).add(beside(a_scope(**changes)).audit)


async def test_checkpoints_of_a_tenant_follow_each_other_and_are_signed() -> None:
    memory = Memory()
    sign = make_sign(memory)
    for _ in range(3):
        await add_record(memory)
        await add_record(memory)
        assert await sign() == 1
    assert await sign() == 0, "nothing changed"
    statements = [one.statement for one in memory.checkpoints]
    assert [statement.number for statement in statements] == [1, 2, 3]
    assert [statement.previous for statement in statements] == [NO_CHECKPOINT, *(one.hash for one in memory.checkpoints[:2])]
    assert [len(statement.heads) for statement in statements] == [2, 2, 2]
    for checkpoint in memory.checkpoints:
        statement = checkpoint.statement
        assert is_signature(checkpoint.signature, write_statement(statement), public_key=statement.public_key)
        other = replace(statement, number=9)
        assert not is_signature(checkpoint.signature, write_statement(other), public_key=statement.public_key)
        assert not is_signature(checkpoint.signature, write_statement(statement), public_key=b"short")


async def test_each_tenant_has_its_own() -> None:
    memory = Memory()
    await add_record(memory, tenant="a")
    await add_record(memory, tenant="b")
    assert await make_sign(memory)() == 2
    assert {(one.statement.tenant, one.statement.number) for one in memory.checkpoints} == {("a", 1), ("b", 1)}


async def test_many_chains_are_named_by_several_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_HEADS", 2)
    memory = Memory()
    for _ in range(5):
        await add_record(memory)
    assert await make_sign(memory)() == 3
    assert [len(one.statement.heads) for one in memory.checkpoints] == [2, 2, 1]


async def test_each_goes_to_the_log_in_a_line_that_can_be_read_back(caplog: pytest.LogCaptureFixture) -> None:
    memory = Memory()
    await add_record(memory)
    with caplog.at_level(logging.INFO, logger="destcert.audit"):
        await make_sign(memory)()
    [record] = caplog.records
    assert read_line(f"2026-11-26 12:00:00 INFO destcert.audit {record.getMessage()}\n") == memory.checkpoints[0]


async def test_what_the_outlet_does_not_take_it_gets_the_next_time_in_its_order(caplog: pytest.LogCaptureFixture) -> None:
    memory, outlet = Memory(), Outlet()
    sign = make_sign(memory, outlet)
    outlet.is_broken = True
    for _ in range(2):
        await add_record(memory)
        assert await sign() == 1
    assert "It is broken." in caplog.text
    outlet.is_broken = False
    assert await sign() == 0
    assert outlet.taken == memory.checkpoints
    await sign()
    assert outlet.taken == memory.checkpoints, "and only once"


def test_a_line_that_is_no_checkpoint_is_refused() -> None:
    for text in ("", "{", "{}", "[]", "checkpoint", '{"tenant":1}', "{" * 100_000, 'x {"at": 1e400}'):
        with pytest.raises(NoCheckpoint):
            read_line(text)


async def test_a_line_of_which_a_field_is_missing_or_strange_is_refused() -> None:
    memory = Memory()
    await add_record(memory)
    await make_sign(memory)()
    line = json.loads(write_line(memory.checkpoints[0]))
    [[chain, sequence, found]] = line["heads"]
    assert read_line(json.dumps(line)) == memory.checkpoints[0]
    values: tuple[Any, ...] = (None, {}, 1.5)
    strange: list[tuple[str, Any]] = [(name, value) for name in line for value in values]
    strange += [("heads", [head]) for head in ([None, sequence, found], [chain, "1", found], [chain, sequence, "x"], [chain, sequence], 7)]
    for name, value in strange:
        with pytest.raises(NoCheckpoint):
            read_line(json.dumps({**line, name: value}))
