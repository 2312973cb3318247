"""All tenants of the installation, page by page."""

import pytest

from services.errors import InvalidInput
from services.model.access import FIRST_TENANT
from services.model.query import Direction
from tests.services.access.keys import make_tenant
from tests.support import CALLER, Bench


async def test_tenants_are_listed_and_counted() -> None:
    bench = Bench()
    tenant = await make_tenant(bench)
    use = bench.use_cases().access.list_tenants
    assert (await use(CALLER, first=9, after=None)).items == (FIRST_TENANT, tenant)
    assert (await use(CALLER, first=1, after=None, direction=Direction.DESC)).items == (tenant,)
    assert await use.count(CALLER) == 2
    with pytest.raises(InvalidInput):
        await use(CALLER, first=0, after=None)
