"""Verifying the audit by the command: what it prints, and its exit code."""

import asyncio
import io
import os
import subprocess
import sys
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from server.commands.audit import NoCheckpoints, ProgressBar, verify_audit
from server.installation import open_installation, open_storage
from server.jobs.periodic import run_once
from server.settings import Settings
from services.model.scope import ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from services.workers.process import SOURCE_ROOT
from tests.server.readers import share_readers
from tests.support import CALLER, make_authority_key


@pytest.fixture
async def settings(mongo_uri: str, tmp_path: Path) -> Settings:
    """An installation with three scopes, a checkpoint of the first two in its file, and one of the third."""
    settings = Settings(
        data=tmp_path / "data",
        mongodb_uri=Secret(mongo_uri.encode()),
        mongodb_database=f"audit_{uuid.uuid4().hex}",
        audit_checkpoints=Secret(bytes(tmp_path / "checkpoints")),
    )
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key) as installation:
        for subaccounts in ("ab", "c"):
            for subaccount in subaccounts:
                await installation.use_cases.scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount=subaccount))
            await run_once(installation.use_cases)
    return settings


async def test_an_honest_audit_is_whole(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len((tmp_path / "checkpoints").read_text().splitlines()) == 2
    assert await verify_audit(settings, checkpoints=tmp_path / "checkpoints", tenant=None) == 0
    assert capsys.readouterr().out == "The audit is whole: nothing was edited, removed, swapped, inserted or cut.\n"


async def test_a_finding_is_printed_and_the_exit_code_says_so(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    async with open_storage(settings) as (database, _):
        await database.audit_events.update_one({"sequence": 1}, {"$set": {"subject": "mallory"}})
    assert await verify_audit(settings, checkpoints=None, tenant="default") == 1
    finding, count = capsys.readouterr().out.splitlines()
    assert "was edited" in finding
    assert count == "1 findings."
    assert await verify_audit(settings, checkpoints=None, tenant="another") == 0


async def test_what_somebody_put_into_the_database_does_not_steer_the_terminal(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_storage(settings) as (database, _):
        await database.audit_events.update_one({"sequence": 1}, {"$set": {"chain": "\x1b[2J"}})
    assert await verify_audit(settings, checkpoints=None, tenant=None) == 1
    assert "\x1b" not in capsys.readouterr().out


async def test_a_cut_of_everything_is_found_by_the_file(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with open_storage(settings) as (database, _):
        last = await database.audit_checkpoints.find_one_and_delete({"number": 2})
        assert last is not None
        for head in last["heads"]:
            await database.audit_events.delete_many({"chain": head["chain"]})
    assert await verify_audit(settings, checkpoints=None, tenant=None) == 0
    assert await verify_audit(settings, checkpoints=tmp_path / "checkpoints", tenant=None) == 1
    assert "Checkpoint 2 of tenant 'default' is in the file, and not in the database any more." in capsys.readouterr().out


async def test_records_that_wait_are_told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    async with open_storage(settings) as (database, _):
        await database.audit.insert_one({"scope_id": "s"})
    assert await verify_audit(settings, checkpoints=None, tenant=None) == 0
    assert "1 records of a release before are not gathered" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "sentence"), [(None, "cannot be read"), ("nothing", "holds no checkpoint")])
async def test_a_file_without_checkpoints_is_refused(settings: Settings, tmp_path: Path, text: str | None, sentence: str) -> None:
    path = tmp_path / "other"
    if text is not None:
        path.write_text(text)
    with pytest.raises(NoCheckpoints, match=sentence):
        await verify_audit(settings, checkpoints=path, tenant=None)


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_the_bar_shows_how_much_is_read_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        bar = ProgressBar(stream)
        bar.show(500, 1000)
        bar.show(501, 1000)
        bar.clear()
    assert file.getvalue() == ""
    drawn = terminal.getvalue()
    assert drawn.count("\r") == 2, "drawn once, though it was shown twice in the same moment, and taken away"
    assert " 50%  500 of 1,000 records" in drawn
    assert f"{'#' * 20}{' ' * 20}" in drawn
    monkeypatch.setenv("COLUMNS", "10")
    ProgressBar(terminal).show(0, 0)


def run_verify(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does."""
    assert settings.mongodb_uri is not None
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DESTCERT_")}
    environment |= {"DESTCERT_DATA": str(settings.data), "DESTCERT_MONGODB_DATABASE": settings.mongodb_database}
    environment |= {"DESTCERT_MONGODB_URI": settings.mongodb_uri.reveal().decode()}
    command = [sys.executable, "-m", "server", "audit", "verify", *arguments]
    return subprocess.run(command, cwd=SOURCE_ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.slow
async def test_the_program_ends_with_one_where_something_is_found(settings: Settings, tmp_path: Path) -> None:
    whole = await asyncio.to_thread(run_verify, settings, "--checkpoint", str(tmp_path / "checkpoints"))
    assert (whole.returncode, whole.stdout.startswith("The audit is whole")) == (0, True), whole.stderr
    async with open_storage(settings) as (database, _):
        await database.audit_events.delete_one({})
    cut = await asyncio.to_thread(run_verify, settings, "--tenant", "default")
    assert (cut.returncode, cut.stderr) == (1, ""), "no bar where nobody looks"
    assert "missing" in cut.stdout
    missing = await asyncio.to_thread(run_verify, settings, "--checkpoint", str(tmp_path / "nowhere"))
    assert missing.returncode == 2
    assert "cannot be read" in missing.stderr


async def test_checkpoints_go_to_a_webhook_that_the_settings_name(settings: Settings) -> None:
    posted = asyncio.get_running_loop().create_future()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        posted.set_result(head.split(b"\r\n")[0])
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with open_installation(
        replace(settings, audit_checkpoints=Secret(address.encode())), reader=await share_readers(), make_authority_key=make_authority_key
    ) as installation:
        await installation.use_cases.scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="d"))
        await run_once(installation.use_cases)
    assert await posted == b"POST /hook HTTP/1.1"
    server.close()
