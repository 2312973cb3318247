"""How many certificates a list says there are."""

from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from schema.certificates import lists
from services.certificates.list import List
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, Bench, issue

SCHEMA = build_schema()
QUERY = """query ($filter: CertificateFilter) { certificates(filter: $filter) { totalCount totalCountIsExact nodes { name } } }"""


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, (3, True)),
        ({"nameContains": "c"}, (2, False)),
        ({"nameContains": "c0"}, (1, True)),
        ({"deleted": True}, (0, True)),
    ],
)
async def test_a_total_is_counted_once_and_says_whether_it_is_exact(
    wanted: dict[str, Any] | None, expected: tuple[int, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, calls, count = Bench(), [], List.count

    async def counting(*given: Any) -> int:
        calls.append(given)
        return await count(*given)

    monkeypatch.setattr(List, "count", counting)
    monkeypatch.setattr(lists, "MAX_COUNTED", 2)
    scope = await make_scope(bench)
    for number in range(3):
        await upload(bench, issue("client").pem, f"c{number}.pem", scope=scope)
    result = await SCHEMA.execute(QUERY, variable_values={"filter": wanted}, context_value=Context(CALLER, bench.use_cases(), "r1"))
    assert result.errors is None
    assert result.data is not None
    page = result.data["certificates"]
    assert (page["totalCount"], page["totalCountIsExact"], len(calls)) == (*expected, 1)
