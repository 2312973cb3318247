"""Following the names of certificates to the certificates."""

import pytest

from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Right
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench, issue


async def test_each_name_leads_to_its_certificate_or_to_none() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, scope=scope)
    properties = {"KeyStoreLocation": "client.pem", "TrustStoreLocation": "none.pem"}

    (all_followed,) = await bench.use_cases().destinations.follow(CALLER, [await make(bench, scope=scope, properties=properties)])

    assert [(followed.reference.certificate, followed.certificate and followed.certificate.id) for followed in all_followed] == [
        ("client.pem", certificate.id),
        ("none.pem", None),
    ]


async def test_it_takes_the_right_to_read_the_configuration() -> None:
    bench = Bench()
    configuration = await make(bench)

    with pytest.raises(NotFound):
        await bench.use_cases().destinations.follow(STRANGER, [configuration])
    with pytest.raises(Forbidden):
        await bench.use_cases().destinations.follow(
            Caller(tenant="default", subject="r", rights=frozenset({Right.CERTIFICATE_READ})), [configuration]
        )
