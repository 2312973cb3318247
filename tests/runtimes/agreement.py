"""Compares what the service says of runtimes with what they do, and counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeVersion

Explained = Mapping[str, tuple[frozenset[RuntimeVersion], str]]
"""By keystores: the runtimes in which the service is right to say something else, or not to say anything, and why it is."""


@dataclass
class Agreement:
    """Counts of agreements, differences and of what was not tried, by runtime; the differences in words."""

    explained: Explained = field(default_factory=dict)
    counts: dict[RuntimeVersion, Counter[str]] = field(default_factory=lambda: {runtime: Counter() for runtime in RuntimeVersion})
    unexplained: list[str] = field(default_factory=list)

    def add(self, name: str, openings: Iterable[RuntimeOpening], opens_in: Mapping[RuntimeVersion, bool]) -> None:
        """Count what is said of one keystore against what the runtimes do; those that were not asked are left out."""
        runtimes, _ = self.explained.get(name, (frozenset(), ""))
        for said in openings:
            if said.runtime not in opens_in:
                continue
            is_same = (said.outcome is RuntimeOutcome.OPENS) == opens_in[said.runtime]
            kind = "not tried" if said.outcome is RuntimeOutcome.NOT_TRIED else "agree" if is_same else "differ"
            self.counts[said.runtime][kind] += 1
            if (kind != "agree") != (said.runtime in runtimes):
                does = "opens it" if opens_in[said.runtime] else "refuses it"
                self.unexplained.append(f"{name}: {said.outcome.name} in {said.runtime.name} ({said.reason}), which {does}")

    def write_table(self) -> str:
        """Return the counts as text, one line for each runtime that was asked."""
        lines = [f"{'':12}{'agree':>8}{'differ':>8}{'not tried':>11}"]
        for runtime, counts in self.counts.items():
            if counts:
                lines.append(f"{runtime.name:12}{counts['agree']:8}{counts['differ']:8}{counts['not tried']:11}")
        return "\n".join(lines)
