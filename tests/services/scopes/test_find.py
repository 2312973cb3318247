"""Looking at one scope."""

from tests.services.certificates.making import make_scope
from tests.support import CALLER, STRANGER, Bench


async def test_a_scope_is_found_by_its_id_in_its_own_tenant() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    find = bench.use_cases().scopes.find
    assert (await find(CALLER, [scope.id]))[0] == scope
    assert (await find(CALLER, ["scp_nothing"]))[0] is None
    assert (await find(STRANGER, [scope.id]))[0] is None


async def test_a_scope_is_recalled_only_if_it_is_known() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    find = bench.use_cases().scopes.find
    assert find.recall(CALLER, scope.id) is None
    bench.memory.recalled.add(scope.id)
    assert find.recall(CALLER, scope.id) == scope
    assert find.recall(STRANGER, scope.id) is None
