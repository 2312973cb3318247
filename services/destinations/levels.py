"""Where a look-up looks for destinations and fragments: the levels, by SAP's names, and the scopes that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from services.model.caller import Caller, Right
from services.rules.access import require_in

NO_DESTINATION = "Configuration with the specified name was not found"
NO_FRAGMENT = "The fragment with the specified name '{}' was not found"
"""SAP's own sentences: its client for JavaScript compares the first one."""

_SHOWN_NAME = 200
"""Characters of a name that a sentence repeats: no name is longer."""


class LookUpLevel(Enum):
    """Where something is looked for, by SAP's names: in one of the two scopes of the caller, or of its provider.

    For who serves no subscriber, the provider's are its own.
    """

    INSTANCE = "instance"
    SUBACCOUNT = "subaccount"
    PROVIDER_INSTANCE = "provider_instance"
    PROVIDER_SUBACCOUNT = "provider_subaccount"


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentName:
    """A fragment to merge; at the level of the destination where `level` is None."""

    name: str
    level: LookUpLevel | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A scope to look in, and who looks there."""

    reader: Caller
    scope_id: str


def find_place(caller: Caller, level: LookUpLevel) -> Place | None:
    """Return the scope of that level; None where the caller's token is about no service instance."""
    is_provider = level in (LookUpLevel.PROVIDER_INSTANCE, LookUpLevel.PROVIDER_SUBACCOUNT)
    reader = caller.provider or caller if is_provider else caller
    if reader.levels is None:
        return None
    is_instance = level in (LookUpLevel.INSTANCE, LookUpLevel.PROVIDER_INSTANCE)
    scope_id = reader.levels.instance_scope_id if is_instance else reader.levels.subaccount_scope_id
    return None if scope_id is None else Place(reader, scope_id)


def list_places(caller: Caller, level: LookUpLevel | None) -> list[Place]:
    """Return where the destination is looked for, the first place first; raises NotFound and Forbidden who may read in none of them."""
    levels = (LookUpLevel.INSTANCE, LookUpLevel.SUBACCOUNT) if level is None else (level,)
    places = [place for one in levels if (place := find_place(caller, one)) is not None]
    readable = [place for place in places if place.reader.has(Right.DESTINATION_READ, place.scope_id)]
    if not readable:
        for place in places:
            require_in(place.reader, Right.DESTINATION_READ, place.scope_id, unknown=NO_DESTINATION)
    return readable


def place_fragments(caller: Caller, fragments: Sequence[FragmentName], *, others: Sequence[Place]) -> dict[FragmentName, Sequence[Place]]:
    """Return where each fragment is looked for, in `others` if it names no level; raises NotFound and Forbidden."""
    wanted: dict[FragmentName, Sequence[Place]] = {}
    for fragment in fragments:
        if fragment.level is None:
            wanted[fragment] = others
            continue
        place = find_place(caller, fragment.level)
        if place is not None:
            require_in(place.reader, Right.DESTINATION_READ, place.scope_id, unknown=say_missing(fragment))
        wanted[fragment] = [] if place is None else [place]
    return wanted


def say_missing(fragment: FragmentName) -> str:
    """Return the sentence for one that is not there."""
    return NO_FRAGMENT.format(fragment.name[:_SHOWN_NAME])
