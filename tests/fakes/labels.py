"""The labels in memory: every certificate is looked at."""

from services.model.labels import LabelInUse, LabelQuery, LabelsInUse
from tests.fakes.data import Memory


class MemoryLabels:
    """A LabelRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def find_in_use(self, query: LabelQuery) -> LabelsInUse:
        """Return the labels."""
        values: dict[str, set[str]] = {}
        for one in (stored.certificate for stored in self._memory.certificates.values()):
            if one.tenant == query.tenant and (query.scope_ids is None or one.scope_id in query.scope_ids):
                for label in one.labels:
                    values.setdefault(label.key, set()).update(label.values)
        if query.key is None:
            found = {key: sorted(values[key]) for key in sorted(values) if key.startswith(query.prefix)}
        else:
            found = (
                {query.key: sorted(value for value in values[query.key] if value.startswith(query.prefix))} if query.key in values else {}
            )
        labels = [
            LabelInUse(key=key, values=tuple(several[: query.values]), has_more=len(several) > query.values)
            for key, several in found.items()
        ]
        return LabelsInUse(labels=tuple(labels[: query.keys]), has_more=len(labels) > query.keys)
