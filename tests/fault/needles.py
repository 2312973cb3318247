"""What a secret looks like wherever it may have leaked to: as it is, in hexadecimal, in base64, cut into lines, compressed."""

import base64
from collections.abc import Iterable, Iterator

WINDOW = 12
"""Octets of a secret that are looked for together: 96 bits are in no other data by chance, and fit between two line breaks of a PEM."""

STEP = 4
"""Octets from one window to the next, so that wherever a line ends or a compressor cuts, some window is left whole."""

MAX_WINDOWS = 24
"""Of one secret: enough of an RSA key to know it by."""

_BEGINNING = 12
"""Octets of a form by which it is looked up before it is compared as a whole."""


class Needles:
    """Secrets by their names, ready to be looked for in any octets."""

    def __init__(self) -> None:
        self._forms: dict[bytes, list[tuple[bytes, str]]] = {}

    def add_octets(self, name: str, secret: bytes) -> None:
        """Look for octets, such as the private number of a key."""
        assert len(secret) >= WINDOW, "too short to be told from other data"
        starts = range(0, len(secret) - WINDOW + 1, STEP)
        for start in list(starts)[:MAX_WINDOWS]:
            for form, octets in write_forms(secret[start : start + WINDOW]):
                self._forms.setdefault(octets[:_BEGINNING], []).append((octets, f"{name} ({form})"))

    def add_password(self, name: str, password: str) -> None:
        """Look for a password in the encodings that formats use."""
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            self.add_octets(f"{name} in {encoding}", password.encode(encoding))

    def find(self, haystack: bytes) -> set[str]:
        """Return the names of the secrets that are in the octets, each with the form it has there."""
        haystack = b"\0".join(haystack.split(bytes(64)))  # preallocated files are mostly zeros
        beginnings = self._forms.keys() & (haystack[at : at + _BEGINNING] for at in range(len(haystack)))
        return {name for beginning in beginnings for octets, name in self._forms[beginning] if octets in haystack}

    def find_any(self, haystacks: Iterable[tuple[str, bytes]]) -> dict[str, set[str]]:
        """Return what is found, by the name of the place."""
        found: dict[str, set[str]] = {}
        for place, haystack in haystacks:
            names = self.find(haystack)
            if names:
                found.setdefault(place, set()).update(names)
        return found


def write_forms(octets: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the octets in every form, with its name."""
    yield "raw", octets
    yield "hex", octets.hex().encode()
    yield "HEX", octets.hex().upper().encode()
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + octets)
        begin, end = -(-8 * shift // 6), 8 * (shift + len(octets)) // 6
        yield f"base64 at {shift}", whole[begin:end]
        yield f"base64url at {shift}", whole[begin:end].translate(bytes.maketrans(b"+/", b"-_"))
