"""Which row of the table a finding is of, and the facts in its sentence; what a release before stored says neither but by the sentence."""

from services.model.contents import Finding, FindingParameter
from services.model.findings import FindingKind
from services.model.sentences import find_facts


def find_kind(told: Finding) -> FindingKind | None:
    """Return the row of a finding: the one that it names, or else the one whose sentence it has; None where no row has it."""
    if told.kind is not None:
        return FindingKind.__members__.get(told.kind)
    found = _recognize(told)
    return None if found is None else found[0]


def find_parameters(told: Finding) -> tuple[FindingParameter, ...]:
    """Return the facts in its sentence. Where nothing says them but the sentence, and this can be divided in several ways: none."""
    if told.kind is not None:
        return told.parameters
    found = _recognize(told)
    return () if found is None else found[1]


def _recognize(told: Finding) -> tuple[FindingKind, tuple[FindingParameter, ...]] | None:
    """Return the row whose sentence it has, and the facts that fill it."""
    for kind in FindingKind:
        if kind is FindingKind.MORE_OF_THE_SAME or (kind.code, kind.severity) == (told.code, told.severity):
            parameters = find_facts(kind.sentence, told.message)
            if parameters is not None:
                return kind, parameters
    return None
