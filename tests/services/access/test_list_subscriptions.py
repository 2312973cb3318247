"""The subscriptions of a tenant, page by page."""

import pytest

from services.errors import Forbidden, InvalidInput
from services.model.caller import Caller, Right
from services.model.query import Direction
from tests.services.access.keys import make_tenant, subscribe
from tests.support import CALLER, STRANGER, Bench


def admin_of(tenant: str) -> Caller:
    return Caller(tenant=tenant, subject="s", rights=frozenset({Right.ACCESS_ADMIN}))


async def test_provider_and_subscriber_see_a_subscription_and_nobody_else() -> None:
    bench = Bench()
    await make_tenant(bench)
    await make_tenant(bench, "other")
    made, second = await subscribe(bench), await subscribe(bench, subscriber="other", provider="acme")
    use = bench.use_cases().access.list_subscriptions
    for tenant, expected in (("default", {made}), ("acme", {made, second}), ("other", {second}), ("nobody", set())):
        assert set((await use(admin_of(tenant), first=9, after=None)).items) == expected
        assert await use.count(admin_of(tenant)) == len(expected)
        assert set((await use(CALLER, tenant, first=9, after=None)).items) == expected
        assert await use.count(CALLER, tenant) == len(expected)


async def test_of_another_tenant_only_an_operator_sees_them() -> None:
    bench = Bench()
    await make_tenant(bench)
    await subscribe(bench)
    use = bench.use_cases().access.list_subscriptions
    with pytest.raises(Forbidden, match=r"installation\.admin"):
        await use(admin_of("default"), "acme", first=9, after=None)
    with pytest.raises(Forbidden, match=r"installation\.admin"):
        await use.count(admin_of("default"), "default")
    operator = Caller(tenant="default", subject="s", rights=frozenset({Right.INSTALLATION_ADMIN}))
    assert await use.count(operator, "acme") == 1
    with pytest.raises(Forbidden, match=r"access\.admin"):
        await use.count(operator)
    assert STRANGER.tenant != "acme"


async def test_a_page_has_its_limits_and_an_order() -> None:
    bench = Bench()
    await make_tenant(bench)
    made = await subscribe(bench)
    use = bench.use_cases().access.list_subscriptions
    assert (await use(CALLER, first=1, after=None, direction=Direction.DESC)).items == (made,)
    with pytest.raises(InvalidInput):
        await use(CALLER, first=0, after=None)
