"""Strict JSON: the bodies that the stock parser answered with 500, or took for something else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.http.json_body import MAX_NESTING, MAX_VALUES, parse_json
from server.http.refusal import RequestRefused
from tests.work import counting

CALLS = 1_500
"""Calls of functions at most: the costliest body takes 371."""

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
)


@given(VALUES)
def test_every_sound_value_is_read_as_it_was_written(value: object) -> None:
    assert parse_json(json.dumps(value).encode()) == value
    assert parse_json(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary(max_size=200))
def test_any_octets_give_a_value_or_a_refusal(octets: bytes) -> None:
    try:
        parse_json(octets)
    except RequestRefused as refused:
        assert (refused.status, refused.code) == (400, "JSON_INVALID")


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"{",
        b'{"a": 1} {}',
        '{"query": "{hello}"}'.encode("utf-16"),
        '{"query": "{hello}"}'.encode("utf-32"),
        b'\xef\xbb\xbf{"query": "{hello}"}',
        b'{"query": "\xff\xfe"}',
        b'{"a": 1, "a": 2}',
        b'{"b": {"a": 1, "\\u0061": 2}}',
        b"NaN",
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": "\\ud800"}',
        b'{"\\udfff": 1}',
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"[" * (MAX_NESTING + 1) + b"]" * (MAX_NESTING + 1),
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"[" + b"1," * MAX_VALUES + b"1]",
    ],
    ids=lambda octets: repr(octets[:24]),
)
def test_what_is_not_json_of_one_meaning_is_refused_at_once(octets: bytes) -> None:
    with counting(most_calls=CALLS), pytest.raises(RequestRefused) as refused:
        parse_json(octets)
    assert (refused.value.status, refused.value.code) == (400, "JSON_INVALID")
    assert len(refused.value.message) < 200


@pytest.mark.parametrize("octets", [b"[" + b"[]," * MAX_VALUES, b"{" * MAX_VALUES + b"{", b'"' * 4 * MAX_VALUES, b'"\\"",' * MAX_VALUES])
def test_too_many_values_are_refused_before_it_is_seen_that_the_text_is_no_json(octets: bytes) -> None:
    with pytest.raises(RequestRefused, match=f"more than {MAX_VALUES} values"):
        parse_json(octets)


@pytest.mark.parametrize("text", [",[{" * MAX_VALUES, '\\"' * MAX_VALUES, "a\\\\"])
def test_what_stands_in_a_text_is_not_counted(text: str) -> None:
    assert parse_json(f'["{text}", {{"{text}": 1}}]'.encode()) is not None


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert parse_json(b'"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parse_json(b"[" * MAX_NESTING + b"]" * MAX_NESTING) is not None


def test_one_large_text_costs_few_calls() -> None:
    """A file of 2 MiB in Base64."""
    octets = json.dumps({"variables": {"base64": "A" * 2_800_000}}).encode()
    with counting(most_calls=CALLS):
        parse_json(octets)


@pytest.mark.parametrize(
    ("octets", "message"),
    [
        (b"", "The body is not JSON: look at line 1, column 1."),
        (b'{"a": 1,\n "b" 2}', "The body is not JSON: look at line 2, column 6."),
        (b'{"a": 1} {}', "The body is not JSON: look at line 1, column 10."),
        (b"\xef\xbb\xbf{}", "The body begins with a byte order mark, which JSON does not have (RFC 8259 section 8.1)."),
    ],
)
def test_a_refusal_says_where_it_stopped_and_nothing_of_a_parser(octets: bytes, message: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        parse_json(octets)
    assert refused.value.message == message
