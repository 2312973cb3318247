"""The type of everything secret: private keys, passwords, file contents. It never shows itself."""


class Secret:
    """Secret octets: no `repr`, `str`, format, pickle or hash gives them away; only `reveal` does, and says so by its name."""

    __slots__ = ("_octets",)

    def __init__(self, octets: bytes) -> None:
        self._octets = bytes(octets)

    def reveal(self) -> bytes:
        """Return the octets themselves; the caller must not log, store in clear or put them into an error."""
        return self._octets

    def __repr__(self) -> str:
        return "Secret(...)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a Secret is not pickled")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._octets == self._octets

    __hash__ = None  # type: ignore[assignment]  # a set or dict of secrets is never meant
