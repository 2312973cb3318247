"""What one operation may ask of the database and of this process: the number of fields in its answer says little about that."""

from services.errors import ErrorCode, InvalidInput
from services.model.limits import MEBIBYTE

MAX_LOOKUPS = 2_000
"""Things that are looked up: lists, totals, versions and entries of so many objects. A page of 100 key stores of ten certificates each asks
for 1,100 when it asks for all occurrences; each takes some tenths of a millisecond."""

LABEL_LOOKUPS = 40
"""What the labels of a scope or a tenant count: each key and each value is looked up by itself; a page of 50 scopes may ask for them."""

MAX_ENTRIES = 20_000
"""Entries that are shown: four of the largest key stores, or a page of 100 trust stores like Java's (144). They take a second."""

MAX_OCTETS = 16 * MEBIBYTE
"""Octets of the files whose entries are read or that are handed out: the largest file and a half, or a page of 100 with 160 KiB each.
What is known of the entries takes up to five times as much memory."""

MAX_OPENED = 20
"""Files that are opened to try a password. Each may take as long as a login: so many take some seconds, and the outcome is remembered."""


class Work:
    """Counts the work of one operation; what would go beyond a limit is refused before it is done."""

    __slots__ = ("entries", "lookups", "octets", "opened")

    def __init__(self) -> None:
        self.lookups = self.entries = self.octets = self.opened = 0

    def may_open(self, octets: int) -> bool:
        """Whether one more file, of that size, may be opened to try a password; if so, it is counted."""
        if self.opened >= MAX_OPENED or self.octets + octets > MAX_OCTETS:
            return False
        self.opened += 1
        self.octets += octets
        return True

    def count(self, *, lookups: int = 0, entries: int = 0, octets: int = 0) -> None:
        """Add to what was done; raises InvalidInput (QUERY_TOO_COMPLEX) for what the operation may not do any more."""
        self.lookups += lookups
        self.entries += entries
        self.octets += octets
        for done, most, what in (
            (self.lookups, MAX_LOOKUPS, "look-ups"),
            (self.entries, MAX_ENTRIES, "entries"),
            (self.octets, MAX_OCTETS, "octets of files"),
        ):
            if done > most:
                message = f"The operation asks for more than {most} {what}: ask for smaller pages or for fewer at once."
                raise InvalidInput(message, field="query", code=ErrorCode.QUERY_TOO_COMPLEX)
