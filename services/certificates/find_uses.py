"""Find the destinations and fragments that use certificates."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.uses import FoundUses
from services.rules.access import require_for
from services.rules.uses import Uses


@dataclass(frozen=True, slots=True, kw_only=True)
class FindUses:
    """The use case."""

    uses: Uses

    async def __call__(self, caller: Caller, certificates: Sequence[Certificate]) -> list[FoundUses]:
        """Return the uses of each that the caller may read, at most MAX_USES; raises NotFound and Forbidden.

        Raises InvalidInput (QUERY_TOO_COMPLEX) where these are several that too many configurations name together.
        """
        for certificate in certificates:
            require_for(caller, Right.CERTIFICATE_READ, certificate)
        return await self.uses.find_uses(caller, certificates)
