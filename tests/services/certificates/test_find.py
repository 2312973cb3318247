"""Looking at one certificate."""

import pytest

from services.errors import Forbidden
from services.model.caller import Caller, Right
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def test_a_certificate_is_found_by_its_id_and_by_exactly_its_name() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, "client.pem", scope=scope)
    find = bench.use_cases().certificates.find
    (found,) = await find(CALLER, [certificate.id])
    assert found is not None
    assert found.name == "client.pem"
    assert await find.by_name(CALLER, scope.id, "client.pem") == found
    assert await find.by_name(CALLER, scope.id, "Client.pem") is None


async def test_another_tenant_finds_nothing() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    find = bench.use_cases().certificates.find
    assert await find(STRANGER, [certificate.id]) == [None]
    assert await find.by_name(STRANGER, certificate.scope_id, certificate.name) is None


async def test_nothing_is_read_without_permission() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    nobody = Caller(tenant="default", subject="nobody", rights=frozenset({Right.CERTIFICATE_WRITE}))
    find = bench.use_cases().certificates.find
    for ask in (
        find(nobody, [certificate.id]),
        find.by_name(nobody, certificate.scope_id, certificate.name),
        find.load_contents(nobody, [certificate]),
        find.list_versions(nobody, [certificate]),
    ):
        with pytest.raises(Forbidden):
            await ask


async def test_a_name_that_nobody_can_have_is_not_even_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    monkeypatch.setattr("services.certificates.find.compose", None)
    assert await bench.use_cases().certificates.find.by_name(CALLER, scope.id, "u" * 801) is None
