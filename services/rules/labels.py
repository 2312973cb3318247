"""What labels may be: not secret, few, and readable."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from services.errors import ErrorCode, InvalidInput, ModifiedMeanwhile
from services.model.certificate import Label
from services.model.limits import MAX_LABEL_TEXT_LENGTH, MAX_LABEL_VALUES, MAX_LABELS
from services.rules.text import check_text

TRIES = 5
"""How often labels are read anew because somebody else changed them: changes take milliseconds, and are made by people and scripts."""


class Labelled(Protocol):
    """What has labels."""

    @property
    def labels(self) -> tuple[Label, ...]:
        """Its labels."""


T = TypeVar("T", bound=Labelled)


def check_labels(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels in Unicode NFC; raises InvalidInput (LABEL_INVALID) for too many, for repeats and for unreadable texts."""
    if len(labels) > MAX_LABELS:
        raise InvalidInput(f"There must be at most {MAX_LABELS} labels.", field="labels", code=ErrorCode.LABEL_INVALID)
    checked = tuple(_check_label(label, field=f"labels[{at}]") for at, label in enumerate(labels))
    keys = [label.key for label in checked]
    if len(set(keys)) < len(keys):
        raise InvalidInput("The keys of labels must be unique.", field="labels", code=ErrorCode.LABEL_INVALID)
    return checked


def add_labels(present: Sequence[Label], added: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels with others added; of a key that is there already the values become those that are added."""
    by_key = {label.key: label for label in present} | {label.key: label for label in added}
    return tuple(by_key.values())


def take_labels(present: Sequence[Label], taken: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels without these values of their keys; without the whole label where no values are named, or none is left."""
    left = list[Label]()
    values_by_key = {label.key: label.values for label in taken}
    for label in present:
        if label.key not in values_by_key:
            left.append(label)
            continue
        values = tuple(value for value in label.values if value not in values_by_key[label.key])
        if values and values_by_key[label.key]:
            left.append(Label(key=label.key, values=values))
    return tuple(left)


async def change_labels(
    change: Callable[[Sequence[Label]], tuple[Label, ...]],
    *,
    load: Callable[[], Awaitable[T]],
    store: Callable[[T, tuple[Label, ...]], Awaitable[T]],
) -> T:
    """Return what is stored with the labels that `change` makes of its present ones.

    `store` raises ModifiedMeanwhile where these are not the present ones any more: then it is loaded and changed anew, TRIES times at most.
    """
    for left in reversed(range(TRIES)):
        loaded = await load()
        try:
            return await store(loaded, change(loaded.labels))
        except ModifiedMeanwhile:
            if not left:
                raise
    raise AssertionError("the last try returns or raises")


def _check_label(label: Label, *, field: str) -> Label:
    if len(label.values) > MAX_LABEL_VALUES:
        raise InvalidInput(f"A label has at most {MAX_LABEL_VALUES} values.", field=f"{field}.values", code=ErrorCode.LABEL_INVALID)
    values = tuple(_check_text(value, field=f"{field}.values[{at}]") for at, value in enumerate(label.values))
    if len(set(values)) < len(values):
        raise InvalidInput("The values of a label must be unique.", field=f"{field}.values", code=ErrorCode.LABEL_INVALID)
    return Label(key=_check_text(label.key, field=f"{field}.key"), values=values)


def _check_text(text: str, *, field: str) -> str:
    return check_text(text, field=field, longest=MAX_LABEL_TEXT_LENGTH, code=ErrorCode.LABEL_INVALID)
