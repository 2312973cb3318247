"""Audit events over the API."""

from datetime import timedelta
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from services.errors import InvalidInput
from services.model.certificate import Label
from services.model.lifecycle import AuditAction, AuditNoun
from tests.services.certificates.making import upload
from tests.support import CALLER, Bench, issue

SCHEMA = build_schema()
EVENTS = """query ($first: Int, $after: String, $last: Int, $before: String, $filter: AuditFilter, $direction: OrderDirection! = DESC) {
  auditEvents(first: $first, after: $after, last: $last, before: $before, filter: $filter, direction: $direction) {
    totalCount pageInfo { hasNextPage hasPreviousPage }
    edges { cursor } nodes { id at subject action noun nounId scopeId name before { name value } after { name value } } } }"""


@pytest.fixture
async def bench() -> Bench:
    """A scope with a certificate that was labelled."""
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, "a.pem")
    bench.clock.moment += timedelta(seconds=1)  # events of the same moment are in the order of their random ids
    await bench.use_cases().certificates.label(CALLER, certificate.id, [Label(key="k", values=("v",))])
    return bench


async def ask(bench: Bench, **variables: Any) -> Any:
    """Return the connection; raises what it fails with."""
    result = await SCHEMA.execute(EVENTS, variable_values=variables, context_value=Context(CALLER, bench.use_cases(), "r1"))
    if result.errors:
        raise result.errors[0].original_error or result.errors[0]
    assert result.data is not None
    return result.data["auditEvents"]


async def test_an_event_says_who_did_what_to_which_thing(bench: Bench) -> None:
    found = await ask(bench)
    event, [record] = found["nodes"][0], [one for one in bench.memory.audit if one.action is AuditAction.LABELLED]
    assert found["totalCount"] == len(bench.memory.audit) == 3
    assert event == {
        "id": record.id,
        "at": record.at.isoformat().replace("+00:00", "Z"),
        "subject": CALLER.subject,
        "action": "LABELLED",
        "noun": "CERTIFICATE",
        "nounId": record.noun_id,
        "scopeId": record.scope_id,
        "name": "a.pem",
        "before": [{"name": "labels", "value": ""}],
        "after": [{"name": "labels", "value": "k=v"}, {"name": "version", "value": "1"}],
    }


async def test_pages_go_forth_and_back_in_either_direction(bench: Bench) -> None:
    whole = [node["id"] for node in (await ask(bench))["nodes"]]
    page = await ask(bench, first=2)
    assert page["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False}
    rest = await ask(bench, first=2, after=page["edges"][-1]["cursor"])
    assert [node["id"] for node in page["nodes"] + rest["nodes"]] == whole
    back = await ask(bench, last=1, before=rest["edges"][0]["cursor"])
    assert [node["id"] for node in back["nodes"]] == whole[1:2]
    assert [node["id"] for node in (await ask(bench, direction="ASC"))["nodes"]] == whole[::-1]


async def test_a_filter_takes_what_meets_it(bench: Bench) -> None:
    record = bench.memory.audit[0]
    for conditions, count in (
        ({"subject": CALLER.subject}, 3),
        ({"subject": "nobody"}, 0),
        ({"action": AuditAction.UPLOADED.name}, 1),
        ({"noun": AuditNoun.SCOPE.name}, 1),
        ({"nounId": record.noun_id}, 1),
        ({"scopeId": record.scope_id}, 3),
        ({"from": record.at.isoformat()}, 3),
        ({"until": record.at.isoformat()}, 0),
        ({"noun": "CERTIFICATE", "action": "LABELLED", "subject": CALLER.subject}, 1),
    ):
        found = await ask(bench, filter=conditions)
        assert (len(found["nodes"]), found["totalCount"]) == (count, count), conditions


async def test_a_cursor_belongs_to_its_filter_and_direction(bench: Bench) -> None:
    cursor = (await ask(bench))["edges"][0]["cursor"]
    for other in ({"direction": "ASC"}, {"filter": {"subject": CALLER.subject}}):
        with pytest.raises(InvalidInput, match="no cursor of the list"):
            await ask(bench, after=cursor, **other)
    assert len((await ask(bench, after=cursor, filter={"subject": None}))["nodes"]) == 2, "null sets no condition"
