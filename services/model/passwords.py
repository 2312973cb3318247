"""The passwords of private keys, where they are not that of the key store."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.model.secret import Secret


@dataclass(frozen=True, slots=True)
class AliasPassword:
    """The password of the key of that alias."""

    alias: str
    password: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPasswords:
    """What opens private keys that the store's password does not open; all in UTF-8, used and never kept.

    `of_aliases` are those of single entries. `every` is tried with all keys that are locked after that; None means that none
    was given.
    """

    every: Secret | None = None
    of_aliases: tuple[AliasPassword, ...] = ()

    def list_secrets(self) -> Iterator[Secret]:
        """Return all of them, `every` first."""
        if self.every is not None:
            yield self.every
        yield from (one.password for one in self.of_aliases)
