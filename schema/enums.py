"""How the model's enums become GraphQL enums, each value described; and those that all nouns share."""

from collections.abc import Mapping
from enum import Enum

import strawberry

from services.errors import ErrorCode
from services.model.query import Direction
from services.model.scope import ScopeLevel


def publish(enum: type[Enum], description: str, values: Mapping[str, str], *, name: str | None = None) -> None:
    """Register the enum with Strawberry; a value without description, or a description without value, stops the start."""
    strawberry.enum(enum, name=name, description=description)
    definition = enum.__strawberry_definition__  # type: ignore[attr-defined]  # set by the line above
    if {value.name for value in definition.values} != set(values):
        raise TypeError(f"the descriptions of {enum.__name__} are not those of its values")
    for value in definition.values:
        value.description = values[value.name]


publish(
    ErrorCode,
    "The stable name of a failure, for programs; `message` is for people. There may be more some day, as in every enum of answers: show "
    "what you do not know by its name or its message.",
    {code.name: code.value for code in ErrorCode},
)
publish(Direction, "Ascending or descending.", {"ASC": "Ascending.", "DESC": "Descending."}, name="OrderDirection")
publish(
    ScopeLevel,
    "The level of a scope, as in SAP BTP.",
    {
        "SUBACCOUNT": "For the destinations of a subaccount.",
        "SERVICE_INSTANCE": "For the destinations of one service instance of a subaccount.",
    },
)
