"""Where it is looked up which labels there are."""

from typing import Protocol

from services.model.labels import LabelQuery, LabelsInUse


class LabelRepository(Protocol):
    """Knows the labels of certificates; those of deleted ones are none."""

    async def find_in_use(self, query: LabelQuery) -> LabelsInUse:
        """Return the labels.

        Raises InvalidInput: INDEX_BUILDING while the tenant's index is built, FILTER_TOO_BROAD for scopes with too many certificates.
        """
