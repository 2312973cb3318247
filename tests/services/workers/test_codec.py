"""Values as JSON and back, by their types alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.codec.compile import InvalidValue
from services.model.contents import Entry, Finding, FindingCode
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.workers.codec import _JSON, decode, decode_fields, encode_fields, new_numbers
from tests.services.storage.strategies import any_of


@settings(max_examples=100, deadline=None)
@given(any_of(X509Certificate))
def test_any_certificate_comes_back(certificate: X509Certificate) -> None:
    assert decode_fields(X509Certificate, orjson.loads(orjson.dumps(encode_fields(certificate, new_numbers())))) == certificate


@settings(max_examples=100, deadline=None)
@given(any_of(Entry))
def test_any_entry_comes_back_with_its_certificates(entry: Entry) -> None:
    numbers = new_numbers()
    written = orjson.loads(orjson.dumps(_JSON.writer(Entry)(entry, numbers)))
    assert decode(Entry, written, numbers.values) == entry


@settings(max_examples=300, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=20))
def test_any_other_value_is_refused(value: object) -> None:
    for hint in (Entry, Finding):
        with pytest.raises(InvalidValue):
            decode(hint, value)


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (str, 1),
        (str, None),
        (int, True),
        (int, "1"),
        (int, 1.0),
        (bool, 1),
        (bytes, "not base64!"),
        (bytes, "YQ="),
        (bytes, "Y!Q=="),
        (bytes, 1),
        (datetime, "yesterday"),
        (datetime, "2026-11-23T12:00:00"),
        (datetime, "2026-11-23T12:00:00+01:00"),
        (datetime, 0),
        (FindingCode, "NO_SUCH"),
        (FindingCode, []),
        (tuple[str, ...], "text"),
        (tuple[str, ...], ["text", 1]),
        (tuple[str, ...], None),
        (int | None, "1"),
        (X509Certificate, 0),
        (X509Certificate, -1),
        (X509Certificate, True),
        (X509Certificate, None),
    ],
)
def test_a_value_of_another_type_is_refused(hint: Any, value: object) -> None:
    with pytest.raises(InvalidValue):
        decode(hint, value)


def test_a_moment_keeps_its_fraction() -> None:
    moment = datetime(2026, 11, 23, 12, 0, 0, 1000, tzinfo=UTC)
    assert decode(datetime, _JSON.writer(datetime)(moment, new_numbers())) == moment


def test_a_secret_comes_back_as_one() -> None:
    assert decode(Secret, _JSON.writer(Secret)(Secret(b"\xffpw"), new_numbers())) == Secret(b"\xffpw")
    with pytest.raises(InvalidValue):
        decode(Secret, "not base64!")


@dataclass(frozen=True)
class _Pair:
    first: str
    second: int | None


@pytest.mark.parametrize("value", [[], ["a"], ["a", 1, 2], "ab", None, {"first": "a", "second": 1}])
def test_a_dataclass_has_exactly_its_fields(value: object) -> None:
    assert decode_fields(_Pair, ["a", None]) == _Pair("a", None)
    with pytest.raises(InvalidValue):
        decode_fields(_Pair, value)


def test_a_member_of_a_union_is_one_of_it() -> None:
    assert decode(Entry, ["SecretKeyEntry", "a", None, "AES"]).alias == "a"
    for name in ("Contents", "X509Certificate", "object", "", "secretkeyentry"):
        with pytest.raises(InvalidValue):
            decode(Entry, [name, "a", None, "AES"])


@pytest.mark.parametrize("hint", [dict[str, str], tuple[str, int], str | int, Any, object, float])
def test_a_type_that_cannot_be_written_is_a_mistake_of_ours(hint: Any) -> None:
    with pytest.raises(TypeError):
        decode(hint, None)
