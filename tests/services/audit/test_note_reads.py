"""Reads of files by applications: what is noted, how often, and what becomes of it when the database is away."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from services.audit import note_reads as module
from services.audit.note_reads import NOTED_AGAIN, NoteReads
from services.errors import ServiceUnavailable
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.lifecycle import AuditAction, AuditRecord
from tests.fakes.lifecycle import MemoryAudit
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, Bench, chain_of_three, p12_of, pem_chain

OTHER = Caller(tenant="default", subject="other program", rights=frozenset(Right))


class Audit(MemoryAudit):
    """Takes records, or is away, or breaks on one."""

    is_away = False
    breaks = 0

    async def add(self, record: AuditRecord) -> None:
        """Store the record."""
        await asyncio.sleep(0)
        if self.is_away:
            raise ServiceUnavailable("The database does not answer.")
        if self.breaks:
            self.breaks -= 1
            raise RuntimeError("hunter2")
        await super().add(record)


def make(bench: Bench) -> tuple[NoteReads, Audit]:
    audit = Audit(bench.memory)
    bench.memory.audit.clear()
    return NoteReads(audit=audit, clock=bench.clock), audit


async def with_key(bench: Bench, name: str = "client.pem") -> Certificate:
    return await upload(bench, pem_chain(*chain_of_three(), with_key=True), name, scope=await make_scope(bench, name))


async def test_a_read_is_noted_once_in_five_minutes_for_each_reader_and_version() -> None:
    bench = Bench()
    certificate = await with_key(bench)
    notes, _ = make(bench)
    for _ in range(3):
        notes.note(CALLER, certificate)
        notes.note(OTHER, certificate)
    bench.clock.moment += NOTED_AGAIN - timedelta(seconds=1)
    notes.note(CALLER, certificate)
    bench.clock.moment += timedelta(seconds=1)
    notes.note(CALLER, certificate)
    await notes.close()
    assert [record.subject for record in bench.memory.audit] == ["developer", "other program", "developer"]
    record = bench.memory.audit[0]
    assert (record.action, record.noun_id, record.scope_id) == (AuditAction.EXPORTED, certificate.id, certificate.scope_id)
    assert record.after == {"version": "1", "format": "PEM", "private_key": "yes", "way": "read"}


async def test_every_file_is_noted_with_whether_it_has_a_private_key() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    public = await upload(bench, pem_chain(*chain_of_three()), scope=scope)
    locked = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", scope=scope)
    notes, _ = make(bench)
    notes.note(CALLER, public)
    notes.note(CALLER, replace(locked, has_private_key=None))
    await notes.close()
    assert [record.after["private_key"] for record in bench.memory.audit] == ["no", "perhaps"]


async def test_while_the_database_is_away_notes_wait_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0.001)
    bench = Bench()
    certificate = await with_key(bench)
    notes, audit = make(bench)
    audit.is_away = True
    notes.note(CALLER, certificate)
    await asyncio.sleep(0.01)
    assert bench.memory.audit == []
    audit.is_away = False
    await notes.close()
    assert len(bench.memory.audit) == 1


async def test_a_note_that_cannot_be_stored_at_all_does_not_hold_up_the_next(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    first, second = await with_key(bench, "a.pem"), await with_key(bench, "b.pem")
    notes, audit = make(bench)
    audit.breaks = 1
    notes.note(CALLER, first)
    notes.note(CALLER, second)
    await notes.close()
    assert [record.noun_id for record in bench.memory.audit] == [second.id]
    assert "RuntimeError" in caplog.text
    assert "hunter2" not in caplog.text


async def test_the_end_waits_for_some_seconds_and_says_what_is_lost(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "DRAIN_SECONDS", 0.01)
    bench = Bench()
    certificate = await with_key(bench)
    notes, audit = make(bench)
    audit.is_away = True
    notes.note(CALLER, certificate)
    await notes.close()
    assert "1 reads of files could not be noted" in caplog.text


async def test_what_waits_and_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(module, "MAX_WAITING", 2)
    monkeypatch.setattr(module, "MAX_REMEMBERED", 1)
    bench = Bench()
    certificate = await with_key(bench)
    notes, _ = make(bench)
    readers = [Caller(tenant="default", subject=f"reader {number}") for number in range(5)]
    with caplog.at_level(logging.ERROR):
        for reader in readers:
            notes.note(reader, certificate)
    assert len(notes._noted) == 1
    await notes.close()
    assert [record.subject for record in bench.memory.audit] == ["reader 0", "reader 1"]
    assert [record.getMessage().split()[0] for record in caplog.records if record.levelno == logging.ERROR] == ["1", "2"]


async def test_notes_go_on_after_everything_was_stored() -> None:
    bench = Bench()
    first, second = await with_key(bench, "a.pem"), await with_key(bench, "b.pem")
    notes, _ = make(bench)
    notes.note(CALLER, first)
    async with asyncio.timeout(5):
        while len(bench.memory.audit) < 1:
            await asyncio.sleep(0)
    notes.note(CALLER, second)
    await notes.close()
    assert [record.noun_id for record in bench.memory.audit] == [first.id, second.id]
