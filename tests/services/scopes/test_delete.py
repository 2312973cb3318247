"""Deleting scopes."""

import pytest

from services.errors import Forbidden, NotFound, ScopeNotEmpty
from services.model.caller import Caller, Right
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def test_an_empty_scope_is_removed_and_a_full_one_stays() -> None:
    bench = Bench()
    cases = bench.use_cases()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, scope=scope)
    with pytest.raises(ScopeNotEmpty) as caught:
        await cases.scopes.delete(CALLER, scope.id)
    assert caught.value.certificate_count == 1
    await cases.certificates.delete(CALLER, certificate.id)
    await cases.scopes.delete(CALLER, scope.id)
    assert bench.memory.scopes == {}


async def test_another_tenants_scope_is_not_found() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().scopes.delete(STRANGER, scope.id)


async def test_managing_scopes_needs_its_permission() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    writer = Caller(tenant="default", subject="writer", rights=frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE}))
    with pytest.raises(Forbidden):
        await bench.use_cases().scopes.delete(writer, scope.id)
    assert list(bench.memory.scopes) == [scope.id]
