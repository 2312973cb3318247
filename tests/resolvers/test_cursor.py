"""Cursors are read with care."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.certificates.lists import name_certificates
from schema.cursor import name_list, read_cursor, write_cursor
from services.errors import ErrorCode, InvalidInput
from services.model.contents import FileType
from services.model.query import CertificateFilter, Judgement, LabelFilter, Listing, Position
from services.model.x509 import ValidityStatus

MOMENTS = st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(9999, 12, 30)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)
LIST = name_list("a", 1)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


JUDGEMENTS = st.builds(Judgement, status=st.sampled_from(ValidityStatus), at=MOMENTS)


@given(value=MOMENTS | NAMES, item_id=NAMES, judgement=st.none() | JUDGEMENTS)
def test_what_is_written_is_read(value: datetime | str, item_id: str, judgement: Judgement | None) -> None:
    position = Position(value=value, id=item_id, judgement=judgement)
    cursor = write_cursor(position, of=LIST)
    assert read_cursor(cursor, of=LIST, is_judged=judgement is not None) == position
    with pytest.raises(InvalidInput):
        read_cursor(cursor, of=LIST, is_judged=judgement is None)


@given(st.text())
def test_any_text_is_a_position_or_refused(text: str) -> None:
    try:
        read_cursor(text, of=LIST)
    except InvalidInput as refused:
        assert refused.code is ErrorCode.PAGE_INVALID


@pytest.mark.parametrize(
    "parts",
    [
        ["t", 10**30, "x", LIST],
        ["t", True, 5, LIST],
        ["s", {"$ne": 1}, "x", LIST],
        ["s", "x", LIST],
        "x",
        ["t", "x", "y", LIST],
        ["s", "\ud800", "x", LIST],
        ["s", "x", "y"],
        ["s", "x", "y", None],
        ["s", "x", "y", "another list"],
        [1],
        {},
        ["s", "x", "y", LIST, None, None],
        ["t", 1, "y", LIST, "VALID"],
        ["t", 1, "y", LIST, "VALID", None],
        ["t", 1, "y", LIST, "VALID", 10**30],
        ["t", 1, "y", LIST, "GOOD", 1],
        ["t", 1, "y", LIST, ["VALID"], 1],
        ["t", 1, "y", LIST, "VALID", 1, 1],
    ],
)
@pytest.mark.parametrize("is_judged", [False, True])
def test_forged_cursors_are_refused(parts: object, is_judged: bool) -> None:
    forged = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()
    with pytest.raises(InvalidInput):
        read_cursor(forged, of=LIST, is_judged=is_judged)


def test_no_cursor_is_the_start() -> None:
    assert read_cursor(None, of=LIST) is None


def test_lists_that_differ_in_any_part_have_other_names() -> None:
    names = {name_list(*parts) for parts in ([], ["a"], ["a", None], ["a", "b"], ["b", "a"], ["ab"], ["a", {"b": 1}], ["a", {"b": 2}])}
    assert len(names) == 8


def test_the_name_of_a_list_is_the_same_in_every_process() -> None:
    """Replicas and restarts must take each other's cursors."""
    assert name_list("certificates", None, {"types": (FileType.PEM,)}, "NAME") == "d0a7406d84a01fd4"


@pytest.mark.parametrize("field", ["serial_number", "sha256", "spki_sha256"])
def test_a_filter_that_means_the_same_gives_the_same_list(field: str) -> None:
    plain = CertificateFilter()
    names = {name_filtered(replace(plain, **{field: digits})) for digits in ("0a:bc", "0A BC", "0abc")}  # type: ignore[arg-type]
    assert len(names) == 1
    assert names.isdisjoint({name_filtered(plain), name_filtered(replace(plain, **{field: "0abd"}))})  # type: ignore[arg-type]


def test_conditions_that_are_not_set_are_no_part_of_a_lists_name() -> None:
    """A release with more fields in its filter takes the cursors of the one before."""
    assert name_filtered(CertificateFilter()) == name_list("certificates", "a", {}, "NAME", "ASC", False)
    assert name_filtered(CertificateFilter(automatic_renewal=False)) != name_filtered(CertificateFilter())
    labels = CertificateFilter(labels=(LabelFilter(key="env"),))
    assert name_filtered(labels) == name_list("certificates", "a", {"labels": [{"key": "env", "values": []}]}, "NAME", "ASC", False)


def name_filtered(wanted: CertificateFilter) -> str:
    """Return the name of a list with that filter."""
    return name_certificates(Listing(first=2, scope_id="a", filter=wanted))
