"""Compiles the selection of plain attributes into a function that writes them; server/graphql/executor.py says why that is right."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLString,
    Undefined,
    is_leaf_type,
)
from graphql.execution.collect_fields import CollectedFields, FieldDetailsList
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.field import StrawberryField

from server.graphql.foreign import CAST_ATTRIBUTE, is_default_resolver

Writer = Callable[[Any], Any]
"""Writes a value as JSON has it; raises some exception for what it does not understand, and has no other effect."""

Collect = Callable[[GraphQLObjectType, FieldDetailsList], CollectedFields]
"""Returns the fields that are asked for of an object: the executor's `collect_subfields`."""

_BACK = "strawberry-definition"  # under this key types and fields of graphql-core know what Strawberry made them of
_INERT = (str, int, float, bool, bytes, datetime)  # from these a scalar may write without asking whether they are something to await


class NotPlain(Exception):  # no failure: the executor goes on without the compiled function
    """A value is not what a plain attribute holds, or a selection asks for more than plain attributes."""


def compile_value(type_: GraphQLOutputType, fields: FieldDetailsList, *, schema: GraphQLSchema, collect: Collect) -> Writer | None:
    """Return a function that writes values of that type with those fields, or None where more than plain attributes is asked for.

    The document must have no directives, so that the fields are the same whatever the variables are.
    """
    try:
        return _Compiler(schema, collect).value(type_, fields)
    except NotPlain:
        return None


class _Compiler:
    def __init__(self, schema: GraphQLSchema, collect: Collect) -> None:
        self._schema = schema
        self._collect = collect

    def value(self, type_: GraphQLOutputType, fields: FieldDetailsList) -> Writer:
        """Return the writer of a value that is not null."""
        if isinstance(type_, GraphQLNonNull):
            return self.value(type_.of_type, fields)
        if isinstance(type_, GraphQLList):
            return _write_list(self._perhaps(type_.of_type, fields))
        if is_leaf_type(type_):
            return _write_leaf(type_)
        if isinstance(type_, GraphQLObjectType):
            return self._object(type_, fields)
        if isinstance(type_, GraphQLInterfaceType):
            return self._interface(type_, fields)
        raise NotPlain

    def _perhaps(self, type_: GraphQLOutputType, fields: FieldDetailsList) -> Writer:
        """Return the writer of a value that is null only if its type allows it."""
        write = self.value(type_, fields)
        return write if isinstance(type_, GraphQLNonNull) else lambda value: None if value is None else write(value)

    def _object(self, type_: GraphQLObjectType, fields: FieldDetailsList) -> Writer:
        definition = _find_definition(type_)
        selected = self._collect(type_, fields)
        if definition.is_type_of or definition.concrete_of or definition.is_graphql_generic or selected.new_defer_usages:
            raise NotPlain
        template: dict[str, Any] = dict.fromkeys(selected.grouped_field_set)
        attributes: list[tuple[str, str, Writer]] = []
        for key, details in selected.grouped_field_set.items():
            name = details[0].node.name.value
            if name == "__typename":
                template[key] = type_.name
            else:
                attribute, field = _find_attribute(self._schema.get_field(type_, name))
                attributes.append((key, attribute, self._perhaps(field.type, details)))
        return _write_object(definition.origin, template, attributes)

    def _interface(self, type_: GraphQLInterfaceType, fields: FieldDetailsList) -> Writer:
        if _find_definition(type_).resolve_type:
            raise NotPlain
        possible = self._schema.get_possible_types(type_)
        writers = {_find_definition(each).origin: self._object(each, fields) for each in possible}
        return lambda value: writers[type(value)](value)


def _find_definition(type_: GraphQLObjectType | GraphQLInterfaceType) -> StrawberryObjectDefinition:
    definition = type_.extensions.get(_BACK)
    if not isinstance(definition, StrawberryObjectDefinition):
        raise NotPlain
    return definition


def _find_attribute(field: GraphQLField | None) -> tuple[str, GraphQLField]:
    """Return the attribute that the field is, if its resolver is the one that Strawberry gives to fields without resolver."""
    definition = field.extensions.get(_BACK) if field else None
    if not field or field.args or not isinstance(definition, StrawberryField):
        raise NotPlain
    if not is_default_resolver(field.resolve) or definition.default_resolver is not getattr:
        raise NotPlain
    return definition.python_name, field


def _write_object(class_: type, template: dict[str, Any], attributes: list[tuple[str, str, Writer]]) -> Writer:
    """Return the writer of objects of exactly that class, for which graphql-core's type check always passes."""

    def write_object(value: Any) -> dict[str, Any]:
        if type(value) is not class_ or hasattr(value, CAST_ATTRIBUTE):
            raise NotPlain
        answer = template.copy()  # in the order that was asked for
        for key, attribute, write in attributes:
            answer[key] = write(getattr(value, attribute))
        return answer

    return write_object


def _write_list(write: Writer) -> Writer:
    def write_list(value: Any) -> list[Any]:
        if type(value) is not list and type(value) is not tuple:
            raise NotPlain
        return [write(item) for item in value]

    return write_list


def _write_leaf(type_: GraphQLLeafType) -> Writer:
    if type_ is GraphQLString or type_ is GraphQLID:
        return _write_text
    if isinstance(type_, GraphQLEnumType):
        return _write_enum(type_)
    coerce = type_.coerce_output_value

    def write_scalar(value: Any) -> Any:
        if not isinstance(value, _INERT):
            raise NotPlain
        written = coerce(value)
        if written is None or written is Undefined:
            raise NotPlain
        return written

    return write_scalar


def _write_text(value: Any) -> str:
    if not isinstance(value, str):
        raise NotPlain
    return value


def _write_enum(type_: GraphQLEnumType) -> Writer:
    definition = type_.extensions.get(_BACK)
    if not isinstance(definition, StrawberryEnumDefinition):
        raise NotPlain
    class_ = cast("type[Enum]", definition.wrapped_cls)
    names = {member: type_.coerce_output_value(member) for member in class_}

    def write_enum(value: Any) -> str:
        if type(value) is not class_:
            raise NotPlain
        return names[value]

    return write_enum
