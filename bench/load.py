"""Callers who send requests all the time, in a process of their own: what they take of a core is not the measuring one's."""

import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Lock
from threading import Thread
from typing import Any

from bench.connection import BadAnswer, Connection, Request

REFUSALS = (b"UNAVAILABLE", b"QUERY_TOO_COMPLEX")


@dataclass(frozen=True)
class Load:
    """How many connections send, and what: each begins at another request, and goes round."""

    connections: int
    requests: Sequence[Request]


@dataclass
class Sent:
    """What became of a load's requests so far; unfinished ones do not count."""

    answered: Any
    refused: Any
    lock: Lock

    def __str__(self) -> str:
        return f"{self.answered.value} answered, {self.refused.value} refused"


@contextmanager
def under(load: Load, connection: Connection) -> Iterator[Sent]:
    """Send the load to the connection's server, give what became of it, and stop."""
    context = multiprocessing.get_context("spawn")
    sent = Sent(context.RawValue("i", 0), context.RawValue("i", 0), context.Lock())
    process = context.Process(target=_send, args=((connection.url, connection.token), load, sent), daemon=True)
    process.start()
    try:
        yield sent
    finally:
        process.kill()
        process.join()


def _send(address: tuple[str, str], load: Load, sent: Sent) -> None:
    threads = [
        Thread(target=_send_on_one, args=(Connection(*address), load, sent), kwargs={"number": number})
        for number in range(load.connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _send_on_one(connection: Connection, load: Load, sent: Sent, *, number: int) -> None:
    at = number * len(load.requests) // load.connections
    while True:
        is_refused = False
        try:
            answer = connection.send(load.requests[at % len(load.requests)])
            is_refused = any(code in answer for code in REFUSALS)
        except (BadAnswer, OSError):
            is_refused = True
            connection.close()
            connection = Connection(connection.url, connection.token)
        at += 1
        with sent.lock:
            (sent.refused if is_refused else sent.answered).value += 1
