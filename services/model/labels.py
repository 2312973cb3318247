"""Which labels there are, for whoever writes one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelQuery:
    """The labels of the certificates in the scopes named, or in all of the tenant (None): at most so many keys and values of each.

    With `key` only this one; its values, or without it the keys, begin with `prefix`.
    """

    tenant: str
    scope_ids: tuple[str, ...] | None
    key: str | None
    prefix: str
    keys: int
    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelInUse:
    """A key and values that it has somewhere, in the order of their code points; `has_more` if it has others than these."""

    key: str
    values: tuple[str, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsInUse:
    """Labels in the order of the code points of their keys; `has_more` if there are other keys."""

    labels: tuple[LabelInUse, ...]
    has_more: bool
