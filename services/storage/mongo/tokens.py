"""Tokens: small numbers that stand for what a certificate is searched by, in one field, so that one index answers all such questions.

A token only leads to candidates, among which the real condition chooses: so numbers of different values may be equal, and be short.
Values (fingerprints, serial numbers, the type, the method, the findings that are stored) become six octets of a hash. The times of each
validity, of issuers too, become numbers of their days, for the findings that depend on the moment. Texts become grams of four characters
each, one from every place of the text; being numbers of the characters in their order, all grams that begin with a shorter text form a
range. Pure.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from services.model.certificate import Certificate, EntryValidity
from services.model.text import fold_text
from services.storage.mongo.codec import Document

Tokens: TypeAlias = list[int]

GRAM_LENGTH = 4
"""Characters: three of the hexadecimal digits that many names hold would lead to every 4,096th place, four to every 65,536th."""

MAX_GRAMS = 128
"""Of one certificate: the subject, the issuer and the name of a usual file have about 100; without a limit, one large key store would
have tens of thousands. With more it has the token MANY_TEXTS instead, and is a candidate of every search for a part of a text."""

MAX_ASKED_GRAMS = 4
"""Of one search text, spread over it: the rarest of them is used."""

_VALUES_BEGIN = 1 << 32
"""Grams are smaller, values not."""

_BEGINS, _ENDS = 1 << 50, 1 << 51
"""The days on which validities begin are larger than values, and those on which they end larger still, the last day first: so what has
ended is a range with one border, which mongod counts in the index alone; for two borders it reads each document. At the other end of the
index it would not: there it takes a scan of the whole index for as good."""

_ROOT_ENDS = _BEGINS - (1 << 20)
"""The months in which roots end are smaller than the days on which validities begin. A root that expired is a warning: no search of errors
must lead to it. Months are few enough to be named one by one, so that mongod counts these, too, in the index alone."""

_FIRST_ROOT_MONTH, _LAST_ROOT_MONTH = 12 * 1950 + 1, 12 * 2200
"""The months of roots that are told apart (RFC 5280 4.1.2.5 begins with the first); all before and after count to them."""

_FORM = 4
"""Of the tokens: raised with what they stand for, so that those of a release before are made anew by a migration."""

_ASCII = 0x7F


def value_token(kind: str, value: str) -> int:
    """Return the token of a value of that kind."""
    return _VALUES_BEGIN + int.from_bytes(hashlib.sha256(f"{kind}\0{value}".encode()).digest()[:6])


MANY_TEXTS = value_token("many texts", "")


def key_token(*, has_private_key: bool) -> int:
    """Return the token of what is known to have a private key, or to have none."""
    return value_token("has_private_key", str(has_private_key))


def end_token(moment: datetime) -> int:
    """Return the token of a validity that ends on the day of the moment, in UTC."""
    return _ENDS - _count_days(moment)


def root_end_token(moment: datetime) -> int:
    """Return the token of a root in a chain that ends in the month of the moment, in UTC."""
    return _ROOT_ENDS + min(max(12 * moment.year + moment.month, _FIRST_ROOT_MONTH), _LAST_ROOT_MONTH)


def begin_token(moment: datetime) -> int:
    """Return the token of a validity that begins on the day of the moment, in UTC."""
    return _BEGINS + _count_days(moment)


def _count_days(moment: datetime) -> int:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # what is stored is in UTC, and read without saying so
    return (aware - _FIRST) // _DAY


_FIRST, _DAY = datetime.min.replace(tzinfo=UTC), timedelta(days=1)

LAST_BEGIN, FIRST_ROOT_END = begin_token(datetime.max.replace(tzinfo=UTC)), root_end_token(_FIRST)


def write_tokens(certificate: Certificate) -> dict[str, Any]:
    """Return the fields of the certificate's tokens, from its name, its type, how it was created, and its facts."""
    facts, method = certificate.facts, certificate.creation.method.value
    values = {"sha256": facts.sha256, "spki_sha256": facts.spki_sha256, "serial_number": facts.serial_numbers}
    found = {
        "finding": {one.code.value for one in certificate.findings},
        "severity": {one.severity.value for one in certificate.findings},
    }
    tokens = _list_tokens(
        {**values, **found, "type": (certificate.type.value,), "method": (method,)},
        (fold_text(certificate.name), *map(fold_text, facts.subjects), *map(fold_text, facts.issuers)),
        _list_numbers(certificate.has_private_key, _list_times(certificate.validities)),
    )
    return {"search_tokens": tokens, "search_tokens_of": [certificate.version, certificate.is_locked, _FORM]}


def derive_tokens(document: Document) -> dict[str, Any]:
    """Return the same fields, from a stored certificate."""
    values = {
        "sha256": document["search_sha256"],
        "spki_sha256": document["search_spki_sha256"],
        "serial_number": document["search_serial_numbers"],
        "type": (document["type"],),
        "method": (document["creation"]["method"],),
        "finding": {one["code"] for one in document["findings"]},
        "severity": {one["severity"] for one in document["findings"]},
    }
    texts = (document["search_name"], *document["search_subjects"], *document["search_issuers"])
    validities = document["validities"]
    issuers = [issuer for one in validities for issuer in one.get("issuers", ())]
    times = (
        *((one["not_before"], one["not_after"], False) for one in validities),
        *((one["not_before"], one["not_after"], one["is_root"]) for one in issuers),
    )
    tokens = _list_tokens(values, texts, _list_numbers(document["has_private_key"], times))
    return {"search_tokens": tokens, "search_tokens_of": [document["version"], document["is_locked"], _FORM]}


OUTDATED: dict[str, Any] = {
    "$expr": {"$ne": ["$search_tokens_of", ["$version", "$is_locked", _FORM]]},
}
"""Matches certificates whose tokens are missing, of another form or those of another version: the release before replaces versions
without them."""


def list_ranges(text: str) -> list[tuple[int, int]]:
    """Return ranges of grams, first and last: whatever has the text, which is in lower case, has a gram in each of them."""
    if len(text) < GRAM_LENGTH:
        codes = [_code(character) for character in text]
        return [(_pack(codes, fill=0), _pack(codes, fill=_ASCII))]
    places = range(len(text) - GRAM_LENGTH + 1)
    step = max(1, len(places) // MAX_ASKED_GRAMS)
    grams = {_pack([_code(character) for character in text[at : at + GRAM_LENGTH]], fill=0) for at in places[::step]}
    return [(gram, gram) for gram in sorted(grams)[: 2 * MAX_ASKED_GRAMS]]


_Times: TypeAlias = tuple[datetime, datetime, bool]
"""Begin and end of a validity, and whether it is a root's."""


def _list_times(validities: Iterable[EntryValidity]) -> Iterator[_Times]:
    for one in validities:
        yield one.not_before, one.not_after, False
        yield from ((issuer.not_before, issuer.not_after, issuer.is_root) for issuer in one.issuers)


def _list_numbers(has_private_key: bool | None, times: Iterable[_Times]) -> set[int]:
    known = set() if has_private_key is None else {key_token(has_private_key=has_private_key)}
    ends = {True: root_end_token, False: end_token}
    return known.union(*((begin_token(begin), ends[is_root](end)) for begin, end, is_root in times))


def _list_tokens(values: Mapping[str, Iterable[str]], texts: Iterable[str], numbers: set[int]) -> Tokens:
    tokens = numbers.union(value_token(kind, value) for kind, several in values.items() for value in several)
    grams: set[int] = set()
    for text in texts:
        codes = [_code(character) for character in text]
        grams.update(_pack(codes[at : at + GRAM_LENGTH], fill=0) for at in range(len(codes)))
        if len(grams) > MAX_GRAMS:
            return sorted({*tokens, MANY_TEXTS})
    return sorted(tokens | grams)


def _code(character: str) -> int:
    """Return 32 to 127 for ASCII, and less for other characters, so that no gram needs more than 31 bits; 0 follows the end of a text."""
    number = ord(character)
    return number if number <= _ASCII else 1 + number % 31


def _pack(codes: list[int], *, fill: int) -> int:
    return int.from_bytes(bytes([*codes, *[fill] * (GRAM_LENGTH - len(codes))]))
