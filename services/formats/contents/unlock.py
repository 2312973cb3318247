"""Opens the keys that the store's password leaves locked, with passwords of their own.

An alias is what the entry is called while the keys are locked, or once they are open: a PEM key without a name has that of its
certificate, which is known only then.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from services.errors import InvalidInput, WrongPassword
from services.formats.contents.assemble import assemble
from services.formats.contents.raw import RawContents, RawKey, RawSecretKey
from services.model.contents import Contents, Entry, PrivateKeyEntry, SecretKeyEntry
from services.model.passwords import KeyPasswords
from services.model.secret import Secret


class Unlocked(NamedTuple):
    """The raw contents with what was opened, and the same put together."""

    raw: RawContents
    contents: Contents


def unlock_keys(raw: RawContents, passwords: KeyPasswords | None) -> Unlocked:
    """Return the contents, with the keys open that these passwords open; each attempt is paid for before it.

    With a key that is open already nothing is tried. Raises WrongPassword if a key stays locked although a password is given for its
    alias, or if `every` opens none of those that are locked; InvalidInput for an alias that is none of a key in the file; TooCostly;
    and what `assemble` raises.
    """
    if passwords is None:
        return Unlocked(raw, assemble(raw))
    keys = _Keys(raw)
    shown = _Aliases(assemble(raw)) if passwords.of_aliases else None
    owners = [shown.find_key(one.alias) if shown else None for one in passwords.of_aliases]
    for owner, one in zip(owners, passwords.of_aliases, strict=True):
        if owner is not None:
            keys.try_one(owner, one.password)
    is_refused = passwords.every is not None and not keys.try_all(passwords.every)
    for at, (owner, one) in enumerate(zip(owners, passwords.of_aliases, strict=True)):
        if owner is None:
            keys.try_unnamed(one.password)
        elif keys.is_locked(owner):
            message = f'The password that was given for the key "{one.alias}" does not open it.'
            raise WrongPassword(message, field=f"key_passwords[{at}].password")
    if is_refused:
        raise WrongPassword("The password that was given for the keys opens none of those that are locked.", field="key_password")
    opened = keys.finish()
    contents = assemble(opened)
    _check_found(contents, passwords, owners)
    return Unlocked(opened, contents)


class _Keys:
    """The keys of a file, counted in its order."""

    def __init__(self, raw: RawContents) -> None:
        self._raw = raw
        self._entries = list(raw.entries)
        self._places = [place for place, entry in enumerate(raw.entries) if isinstance(entry, RawKey | RawSecretKey)]

    def try_one(self, key: int, password: Secret) -> bool:
        """Whether the key is open now."""
        place = self._places[key]
        entry = self._entries[place]
        if not isinstance(entry, RawKey | RawSecretKey) or entry.lock is None:
            return True
        opened = entry.lock(password)
        if opened is not None:
            self._entries[place] = opened
        elif isinstance(entry, RawKey):
            self._entries[place] = replace(entry, refused=True)
        return opened is not None

    def try_all(self, password: Secret) -> bool:
        """Whether one of those that were locked is open now, or none was locked."""
        locked = [key for key in range(len(self._places)) if self.is_locked(key)]
        return any([self.try_one(key, password) for key in locked]) or not locked

    def try_unnamed(self, password: Secret) -> None:
        """Try the password with all keys to which the file gives no name."""
        for key, place in enumerate(self._places):
            entry = self._entries[place]
            if isinstance(entry, RawKey) and entry.name is None:
                self.try_one(key, password)

    def is_locked(self, key: int) -> bool:
        entry = self._entries[self._places[key]]
        return isinstance(entry, RawKey | RawSecretKey) and entry.is_locked

    def finish(self) -> RawContents:
        """Return the contents with what is open now."""
        is_locked = self._raw.hides_parts or any(self.is_locked(key) for key in range(len(self._places)))
        return replace(self._raw, entries=tuple(self._entries), is_locked=is_locked)


class _Aliases:
    """What the entries of a file are called: compared exactly, else without regard to case."""

    def __init__(self, contents: Contents) -> None:
        self._exact = {entry.alias: entry for entry in contents.entries}
        self._folded: dict[str, Entry] = {}
        for entry in contents.entries:
            self._folded.setdefault(entry.alias.lower(), entry)
        keys = [entry.alias for entry in contents.entries if isinstance(entry, PrivateKeyEntry | SecretKeyEntry)]
        self._keys = {alias: key for key, alias in enumerate(keys)}

    def find_key(self, alias: str) -> int | None:
        """Return which key that is, None if it is none."""
        entry = self.find(alias)
        return None if entry is None else self._keys.get(entry.alias)

    def find(self, alias: str) -> Entry | None:
        """Return the entry, None if there is none."""
        return self._exact.get(alias) or self._folded.get(alias.lower())


def _check_found(contents: Contents, passwords: KeyPasswords, owners: Sequence[int | None]) -> None:
    """Raise InvalidInput for an alias that is none of a key, now that as much of the file is open as the passwords open."""
    unknown = [at for at, owner in enumerate(owners) if owner is None]
    if not unknown:
        return
    shown = _Aliases(contents)
    for at in unknown:
        alias = passwords.of_aliases[at].alias
        if shown.find_key(alias) is None:
            fault = f'The file shows no entry with the alias "{alias}".' if shown.find(alias) is None else f'The entry "{alias}" is no key.'
            raise InvalidInput(fault, field=f"key_passwords[{at}].alias")
