"""The service keys of a tenant, page by page."""

from datetime import timedelta

import pytest

from services.errors import InvalidInput
from services.model.query import Direction, Position
from tests.services.access.keys import make_key
from tests.support import CALLER, STRANGER, Bench


async def test_service_keys_are_listed_oldest_first_and_counted() -> None:
    bench, keys = Bench(), []
    for _ in range(3):
        keys.append((await make_key(bench)).key)
        bench.clock.moment += timedelta(seconds=1)
    use = bench.use_cases().access.list_service_keys
    page = await use(CALLER, first=2, after=None)
    assert (page.items, page.has_next) == (tuple(keys[:2]), True)
    assert (await use(CALLER, first=2, after=Position(value=keys[1].created_at, id=keys[1].id))).items == (keys[2],)
    assert (await use(CALLER, first=1, after=None, direction=Direction.DESC)).items == (keys[2],)
    assert await use.count(CALLER) == 3


async def test_another_tenant_has_none_of_them() -> None:
    bench = Bench()
    await make_key(bench)
    use = bench.use_cases().access.list_service_keys
    assert (await use(STRANGER, first=9, after=None)).items == ()
    assert await use.count(STRANGER) == 0


@pytest.mark.parametrize("first", [0, 101])
async def test_a_page_has_its_limits(first: int) -> None:
    with pytest.raises(InvalidInput):
        await Bench().use_cases().access.list_service_keys(CALLER, first=first, after=None)
