"""Hear of changes as they happen."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass

from services.errors import NotFound
from services.model.caller import Caller, Right
from services.model.lifecycle import Change
from services.ports.changes import ChangeFeed
from services.repositories.scopes import ScopeRepository
from services.rules.access import NO_SCOPE, load_scope, require_in

Authenticate = Callable[[], Awaitable[Caller]]
"""Returns who is there at this moment; raises if nobody is any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The use case: every change of a scope's certificates, whichever replica made it."""

    scopes: ScopeRepository
    feed: ChangeFeed

    async def __call__(self, authenticate: Authenticate, scope_id: str) -> AsyncGenerator[Change, None]:
        """Yield the changes from now on; before each the caller is asked for anew, for tokens expire and rights are taken away.

        Raises Forbidden and NotFound before the first, or in the place of the first that the caller may not hear any more; also what
        `authenticate` raises, and ServiceUnavailable where changes may have been missed.
        """
        caller = await authenticate()
        scope = await load_scope(self.scopes, caller, scope_id, right=Right.CERTIFICATE_READ)
        async with aclosing(self.feed.watch(scope.tenant, scope.id)) as changes:
            async for change in changes:
                caller = await authenticate()
                if caller.tenant != scope.tenant:
                    raise NotFound(NO_SCOPE)
                require_in(caller, Right.CERTIFICATE_READ, scope.id)
                yield change
