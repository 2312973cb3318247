"""What is used of Strawberry, graphql-core and Starlette beyond what their documentation promises.

All of it stands here, and `tests/server/graphql/test_foreign.py` fails when a new version changes it.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeGuard, cast

import strawberry
from graphql import GraphQLError, GraphQLSchema, GraphQLSyntaxError
from strawberry.execution import optimized_is_awaitable
from strawberry.types.cast import TYPE_CAST_ATTRIBUTE

CAST_ATTRIBUTE = TYPE_CAST_ATTRIBUTE
"""What `strawberry.cast` sets on a value."""

is_awaitable = cast("Callable[[Any], TypeGuard[Awaitable[Any]]]", optimized_is_awaitable)
"""Strawberry's, which knows sooner than graphql-core's what cannot be awaited; it is typed as bool."""

_WRAPPED = re.compile(r"Expected value of type '\w+', but encountered error '(.+?)\.?'\.?$", re.DOTALL)
_ECHO = re.compile(r"(?:[,;.?] found:?|(?<= value)(?<!invalid value):) .*", re.DOTALL | re.IGNORECASE)


def core_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """Return graphql-core's schema behind Strawberry's."""
    return schema._schema


def is_default_resolver(resolve: object) -> bool:
    """Whether it is the resolver that Strawberry gives to a field without one: it reads the attribute."""
    return bool(getattr(resolve, "_is_default", False))


def has_too_many_tokens(error: GraphQLSyntaxError) -> bool:
    """Whether the parser stopped at its limit of tokens or comments; only the sentence says so."""
    return "contains more than" in error.message


def is_about_arguments(error: GraphQLError) -> bool:
    """Whether GraphQL itself found an argument wrong that it could not check before, such as a null in a variable.

    Its other errors during execution are about what resolvers returned, and may say it. Only the sentence tells them apart.
    """
    return error.message.startswith("Argument '")


def without_values(message: str) -> str:
    """Return graphql-core's sentence about a bad value without the value, which may be a secret."""
    return _ECHO.sub(".", message)


def without_python(message: str) -> str:
    """Return graphql-core's sentence in GraphQL's words: null is null, and what a scalar says of a value is no exception's text."""
    return _WRAPPED.sub(r"\1.", message).replace(" not to be None", " not to be null")
