"""Follow the names of certificates in destinations and fragments to the certificates."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.model.caller import Caller, Right
from services.model.destination import Configuration
from services.model.query import Fields
from services.model.uses import FollowedReference
from services.rules.access import require_for
from services.rules.uses import Uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """The use case."""

    uses: Uses

    async def __call__(
        self, caller: Caller, configurations: Sequence[Configuration], *, fields: Fields = None
    ) -> list[tuple[FollowedReference, ...]]:
        """Return for each where its references lead; the certificates have these fields. Raises NotFound and Forbidden.

        Of certificates that the caller may not read it does not show whether they exist.
        """
        for configuration in configurations:
            require_for(caller, Right.DESTINATION_READ, configuration)
        return await self.uses.follow_references(caller, configurations, fields=fields)
