"""What kinds of types the model's fields have."""

import types
from collections.abc import Container
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin


def shape_of(hint: Any, simple: Container[Any], numbered: type | None) -> str:
    """Return what kind of type it is; raises TypeError for one that is neither written nor read."""
    members = [member for member in get_args(hint) if member is not types.NoneType]
    if hint in simple:
        return "simple"
    if hint is numbered and numbered is not None:
        return "numbered"
    if get_origin(hint) is tuple and get_args(hint)[1:] == (Ellipsis,):
        return "tuple"
    if get_origin(hint) in (Union, types.UnionType):
        if len(members) < len(get_args(hint)):
            return "optional"
        if all(is_dataclass(member) and member is not numbered for member in members):
            return "union"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "enum"
    if isinstance(hint, type) and is_dataclass(hint):
        return "record"
    raise TypeError(f"{hint} is neither written nor read")


def without_none(hint: Any) -> Any:
    """Return the type without None."""
    return Union[tuple(member for member in get_args(hint) if member is not types.NoneType)]  # noqa: UP007  # made of a tuple
