"""The embedded MongoDB: a single-node replica set that begins and ends with the service, on 127.0.0.1 and for its owner only.

A standalone mongod with the drivers' defaults loses acknowledged writes when it is killed; a replica set with w=majority and
journal=true, which `connect` asks for, lost none in 20 kills. It also gives transactions.
"""

import asyncio
import contextlib
import logging
import os
import sys
from pathlib import Path

from services.ending import end
from services.storage.embedded.binary import MongodUnavailable, explain_exit, find_mongod
from services.storage.embedded.folder import MongodFolder
from services.storage.embedded.leftover import stop_leftover
from services.storage.embedded.replica_set import REPLICA_SET, USER, establish_replica_set

_log = logging.getLogger(__name__)

_ENVIRONMENT = ("PATH", "LANG", "TMPDIR", "LD_LIBRARY_PATH", *(("SYSTEMROOT",) if sys.platform == "win32" else ()))
"""All that mongod gets of the service's environment, which may hold the master key; no program starts on Windows without the last one."""

_SETTINGS = (
    *("--replSet", REPLICA_SET, "--bind_ip", "127.0.0.1", "--quiet"),
    # CVE-2025-14847 ("MongoBleed", fixed in 6.0.27) reads memory through zlib: compression is off, and who has no key is sent away.
    *("--networkMessageCompressors", "disabled"),
    *("--oplogSize", "256"),
    # A killed client's open transaction blocks its documents for this long; the default is 60.
    *("--setParameter", "transactionLifetimeLimitSeconds=5"),
    *("--setParameter", "diagnosticDataCollectionEnabled=false"),
)

MIN_CACHE = 256
"""MiB of its own cache; mongod takes no less."""
DEFAULT_CACHE = 512
"""MiB. One transaction may fill 15 % of it: with 256 MiB that are 38 MiB, which the largest file with its contents can reach."""

_ADDRESS_IN_USE = 48  # mongod's exit code
_PORTS_TRIED = 5
_STOP_PATIENCE = 15.0
_START_PATIENCE = 120.0  # seconds; recovery after a kill reads at most the journal of the last minute
_FIRST_PAUSE, _MAX_PAUSE = 0.1, 5.0


class EmbeddedMongod:
    """A supervised mongod on the data in `folder`; it is started again when it dies, on the same port.

    Start it from the main thread: Linux ends it together with the thread that started it.
    """

    def __init__(self, folder: Path, *, cache: int = DEFAULT_CACHE, binary: Path | None = None) -> None:
        """`cache` is in MiB."""
        self._folder = MongodFolder(folder.resolve())
        self._cache = ("--wiredTigerCacheSizeGB", str(cache / 1024))
        self._binary = binary
        self._process: asyncio.subprocess.Process | None = None
        self._supervisor: asyncio.Task[None] | None = None
        self._port = 0

    async def start(self) -> str:
        """Return the URI, with the password in it, once writes are taken.

        Raises MongodUnavailable if the program is not installed or cannot run, or if another service uses the folder.
        """
        binary = self._binary or find_mongod()
        self._folder.prepare()
        await self._folder.lock.take()
        try:
            if await asyncio.to_thread(stop_leftover, self._folder.database):
                _log.warning("Ended a MongoDB that an earlier service had left behind.")
            await self._start_on_any_port(binary)
        except BaseException:
            await self._end_process()
            self._folder.lock.release()
            raise
        self._supervisor = asyncio.create_task(self._supervise(binary))
        password = self._folder.read_password()
        return f"mongodb://{USER}:{password}@127.0.0.1:{self._port}/?replicaSet={REPLICA_SET}&authSource=admin"

    async def stop(self) -> None:
        """End mongod in good order; harmless when it is not running."""
        if self._supervisor is not None:
            await end(self._supervisor)
            with contextlib.suppress(asyncio.CancelledError):
                self._supervisor.result()
            self._supervisor = None
        await self._end_process()
        self._folder.lock.release()

    async def _start_on_any_port(self, binary: Path) -> None:
        for attempt in range(1, _PORTS_TRIED + 1):
            self._port = self._folder.choose_port()
            try:
                await self._run(binary)
            except MongodUnavailable:
                if self._exit_code() != _ADDRESS_IN_USE or attempt == _PORTS_TRIED:
                    raise
            else:
                self._folder.keep_port(self._port)
                return

    async def _run(self, binary: Path) -> None:
        await self._spawn(binary)
        try:
            async with asyncio.timeout(_START_PATIENCE):
                await establish_replica_set(
                    port=self._port,
                    key=self._folder.read_key(),
                    password=self._folder.read_password(),
                    check_alive=self._check_alive,
                )
        except TimeoutError:
            raise MongodUnavailable(f"The embedded MongoDB did not start in time; its log is {self._folder.log}.") from None
        except Exception:
            self._check_alive()  # if it died meanwhile, that is the reason worth telling
            raise

    async def _spawn(self, binary: Path) -> None:
        folder = self._folder
        folder.turn_log()
        command = [str(binary), *_SETTINGS, *self._cache, "--port", str(self._port), "--dbpath", str(folder.database)]
        command += ["--keyFile", str(folder.key_file), "--logpath", str(folder.log)]
        if sys.platform != "win32":
            command.append("--nounixsocket")
        if sys.platform == "linux":
            launcher = Path(__file__).with_name("launch.py")
            command = [sys.executable, "-I", "-S", str(launcher), str(os.getpid()), *command]
        with folder.output.open("wb") as output:
            folder.output.chmod(0o600)
            self._process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=folder.path,
                env=_read_environment(),
                start_new_session=True,  # a terminal's Ctrl-C is the service's matter: requests on their way still need a database
            )

    def _exit_code(self) -> int | None:
        return self._process.returncode if self._process else None

    def _check_alive(self) -> None:
        code = self._exit_code()
        if code is not None:
            raise explain_exit(code, self._folder.output.read_text(errors="replace"), self._folder.log)

    async def _supervise(self, binary: Path) -> None:
        pause = _FIRST_PAUSE
        while self._process is not None:
            code = await self._process.wait()
            _log.warning("The embedded MongoDB ended with code %s; it is started again.", code)
            try:
                await self._run(binary)
            except Exception as error:  # whatever it is, the next attempt may succeed, and the service waits for it
                _log.error("The embedded MongoDB did not start again: %s", error)
                await self._end_process()
                await asyncio.sleep(pause)
                pause = min(2 * pause, _MAX_PAUSE)
            else:
                pause = _FIRST_PAUSE

    async def _end_process(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            async with asyncio.timeout(_STOP_PATIENCE):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()


def _read_environment() -> dict[str, str]:
    given = os.environ  # noqa: TID251  # passed on; no setting is read
    return {name: given[name] for name in _ENVIRONMENT if name in given}
