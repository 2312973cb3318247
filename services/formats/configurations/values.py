"""Counts what a file holds while it is read, so that reading ends early where there is too much."""

from services.errors import TooLarge
from services.model.limits import MAX_FILE_VALUES


class ValueCount:
    """The values of one file to import; those of the files in an archive are counted together."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MAX_FILE_VALUES

    def add(self, count: int = 1) -> None:
        """Count so many; raises TooLarge beyond MAX_FILE_VALUES."""
        self._left -= count
        if self._left < 0:
            raise TooLarge(f"The file has more than {MAX_FILE_VALUES:,} names, values or lines.", limit=MAX_FILE_VALUES)
