"""What tells of changes."""

from collections.abc import AsyncGenerator
from typing import Protocol

from services.model.lifecycle import Change


class ChangeFeed(Protocol):
    """Tells every change of certificates, whichever replica made it."""

    def watch(self, tenant: str, scope_id: str) -> AsyncGenerator[Change, None]:
        """Yield the changes in one scope from now on; closing the generator ends it."""
