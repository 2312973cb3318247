"""What tells of changes."""

from collections.abc import AsyncGenerator
from typing import Protocol

from services.errors import ErrorCode, InvalidInput, NotFound
from services.model.lifecycle import Change, ScopeChange


class ChangeFeed(Protocol):
    """Tells every change of certificates and of scopes, whichever replica made it, in the order of the commits.

    A watch begins now, or right behind the change of the tenant that had the position `after`. It raises, in the place of a change:
    NotFound (RESUME_LOST) where that position, or its own, is too old or unknown; InvalidInput (RESUME_INVALID) for what is no position
    of the tenant; ServiceUnavailable, after which it can be begun again behind the last position. Closing the generator ends it.
    """

    def watch(self, tenant: str, *, scope_id: str | None = None, after: str | None = None) -> AsyncGenerator[Change, None]:
        """Yield the changes of the certificates in one scope, or with None in all scopes of the tenant."""

    async def find_position(self, tenant: str) -> str:
        """Return the position of this moment: behind it stands all that is committed later, and perhaps the last that was before."""

    def watch_scopes(self, tenant: str, *, after: str | None = None) -> AsyncGenerator[ScopeChange, None]:
        """Yield the changes of the tenant's scopes."""


def position_lost() -> NotFound:
    """Return what is raised where changes may have been missed."""
    return NotFound("Changes may have been missed; read the list again.", code=ErrorCode.RESUME_LOST)


def position_invalid() -> InvalidInput:
    """Return what is raised for what is no position."""
    return InvalidInput("This is no position of a change.", field="after", code=ErrorCode.RESUME_INVALID)
