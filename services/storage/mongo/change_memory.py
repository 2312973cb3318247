"""The changes that a stream told last: who lost the connection goes on by them without another stream."""

from collections import deque
from dataclasses import dataclass, field

from services.storage.mongo.change_stream import Step

MAX_REMEMBERED = 1000
"""Changes of the whole installation: some 10 MB of documents."""


@dataclass(eq=False, slots=True)
class ChangeMemory:
    """The last MAX_REMEMBERED changes behind the token `begin`, of which none is left out, in their order."""

    begin: str
    steps: deque[Step] = field(default_factory=deque)

    def add(self, step: Step) -> None:
        """Remember the next change."""
        self.steps.append(step)
        if len(self.steps) > MAX_REMEMBERED:
            self.begin = self.steps.popleft().reached

    def add_earlier(self, earlier: "ChangeMemory") -> None:
        """Remember also what stands before, or as much of its end as there is room for; it must reach up to here."""
        steps = [step for step in earlier.steps if step.reached <= self.begin]
        room = MAX_REMEMBERED - len(self.steps)
        if room and earlier.begin < self.begin:  # without room, something may have been forgotten since: then it does not reach up to here
            self.steps.extendleft(reversed(steps[-room:]))
            self.begin = steps[-room - 1].reached if len(steps) > room else earlier.begin

    def find_after(self, token: str, *, until: str) -> list[Step] | None:
        """Return what stands behind one token up to another; None if not all of it is remembered, or the other one stands before."""
        return [step for step in self.steps if token < step.reached <= until] if self.begin <= token <= until else None
