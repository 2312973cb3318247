"""Tokens by which certificates are searched: every match has those that are asked for."""

from dataclasses import replace

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.model.certificate import Certificate, SearchFacts
from services.model.text import fold_text
from services.storage.mongo.derived import write_certificate
from services.storage.mongo.tokens import MANY_TEXTS, MAX_GRAMS, derive_tokens, list_ranges, value_token, write_tokens
from tests.services.storage.examples import a_certificate, a_scope
from tests.services.storage.strategies import any_of

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)


def tokens_of(**facts: tuple[str, ...]) -> list[int]:
    tokens: list[int] = write_tokens(a_certificate(a_scope(), name="a.pem", facts=SearchFacts(**facts)))["search_tokens"]
    return tokens


@given(TEXTS, st.data())
def test_a_text_has_a_gram_in_every_range_of_each_of_its_parts(text: str, data: st.DataObject) -> None:
    lower = fold_text(text)
    begin = data.draw(st.integers(0, len(lower) - 1))
    part = lower[begin : data.draw(st.integers(begin + 1, len(lower)))]
    tokens = tokens_of(subjects=(text,))
    ranges = list_ranges(part)
    assert 1 <= len(ranges) <= 8
    for first, last in ranges:
        assert any(first <= token <= last for token in tokens)


def test_the_tokens_of_a_text_lead_to_few_others() -> None:
    tokens = tokens_of(subjects=("CN=orders.example.com",))
    for text, has in (("orders", True), ("ord", True), ("m", True), ("order5", False), ("xyz", False), ("com,", False)):
        assert all(any(first <= token <= last for token in tokens) for first, last in list_ranges(text)) is has, text


def test_values_of_several_kinds_have_tokens_of_their_own() -> None:
    values = {"serial_number": "0a", "sha256": "aa" * 32, "spki_sha256": "aa" * 32, "type": "PEM", "method": "CREATED"}
    expected = {value_token(kind, value) for kind, value in values.items()}
    assert len(expected) == 5
    certificate = a_certificate(a_scope(), facts=SearchFacts(serial_numbers=("0a",), sha256=("aa" * 32,), spki_sha256=("aa" * 32,)))
    found = set(write_tokens(certificate)["search_tokens"])
    assert {value_token(kind, values[kind]) for kind in ("serial_number", "sha256", "spki_sha256")} <= found
    assert value_token("type", certificate.type.value) in found
    assert value_token("method", certificate.creation.method.value) in found


def test_a_large_key_store_has_one_token_for_all_its_texts() -> None:
    subjects = tuple(f"CN=server {number} of many" for number in range(1000))
    tokens = tokens_of(subjects=subjects, serial_numbers=("0a",))
    assert MANY_TEXTS in tokens
    assert value_token("serial_number", "0a") in tokens
    assert len(tokens) == 9  # besides: type, method, finding, severity, private key, and two times
    assert MANY_TEXTS not in tokens_of(subjects=(subjects[0],))
    assert len(tokens_of(subjects=("".join(f"{number:04}" for number in range(40)),))) <= MAX_GRAMS + 8


@given(any_of(Certificate))
def test_a_migrated_certificate_has_the_tokens_of_a_new_one(certificate: Certificate) -> None:
    document = write_certificate(certificate)
    assert derive_tokens(document) == {field: document[field] for field in ("search_tokens", "search_tokens_of")}


@pytest.mark.parametrize("change", [{"version": 2}, {"is_locked": True}])
def test_tokens_say_of_which_version_they_are(change: dict[str, int]) -> None:
    certificate = a_certificate(a_scope())
    assert write_tokens(certificate)["search_tokens_of"] != write_tokens(replace(certificate, **change))["search_tokens_of"]  # type: ignore[arg-type]


def test_tokens_are_small() -> None:
    tokens = tokens_of(subjects=("CN=client.orders.example.com,O=Acme GmbH,C=DE",), issuers=("CN=Acme Issuing CA,O=Acme GmbH,C=DE",))
    assert len(tokens) < 100
    assert len(bson.encode({"search_tokens": tokens})) < 1_000
