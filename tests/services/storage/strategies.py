"""Any value of any noun, made from its type alone: a new field is covered as soon as it exists."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))

_SIMPLE = {
    str: st.text(max_size=20),  # without halves of surrogate pairs, as the readers of files promise
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=40),
    datetime: MOMENTS,
    type(None): st.none(),
}


@cache
def any_of(kind: Any) -> st.SearchStrategy:
    """Any value of a dataclass, an enum, a union, a tuple of any length, or a simple type."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{field.name: any_of(hints[field.name]) for field in dataclasses.fields(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, types.UnionType):
        return st.one_of(*(any_of(member) for member in kind.__args__))
    if kind.__origin__ is Mapping:
        return st.dictionaries(st.text("abc", min_size=1), any_of(kind.__args__[1]), max_size=3)
    if kind.__origin__ is frozenset:
        return st.frozensets(any_of(kind.__args__[0]))
    item, ellipsis = kind.__args__
    assert kind.__origin__ is tuple
    assert ellipsis is ...
    return st.lists(any_of(item), max_size=3).map(tuple)
