"""List subscriptions."""

from dataclasses import dataclass

from services.model.access import Subscription
from services.model.caller import Caller, Right
from services.model.query import Direction, Page, Position
from services.repositories.subscriptions import SubscriptionRepository
from services.rules.access import require_in_tenant
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSubscriptions:
    """The use case: pages of the subscriptions in which a tenant takes part, as provider or as subscriber, and how many there are.

    Of the caller's own tenant they need ACCESS_ADMIN; of one that is named, INSTALLATION_ADMIN.
    """

    subscriptions: SubscriptionRepository

    async def __call__(
        self, caller: Caller, tenant: str | None = None, *, first: int, after: Position | None, direction: Direction = Direction.ASC
    ) -> Page[Subscription]:
        """Return a page, oldest first if ascending; raises Forbidden and InvalidInput (PAGE_INVALID)."""
        of = _choose(caller, tenant)
        check_page_size(first)
        return await self.subscriptions.list(of, after=after, limit=first, direction=direction)

    async def count(self, caller: Caller, tenant: str | None = None) -> int:
        """Return how many there are; raises Forbidden."""
        return await self.subscriptions.count(_choose(caller, tenant))


def _choose(caller: Caller, tenant: str | None) -> str:
    require_in_tenant(caller, Right.ACCESS_ADMIN if tenant is None else Right.INSTALLATION_ADMIN)
    return caller.tenant if tenant is None else tenant
