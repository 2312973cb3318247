"""Names for entries: the file's own, to the character; where it gives none, the certificate's; each of them once."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.errors import ErrorCode, MalformedContent
from services.model.limits import MAX_ALIAS_LENGTH


@dataclass(frozen=True, slots=True)
class Naming:
    """What an entry may be called: `given` by the file (even the empty text), else `fallback`, a common name or None."""

    given: str | None
    fallback: str | None = None


def name_entries(namings: Sequence[Naming], *, ignores_case: bool) -> tuple[list[str], list[str]]:
    """Return an alias for each entry, in their order, and those of entries that were given another's (or one that differs in ignored case).

    A repeated one gets " (2)"; one that differs in case only is kept. Raises MalformedContent (ALIAS_INVALID) for an alias that is too
    long.
    """
    taken = {naming.given for naming in namings}
    seen: set[str] = set()
    given: set[str] = set()
    suffixes: dict[str, int] = {}
    aliases, repeated = [], []
    for number, naming in enumerate(namings, start=1):
        wanted = naming.given if naming.given is not None else naming.fallback or f"entry {number}"
        _check_length(wanted)
        alias = wanted
        while alias in seen or (alias != naming.given and alias in taken):
            suffixes[wanted] = suffixes.get(wanted, 1) + 1
            alias = f"{wanted} ({suffixes[wanted]})"
        seen.add(alias)
        aliases.append(alias)
        if naming.given is not None:
            compared = naming.given.lower() if ignores_case else naming.given
            if compared in given:
                repeated.append(alias)
            given.add(compared)
    return aliases, repeated


def _check_length(alias: str) -> None:
    if len(alias) > MAX_ALIAS_LENGTH:
        message = f"An alias has {len(alias):,} characters; the most is {MAX_ALIAS_LENGTH:,}."
        raise MalformedContent(message, code=ErrorCode.ALIAS_INVALID)
