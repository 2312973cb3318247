"""Where the certificates are looked for that a destination and its fragments name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.model.caller import Caller
from services.model.destination import Configuration, Reference
from services.rules.references import find_references


@dataclass(frozen=True, slots=True)
class SoughtCertificate:
    """A reference, and the scopes where its certificate is looked for, the first one that has it counts."""

    reference: Reference
    source: Configuration
    scope_ids: tuple[str, ...]


def list_sought(caller: Caller, sources: Sequence[Configuration], properties: Sequence[Mapping[str, str]]) -> list[SoughtCertificate]:
    """Return where the certificates are looked for that the merged properties name.

    It is where the property comes from: in that scope, and for one in a service instance then in that of its subaccount.
    """
    merged: dict[str, str] = {}
    origin: dict[str, Configuration] = {}
    for source, each in zip(sources, properties, strict=True):
        merged |= each
        origin |= dict.fromkeys(each, source)
    return [
        SoughtCertificate(reference, source, tuple(_list_holders(caller.at(source.tenant), source)))
        for reference in find_references(merged)
        for source in (origin[reference.property],)
    ]


def _list_holders(reader: Caller, source: Configuration) -> Iterable[str]:
    yield source.scope_id
    levels = reader.levels
    if levels is not None and source.scope_id == levels.instance_scope_id and reader.knows(levels.subaccount_scope_id):
        yield levels.subaccount_scope_id
