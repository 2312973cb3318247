"""Service keys, tenants and subscriptions over GraphQL."""

import json
from datetime import timedelta
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from services.model.caller import Caller, Right
from services.model.identity import new_service_key_id
from tests.services.access.keys import make_key, make_tenant, subscribe
from tests.support import CALLER, STRANGER, Bench

SCHEMA = build_schema()
KEY = """id name clientId subaccount serviceInstance tenantRights subaccountRights instanceRights createdAt createdBy lastUsedAt"""
CREATE_KEY = f"""mutation ($input: CreateServiceKeyInput!) {{ createServiceKey(input: $input) {{
  ... on CreateServiceKeySuccess {{ serviceKey {{ {KEY} }} clientSecret binding }}
  ... on Error {{ __typename message code }} ... on InvalidInputError {{ field }} }} }}"""
TENANT = "id subdomain displayName status createdAt"
SUBSCRIPTION = "id provider subscriber subaccount createdAt"


async def ask(bench: Bench, query: str, caller: Caller = CALLER, **variables: object) -> Any:
    """Return the data."""
    result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller, bench.use_cases(), "r1"))
    assert result.errors is None, result.errors
    return result.data


async def change(bench: Bench, mutation: str, shown: str, caller: Caller = CALLER, **fields: object) -> Any:
    """Return the answer to a mutation."""
    name = mutation[0].upper() + mutation[1:]
    query = f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ ... on {name}Success {{ {shown} }} ... on Error {{ __typename code }} }} }}"
    return (await ask(bench, query, caller, input=fields))[mutation]


async def test_a_service_key_is_created_with_its_secret_and_binding_and_then_shown_without() -> None:
    bench = Bench()
    wish = {
        "name": "orders program",
        "subaccount": "sales",
        "serviceInstance": "orders",
        "roles": ["DESTINATION_CERTIFICATE_VIEWER", "DESTINATION_CERTIFICATE_VIEWER_INSTANCE"],
        "subaccountRights": ["TRUST_READ"],
        "instanceRights": ["CERTIFICATE_WRITE", "CERTIFICATE_WRITE"],
        "tenantRights": ["AUDIT_READ"],
    }
    created = (await ask(bench, CREATE_KEY, input=wish))["createServiceKey"]
    key = created["serviceKey"]
    assert {field: value for field, value in key.items() if field not in ("id", "clientId")} == {
        "name": "orders program",
        "subaccount": "sales",
        "serviceInstance": "orders",
        "tenantRights": ["AUDIT_READ"],
        "subaccountRights": ["CERTIFICATE_READ", "CERTIFICATE_EXPORT", "TRUST_READ"],
        "instanceRights": ["CERTIFICATE_READ", "CERTIFICATE_EXPORT", "CERTIFICATE_WRITE"],
        "createdAt": "2026-11-23T12:00:00Z",
        "createdBy": "developer",
        "lastUsedAt": None,
    }
    binding = json.loads(created["binding"])
    assert (binding["clientid"], binding["clientsecret"]) == (key["clientId"], created["clientSecret"])
    found = await ask(
        bench,
        f"query ($id: ID!) {{ node(id: $id) {{ id ... on ServiceKey {{ {KEY} }} }} serviceKeys {{ nodes {{ {KEY} }} }} }}",
        id=key["id"],
    )
    assert found == {"node": key, "serviceKeys": {"nodes": [key]}}


async def test_rights_and_roles_may_be_left_out() -> None:
    bench = Bench()
    least = {"name": "a", "subaccount": "sales", "subaccountRights": ["CERTIFICATE_READ"]}
    key = (await ask(bench, CREATE_KEY, input=least))["createServiceKey"]["serviceKey"]
    assert (key["serviceInstance"], key["tenantRights"], key["instanceRights"]) == (None, [], [])


async def test_a_refusal_names_what_is_missing_or_wrong_in_the_api_s_words() -> None:
    bench = Bench()
    reader = Caller(tenant="default", subject="s", rights=frozenset({Right.ACCESS_ADMIN, Right.SCOPE_ADMIN}))
    wish = {"name": "a", "subaccount": "sales", "tenantRights": ["AUDIT_READ"]}
    refused = (await ask(bench, CREATE_KEY, reader, input=wish))["createServiceKey"]
    assert (refused["__typename"], refused["code"]) == ("ForbiddenError", "FORBIDDEN")
    assert "audit.read" in refused["message"]
    refused = (await ask(bench, CREATE_KEY, input={**wish, "instanceRights": ["AUDIT_READ"]}))["createServiceKey"]
    assert (refused["__typename"], refused["field"]) == ("InvalidInputError", "instanceRights")
    assert refused["message"].startswith("instanceRights names rights")
    assert bench.memory.service_keys == {}


async def test_a_service_key_is_deleted_by_its_id() -> None:
    bench = Bench()
    key = (await make_key(bench)).key
    assert await change(bench, "deleteServiceKey", "serviceKey { clientId }", serviceKey=key.id) == {
        "serviceKey": {"clientId": key.client_id}
    }
    gone = {"__typename": "NotFoundError", "code": "NOT_FOUND"}
    assert await change(bench, "deleteServiceKey", "serviceKey { clientId }", serviceKey=key.id) == gone


async def test_a_service_key_of_another_tenant_is_no_node() -> None:
    bench = Bench()
    key = (await make_key(bench)).key
    for caller, key_id in ((STRANGER, key.id), (CALLER, new_service_key_id())):
        assert await ask(bench, "query ($id: ID!) { node(id: $id) { id } }", caller, id=key_id) == {"node": None}


async def test_pages_go_forward_and_backward_and_are_counted() -> None:
    bench = Bench()
    for number in range(3):
        await make_key(bench, name=f"key {number}")
        await make_tenant(bench, f"t{number}")
        await subscribe(bench, subscriber=f"t{number}")
        bench.clock.moment += timedelta(seconds=1)
    for name, shown, expected in (
        ("serviceKeys", "name", ["key 0", "key 1", "key 2"]),
        ("tenants", "id", ["default", "t0", "t1", "t2"]),
        ("subscriptions", "subscriber", ["t0", "t1", "t2"]),
    ):
        query = f"query ($first: Int, $after: String, $last: Int, $before: String) {{ {name}(first: $first, after: $after, last: $last, before: $before) "
        query += f"{{ totalCount nodes {{ {shown} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
        page = (await ask(bench, query, first=2))[name]
        assert ([node[shown] for node in page["nodes"]], page["totalCount"], page["pageInfo"]["hasNextPage"]) == (
            expected[:2],
            len(expected),
            True,
        )
        page = (await ask(bench, query, first=50, after=page["pageInfo"]["endCursor"]))[name]
        assert ([node[shown] for node in page["nodes"]], page["pageInfo"]["hasNextPage"]) == (expected[2:], False)
        page = (await ask(bench, query, last=1))[name]
        assert [node[shown] for node in page["nodes"]] == expected[-1:]
        page = (await ask(bench, query, last=1, before=page["pageInfo"]["startCursor"]))[name]
        assert [node[shown] for node in page["nodes"]] == expected[-2:-1]


async def test_a_cursor_belongs_to_its_list() -> None:
    bench = Bench()
    await make_key(bench)
    cursor = (await ask(bench, "{ serviceKeys { edges { cursor } } }"))["serviceKeys"]["edges"][0]["cursor"]
    context = Context(CALLER, bench.use_cases(), "r1")
    result = await SCHEMA.execute(
        "query ($after: String) { tenants(after: $after) { nodes { id } } }", variable_values={"after": cursor}, context_value=context
    )
    assert result.errors is not None


@pytest.mark.parametrize("name", ["serviceKeys", "tenants", "subscriptions"])
async def test_each_page_and_total_counts_as_work(name: str) -> None:
    context = Context(CALLER, Bench().use_cases(), "r1")
    result = await SCHEMA.execute(f"{{ a: {name} {{ totalCount }} b: {name} {{ nodes {{ id }} }} }}", context_value=context)
    assert result.errors is None
    assert context.work.lookups == 3


async def test_a_tenant_is_created_suspended_and_resumed() -> None:
    bench = Bench()
    tenant = (await change(bench, "createTenant", f"tenant {{ {TENANT} }}", id="acme", subdomain="at-acme", displayName="Acme"))["tenant"]
    assert tenant == {"id": "acme", "subdomain": "at-acme", "displayName": "Acme", "status": "ACTIVE", "createdAt": "2026-11-23T12:00:00Z"}
    suspended = await change(bench, "suspendTenant", f"tenant {{ {TENANT} }}", tenant="acme")
    assert suspended == {"tenant": {**tenant, "status": "SUSPENDED"}}
    assert await change(bench, "resumeTenant", f"tenant {{ {TENANT} }}", tenant="acme") == {"tenant": tenant}
    first = {"id": "default", "subdomain": "default", "displayName": "Default", "status": "ACTIVE", "createdAt": "1970-01-01T00:00:00Z"}
    assert (await ask(bench, f"{{ tenants {{ nodes {{ {TENANT} }} }} }}"))["tenants"]["nodes"] == [first, tenant]
    taken = await change(bench, "createTenant", "tenant { id }", subdomain="at-acme")
    assert taken == {"__typename": "TenantTakenError", "code": "TENANT_TAKEN"}
    assert (await change(bench, "createTenant", "tenant { displayName }", subdomain="other"))["tenant"] == {"displayName": "other"}
    assert (await change(bench, "suspendTenant", "tenant { id }", tenant="default"))["__typename"] == "InvalidInputError"
    assert (await change(bench, "resumeTenant", "tenant { id }", tenant="none"))["__typename"] == "NotFoundError"


async def test_a_tenant_is_subscribed_and_unsubscribed() -> None:
    bench = Bench()
    await make_tenant(bench)
    await make_tenant(bench, "other")
    made = (await change(bench, "subscribeTenant", f"subscription {{ {SUBSCRIPTION} }}", subscriber="acme", subaccount="sales"))[
        "subscription"
    ]
    assert {field: made[field] for field in ("provider", "subscriber", "subaccount")} == {
        "provider": "default",
        "subscriber": "acme",
        "subaccount": "sales",
    }
    taken = await change(bench, "subscribeTenant", "subscription { id }", subscriber="acme", subaccount="sales")
    assert taken == {"__typename": "SubscriptionTakenError", "code": "SUBSCRIPTION_TAKEN"}
    named = await change(bench, "subscribeTenant", "subscription { provider }", subscriber="acme", subaccount="sales", provider="other")
    assert named == {"subscription": {"provider": "other"}}
    query = f"query ($tenant: ID) {{ subscriptions(tenant: $tenant) {{ totalCount nodes {{ {SUBSCRIPTION} }} }} }}"
    assert (await ask(bench, query))["subscriptions"] == {"totalCount": 1, "nodes": [made]}
    assert (await ask(bench, query, tenant="acme"))["subscriptions"]["totalCount"] == 2
    assert (await ask(bench, query, tenant="nobody"))["subscriptions"] == {"totalCount": 0, "nodes": []}
    assert await change(bench, "unsubscribeTenant", f"subscription {{ {SUBSCRIPTION} }}", subscription=made["id"]) == {"subscription": made}
    assert (await change(bench, "unsubscribeTenant", "subscription { id }", subscription=made["id"]))["__typename"] == "NotFoundError"
