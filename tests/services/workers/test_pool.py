"""The reader as the use cases know it: whatever a file does, its sender gets an answer and nobody else notices."""

import asyncio
import logging
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from ssl import DER_cert_to_PEM_cert

import pytest
import pytest_asyncio

from services.errors import ErrorCode, InvalidInput, MalformedContent, NotFound, ServiceUnavailable, TooCostly, WrongPassword
from services.formats.budget import Budget
from services.formats.pem.write import write_pem
from services.formats.read import read_contents
from services.model.contents import Contents, FindingCode
from services.model.conversion import Pkcs12ProfileName, TargetFormat
from services.model.secret import Secret
from services.workers import pool as pool_module
from services.workers.child import work
from services.workers.frames import Request
from services.workers.limits import (
    FAST_ITERATIONS,
    FAST_NICENESS,
    FAST_SECONDS,
    FIRST_ITERATIONS,
    GRACE_SECONDS,
    MAX_MEMORY,
    MAX_OPEN_FILES,
    SLOW_NICENESS,
    SLOW_SECONDS,
)
from services.workers.pool import ReaderFailed, ReaderPool
from services.workers.process import SOURCE_ROOT
from tests.corpus import CorpusFile, load_corpus, load_golden, needs_corpus
from tests.services.formats.converting import OLD, a_leaf, outline, source, wish
from tests.services.workers.confined import REFUSED, needs_confinement
from tests.services.workers.odd import LYING_PROGRAM, ODD_PROGRAM, aliases, told
from tests.services.x509.made import chain_of
from tests.support import CALLER


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pool() -> AsyncIterator[ReaderPool]:
    """Children that do what they are told."""
    pool = ReaderPool(size=2, program=ODD_PROGRAM)
    await pool.start()
    yield pool
    await pool.aclose()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def real_pool() -> AsyncIterator[ReaderPool]:
    """Children that read."""
    pool = ReaderPool(size=2)
    await pool.start()
    yield pool
    await pool.aclose()


async def test_octets_name_and_password_arrive(pool: ReaderPool) -> None:
    contents = await pool(Secret(b"echo a b"), file_name="naïve 🔐.p12", password=Secret("påss\0".encode()), caller=CALLER)
    assert aliases(contents) == ["a b", "naïve 🔐.p12", "påss\0"]


async def test_a_file_of_megabytes_arrives(pool: ReaderPool) -> None:
    text = "x" * 10_000_000
    assert (await told(pool, f"echo {text}"))[0] == text


async def test_failures_of_readers_arrive_as_they_are(pool: ReaderPool) -> None:
    with pytest.raises(MalformedContent) as caught:
        await told(pool, "refuse")
    assert (caught.value.message, caught.value.position) == ("It is broken.", "line 12")


async def test_a_file_that_asks_for_much_goes_to_the_slow_lane(pool: ReaderPool) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert read_priority(await told(pool, f"spend {FIRST_ITERATIONS}")) == own
    assert read_priority(await told(pool, f"spend {FAST_ITERATIONS}")) == min(19, own + FAST_NICENESS)
    assert read_priority(await told(pool, f"spend {FAST_ITERATIONS + 1}")) == min(19, own + SLOW_NICENESS)


async def test_a_file_that_waits_for_long_gets_another_chance_in_the_slow_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "FAST_SECONDS", 0.3)
    pool = ReaderPool(size=1, program=ODD_PROGRAM)
    await pool.start()
    assert await told(pool, "sleep-then-lane 0.6") == ["slow"]
    await pool.aclose()


@pytest.mark.parametrize(
    ("command", "lane"),
    [
        ("lane", "first"),
        ("grind 0.05", "fast"),
        ("grind 0.2", "slow"),
        ("derive 1200000", "slow"),
        ("sleep-then-lane 0.5", "first"),
    ],
)
async def test_a_file_is_begun_anew_in_the_next_lane_when_its_processor_time_is_over(pool: ReaderPool, command: str, lane: str) -> None:
    """Whether it computes in Python or in one call of a library; the time of others, as of a busy machine, is none of its own."""
    assert await told(pool, command) == [lane]
    assert await told(pool, "lane") == ["first"]


async def test_a_file_that_is_left_to_the_next_lane_costs_no_process(pool: ReaderPool) -> None:
    before = {worker.pid for lane in pool._lanes for worker in lane._workers}
    assert await told(pool, "grind 0.2") == ["slow"]
    assert {worker.pid for lane in pool._lanes for worker in lane._workers} == before


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="the kernel does not schedule sessions as groups")
async def test_the_priority_of_a_lane_is_that_of_its_workers_session(pool: ReaderPool) -> None:
    sessions = [Path(f"/proc/{worker.pid}/autogroup").read_text().split()[-1] for lane in pool._lanes for worker in lane._workers]
    assert sessions == ["0", "0", str(FAST_NICENESS), str(SLOW_NICENESS)]


@pytest.mark.slow
async def test_a_file_that_was_not_tried_yet_waits_for_none_that_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "FAST_SECONDS", 60.0)
    pool = ReaderPool(size=1, program=ODD_PROGRAM)
    await pool.start()
    costly = [asyncio.ensure_future(told(pool, "hang")) for _ in range(3)]
    async with asyncio.timeout(5):
        assert await told(pool, "lane") == ["first"]
    assert not any(task.done() for task in costly)
    await pool.aclose()
    await asyncio.gather(*costly, return_exceptions=True)


async def test_one_long_call_of_a_library_is_stopped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "FAST_SECONDS", 60.0)
    monkeypatch.setattr(pool_module, "SLOW_SECONDS", 0.5)
    pool = ReaderPool(size=1, program=ODD_PROGRAM)
    await pool.start()
    with pytest.raises(TooCostly, match="takes more than"):  # not: "ends before it answers", as after the deadline of wall time
        await told(pool, "derive 1000000000")
    await pool.aclose()


@pytest.mark.slow
async def test_who_is_too_much_for_the_slow_lane_is_told_to_come_back(pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = pool._lanes[-1]
    monkeypatch.setattr(slow._turns, "_most_waiting", 1)
    running = [asyncio.ensure_future(told(pool, "sleep-in-slow 2")) for _ in range(3)]
    answers = await asyncio.gather(*running, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["ServiceUnavailable", "list", "list"]
    assert [answer.retry_after for answer in answers if isinstance(answer, ServiceUnavailable)] == [SLOW_SECONDS]


async def test_a_file_that_hangs_is_too_costly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "FAST_SECONDS", 0.3)
    monkeypatch.setattr(pool_module, "SLOW_SECONDS", 0.6)
    pool = ReaderPool(size=1, program=ODD_PROGRAM)
    await pool.start()
    with pytest.raises(TooCostly) as caught:
        await told(pool, "hang")
    assert caught.value.code is ErrorCode.PARSE_LIMIT
    assert await told(pool, "echo next") == ["next", "None", "None"]
    await pool.aclose()


@pytest.mark.parametrize("command", ["memory", "die", "segfault", "many"])
async def test_a_file_that_ends_its_reader_is_too_costly_and_the_next_one_is_read(pool: ReaderPool, command: str) -> None:
    with pytest.raises(TooCostly) as caught:
        await told(pool, command)
    assert caught.value.code is ErrorCode.PARSE_LIMIT
    assert await told(pool, "echo next") == ["next", "None", "None"]


async def test_a_reader_that_dies_for_another_reason_does_not_convict_the_file(tmp_path: Path) -> None:
    flag = tmp_path / "die"
    pool = ReaderPool(size=1, program=(*ODD_PROGRAM, str(flag)))
    first, *others = pool._lanes
    await asyncio.gather(*(lane.start() for lane in others))
    flag.touch()
    await first.start()
    assert not flag.exists()
    assert await told(pool, "die-once") == ["survived"]
    await pool.aclose()


async def test_a_killed_reader_costs_nobody_anything(pool: ReaderPool) -> None:
    pids = {int((await told(pool, "pid"))[0]) for _ in range(4)}
    running = [asyncio.ensure_future(told(pool, "nap 0.4")) for _ in range(2)]
    await asyncio.sleep(0.1)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    assert [len(answer) for answer in await asyncio.gather(*running)] == [1, 1]


@pytest.mark.slow
async def test_bombs_do_not_hold_up_the_event_loop_or_the_others(pool: ReaderPool) -> None:
    turns = 0

    async def take_turns() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    others = asyncio.ensure_future(take_turns())
    costly = asyncio.ensure_future(told(pool, "grind 5"))
    bombs = [asyncio.ensure_future(told(pool, command)) for command in ("spend 5000000", "memory", "die", "fail")]
    for _ in range(20):
        await told(pool, "pid")
    assert not costly.done()
    assert turns > 20
    await asyncio.gather(costly, *bombs, return_exceptions=True)
    others.cancel()


async def test_a_child_is_confined(pool: ReaderPool) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    pid = int((await told(pool, "pid"))[0])
    assert os.getpriority(os.PRIO_PROCESS, pid) == own
    wanted = {
        resource.RLIMIT_AS: MAX_MEMORY,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: MAX_OPEN_FILES,
        resource.RLIMIT_NPROC: 0,
    }
    assert {kind: resource.prlimit(pid, kind) for kind in wanted} == {kind: (most, most) for kind, most in wanted.items()}


@needs_confinement
@pytest.mark.parametrize("what", ["read", "write", "stat", "delete", "unix"])
async def test_a_child_reaches_no_file_and_no_local_socket(pool: ReaderPool, tmp_path: Path, what: str) -> None:
    path = tmp_path / "master-key"
    if what == "unix":
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            listener.listen()
            assert await told(pool, f"try {what} {path}") == REFUSED
            return
    path.write_bytes(b"k")
    assert await told(pool, f"try {what} {path}") == REFUSED
    assert path.read_bytes() == b"k"


@needs_confinement
async def test_a_child_reaches_no_server(pool: ReaderPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        for what in ("tcp", "udp", "pair"):
            assert await told(pool, f"try {what} {port}") == REFUSED, what


@needs_confinement
async def test_a_child_touches_and_starts_no_process(pool: ReaderPool) -> None:
    pid = os.getpid()
    assert await told(pool, f"try read /proc/{pid}/environ") == REFUSED
    for what in ("signal", "ptrace", "memory", "limits", "fork", "dumpable"):
        assert await told(pool, f"try {what} {pid}") == REFUSED, what
    for what in ("exec", "spawn"):
        assert await told(pool, f"try {what} /bin/true") == REFUSED, what


async def test_what_the_kernel_lacks_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    hello = b"ready Landlock seccomp"
    code = f"import sys; sys.stdout.buffer.write({len(hello).to_bytes(4, 'big') + hello!r}); sys.stdout.flush(); sys.stdin.read()"
    pool = ReaderPool(size=2, program=(sys.executable, "-c", code))
    await pool.start()
    await pool.aclose()
    assert [record.message for record in caplog.records] == [
        "This system lacks Landlock, seccomp: readers are confined by the rest, and by limits."
    ]


async def test_a_child_sees_nothing_of_the_services_environment(pool: ReaderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESTCERT_MASTER_KEY", "hunter2")
    restarted = ReaderPool(size=1, program=ODD_PROGRAM)
    await restarted.start()
    assert set(await told(restarted, "environment")) == {"LC_ALL", "PYTHONUTF8", "SYSTEMROOT"}
    await restarted.aclose()


async def test_what_a_child_prints_goes_nowhere(pool: ReaderPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert await told(pool, "print") == ["printed"]
    assert "hunter2" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(("command", "type_name"), [("fail", "LookupError"), ("panic", "BaseException"), ("refuse-strangely", "KeyError")])
async def test_a_mistake_of_ours_is_told_by_type_and_place_only(
    pool: ReaderPool, caplog: pytest.LogCaptureFixture, command: str, type_name: str
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ReaderFailed) as caught:
        await told(pool, command)
    assert not isinstance(caught.value, ServiceUnavailable)
    for text in (str(caught.value), caplog.text):
        assert type_name in text or command == "refuse-strangely"
        assert ".py:" in text
        assert "hunter2" not in text


@pytest.mark.parametrize(
    "octets",
    [
        b"Chello",
        b"C",
        b"C[]",
        b"Q",
        b"F[]",
        b"X[]",
        b'X["hunter2 ", ["a.py:1"]]',
        b'F["SystemExit", "hunter2", "NOT_FOUND", []]',
        b"\x80\x04\x95hunter2",
        b"C" + b"[" * 100_000,
    ],
)
async def test_a_child_that_lies_is_not_believed(octets: bytes, caplog: pytest.LogCaptureFixture) -> None:
    pool = ReaderPool(size=1, program=LYING_PROGRAM)
    await pool.start()
    with caplog.at_level(logging.DEBUG), pytest.raises(ReaderFailed) as caught:
        await pool(Secret(octets), file_name=None, password=None, caller=CALLER)
    assert "hunter2" not in str(caught.value) + caplog.text
    await pool.aclose()


@pytest.mark.parametrize("octets", [b"raw \xff\xff\xff\xffx", b"raw \x00\x00\x00\x00"])
async def test_an_answer_of_an_impossible_length_ends_the_child(octets: bytes) -> None:
    pool = ReaderPool(size=1, program=LYING_PROGRAM)
    await pool.start()
    with pytest.raises(TooCostly):
        await pool(Secret(octets), file_name=None, password=None, caller=CALLER)
    await pool.aclose()


async def test_the_pool_says_whether_it_can_read(pool: ReaderPool) -> None:
    await pool.check()
    closed = ReaderPool(size=1, program=ODD_PROGRAM)
    with pytest.raises(ServiceUnavailable):
        await closed.check()
    with pytest.raises(ServiceUnavailable):
        await told(closed, "pid")


async def test_a_pool_that_cannot_start_leaves_nothing_behind() -> None:
    pool = ReaderPool(size=2, program=(sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(ServiceUnavailable):
        await pool.start()
    with pytest.raises(ServiceUnavailable):
        await pool.check()


async def test_children_are_replaced_after_their_number_of_reads() -> None:
    pool = ReaderPool(size=1, program=ODD_PROGRAM, most_reads=3)
    await pool.start()
    pids = [(await told(pool, "pid"))[0] for _ in range(6)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3]
    await pool.aclose()


def read_priority(answer: list[str]) -> int:
    """Return that of the child whose id the answer is."""
    return os.getpriority(os.PRIO_PROCESS, int(answer[0]))


_PARENT = """
import asyncio
from services.model.secret import Secret
from services.workers.pool import ReaderPool
async def main():
    pool = ReaderPool(size=1, program={program!r})
    await pool.start()
    print(*(worker.pid for lane in pool._lanes for worker in lane._workers), flush=True)
    await pool(Secret(b"sleep 60"), file_name=None, password=None)
asyncio.run(main())
"""


def test_children_do_not_outlive_a_parent_that_is_killed() -> None:
    program = [sys.executable, "-c", _PARENT.format(program=ODD_PROGRAM)]
    with subprocess.Popen(program, cwd=SOURCE_ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        busy, *idle = (int(pid) for pid in parent.stdout.readline().split())
        time.sleep(0.2)
        parent.kill()
    assert all(_ends_within(1, pid) for pid in idle)
    assert _ends_within(FAST_SECONDS + GRACE_SECONDS + 1, busy)


def _ends_within(seconds: float, pid: int) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


async def test_the_real_child_reads_as_the_readers_do(real_pool: ReaderPool) -> None:
    octets = b"\n".join(DER_cert_to_PEM_cert(one.der).encode() for one in chain_of(3))
    contents = await real_pool(Secret(octets), file_name="chain.pem", password=None, caller=CALLER)
    assert contents == read_contents(octets, file_name="chain.pem", password=None, budget=Budget())
    assert len(contents.certificate_chain) == 3


async def test_the_real_child_converts_as_the_formats_do(real_pool: ReaderPool) -> None:
    wanted = wish(TargetFormat.JKS, new_password=Secret(b"changeit"))
    octets = await real_pool.convert(Secret(source("p12")), password=OLD, wanted=wanted, caller=CALLER)
    assert "PRIVATE" not in repr(octets)
    contents = await real_pool(octets, file_name="a.jks", password=Secret(b"changeit"), caller=CALLER)
    assert outline(contents) == [("key", "client", 3)]
    assert [finding.code for finding in contents.findings] == [FindingCode.FORMAT_OUTDATED]


async def test_failures_of_conversions_arrive_as_they_are(real_pool: ReaderPool) -> None:
    octets = Secret(source("p12"))
    with pytest.raises(NotFound, match='"nobody"'):
        await real_pool.convert(octets, password=OLD, wanted=wish(aliases=("nobody",)), caller=CALLER)
    with pytest.raises(InvalidInput) as caught:
        await real_pool.convert(octets, password=OLD, wanted=wish(TargetFormat.JKS, alias="a\nb"), caller=CALLER)
    assert (caught.value.field, caught.value.code) == ("alias", ErrorCode.ALIAS_INVALID)
    with pytest.raises(WrongPassword):
        await real_pool.convert(octets, password=Secret(b"hunter2"), wanted=wish(), caller=CALLER)
    with pytest.raises(MalformedContent):
        await real_pool.convert(Secret(b"-----BEGIN CERTIFICATE-----\n"), password=None, wanted=wish(), caller=CALLER)


async def test_a_conversion_that_asks_for_much_goes_to_the_slow_lane(real_pool: ReaderPool) -> None:
    """Twelve keys under PKCS#12's old scheme cost more iterations than the fast lane gives."""
    key = a_leaf()
    pem = b"".join(write_pem(key.chain if at == 0 else (), pkcs8=key.key.private_key).reveal() for at in range(12))
    wanted = wish(TargetFormat.PKCS12, pkcs12_profile=Pkcs12ProfileName.LEGACY_3DES, new_password=Secret(b"changeit"))
    octets = await real_pool.convert(Secret(pem), password=None, wanted=wanted, caller=CALLER)
    assert len((await real_pool(octets, file_name=None, password=Secret(b"changeit"), caller=CALLER)).entries) == 12


async def test_an_answer_to_another_question_is_refused(caplog: pytest.LogCaptureFixture) -> None:
    pool = ReaderPool(size=1, program=LYING_PROGRAM)
    await pool.start()
    with pytest.raises(ReaderFailed):
        await pool.convert(Secret(b"C[]"), password=None, wanted=wish(), caller=CALLER)
    with pytest.raises(ReaderFailed):
        await pool(Secret(b"Ohunter2"), file_name=None, password=None, caller=CALLER)
    assert await pool.convert(Secret(b"Ohunter2"), password=None, wanted=wish(), caller=CALLER) == Secret(b"hunter2")
    await pool.aclose()
    assert "invalid" in caplog.text
    assert "hunter2" not in caplog.text


_GOLDEN = [file for folder in ("der", "jks", "p12", "p7b", "pem") for file in load_golden(folder)]


@pytest.mark.parametrize("file", _GOLDEN, ids=str)
async def test_confined_children_read_and_convert_every_kind_of_file(real_pool: ReaderPool, file: CorpusFile) -> None:
    """Whatever a library imports while it works has to be there before."""
    octets, password = Secret(file.octets), None if file.password is None else Secret(file.password.encode())
    request = Request(octets=octets, file_name=file.path, password=password)
    contents = await outcome(partial(work, request, Budget()))
    assert await outcome(partial(real_pool, octets, file_name=file.path, password=password, caller=CALLER)) == contents
    for target in TargetFormat if isinstance(contents, Contents) else ():
        wanted = wish(target, new_password=Secret(b"changeit"), pkcs12_profile=Pkcs12ProfileName.LEGACY_3DES)
        usual = await outcome(partial(work, replace(request, conversion=wanted), Budget()))
        given = await outcome(partial(real_pool.convert, octets, password=password, wanted=wanted, caller=CALLER))
        assert given == usual or isinstance(given, Secret) is isinstance(usual, Secret) is True


async def outcome(ask: Callable[[], object]) -> object:
    """Return what was answered, or the type and the sentence of the error."""
    try:
        answer = ask()
        return await answer if isinstance(answer, Awaitable) else answer
    except Exception as error:
        return type(error), str(error)


_SAMPLE = [file for file in load_corpus() if file.verdict == "ok"][::8] + [
    file for file in load_corpus() if file.verdict in ("bomb", "corrupt")
][::4]


@needs_corpus
@pytest.mark.parametrize("file", _SAMPLE, ids=str)
async def test_files_of_the_corpus_give_the_same_through_the_pool(real_pool: ReaderPool, file: CorpusFile) -> None:
    password = None if file.password is None else Secret(file.password.encode())
    try:
        expected: object = read_contents(file.octets, file_name=file.path, password=password, budget=Budget())
    except Exception as error:
        expected = (type(error), str(error))
    try:
        given: object = await real_pool(Secret(file.octets), file_name=file.path, password=password, caller=CALLER)
    except Exception as error:
        given = (type(error), str(error))
    assert given == expected
