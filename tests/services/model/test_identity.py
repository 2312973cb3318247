"""Ids are opaque, and lead from a certificate to its scope."""

import pytest

from services.model.identity import find_scope_id, is_scope_id, new_certificate_id, new_scope_id


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
