"""Answers of a service that is newer than this client: they have values and types that it does not know."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

OTHER = "?"
"""The tag of the member that stands for all unknown types."""


class OpenEnum(StrEnum):
    """An enum of texts. A text that is none of its members becomes one more: it is equal to that text, and to nothing else."""

    @classmethod
    def _missing_(cls, value: object) -> "OpenEnum | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member


def by_typename(*known: str) -> Callable[[Any], str]:
    """Return a function that says which member of a union an answer is: that of its `__typename`, or OTHER."""

    def choose(answer: Any) -> str:
        name = answer.get("__typename") if isinstance(answer, dict) else getattr(answer, "typename__", None)
        return name if name in known else OTHER

    return choose
