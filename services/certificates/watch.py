"""Hear of changes as they happen."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from services.errors import NotFound
from services.model.caller import Authenticate, Right
from services.model.lifecycle import Change
from services.ports.changes import ChangeFeed
from services.repositories.scopes import ScopeRepository
from services.rules.access import NO_SCOPE, find_scopes_with, load_scope, require_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The use case: every change of certificates, whichever replica made it, in a scope or wherever the caller may read them."""

    scopes: ScopeRepository
    feed: ChangeFeed

    async def __call__(
        self, authenticate: Authenticate, scope_id: str | None = None, *, after: str | None = None
    ) -> AsyncGenerator[Change, None]:
        """Yield the changes from now on, or behind the position `after`; `scope_id` None stands for all scopes, also those to come.

        Before each the caller is asked for anew, for tokens expire and rights are taken away. Of all scopes, the changes in those that the
        caller may not read by then are left out. Raises Forbidden and NotFound before the first, or in the place of the first that the
        caller may not hear any more; also what `authenticate` and the feed raise.
        """
        caller = await authenticate()
        tenant = caller.tenant
        if scope_id is None:
            find_scopes_with(caller, Right.CERTIFICATE_READ)
        else:
            await load_scope(self.scopes, caller, scope_id, right=Right.CERTIFICATE_READ)
        async with aclosing(self.feed.watch(tenant, scope_id=scope_id, after=after)) as changes:
            async for change in changes:
                caller = await authenticate()
                if caller.tenant != tenant:
                    raise NotFound(NO_SCOPE)
                if scope_id is not None:
                    require_in(caller, Right.CERTIFICATE_READ, scope_id)
                allowed = find_scopes_with(caller, Right.CERTIFICATE_READ)
                if allowed is None or change.scope_id in allowed:
                    yield change
