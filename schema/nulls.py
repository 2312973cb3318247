"""Null for what has a default means the default, in every argument and every field of an input.

Many clients send null for what their user left out, and GraphQL by itself refuses it, or hands it to the resolver. Here it is left out
before anybody sees it: so the code declares plain values with plain defaults (`dry_run: bool = False`), and is never given None.
"""

from collections.abc import Callable, Mapping
from typing import Any

import strawberry
from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    Undefined,
)

_Given = Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField]


def take_null_for_default(schema: strawberry.Schema) -> None:
    """Make each argument and input field of the schema that has a default nullable; null is the default from then on."""
    for known in schema.schema_converter.type_map.values():
        kind = known.implementation
        if isinstance(kind, GraphQLInputObjectType) and not kind.is_one_of and (names := _open(kind.fields)):
            kind.out_type = _without_nulls(names)  # type: ignore[method-assign, assignment]  # graphql-core sets it so, too
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                _wrap(field, _open(field.args))


def _open(given: _Given) -> frozenset[str]:
    """Make what has a default nullable, and return the names of what has another default than null."""
    defaulted = [(name, one) for name, one in given.items() if one.default_value is not Undefined and one.default_value is not None]
    for _, one in defaulted:
        if isinstance(one.type, GraphQLNonNull):
            one.type = one.type.of_type
    return frozenset(name for name, _ in defaulted)


def _without_nulls(names: frozenset[str]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda given: {name: value for name, value in given.items() if value is not None or name not in names}


def _wrap(field: GraphQLField, names: frozenset[str]) -> None:
    """Have the field's resolver, and what subscribes to it, called without the nulls."""
    if not names:
        return
    clean = _without_nulls(names)
    if (resolve := field.resolve) is not None:
        field.resolve = lambda source, info, **given: resolve(source, info, **clean(given))
    if (subscribe := field.subscribe) is not None:
        field.subscribe = lambda source, info, **given: subscribe(source, info, **clean(given))
