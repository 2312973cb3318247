"""Deleting certificates."""

import pytest

from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Permission
from tests.services.test_upload import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def test_a_deleted_certificate_is_gone_and_its_name_is_free() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, scope=scope)
    assert (await bench.use_cases().delete(CALLER, certificate.id)).name == "client.pem"
    assert bench.memory.certificates == {}
    with pytest.raises(NotFound):
        await bench.use_cases().delete(CALLER, certificate.id)
    await upload(bench, issue("b").pem, scope=scope)


async def test_neither_strangers_nor_readers_delete() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotFound):
        await bench.use_cases().delete(STRANGER, certificate.id)
    with pytest.raises(Forbidden):
        await bench.use_cases().delete(Caller(tenant="default", subject="r", permissions=frozenset({Permission.READ})), certificate.id)
    assert certificate.id in bench.memory.certificates
