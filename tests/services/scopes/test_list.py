"""Listing scopes."""

from datetime import timedelta

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.limits import MAX_PAGE_SIZE
from services.model.query import Position
from services.model.scope import ScopeLevel
from services.scopes.create import ScopeRequest
from tests.support import CALLER, STRANGER, Bench


async def test_scopes_come_oldest_first_page_by_page() -> None:
    bench = Bench()
    cases = bench.use_cases()
    for subaccount in ("b", "a", "c"):
        await cases.scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount=subaccount))
        bench.clock.moment += timedelta(seconds=1)
    page = await cases.scopes.list(CALLER, first=2, after=None)
    assert ([scope.subaccount for scope in page.items], page.has_next) == (["b", "a"], True)
    last = page.items[-1]
    rest = await cases.scopes.list(CALLER, first=2, after=Position(value=last.created_at, id=last.id))
    assert ([scope.subaccount for scope in rest.items], rest.has_next) == (["c"], False)
    assert await cases.scopes.list.count(CALLER) == 3


@pytest.mark.parametrize("first", [0, -1, MAX_PAGE_SIZE + 1])
async def test_a_page_size_out_of_range_is_refused(first: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        await Bench().use_cases().scopes.list(CALLER, first=first, after=None)
    assert caught.value.code is ErrorCode.PAGE_INVALID


async def test_another_tenant_sees_none() -> None:
    cases = Bench().use_cases()
    await cases.scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="a"))
    assert (await cases.scopes.list(STRANGER, first=1, after=None)).items == ()
    assert await cases.scopes.list.count(STRANGER) == 0
