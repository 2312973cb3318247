"""Audit records in chains: what the hash covers, and how it is written."""

import hashlib
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.model.audit import Head
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.rules.audit_chain import append, find_beginning, hash_record, is_before, name_before, name_chain, write_canonical

RECORD = AuditRecord(
    id="01",
    action=AuditAction.UPLOADED,
    tenant="default",
    subject="Zoë",
    at=datetime(2026, 11, 26, 12, 0, 0, 5000, UTC),
    noun=AuditNoun.CERTIFICATE,
    noun_id="crt_1",
    scope_id="scp_1",
    name="a.pem",
    before={},
    after={"version": "1", "format": "PEM"},
)


def test_the_hash_is_that_of_the_documented_text() -> None:
    beginning = hashlib.sha256(b'destination-certificates audit chain 1\n{"chain":"scp_1"}').digest()
    text = (
        "destination-certificates audit record 1\n"
        '{"action":"UPLOADED","after":{"format":"PEM","version":"1"},"at":1795694400005,"before":{},"chain":"scp_1","id":"01",'
        '"name":"a.pem","noun":"CERTIFICATE","noun_id":"crt_1",'
        f'"previous":"{beginning.hex()}","scope_id":"scp_1","sequence":1,"subject":"Zo\\u00eb","tenant":"default"}}'
    )
    event = append(RECORD, chain="scp_1", head=None)
    assert (event.sequence, event.previous) == (1, beginning)
    assert event.hash == hashlib.sha256(text.encode()).digest()


def other(value: Any) -> Any:
    """Another value of the same type."""
    match value:
        case Enum():
            return next(one for one in type(value) if one is not value)
        case datetime():
            return value + timedelta(milliseconds=1)
        case dict():
            return {**value, "more": ""}
        case None | str():
            return f"{value}."
    raise AssertionError(value)


@pytest.mark.parametrize("field", [field.name for field in fields(AuditRecord)])
def test_every_field_of_a_record_is_in_its_hash(field: str) -> None:
    changed = replace(RECORD, **{field: other(getattr(RECORD, field))})
    assert append(changed, chain="scp_1", head=None).hash != append(RECORD, chain="scp_1", head=None).hash


def test_the_place_is_in_the_hash() -> None:
    place: dict[str, Any] = {"chain": "scp_1", "sequence": 1, "previous": bytes(32)}
    found = {hash_record(RECORD, **{**place, **change}) for change in ({}, {"chain": "b"}, {"sequence": 2}, {"previous": bytes([1] * 32)})}
    assert len(found) == 4
    assert find_beginning("a") != find_beginning("b")


def test_a_record_follows_the_head() -> None:
    first = append(RECORD, chain="scp_1", head=None)
    second = append(RECORD, chain="scp_1", head=first.head)
    assert first.head == Head(sequence=1, hash=first.hash)
    assert (second.sequence, second.previous) == (2, first.hash)


@given(st.dictionaries(st.text(), st.text()), st.dictionaries(st.text(), st.text()))
def test_different_facts_are_written_differently(one: dict[str, str], another: dict[str, str]) -> None:
    assert (write_canonical("a", {"facts": one}) == write_canonical("a", {"facts": another})) == (one == another)


def test_a_record_belongs_to_the_chain_of_its_scope_or_else_of_its_tenant() -> None:
    assert name_chain(RECORD) == "scp_1"
    assert name_chain(replace(RECORD, scope_id=None)) == "tenant:default"
    assert name_chain(replace(RECORD, scope_id=None, tenant="")) == "tenant:"
    assert name_before("scp_1") != "scp_1"
    assert (is_before(name_before("scp_1")), is_before("scp_1")) == (True, False)
