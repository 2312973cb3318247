"""One service key is looked at."""

from tests.services.access.keys import make_key
from tests.support import CALLER, STRANGER, Bench


async def test_a_service_key_is_found_in_its_tenant_only() -> None:
    bench = Bench()
    key = (await make_key(bench)).key
    find = bench.use_cases().access.find_service_key
    assert await find(CALLER, ["key_x", key.id]) == [None, key]
    assert await find(STRANGER, [key.id]) == [None]
