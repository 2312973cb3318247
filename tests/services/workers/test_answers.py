"""Answers of children: complete, typed, and worth no trust."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services import errors
from services.codec.compile import InvalidValue
from services.errors import DomainError, ErrorCode, NotFound
from services.model.contents import Contents
from services.model.secret import Secret
from services.workers import answers
from services.workers.answers import AnswerKind, read_contents, read_crash, read_failure, write_contents, write_crash, write_failure
from tests.services.storage.strategies import any_of
from tests.services.x509.holding import holding, keyed, trusted
from tests.services.x509.made import chain_of

FAILURES = [
    errors.TooLarge("Too large.", limit=8192, code=ErrorCode.KEY_TOO_LARGE),
    errors.UnrecognizedFormat("A zip file.", found="a zip archive"),
    errors.UnrecognizedFormat("Something."),
    errors.UnsupportedAlgorithm("ARIA.", algorithm="aria-256-cbc"),
    errors.WrongPassword("Wrong.", field="key_password", code=ErrorCode.PASSWORD_WRONG_OR_CORRUPT),
    errors.MalformedContent("Broken.", position="line 12", code=ErrorCode.KEYSTORE_CORRUPT),
    errors.TooCostly("Too costly.", code=ErrorCode.PARSE_LIMIT),
]


@settings(max_examples=100, deadline=None)
@given(any_of(Contents))
def test_any_contents_come_back(contents: Contents) -> None:
    answer = write_contents(contents)
    assert answer[:1] == AnswerKind.CONTENTS.value
    assert read_contents(answer[1:]) == contents


def test_a_certificate_is_written_once_on_a_line_of_its_own() -> None:
    chain = [one.described for one in chain_of(2)]
    answer = write_contents(holding(keyed("a", *chain), keyed("b", *chain), trusted("root", chain[1])))
    assert len(answer.split(b"\n")) == 3


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_every_failure_comes_back(failure: DomainError) -> None:
    back = read_failure(write_failure(failure)[1:])
    assert type(back) is type(failure)
    assert (back.message, back.code, str(back)) == (failure.message, failure.code, str(failure))
    assert vars_of(back) == vars_of(failure)


def vars_of(failure: DomainError) -> dict[str, Any]:
    return {name: value for name, value in vars(failure).items() if name not in ("message", "code")}


def test_every_failure_has_been_tried() -> None:
    assert {type(failure) for failure in FAILURES} == set(errors.READING)


@pytest.mark.parametrize(
    "failure",
    [
        NotFound("No entry."),
        errors.PasswordRequired("Give the password."),
        errors.InvalidInput("Too much.", field="alias", code=ErrorCode.ALIAS_INVALID),
    ],
)
def test_a_conversion_has_failures_of_its_own(failure: DomainError) -> None:
    body = write_failure(failure, errors.CONVERTING)[1:]
    back = read_failure(body, errors.CONVERTING)
    assert (type(back), back.message, back.code, vars_of(back)) == (type(failure), failure.message, failure.code, vars_of(failure))
    with pytest.raises(InvalidValue):
        read_failure(body)


def test_a_file_is_answered_as_it_is() -> None:
    assert answers.write_file(Secret(b"-----BEGIN")) == AnswerKind.FILE.value + b"-----BEGIN"


def test_a_failure_that_is_no_readers_is_not_written() -> None:
    with pytest.raises(KeyError):
        write_failure(NotFound("Nothing here."))


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        ["MalformedContent", "x", "CERT_MALFORMED"],
        ["MalformedContent", "x", "CERT_MALFORMED", []],
        ["MalformedContent", "x", "CERT_MALFORMED", [1]],
        ["MalformedContent", 1, "CERT_MALFORMED", [None]],
        ["MalformedContent", "x", "NO_SUCH_CODE", [None]],
        ["NotFound", "x", "NOT_FOUND", []],
        ["Exception", "x", "NOT_FOUND", []],
        [["MalformedContent"], "x", "CERT_MALFORMED", [None]],
        ["TooLarge", "x", "PAYLOAD_TOO_LARGE", ["1"]],
        {"0": "MalformedContent"},
    ],
)
def test_a_forged_failure_is_refused(value: object) -> None:
    with pytest.raises(InvalidValue):
        read_failure(json.dumps(value).encode())


_SEED = write_contents(holding(keyed("a", chain_of(1)[0].described)))[1:]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_change_of_an_answer_gives_contents_or_is_refused(data: st.DataObject) -> None:
    body = _SEED
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + data.draw(st.binary(max_size=4)) + body[at + data.draw(st.integers(0, 4)) :]
    with suppress(InvalidValue):
        assert isinstance(read_contents(changed), Contents)


@pytest.mark.parametrize("body", [b"", b"\n", b"\xff", b"[" * 100_000, b"1" * 10_000, b"NaN", b'"\\ud800"'])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    for read in (read_contents, read_failure, read_crash):
        with pytest.raises(InvalidValue):
            read(body)


def _crash() -> BaseException:
    password = "hunter2"
    try:
        raise ValueError(f"{password} is wrong")
    except ValueError as error:
        return error


def test_a_crash_tells_type_and_place_and_nothing_that_was_read() -> None:
    written = write_crash(_crash())
    crash = read_crash(written[1:])
    assert b"hunter2" not in written
    assert crash.type_name == "ValueError"
    assert crash.places[-1].startswith("tests/services/workers/test_answers.py:")
    assert str(crash).startswith("ValueError at tests/services/workers/test_answers.py:")


@pytest.mark.parametrize(
    "value",
    [
        ["ValueError"],
        ["ValueError", "x.py:1"],
        ["hunter2 is wrong", ["x.py:1"]],
        ["ValueError", ["x.py:1\nhunter2"]],
        ["ValueError", ["hunter 2:1"]],
        ["ValueError", ["x.py:1"] * 13],
        ["V" * 101, []],
        [1, []],
    ],
)
def test_what_goes_to_the_log_looks_like_what_it_is(value: object) -> None:
    with pytest.raises(InvalidValue):
        read_crash(json.dumps(value).encode())
