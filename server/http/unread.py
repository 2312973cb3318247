"""Answers that nobody takes: a client that reads a few octets a minute would hold its connection for ever."""

import asyncio

MIN_TAKEN = 32 * 1024
"""Octets that a client must take in each `seconds`, or all there are: 1.6 KB/s with 20 s, less than the slowest modem."""


class UnreadWatch:
    """Looks every `seconds` at what is still to be sent, and cuts the connection whose client took too little since the last time.

    What the system keeps for the client counts as taken: the connection is not what it holds.
    """

    def __init__(self, transport: asyncio.Transport, seconds: float) -> None:
        self._transport = transport
        self._seconds = seconds
        self._left: int | None = None
        self._timer = asyncio.get_running_loop().call_later(seconds, self._look)

    def note_progress(self) -> None:
        """The client took so much that more can be written (the protocol's `resume_writing`)."""
        self._left = None

    def stop(self) -> None:
        """End it."""
        self._timer.cancel()

    def _look(self) -> None:
        left = self._transport.get_write_buffer_size()
        if left and self._left is not None and left > self._left - MIN_TAKEN:
            self._transport.abort()
            return
        self._left = left or None
        self._timer = asyncio.get_running_loop().call_later(self._seconds, self._look)
