"""The heads of the chains that this process wrote last, so that the next record of such a chain needs no look for them."""

from collections import OrderedDict

from services.model.audit import ChainedRecord, Head

MAX_HEADS = 10_000
"""About 3 MB. A chain that is forgotten costs its next change one read more."""


class Heads:
    """A memory that may be wrong: the unique index of (chain, sequence) decides, and whoever was wrong forgets and reads."""

    def __init__(self) -> None:
        self._heads: OrderedDict[str, Head] = OrderedDict()

    def take(self, chain: str) -> Head | None:
        """Return the chain's head, and forget it until what follows is surely stored; None where it is unknown."""
        return self._heads.pop(chain, None)

    def keep(self, event: ChainedRecord) -> None:
        """Remember the record as its chain's head: it was stored, and acknowledged."""
        self._heads[event.chain] = event.head
        if len(self._heads) > MAX_HEADS:
            self._heads.popitem(last=False)

    def clear(self) -> None:
        """Forget all."""
        self._heads.clear()
