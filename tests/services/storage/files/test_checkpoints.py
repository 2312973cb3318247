"""Checkpoints in a file: private, one line each, also after a crash."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.model.audit import Statement
from services.ports.checkpoints import CheckpointNotPublished
from services.rules.audit_checkpoints import NO_CHECKPOINT, sign_with
from services.storage.files.checkpoints import CheckpointFile, read_checkpoints
from tests.support import NOW

STATEMENT = Statement(tenant="default", number=1, at=NOW, previous=NO_CHECKPOINT, heads=(), public_key=bytes(32))
FIRST, SECOND = (sign_with(replace(STATEMENT, number=number), b"signature") for number in (1, 2))


async def test_each_checkpoint_is_a_line_of_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "checkpoints"
    for checkpoint in (FIRST, SECOND):
        await CheckpointFile(path).publish(checkpoint)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().count(b"\n") == 2
    assert list(read_checkpoints(path)) == [FIRST, SECOND]


async def test_a_line_that_a_crash_cut_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "checkpoints"
    await CheckpointFile(path).publish(FIRST)
    path.write_bytes(path.read_bytes() + b'{"tenant":"def')
    await CheckpointFile(path).publish(SECOND)
    assert list(read_checkpoints(path)) == [FIRST, SECOND]


async def test_a_file_that_cannot_be_written_is_a_failure_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointNotPublished, match="cannot be written: No such file or directory"):
        await CheckpointFile(tmp_path / "missing" / "checkpoints").publish(FIRST)
