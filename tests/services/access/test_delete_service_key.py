"""Service keys are deleted, and that is recorded."""

import pytest

from services.errors import NotFound
from services.model.access import DEFAULT_TENANT
from services.model.lifecycle import AuditAction
from tests.services.access.keys import make_key
from tests.support import CALLER, STRANGER, Bench


async def test_a_deleted_service_key_is_gone_and_its_record_says_what_it_could() -> None:
    bench = Bench()
    key, other = (await make_key(bench)).key, (await make_key(bench)).key
    assert await bench.use_cases().access.delete_service_key(CALLER, key.id) == key
    assert bench.memory.service_keys == {other.id: other}
    record = bench.memory.audit[-1]
    assert (record.action, record.tenant, record.noun_id, record.after) == (AuditAction.DELETED, DEFAULT_TENANT, key.id, {})
    assert record.before == bench.memory.audit[1].after
    assert record.before["client_id"] == key.client_id


async def test_another_tenant_s_service_key_does_not_exist() -> None:
    bench = Bench()
    key = (await make_key(bench)).key
    for caller, key_id in ((STRANGER, key.id), (CALLER, "key_x"), (CALLER, key.client_id)):
        with pytest.raises(NotFound, match="There is no service key with this id"):
            await bench.use_cases().access.delete_service_key(caller, key_id)
    assert bench.memory.service_keys == {key.id: key}
