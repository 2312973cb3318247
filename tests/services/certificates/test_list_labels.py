"""Which labels certificates have."""

from typing import Any

import pytest

from services.errors import Forbidden, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Label
from services.model.limits import (
    MAX_KEYS_IN_USE,
    MAX_LABEL_VALUES,
    MAX_LABELS,
    MAX_SEARCH_TEXT_LENGTH,
    MAX_VALUES_IN_USE,
    MAX_VALUES_OF_KEYS,
)
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def add(bench: Bench, name: str, *labels: Label, scope_name: str) -> str:
    """Upload a certificate with these labels into a new scope; return the scope's id."""
    scope = await make_scope(bench, scope_name)
    await upload(bench, issue("a").pem, f"{name}.pem", scope=scope, labels=labels)
    return scope.id


def label(key: str, *values: str) -> Label:
    return Label(key=key, values=values)


async def keys(bench: Bench, caller: Caller = CALLER, **asked: Any) -> list[str]:
    return [one.key for one in (await bench.use_cases().certificates.list_labels(caller, **asked)).labels]


async def test_who_may_read_some_scopes_sees_their_labels_only() -> None:
    bench = Bench()
    one = await add(bench, "a", label("stage", "dev"), scope_name="one")
    two = await add(bench, "b", label("team", "x"), scope_name="two")
    assert await keys(bench) == ["stage", "team"]
    rights = {one: frozenset({Right.CERTIFICATE_READ}), two: frozenset(Right) - {Right.CERTIFICATE_READ}}
    reader = Caller(tenant=CALLER.tenant, subject="r", scope_rights=rights)
    assert await keys(bench, reader) == ["stage"]
    assert await keys(bench, reader, scope_id=one) == ["stage"]
    assert await keys(bench, reader, scope_id=two) == await keys(bench, scope_id="scp_none") == await keys(bench, STRANGER) == []
    with pytest.raises(Forbidden):
        await keys(bench, Caller(tenant=CALLER.tenant, subject="n"))


async def test_texts_are_compared_as_they_are_stored() -> None:
    bench = Bench()
    await add(bench, "a", label("\u00e4", "\u00e4x"), scope_name="one")
    assert await keys(bench, prefix="a\u0308") == ["\u00e4"]
    found = await bench.use_cases().certificates.list_labels(CALLER, key="a\u0308", prefix="a\u0308")
    assert [one.values for one in found.labels] == [("\u00e4x",)]


async def test_what_is_listed_has_a_limit() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    octets = issue("a").pem
    for at in range(11):
        values = [f"v{at:02}{number}" for number in range(MAX_LABEL_VALUES)]
        labels = [label(f"k{at:02}{number}") for number in range(MAX_LABELS - 1)]
        await upload(bench, octets, f"{at}.pem", scope=scope, labels=(*labels, label("all", *values)))
    list_labels = bench.use_cases().certificates.list_labels
    found = await list_labels(CALLER)
    assert (len(found.labels), found.has_more) == (MAX_KEYS_IN_USE, False)  # 11 * 9 + 1
    assert [(len(one.values), one.has_more) for one in found.labels[:2]] == [(MAX_VALUES_OF_KEYS, True), (0, False)]
    (one,) = (await list_labels(CALLER, key="all")).labels
    assert (len(one.values), one.has_more) == (MAX_VALUES_IN_USE, True)
    await upload(bench, octets, "more.pem", scope=scope, labels=(label("one more"),))
    found = await list_labels(CALLER)
    assert (len(found.labels), found.has_more) == (MAX_KEYS_IN_USE, True)


@pytest.mark.parametrize("field", ["key", "prefix"])
async def test_an_endless_text_is_refused(field: str) -> None:
    assert await keys(Bench(), CALLER, **{field: "x" * MAX_SEARCH_TEXT_LENGTH}) == []
    with pytest.raises(InvalidInput) as caught:
        await keys(Bench(), CALLER, **{field: "x" * (MAX_SEARCH_TEXT_LENGTH + 1)})
    assert caught.value.field == field
