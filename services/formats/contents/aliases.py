"""Names for entries: the file's own, to the character; where it gives none, the certificate's; each of them once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.errors import ErrorCode, MalformedContent
from services.model.limits import MAX_ALIAS_LENGTH


@dataclass(frozen=True, slots=True)
class Naming:
    """What an entry may be called: `given` by the file (even the empty text), else `fallback`, a common name or None."""

    given: str | None
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The aliases, in the order of the entries, and those that more than one entry was given (compared without regard to case)."""

    aliases: tuple[str, ...]
    repeated: tuple[str, ...]


def name_entries(namings: Sequence[Naming], *, ignores_case: bool) -> Names:
    """Return an alias for each entry. A repeated one gets " (2)"; one that differs in case only is kept, but is in `repeated`.

    Raises MalformedContent (ALIAS_INVALID) for an alias that is too long.
    """
    taken: set[str] = {naming.given for naming in namings if naming.given is not None}
    seen: set[str] = set()
    suffixes: dict[str, int] = {}
    aliases: list[str] = []
    for number, naming in enumerate(namings, start=1):
        wanted = naming.given if naming.given is not None else naming.fallback or f"entry {number}"
        _check_length(wanted)
        alias = wanted
        while alias in seen or (alias != naming.given and alias in taken):
            suffixes[wanted] = suffixes.get(wanted, 1) + 1
            alias = f"{wanted} ({suffixes[wanted]})"
        seen.add(alias)
        aliases.append(alias)
    return Names(tuple(aliases), tuple(_list_repeated((naming.given for naming in namings), aliases, ignores_case=ignores_case)))


def _list_repeated(given: Iterable[str | None], aliases: Sequence[str], *, ignores_case: bool) -> Iterable[str]:
    """Return the alias, as it is now, of each entry whose given one another entry before it has."""
    seen: set[str] = set()
    for name, alias in zip(given, aliases, strict=True):
        if name is None:
            continue
        key = name.lower() if ignores_case else name
        if key in seen:
            yield alias
        seen.add(key)


def _check_length(alias: str) -> None:
    if len(alias) > MAX_ALIAS_LENGTH:
        message = f"An alias has {len(alias):,} characters; the most is {MAX_ALIAS_LENGTH:,}."
        raise MalformedContent(message, code=ErrorCode.ALIAS_INVALID)
