"""Which labels certificates have already, for whoever writes or chooses one."""

from typing import Annotated, Any

import strawberry

from schema.context import Reading
from services.model import labels as model
from services.model.limits import MAX_KEYS_IN_USE, MAX_VALUES_IN_USE, MAX_VALUES_OF_KEYS
from services.model.scope import Scope


@strawberry.type(description="A key of labels with values that certificates have.")
class LabelInUse:
    key: str = strawberry.field(description="The key.")
    values: list[str] = strawberry.field(
        description=f"Its values in the order of their code points: the first {MAX_VALUES_OF_KEYS}, or {MAX_VALUES_IN_USE} where `key` is "
        "asked for. Empty where labels have the key alone."
    )
    has_more: bool = strawberry.field(description="Whether there are more values than these.")


@strawberry.type(description="Labels of certificates, without those that only deleted certificates have.")
class LabelsInUse:
    labels: list[LabelInUse] = strawberry.field(
        description=f"The keys in the order of their code points, the first {MAX_KEYS_IN_USE}, each with values."
    )
    has_more: bool = strawberry.field(description="Whether there are more keys than these.")


async def find_labels(
    root: strawberry.Parent[Scope | None],
    info: strawberry.Info[Any, Any],
    key: Annotated[str | None, strawberry.argument(description="Only this key; null means all keys.")] = None,
    prefix: Annotated[
        str | None,
        strawberry.argument(
            description="The beginning of the keys, or where `key` is given of its values, in the same upper and lower case; null means "
            "all."
        ),
    ] = None,
) -> model.LabelsInUse:
    """Return the labels of the scope's certificates, or of all scopes' for the root; raises InvalidInput."""
    context: Reading = info.context
    return await context.list_labels(root.id if root else None, key=key, prefix=prefix or "")
