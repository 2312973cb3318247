"""Listing destinations and fragments."""

from typing import Any

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Label
from services.model.destination import ConfigurationFilter, ConfigurationKind, ConfigurationListing, DestinationType
from services.model.limits import MAX_FILTER_VALUES, MAX_PAGE_SIZE, MAX_SEARCH_TEXT_LENGTH
from services.model.query import Direction, LabelFilter, Position
from services.model.scope import Scope
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench

DESTINATION, FRAGMENT = ConfigurationKind


def listing(**changes: Any) -> ConfigurationListing:
    return ConfigurationListing(**{"kind": DESTINATION, "first": 50, **changes})


async def names(bench: Bench, caller: Caller = CALLER, **changes: Any) -> list[str]:
    return [one.name for one in (await bench.use_cases().destinations.list(caller, listing(**changes))).items]


async def fill(bench: Bench) -> tuple[Scope, Scope]:
    """Make three destinations and a fragment in one scope, and one destination in another."""
    scope, other = await make_scope(bench), await make_scope(bench, "other")
    for name in ("b", "a", "C"):
        await make(bench, name, scope=scope)
    await make(bench, "f", scope=scope, kind=FRAGMENT)
    await make(bench, "d", scope=other)
    return scope, other


async def test_those_of_a_kind_are_listed_by_name() -> None:
    bench = Bench()
    scope, _ = await fill(bench)
    assert await names(bench) == ["a", "b", "C", "d"]
    assert await names(bench, scope_id=scope.id) == ["a", "b", "C"]
    assert await names(bench, kind=FRAGMENT, direction=Direction.DESC) == ["f"]
    assert await names(bench, direction=Direction.DESC) == ["d", "C", "b", "a"]
    assert await bench.use_cases().destinations.list.count(CALLER, listing(scope_id=scope.id)) == 3


async def test_pages_go_on_where_the_last_one_ended() -> None:
    bench = Bench()
    await fill(bench)
    page = await bench.use_cases().destinations.list(CALLER, listing(first=3))
    assert page.has_next
    last = page.items[-1]
    assert await names(bench, first=3, after=Position(value=last.name, id=last.id)) == ["d"]


async def test_a_reader_of_one_scope_sees_and_counts_no_other() -> None:
    bench = Bench()
    scope, other = await fill(bench)
    reader = Caller(tenant="default", subject="s", scope_rights={other.id: frozenset({Right.DESTINATION_READ})})
    assert await names(bench, reader) == ["d"]
    assert await names(bench, reader, scope_id=other.id) == ["d"]
    assert await names(bench, reader, scope_id=scope.id) == []
    assert await bench.use_cases().destinations.list.count(reader, listing()) == 1
    assert await bench.use_cases().destinations.list.count(reader, listing(scope_id=scope.id)) == 0
    assert await names(bench, STRANGER) == await names(bench, STRANGER, scope_id=scope.id) == []


async def test_a_filter_is_compared_as_texts_are_stored() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await make(bench, "Orders", scope=scope, properties={"KeyStoreLocation": "u\u0308.p12"}, labels=(Label(key="ü", values=("é",)),))
    await make(bench, "mail", scope=scope, type=DestinationType.MAIL)
    wanted: tuple[dict[str, Any], ...] = (
        {"name_contains": "rDER"},
        {"certificate": "u\u0308.p12"},
        {"certificate": "ü.p12"},
        {"labels": (LabelFilter(key="u\u0308", values=("e\u0301",)),)},
        {"types": (DestinationType.HTTP, DestinationType.RFC)},
    )
    for conditions in wanted:
        assert await names(bench, filter=ConfigurationFilter(**conditions)) == ["Orders"]
    assert await bench.use_cases().destinations.list.count(CALLER, listing(filter=ConfigurationFilter(certificate="none"))) == 0


@pytest.mark.parametrize("first", [0, MAX_PAGE_SIZE + 1])
async def test_a_page_has_a_size(first: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        await names(Bench(), first=first)
    assert (caught.value.field, caught.value.code) == ("first", ErrorCode.PAGE_INVALID)


@pytest.mark.parametrize(
    ("conditions", "field"),
    [
        ({"name_contains": "x" * (MAX_SEARCH_TEXT_LENGTH + 1)}, "name_contains"),
        ({"certificate": "x" * (MAX_SEARCH_TEXT_LENGTH + 1)}, "certificate"),
        ({"types": (DestinationType.HTTP,) * (MAX_FILTER_VALUES + 1)}, "types"),
        ({"labels": (LabelFilter(key="k"),) * (MAX_FILTER_VALUES + 1)}, "labels"),
        ({"labels": (LabelFilter(key="k", values=("v",) * (MAX_FILTER_VALUES + 1)),)}, "labels[0].values"),
    ],
)
async def test_a_filter_has_limits(conditions: dict[str, Any], field: str) -> None:
    for ask in (Bench().use_cases().destinations.list, Bench().use_cases().destinations.list.count):
        with pytest.raises(InvalidInput) as caught:
            await ask(CALLER, listing(filter=ConfigurationFilter(**conditions)))
        assert caught.value.field == field
