"""Types that show the model's own values: their fields are the model's attributes, so nothing is copied before it is asked for."""

from collections.abc import Callable
from typing import Any, TypeVar

Shown = TypeVar("Shown", bound=type)


def shows(kind: type[Any], *, when: Callable[[Any], bool] = lambda _: True) -> Callable[[Shown], Shown]:
    """Return a decorator, to stand below Strawberry's, for a type behind an interface: it shows values of that class that fulfil `when`."""

    def mark(shown: Shown) -> Shown:
        shown.is_type_of = staticmethod(lambda value, _info: isinstance(value, kind) and when(value))  # type: ignore[attr-defined]
        return shown

    return mark
