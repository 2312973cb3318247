"""List the labels that certificates have."""

from dataclasses import dataclass

from services.errors import InvalidInput
from services.model.caller import Caller, Right
from services.model.labels import LabelQuery, LabelsInUse
from services.model.limits import MAX_KEYS_IN_USE, MAX_SEARCH_TEXT_LENGTH, MAX_VALUES_IN_USE, MAX_VALUES_OF_KEYS
from services.model.query import compose_short
from services.repositories.labels import LabelRepository
from services.rules.access import find_scopes_with


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLabels:
    """The use case: which keys and values labels have already, so that people write them in the same way."""

    labels: LabelRepository

    async def __call__(self, caller: Caller, *, scope_id: str | None = None, key: str | None = None, prefix: str = "") -> LabelsInUse:
        """Return labels of the scope, or of all that the caller may read; of one key only, if it is named.

        An unknown scope has no labels. Raises Forbidden, and InvalidInput for texts that are too long and as the repository does.
        """
        readable = find_scopes_with(caller, Right.CERTIFICATE_READ)
        if scope_id is not None:
            readable = frozenset([scope_id]) if readable is None or scope_id in readable else frozenset()
        for name, text in (("key", key or ""), ("prefix", prefix)):
            if len(text) > MAX_SEARCH_TEXT_LENGTH:
                raise InvalidInput(f"It has at most {MAX_SEARCH_TEXT_LENGTH} characters.", field=name)
        query = LabelQuery(
            tenant=caller.tenant,
            scope_ids=None if readable is None else tuple(sorted(readable)),
            key=None if key is None else compose_short(key),
            prefix=compose_short(prefix),
            keys=MAX_KEYS_IN_USE,
            values=MAX_VALUES_OF_KEYS if key is None else MAX_VALUES_IN_USE,
        )
        return await self.labels.find_in_use(query)
