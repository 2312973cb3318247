"""Statistics of a tenant and of a scope, as GraphQL shows them."""

from datetime import timedelta
from typing import Any

from resolvers.context import Context
from resolvers.schema import build_schema
from services.errors import ErrorCode, InvalidInput
from services.model.moments import write_moment
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, NOW, Bench, issue

SCHEMA = build_schema()
NUMBERS = """total automaticRenewal byStatus { status total automaticRenewal } byType { type total }
  expiring { from to total automaticRenewal byStatus { status total } }"""


async def ask(bench: Bench, query: str, **variables: object) -> Any:
    return await SCHEMA.execute(query, variable_values=variables, context_value=Context(CALLER, bench.use_cases(), "r1"))


async def test_a_scope_and_all_scopes_show_their_numbers() -> None:
    bench = Bench()
    scope, other = await make_scope(bench, "a"), await make_scope(bench, "b")
    for days, home in ((10, scope), (100, scope), (200, other)):
        await upload(bench, issue(f"c{days}", days=days).pem, f"c{days}.pem", scope=home)
    query = f"query ($id: ID!, $expiring: ExpiryIntervals) {{ statistics(expiring: $expiring) {{ {NUMBERS} }} scope(id: $id) {{ statistics {{ {NUMBERS} }} }} }}"
    intervals = {"from": write_moment(NOW), "to": write_moment(NOW + timedelta(days=20)), "per": "MONTH"}
    result = await ask(bench, query, id=scope.id, expiring=intervals)
    assert result.errors is None
    tenant, own = result.data["statistics"], result.data["scope"]["statistics"]
    assert (tenant["total"], own["total"], own["expiring"]) == (3, 2, [])
    assert {one["status"]: one["total"] for one in tenant["byStatus"]} == {
        "VALID": 3,
        "EXPIRING": 0,
        "EXPIRED": 0,
        "NOT_YET_VALID": 0,
        "UNKNOWN": 0,
    }
    assert {one["type"]: one["total"] for one in own["byType"] if one["total"]} == {"PEM": 2}
    first, second = tenant["expiring"]
    assert (first["from"], first["to"], second["to"]) == (write_moment(NOW), "2026-12-01T00:00:00Z", write_moment(NOW + timedelta(days=20)))
    assert [one["total"] for one in tenant["expiring"]] == [0, 1]
    assert second["byStatus"] == [{"status": one["status"], "total": int(one["status"] == "VALID")} for one in second["byStatus"]]


async def test_an_interval_that_cannot_be_is_an_error_that_names_it() -> None:
    bench = Bench()
    query = "query ($expiring: ExpiryIntervals) { statistics(expiring: $expiring) { total } }"
    for change, field in (
        ({"to": write_moment(NOW)}, "to"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"from": "1800-01-01T00:00:00Z"}, "from"),
    ):
        intervals = {"from": write_moment(NOW), "to": "2027-01-01T00:00:00Z", "per": "DAY", **change}
        (error,) = (await ask(bench, query, expiring=intervals)).errors
        assert isinstance(error.original_error, InvalidInput)
        assert (error.original_error.code, error.original_error.field) == (ErrorCode.VALIDATION_FAILED, field)
