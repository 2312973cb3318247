"""Resolvers without what Strawberry works out anew for each call: which arguments there are, and what has to be made of them.

Strawberry asks for each argument of each field what its type is and how it is converted, and puts three functions around each resolver
for field extensions and handlers of exceptions, which most fields do not have. All of that is known when the schema is built.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

import strawberry
from graphql import GraphQLArgument, GraphQLNonNull, GraphQLObjectType, is_leaf_type
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument, convert_argument
from strawberry.types.field import StrawberryField

DEFINITION = GraphQLCoreConverter.DEFINITION_BACKREF
"""Under this key of their extensions, types and fields of graphql-core know what Strawberry made them of."""

Convert = Callable[[Any, Any], Any]
"""Makes of a value as graphql-core has it, with Strawberry's `info`, what a resolver takes."""


def call_directly(schema: strawberry.Schema) -> None:
    """Let graphql-core call the schema's own resolvers. What they get stays the same."""
    for known in schema.schema_converter.type_map.values():
        kind = known.implementation
        if isinstance(kind, GraphQLObjectType):
            for field in kind.fields.values():
                definition = field.extensions.get(DEFINITION)
                if isinstance(definition, StrawberryField) and _is_simple(schema, definition):
                    field.resolve = _resolver(schema, definition, field.args)


def _is_simple(schema: strawberry.Schema, field: StrawberryField) -> bool:
    """Whether Strawberry does nothing but call the resolver."""
    has_handlers = bool(schema.schema_converter._get_field_exception_handlers(field))
    return field.base_resolver is not None and not (field.is_subscription or field.extensions or has_handlers)


def _resolver(schema: strawberry.Schema, field: StrawberryField, arguments: Mapping[str, GraphQLArgument]) -> Callable[..., Any]:
    resolver = field.base_resolver
    assert resolver is not None, "it is simple"
    function = cast("Callable[..., Any]", resolver.wrapped_func)
    with_self = resolver.self_parameter is not None
    sources = [each.name for each in (resolver.parent_parameter, resolver.root_parameter) if each]
    info_name = resolver.info_parameter and resolver.info_parameter.name
    make_info = schema.config.info_class
    named = {schema.config.name_converter.from_argument(argument): argument for argument in field.arguments}
    taken = {name: (one.python_name, _converter(schema, one, arguments[name], name)) for name, one in named.items()}
    needs_info = info_name is not None or any(convert for _, convert in taken.values())

    def resolve(source: Any, raw_info: Any, /, **given: Any) -> Any:  # an argument may have any name
        info = make_info(_raw_info=raw_info, _field=field) if needs_info else None
        kwargs: dict[str, Any] = {}
        for name, value in given.items():
            python_name, convert = taken[name]
            kwargs[python_name] = value if convert is None else convert(value, info)
        for name in sources:
            kwargs[name] = source
        if info_name:
            kwargs[info_name] = info
        return function(source, **kwargs) if with_self else function(**kwargs)

    return resolve


def _converter(schema: strawberry.Schema, argument: StrawberryArgument, core: GraphQLArgument, name: str) -> Convert | None:
    """Return what Strawberry does with a value; None for scalars and enums, which graphql-core made what they are to be."""
    if is_leaf_type(core.type.of_type if isinstance(core.type, GraphQLNonNull) else core.type):
        return None
    return partial(_convert, schema, argument, (name,))


def _convert(schema: strawberry.Schema, argument: StrawberryArgument, path: tuple[str], value: Any, info: Any) -> Any:
    if value is None and not argument.is_maybe:
        return None
    return convert_argument(value, argument.type, schema.schema_converter.scalar_registry, schema.config, info, path=path)
