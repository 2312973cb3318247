"""The entries that one operation shows, and their ids: these are made of what is known already, and only where they are asked for."""

from services.model.contents import Contents, Entry
from services.model.identity import new_certificate_id, new_scope_id, write_entry_id, write_entry_ids


class ShownEntries:
    """Remembers which entries were shown of which version of which certificate; entries are told apart as objects.

    What is in no certificate, as in an inspection, gets fresh random ids, which belong to nothing.
    """

    def __init__(self) -> None:
        # By the identity of what stands beside it, which must live as long: else another object could get the same.
        self._shown: dict[int, tuple[Contents, tuple[Entry, ...]]] = {}
        self._unnamed: list[tuple[str, tuple[Entry, ...]]] = []
        self._named: dict[int, tuple[Entry, str]] = {}
        self._strange = ""

    def show(self, contents: Contents, *, certificate_id: str, version: int) -> tuple[Entry, ...]:
        """Return the entries of the version: the same objects as long as the contents are the same object."""
        known = self._shown.get(id(contents))
        if known is not None:
            return known[1]
        entries = contents.entries
        self._shown[id(contents)] = contents, entries
        self._unnamed.append((write_entry_ids(certificate_id, version=version, count=len(entries)), entries))
        return entries

    def identify(self, entry: Entry) -> str:
        """Return the id of the entry: the same for each ask within one operation."""
        while self._unnamed:
            beginning, entries = self._unnamed.pop()
            self._named |= {id(one): (one, write_entry_id(beginning, position)) for position, one in enumerate(entries)}
        known = self._named.get(id(entry))
        if known is None:
            self._strange = self._strange or write_entry_ids(new_certificate_id(new_scope_id()), version=1, count=0)
            known = self._named[id(entry)] = entry, write_entry_id(self._strange, len(self._named))
        return known[1]
