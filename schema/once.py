"""What is worked out when it is asked for first, and then remembered."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_NOT_YET = object()


class Once(Generic[T]):
    """A function without arguments that is called at most once. `functools.cache` costs more to make than most pages are asked for."""

    __slots__ = ("_call", "_result")

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._result: object = _NOT_YET

    def __call__(self) -> T:
        """Return the result."""
        if self._result is _NOT_YET:
            self._result = self._call()
        return self._result  # type: ignore[return-value]
