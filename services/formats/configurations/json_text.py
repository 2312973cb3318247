"""Destinations and fragments as JSON (RFC 8259): one object, or a list of objects, as SAP's REST API has them."""

import json
from collections.abc import Iterator, Sequence
from typing import NoReturn, cast

from services.formats.configurations.entries import Found, Node, Pairs, list_entries, malformed
from services.formats.configurations.values import ValueCount


def read_json(text: str, values: ValueCount) -> Iterator[Found]:
    """Yield what the text holds; raises MalformedContent and TooLarge. Numbers become the digits that the text has."""
    values.add(text.count('"') // 2 + text.count("{") + text.count("["))
    try:
        document = cast(Node, _DECODER.decode(text))
    except RecursionError:
        raise malformed("The JSON is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise malformed("The file is not JSON.", position=f"line {error.lineno}") from None
    yield from list_entries(document)


def write_json(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the text of one object with these members."""
    text = json.dumps(dict(pairs), ensure_ascii=False, indent=2)
    return text.replace("\x7f", r"\u007f") + "\n"  # JSON lets it stand as it is, but it is not what text files have


def _refuse_constant(_: str) -> NoReturn:
    raise malformed("The file holds NaN or an infinity, which JSON does not have.")


_DECODER = json.JSONDecoder(object_pairs_hook=Pairs, parse_int=str, parse_float=str, parse_constant=_refuse_constant)
