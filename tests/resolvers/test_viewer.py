"""Who asks, and what a page may offer to that caller."""

from datetime import timedelta
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from services.model.access import Role
from services.model.caller import Caller, Right
from tests.services.certificates.making import make_scope
from tests.support import NOW, Bench

VIEWER = "{ viewer { subject tenant permissions expiresAt } }"
SCOPES = "{ viewer { permissions } scopes { nodes { id viewerPermissions } } }"


async def ask(bench: Bench, caller: Caller, query: str) -> dict[str, Any]:
    result = await build_schema().execute(query, context_value=Context(caller, bench.use_cases(), "r1"))
    assert result.errors is None
    assert result.data is not None
    return result.data


async def test_who_has_no_right_at_all_may_ask_who_they_are() -> None:
    nobody = Caller(tenant="t1", subject="s1")
    assert (await ask(Bench(), nobody, VIEWER))["viewer"] == {"subject": "s1", "tenant": "t1", "permissions": [], "expiresAt": None}


async def test_the_permissions_are_those_of_the_whole_tenant_in_a_fixed_order() -> None:
    caller = Caller(
        tenant="t1",
        subject="s1",
        rights=frozenset({Right.AUDIT_READ, Right.CERTIFICATE_READ, Right.INSTALLATION_ADMIN}),
        scope_rights={"scp_1": frozenset({Right.CERTIFICATE_WRITE})},
        expires_at=NOW + timedelta(minutes=10),
    )
    viewer = (await ask(Bench(), caller, VIEWER))["viewer"]
    assert viewer["permissions"] == ["CERTIFICATE_READ", "AUDIT_READ", "INSTALLATION_ADMIN"]
    assert viewer["expiresAt"] == "2026-11-23T12:10:00Z"


@pytest.mark.parametrize("role", [Role.DESTINATION_CERTIFICATE_VIEWER_INSTANCE, Role.DESTINATION_ADMINISTRATOR])
async def test_a_scope_says_what_the_caller_may_do_in_it(role: Role) -> None:
    bench = Bench()
    one, other = await make_scope(bench), await make_scope(bench, "other")
    caller = Caller(
        tenant=one.tenant,
        subject="s1",
        rights=frozenset({Right.SCOPE_ADMIN, Right.INSTALLATION_ADMIN}),  # of which the last is a right of no scope
        scope_rights={one.id: role.rights},
    )
    answer = await ask(bench, caller, SCOPES)
    shown = {node["id"]: node["viewerPermissions"] for node in answer["scopes"]["nodes"]}
    assert shown == {
        one.id: [right.name for right in Right if right in role.rights | {Right.SCOPE_ADMIN}],
        other.id: ["SCOPE_ADMIN"],
    }
    assert answer["viewer"]["permissions"] == ["SCOPE_ADMIN", "INSTALLATION_ADMIN"]
