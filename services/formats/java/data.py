"""Reads what Java's DataOutput wrote: big-endian integers and modified UTF-8, never beyond the end."""

from services.errors import ErrorCode, MalformedContent

_LEAD_OF_FOUR = 0xF0


class JavaData:
    """A position in octets; every method moves it on, or raises MalformedContent with the offset where the octets break their format."""

    def __init__(self, octets: bytes) -> None:
        self._octets = octets
        self.position = 0

    @property
    def left(self) -> int:
        """How many octets follow."""
        return len(self._octets) - self.position

    def read(self, length: int) -> bytes:
        """Return the next octets, exactly as many as asked for."""
        if length < 0 or length > self.left:
            raise self.damage(f"it claims {length:,} more octets where {self.left:,} are left")
        start = self.position
        self.position += length
        return self._octets[start : self.position]

    def read_unsigned(self, size: int) -> int:
        """Return the next integer of `size` octets, at least 0."""
        return int.from_bytes(self.read(size), "big")

    def read_int(self) -> int:
        """Return the next signed integer of four octets (a Java int)."""
        return int.from_bytes(self.read(4), "big", signed=True)

    def read_long(self) -> int:
        """Return the next signed integer of eight octets (a Java long)."""
        return int.from_bytes(self.read(8), "big", signed=True)

    def read_count(self, least_size: int) -> int:
        """Return the next Java int as a number of things that take `least_size` octets each; more than can follow is damage."""
        count = self.read_int()
        if count < 0 or count * least_size > self.left:
            raise self.damage(f"it claims {count:,} items where {self.left:,} octets are left")
        return count

    def read_text(self) -> tuple[str, bool]:
        """Return the next text (Java's writeUTF), and whether Java itself could read it. What is no text becomes U+FFFD.

        Java cannot read the four octet form of plain UTF-8, which other writers use for characters outside the BMP; we can.
        """
        octets = self.read(self.read_unsigned(2)).replace(b"\xc0\x80", b"\x00")
        try:
            # Modified UTF-8: NUL takes two octets, and a character outside the BMP is two surrogates of three octets each.
            text = octets.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return octets.decode("utf-8", "replace"), False
        is_java = max(octets, default=0) < _LEAD_OF_FOUR
        return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace"), is_java

    def damage(self, what: str) -> MalformedContent:
        """Return the error that says what is wrong at this position."""
        return MalformedContent(
            f"The keystore is damaged: at octet {self.position} {what}.", position=f"octet {self.position}", code=ErrorCode.KEYSTORE_CORRUPT
        )
