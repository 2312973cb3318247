"""What one operation reads together, where something of it fails."""

import asyncio
from collections.abc import Mapping
from typing import Any, cast

from resolvers.context import Context
from services.errors import InvalidInput
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.query import CertificateFilter, Listing, Matches, Page

BROAD, OTHER = (Listing(first=5, filter=CertificateFilter(sha256=value * 32)) for value in ("ff", "01"))


class NothingTogether:
    """Lists by fingerprint, each by itself; refuses BROAD."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, caller: Caller, listing: Listing) -> Page[Certificate]:
        """Return an empty page."""
        return Page(items=(), has_next=False) if await self.count(caller, listing) else Page(items=(), has_next=True)

    async def count(self, _: Caller, listing: Listing) -> int:
        """Return 7."""
        self.asked.append(str(listing.filter.sha256))
        if listing.filter == BROAD.filter:
            raise InvalidInput("It is too broad.", field="sha256")
        return 7

    async def sharing(self, *_: object) -> Mapping[CertificateFilter, Matches]:
        """Return nothing: all are common."""
        return {}


class UseCases:
    """One use case."""

    clock = None

    def __init__(self, lists: NothingTogether) -> None:
        self._lists = lists

    def get(self, _: type) -> NothingTogether:
        """Return it, whatever is asked for."""
        return self._lists


async def test_a_common_fingerprint_that_is_refused_is_no_failure_of_the_others() -> None:
    lists = NothingTogether()
    context = Context(Caller(tenant="acme", subject="bob"), cast("Any", UseCases(lists)), "request")
    for ask in (context.list_certificates, context.count_certificates):
        refused, answered, again = await asyncio.gather(ask(BROAD), ask(OTHER), ask(OTHER), return_exceptions=True)
        assert isinstance(refused, InvalidInput)
        assert answered == again
        assert not isinstance(answered, BaseException)
    assert sorted(lists.asked) == ["01" * 32] * 2 + ["ff" * 32] * 2
