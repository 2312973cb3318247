"""Handing out files."""

import pytest

from services.encryption.failures import DecryptionFailed
from services.errors import Forbidden, NotFound
from services.export import ExportRequest
from services.model.caller import Caller, Permission
from tests.services.test_upload import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def test_a_viewer_may_not_take_private_keys() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    viewer = Caller(tenant="default", subject="viewer", permissions=frozenset({Permission.READ, Permission.WRITE}))
    with pytest.raises(Forbidden):
        await bench.use_cases().export(viewer, ExportRequest(certificate_id=certificate.id))
    with pytest.raises(NotFound):
        await bench.use_cases().export(STRANGER, ExportRequest(certificate_id=certificate.id))


async def test_octets_moved_to_another_certificate_do_not_decrypt() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    one = await upload(bench, issue("a").pem, "a.pem", scope=scope)
    two = await upload(bench, issue("b").pem, "b.pem", scope=scope)
    bench.memory.certificates[one.id].octets = bench.memory.certificates[two.id].octets
    with pytest.raises(DecryptionFailed):
        await bench.use_cases().export(CALLER, ExportRequest(certificate_id=one.id))
