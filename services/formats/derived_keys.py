"""Keys that were derived while a file was written, so that reading it once more derives nothing again."""

from collections.abc import Callable, Hashable


class DerivedKeys:
    """What one export has derived so far. Secret: it lives as long as the export, and shows nothing.

    A key is found by its derivation with all parameters, the octets of the password, and what was asked for. So who reads a file finds
    one only where the file says exactly what the key was derived by; for anything else the key is derived as ever.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, bytes] = {}

    def __len__(self) -> int:
        """How many are known."""
        return len(self._found)

    def recall(self, asked: Hashable, derive: Callable[[], bytes]) -> bytes:
        """Return the key; derived now, and kept, unless it is known."""
        if asked not in self._found:
            self._found[asked] = derive()
        return self._found[asked]


def recall(known: DerivedKeys | None, asked: Hashable, derive: Callable[[], bytes]) -> bytes:
    """Return the key, from the known ones if there are any."""
    return derive() if known is None else known.recall(asked, derive)
