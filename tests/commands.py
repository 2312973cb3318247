"""Counts and names the commands that are sent to MongoDB, by either driver."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from pymongo import monitoring

READS = {"find", "aggregate", "count", "getMore", "distinct"}
COLLECTIONS = {"certificates", "deleted", "scopes", "versions", "contents", "octets", "configurations"}
"""Those of users' things: others are read by jobs, whenever they like."""


class Command(NamedTuple):
    """What it is called, on which collection, and by which index it finds something, if it names one."""

    name: str
    collection: str
    hint: str | None


_OF_CONNECTIONS = {"hello", "isMaster", "saslStart", "saslContinue"}
"""Sent when a connection is opened, whoever needs it first."""

_named: ContextVar[list[Command] | None] = ContextVar("named", default=None)


class _Listener(monitoring.CommandListener):
    """Hears of every command of every client that is made after it was registered."""

    def __init__(self) -> None:
        self.counting: list[Counter[str]] = []

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """Count a read by its collection, and name every command to whoever had it sent."""
        named = _named.get()
        if named is not None and event.command_name not in _OF_CONNECTIONS:
            named.append(Command(event.command_name, str(event.command.get(event.command_name)), event.command.get("hint")))
        collection = event.command.get("collection" if event.command_name == "getMore" else event.command_name)
        if event.command_name in READS and collection in COLLECTIONS:
            for counter in self.counting:
                counter[collection] += 1

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Nothing is counted here."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Nothing is counted here."""


_listener = _Listener()
monitoring.register(_listener)


@contextmanager
def counting_reads() -> Iterator[Counter[str]]:
    """Count the reads of each collection from now on, by all clients of this process that were made after this module was imported."""
    counter: Counter[str] = Counter()
    _listener.counting.append(counter)
    try:
        yield counter
    finally:
        _listener.counting.remove(counter)


@contextmanager
def naming_commands() -> Iterator[list[Command]]:
    """Name the commands that this task, and those which it begins, have sent from now on."""
    named: list[Command] = []
    token = _named.set(named)
    try:
        yield named
    finally:
        _named.reset(token)
