"""Start the service: `python -m server`.

`python -m server renew --once` renews what is due and ends, for cron and Kubernetes. `python -m server take-root FILE` writes the
local authority's root key, encrypted under the password on standard input, and removes it from the installation.
"""

import argparse
import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

import uvicorn

from server.app import build_app
from server.commands.take_root import NoRootKey, take_root
from server.graphql.open_streams import OpenStreams
from server.http.protocol import server_config
from server.installation import open_installation
from server.jobs.periodic import run_once, running_job
from server.settings import BadSetting, Settings, read_settings
from services.encryption.master_key import InvalidMasterKey
from services.errors import ServiceUnavailable
from services.model.secret import Secret
from services.storage.embedded.binary import MongodUnavailable
from services.storage.mongo.indexes import SchemaTooNew
from services.storage.mongo.installation import MasterKeyMismatch

EXPLAINED = (BadSetting, InvalidMasterKey, MasterKeyMismatch, MongodUnavailable, NoRootKey, SchemaTooNew, ServiceUnavailable)
"""What keeps the service from starting and says in a sentence what to do; all else shows its traceback."""


class _Server(uvicorn.Server):
    """uvicorn, which says when it is ready, and stops by signals without raising them again while parts are still to be closed."""

    def __init__(self, config: uvicorn.Config, streams: OpenStreams) -> None:
        super().__init__(config)
        self._streams = streams

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            print(f"ready http://{self.config.host}:{self.config.port}", flush=True)  # noqa: T201  # scripts wait for this line

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; first end what would never end by itself."""
        await self._streams.end()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take SIGINT and SIGTERM as the wish to stop; a second one ends waiting for open connections."""
        _on_signals(self.handle_exit)
        yield


def _on_signals(handle: Callable[[int, None], object]) -> None:
    with contextlib.suppress(NotImplementedError):  # Windows; there Ctrl-C ends the process at once
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, handle, number, None)


async def serve(settings: Settings) -> None:
    """Open the installation, serve until a signal comes, and close it; a signal while it opens cancels, and closes what is open."""
    opening = asyncio.current_task()
    assert opening is not None
    _on_signals(lambda _number, _frame: opening.cancel())
    async with open_installation(settings) as installation, running_job(installation.use_cases, every=settings.renewal_interval):
        streams = OpenStreams()
        config = server_config(build_app(settings, installation, streams), host=settings.host, port=settings.port)
        await _Server(config, streams).serve()


async def renew(settings: Settings) -> None:
    """Renew what is due, once, and say how many."""
    async with open_installation(settings) as installation:
        print(f"renewed {await run_once(installation.use_cases)}")  # noqa: T201  # for whoever started it


def main() -> int:
    """Return the exit code: 0 after a stop by signal, 2 when a sentence says why there was no start."""
    command = _read_command()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("pymongo").setLevel(logging.WARNING)
    try:
        with asyncio.Runner(loop_factory=_new_event_loop) as runner:
            runner.run(command(read_settings()))
    except EXPLAINED as explained:
        print(f"The service did not start: {explained}", file=sys.stderr)  # noqa: T201  # for whoever started it
        return 2
    except asyncio.CancelledError:
        return 0
    return 0


def _read_command() -> Callable[[Settings], Coroutine[None, None, None]]:
    parser = argparse.ArgumentParser(prog="python -m server", description="Destination Certificates")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("serve", help="serve (what is done without a command)")
    renewal = commands.add_parser("renew", help="renew what is due, and end")
    renewal.add_argument("--once", action="store_true", required=True)
    root = commands.add_parser("take-root", help="write the root's private key to a file and remove it here; password on standard input")
    root.add_argument("file", type=Path)
    given = parser.parse_args()
    if given.command == "renew":
        return renew
    if given.command == "take-root":
        return lambda settings: take_root(settings, given.file, password=Secret(sys.stdin.readline().rstrip("\n").encode()))
    return serve


def _new_event_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop  # noqa: PLC0415  # not to be had on Windows
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


if __name__ == "__main__":
    sys.exit(main())
