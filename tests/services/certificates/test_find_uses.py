"""Finding who uses certificates."""

import pytest

from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Right
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench, issue


async def test_the_uses_of_each_are_found() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    certificates = [await upload(bench, issue("a").pem, name, scope=scope) for name in ("used.pem", "idle.pem")]
    await make(bench, scope=scope, properties={"TrustStoreLocation": "used.pem"})

    used, idle = await bench.use_cases().certificates.find_uses(CALLER, certificates)

    assert [(use.configuration.name, use.property) for use in used.shown] == [("orders", "TrustStoreLocation")]
    assert idle.shown == ()


async def test_it_takes_the_right_to_read_the_certificate() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)

    with pytest.raises(NotFound):
        await bench.use_cases().certificates.find_uses(STRANGER, [certificate])
    with pytest.raises(Forbidden):
        await bench.use_cases().certificates.find_uses(
            Caller(tenant="default", subject="r", rights=frozenset({Right.DESTINATION_READ})), [certificate]
        )
