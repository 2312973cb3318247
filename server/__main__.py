"""Start the service: `python -m server`."""

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator

import uvicorn

from server.app import build_app
from server.protocol import server_config
from server.settings import BadSetting, Settings, read_settings
from server.wiring import open_installation
from services.encryption.master_key import InvalidMasterKey
from services.errors import ServiceUnavailable
from services.storage.mongo_installation import MasterKeyMismatch
from services.storage.mongo_schema import SchemaTooNew
from services.storage.mongod_binary import MongodUnavailable

EXPLAINED = (BadSetting, InvalidMasterKey, MasterKeyMismatch, MongodUnavailable, SchemaTooNew, ServiceUnavailable)
"""What keeps the service from starting and says in a sentence what to do; all else shows its traceback."""


class _Server(uvicorn.Server):
    """uvicorn, which says when it is ready, and stops by signals without raising them again while parts are still to be closed."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            print(f"ready http://{self.config.host}:{self.config.port}", flush=True)  # noqa: T201  # scripts wait for this line

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
    async with open_installation(settings) as installation:
        await _Server(server_config(build_app(settings, installation), host=settings.host, port=settings.port)).serve()


def main() -> int:
    """Return the exit code: 0 after a stop by signal, 2 when a sentence says why there was no start."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("pymongo").setLevel(logging.WARNING)
    try:
        with asyncio.Runner(loop_factory=_new_event_loop) as runner:
            runner.run(serve(read_settings()))
    except EXPLAINED as explained:
        print(f"The service did not start: {explained}", file=sys.stderr)  # noqa: T201  # for whoever started it
        return 2
    except asyncio.CancelledError:
        return 0
    return 0


def _new_event_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop  # noqa: PLC0415  # not to be had on Windows
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


if __name__ == "__main__":
    sys.exit(main())
