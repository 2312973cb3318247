"""Strict JSON for untrusted bodies: one meaning per text, bounded in depth, size and digits (RFC 8259, RFC 7493)."""

import json
import re
from itertools import islice
from math import isfinite
from typing import NoReturn

from server.http.refusal import RequestRefused

MAX_NESTING = 64  # the deepest input type nests 6 levels; 100,000 brackets made the stock parser answer 500
MAX_VALUES = 4_000  # texts, brackets and commas; the largest honest request (10 labels with 10 values each) has a few hundred

_TEXT_OR_SEPARATOR = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[,\[{]', re.DOTALL)  # no text makes it look twice
_BYTE_ORDER_MARK = "\ufeff"
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def parse_json(octets: bytes, *, max_values: int = MAX_VALUES) -> object:
    """Return the value that the octets say.

    Raises RequestRefused (400, JSON_INVALID) for anything that two readers could understand differently or not at all: octets that are
    not UTF-8, duplicate keys, NaN and infinities (also by overflow), lone surrogates, integers beyond Python's digit limit, nesting
    beyond MAX_NESTING, more than `max_values` texts, brackets and commas.
    """
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError:
        raise _refuse("The body is not UTF-8.") from None
    if text.startswith(_BYTE_ORDER_MARK):
        raise _refuse("The body begins with a byte order mark, which JSON does not have (RFC 8259 section 8.1).")
    _check_count(text, max_values)
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        raise _refuse("The body is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise _refuse(f"The body is not JSON: look at line {error.lineno}, column {error.colno}.") from None
    except ValueError:  # the interpreter's limit on digits
        raise _refuse("The body holds an integer that is too long.") from None
    _check_depth(value)
    if r"\u" in text:
        _check_text(value)
    return value


def _refuse(message: str) -> RequestRefused:
    return RequestRefused(400, "JSON_INVALID", message)


def _read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _refuse("The body has an object with a duplicate key.")
    return result


def _refuse_constant(_: str) -> NoReturn:
    raise _refuse("The body holds NaN or an infinity, which JSON does not have.")


def _read_float(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise _refuse("The body holds a number that is too large.")
    return number


_DECODER = json.JSONDecoder(object_pairs_hook=_read_object, parse_constant=_refuse_constant, parse_float=_read_float)


def _check_count(text: str, most: int) -> None:
    """Refuse a text of too many values before it is parsed: of 4 MB of empty lists that took two seconds.

    Each value but the first follows a comma or an opening bracket; texts are counted too, so that the loop ends early also for what is
    no JSON. Where there are few of all these characters, as in a file in Base64, there is nothing to tell apart.
    """
    if sum(map(text.count, '",[{')) <= most:
        return
    if next(islice(_TEXT_OR_SEPARATOR.finditer(text), most, None), None) is not None:
        raise _refuse(f"The body holds more than {most} values.")


def _check_depth(value: object) -> None:
    values = [value]
    for _ in range(MAX_NESTING + 1):
        containers = [item for item in values if isinstance(item, dict | list)]
        if not containers:
            return
        values = [child for container in containers for child in (container.values() if isinstance(container, dict) else container)]
    raise _refuse("The body is nested too deeply.")


def _check_text(value: object) -> None:
    """Refuse lone surrogates: Python keeps them in a str, but no answer, log or database that must be UTF-8 can."""
    if _LONE_SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise _refuse("The body holds half of a surrogate pair.")
