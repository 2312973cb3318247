"""Serve until a signal comes."""

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Callable, Iterator
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from server.app import build_app
from server.graphql.open_streams import OpenStreams
from server.http.config import Config, server_config
from server.http.connections import Connections
from server.installation import open_installation
from server.jobs.background import in_background
from server.jobs.periodic import run_for_ever
from server.session.endpoint import SessionEndpoint
from server.settings import Settings

MIN_ALLOCATIONS = 10_000
"""Objects that were made and not freed since the collector last looked; Python's 700 are one list of 50."""


class _Server(uvicorn.Server):
    """uvicorn, which says when it is ready, and stops by signals without raising them again while parts are still to be closed."""

    def __init__(self, config: uvicorn.Config, streams: OpenStreams, make_link: Callable[[], str | None]) -> None:
        super().__init__(config)
        self._streams = streams
        self._make_link = make_link

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        _spare_collector()
        if self.started:
            print(f"ready http://{self.config.host}:{self.config.port}", flush=True)  # noqa: T201  # scripts wait for this line
            link = self._make_link()
            if link is not None:
                print(f"open {link}", flush=True)  # noqa: T201  # on standard output, where no log is written

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; first end what would never end by itself."""
        await self._streams.end()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take SIGINT and SIGTERM as the wish to stop; a second one ends waiting for open connections."""
        _on_signals(self.handle_exit)
        yield


def _spare_collector() -> None:
    """Let the garbage collector leave alone what lives as long as the process, and look less often: it took a seventh of a list's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MIN_ALLOCATIONS)


def _on_signals(handle: Callable[[int, None], object]) -> None:
    with contextlib.suppress(NotImplementedError):  # Windows; there Ctrl-C ends the process at once
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, handle, number, None)


def make_link(settings: Settings, session: SessionEndpoint) -> str | None:
    """Return the link that opens the page, once; None where no development token is taken. What follows `#` no browser sends anywhere."""
    if session.development is None:
        return None
    is_everywhere = settings.public_url is None and settings.host in ("0.0.0.0", "::")  # noqa: S104  # compared with, not listened on
    address = f"http://127.0.0.1:{settings.port}" if is_everywhere else settings.base_url
    return f"{address}/#code={session.development.code.make()}"


def configure(app: ASGIApp, settings: Settings) -> Config:
    """Return how the application is served with these settings."""
    connections = Connections(most=settings.connections_per_address, exempt=settings.trusted_proxies)
    return server_config(app, host=settings.host, port=settings.port, connections=connections, allowed_origins=settings.allowed_origins)


async def serve(settings: Settings) -> None:
    """Open the installation, serve until a signal comes, and close it; a signal while it opens cancels, and closes what is open."""
    opening = asyncio.current_task()
    assert opening is not None
    _on_signals(lambda _number, _frame: opening.cancel())
    async with (
        open_installation(settings) as installation,
        in_background(run_for_ever(installation.use_cases, every=settings.renewal_interval)),
    ):
        streams = OpenStreams()
        config = configure(build_app(settings, installation, streams), settings)
        await _Server(config, streams, partial(make_link, settings, installation.session)).serve()
