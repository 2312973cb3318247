"""The interface of everything that has an id."""

from typing import Annotated, TypeAlias, TypeVar

import strawberry


@strawberry.interface(description="Anything that can be fetched again by its id.")
class Node:
    """GraphQL's Global Object Identification; ids are opaque and made of random keys."""

    id: strawberry.ID = strawberry.field(description="Opaque and stable; unique over all types.")


Input = TypeVar("Input")
Argument: TypeAlias = Annotated[Input, strawberry.argument(description="The input of the operation.")]
"""The one argument of each mutation."""

Id: TypeAlias = Annotated[strawberry.ID, strawberry.argument(description="The id.")]
"""The one argument of each query for a single thing."""
