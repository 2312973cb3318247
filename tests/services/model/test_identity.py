"""Ids are opaque, and lead from a certificate to its scope."""

import pytest

from services.model.identity import (
    EntryPlace,
    find_entry_place,
    find_scope_id,
    is_scope_id,
    new_certificate_id,
    new_scope_id,
    write_entry_id,
    write_entry_ids,
)
from services.model.limits import MAX_ENTRIES


def test_a_certificate_id_leads_to_its_scope() -> None:
    scope_id = new_scope_id()
    assert is_scope_id(scope_id)
    assert find_scope_id(new_certificate_id(scope_id)) == scope_id


def test_ids_do_not_repeat() -> None:
    assert len({new_scope_id() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "text", ["", "crt_", "scp_x", "x" * 100_000, "crt_" + "a" * 26, "crt_" + "a" * 26 + "_" + "a" * 25, "crt_{$ne:1}", "é" * 26]
)
def test_what_has_not_the_form_of_an_id_leads_nowhere(text: str) -> None:
    assert find_scope_id(text) is None
    assert not is_scope_id(text)


@pytest.mark.parametrize(("version", "count", "position"), [(1, 1, 0), (33, 5_000, 4_999), (2**31 - 1, MAX_ENTRIES, 31), (1, 32, 32)])
def test_an_entry_id_leads_to_its_place(version: int, count: int, position: int) -> None:
    certificate_id = new_certificate_id(new_scope_id())
    entry_id = write_entry_id(write_entry_ids(certificate_id, version=version, count=count), position)
    assert find_entry_place(entry_id) == EntryPlace(certificate_id=certificate_id, version=version, count=count, position=position)


def test_an_entry_has_one_id_only() -> None:
    entry_id = write_entry_id(write_entry_ids(new_certificate_id(new_scope_id()), version=1, count=1), 0)
    beginning = entry_id.removesuffix("_1_1_0")
    for other in ("_01_1_0", "_1_01_0", "_1_1_00", "_1_1_-1", "_1_1", "_1_1_0_0", "_1_1_i", "_1_1_zzzzzzzz", "_1_1_0\n"):
        assert find_entry_place(beginning + other) is None
    for text in ("", "ent_", entry_id.upper(), entry_id.replace("ent_", "crt_"), "x" * 100_000):
        assert find_entry_place(text) is None
