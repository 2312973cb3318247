"""Deleting destinations and fragments."""

import pytest

from services.errors import NotFound, ScopeNotEmpty
from services.model.destination import ConfigurationKind
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench


@pytest.mark.parametrize("kind", ConfigurationKind)
async def test_what_is_deleted_is_gone_and_its_name_is_free(kind: ConfigurationKind) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    made = await make(bench, scope=scope, kind=kind)
    case = bench.use_cases().destinations
    assert await case.delete(CALLER, made.id) == made
    assert await bench.find_configuration(made.id) is None
    with pytest.raises(NotFound):
        await case.delete(CALLER, made.id)
    await make(bench, scope=scope, kind=kind)


@pytest.mark.parametrize("kind", ConfigurationKind)
async def test_a_scope_is_deleted_after_what_it_holds(kind: ConfigurationKind) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    made = await make(bench, scope=scope, kind=kind)
    with pytest.raises(ScopeNotEmpty, match=f"1 {kind.noun};") as caught:
        await bench.use_cases().scopes.delete(CALLER, scope.id)
    assert caught.value.certificate_count == 0
    assert caught.value.destination_count + caught.value.fragment_count == 1
    await bench.use_cases().destinations.delete(CALLER, made.id)
    await bench.use_cases().scopes.delete(CALLER, scope.id)


async def test_another_tenants_is_not_found() -> None:
    bench = Bench()
    made = await make(bench)
    for caller, configuration_id in ((STRANGER, made.id), (CALLER, "dst_x"), (CALLER, "\ud800")):
        with pytest.raises(NotFound, match=r"^There is no destination or fragment with this id\.$"):
            await bench.use_cases().destinations.delete(caller, configuration_id)
    assert list(bench.memory.configurations) == [made.id]
