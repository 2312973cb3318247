"""Compiles a selection into a function that writes values with these fields; server/graphql/executor.py says why that is right.

The function is made as source text, as graphql-jit does it: one dict display for each object, with the check of each value in its place.
Into the text go names of our own schema only; what a client chooses, such as an alias, is bound to a name.
"""

import inspect
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any, cast

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
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

from schema.calling import DEFINITION
from server.graphql.foreign import CAST_ATTRIBUTE, is_default_resolver

Writer = Callable[[Any, Any], Any]
"""Writes a value as JSON has it, for the operation whose `info` is given, of which resolvers may use the `context` only.

Raises some exception for what it does not understand, and has no other effect.
"""

Collect = Callable[[GraphQLObjectType, FieldDetailsList], CollectedFields]
"""Returns the fields that are asked for of an object: the executor's `collect_subfields`."""

MAX_ITEMS = 200
"""Of a list inside a list or object: a longer one is written by the executor, which gives other requests their turn meanwhile."""

_INERT = frozenset({str, int, float, bool, bytes, datetime})
"""From these a scalar may write without asking whether they are something to await."""


class NotPlain(Exception):  # no failure: the executor goes on without the compiled function
    """A value is not what the schema says, or a selection asks for something that must be awaited or takes arguments."""


def compile_value(type_: GraphQLOutputType, fields: FieldDetailsList, *, schema: GraphQLSchema, collect: Collect) -> Writer | None:
    """Return a function that writes values of that type with those fields, or None where a field takes arguments or must be awaited.

    The document must have no directives, so that the fields are the same whatever the variables are.
    """
    compiler = _Compiler(schema, collect)
    try:
        return compiler.function(compiler.value(type_, fields, "value"))
    except NotPlain:
        return None


class _Compiler:
    """Makes expressions. They use the names `value` and `info`, those of `_bound`, and variables `v1`, `v2` and so on of their own.

    An expression that is `given` assigns no variable: it may stand where a comprehension allows none.
    """

    def __init__(self, schema: GraphQLSchema, collect: Collect) -> None:
        self._schema = schema
        self._collect = collect
        self._bound: dict[str, Any] = {"refuse": _refuse, "items": _check_items, "inert": _INERT}
        self._bound |= {"str": str, "bool": bool, "int": int, "type": type}
        self._variables = 0

    def function(self, expression: str) -> Writer:
        """Return the function of a value that the expression gives."""
        return cast("Writer", eval(f"lambda value, info: {expression}", self._bound))  # noqa: S307  # see the module's docstring

    def value(self, type_: GraphQLOutputType, fields: FieldDetailsList, given: str) -> str:
        """Return the expression that writes what the expression `given` gives: a value, or None where that is allowed."""
        if isinstance(type_, GraphQLNonNull):
            return self._present(type_.of_type, fields, given)
        variable = self._variable()
        written = self._present(type_, fields, variable)
        return f"(None if ({variable} := {given}) is None else {written})"

    def _present(self, type_: GraphQLOutputType, fields: FieldDetailsList, given: str) -> str:
        if isinstance(type_, GraphQLList):
            item = self._variable()
            return f"[{self.value(type_.of_type, fields, item)} for {item} in items({given})]"
        if is_leaf_type(type_):
            return self._leaf(type_, given)
        if isinstance(type_, GraphQLObjectType):
            return f"{self._bind(self._checked_object(type_, fields))}({given}, info)"
        if isinstance(type_, GraphQLInterfaceType):
            return f"{self._bind(self._interface(type_, fields))}({given}, info)"
        raise NotPlain

    def _leaf(self, type_: GraphQLLeafType, given: str) -> str:
        variable = self._variable()
        if isinstance(type_, GraphQLEnumType):
            class_, names = _list_names(type_)
            # By the value, for which Python need not be called as it must for a member's hash.
            return f"({self._bind(names)}[{variable}._value_] if type({variable} := {given}) is {self._bind(class_)} else refuse())"
        coerce = self._bind(_coerce_by(type_))
        if type_ is GraphQLString or type_ is GraphQLID or type_.coerce_output_value is str:
            return f"({variable} if type({variable} := {given}) is str else {coerce}({variable}))"
        if type_ is GraphQLBoolean:
            return f"({variable} if type({variable} := {given}) is bool else {coerce}({variable}))"
        if type_ is GraphQLInt:
            fits = f"type({variable} := {given}) is int and -0x80000000 <= {variable} <= 0x7FFFFFFF"
            return f"({variable} if {fits} else {coerce}({variable}))"
        written = self._variable()
        fits = f"type({variable} := {given}) in inert and type({written} := {self._bind(type_.coerce_output_value)}({variable})) is str"
        return f"({written} if {fits} else {coerce}({variable}))"

    def _object(self, type_: GraphQLObjectType, fields: FieldDetailsList) -> Writer:
        """Return the writer of objects that are of the type for sure."""
        selected = self._collect(type_, fields)
        if selected.new_defer_usages:
            raise NotPlain
        parts = []
        for key, details in selected.grouped_field_set.items():
            name = details[0].node.name.value
            written = repr(type_.name) if name == "__typename" else self._field(self._schema.get_field(type_, name), details)
            parts.append(f"{self._bind(key)}: {written}")
        return self.function(f"{{{', '.join(parts)}}}")

    def _field(self, field: GraphQLField | None, details: FieldDetailsList) -> str:
        definition = field.extensions.get(DEFINITION) if field else None
        if not field or field.args or not isinstance(definition, StrawberryField) or definition.extensions:
            raise NotPlain
        if is_default_resolver(field.resolve) and definition.default_resolver is getattr:
            return self.value(field.type, details, f"value.{definition.python_name}")
        return self.value(field.type, details, self._call(definition))

    def _call(self, definition: StrawberryField) -> str:
        """Return the call of a resolver that takes the object, perhaps with `info`, and gives its result at once."""
        resolver = definition.base_resolver
        if resolver is None or definition.is_async:
            raise NotPlain
        function = cast("Callable[..., Any]", resolver.wrapped_func)
        names = list(inspect.signature(function).parameters)
        source = next((one.name for one in (resolver.self_parameter, resolver.root_parameter, resolver.parent_parameter) if one), None)
        with_info = [resolver.info_parameter.name] if resolver.info_parameter else []
        if names != [source, *with_info]:
            raise NotPlain
        return f"{self._bind(function)}(value{', info' if with_info else ''})"

    def _checked_object(self, type_: GraphQLObjectType, fields: FieldDetailsList) -> Writer:
        """Return the writer of objects, which graphql-core asks whether they are of the type where the type is behind an interface."""
        write = self._object(type_, fields)
        if type_.is_type_of is None:
            return write
        is_type_of = _find_check(type_)
        return lambda value, info: write(value, info) if is_type_of(value, info) else _refuse()

    def _interface(self, type_: GraphQLInterfaceType, fields: FieldDetailsList) -> Writer:
        if _find_definition(type_).resolve_type:
            raise NotPlain
        shown = [(_find_check(each), self._object(each, fields)) for each in self._schema.get_possible_types(type_)]

        def write(value: Any, info: Any) -> Any:
            for is_type_of, write_object in shown:
                if is_type_of(value, info):
                    return write_object(value, info)
            raise NotPlain

        return write

    def _variable(self) -> str:
        self._variables += 1
        return f"v{self._variables}"

    def _bind(self, thing: Any) -> str:
        name = f"_{len(self._bound)}"
        self._bound[name] = thing
        return name


def _find_definition(type_: GraphQLObjectType | GraphQLInterfaceType) -> StrawberryObjectDefinition:
    definition = type_.extensions.get(DEFINITION)
    if not isinstance(definition, StrawberryObjectDefinition):
        raise NotPlain
    return definition


def _find_check(type_: GraphQLObjectType) -> Callable[[Any, Any], bool]:
    """Return what tells whether a value is of the type: what the type itself says, else whether it is an object of exactly its class.

    For such an object Strawberry's check always passes; generic classes are left out, of which several types are made.
    """
    definition = _find_definition(type_)
    if definition.is_type_of is not None:
        return definition.is_type_of
    if definition.concrete_of or definition.is_graphql_generic:
        raise NotPlain
    class_ = definition.origin
    return lambda value, _info: type(value) is class_ and not hasattr(value, CAST_ATTRIBUTE)


def _list_names(type_: GraphQLEnumType) -> tuple[type[Enum], dict[Any, Any]]:
    """Return the class of the members, and what is written for the value of each."""
    definition = type_.extensions.get(DEFINITION)
    if not isinstance(definition, StrawberryEnumDefinition):
        raise NotPlain
    class_ = cast("type[Enum]", definition.wrapped_cls)
    return class_, {member.value: type_.coerce_output_value(member) for member in class_}


def _coerce_by(type_: GraphQLLeafType) -> Callable[[Any], Any]:
    coerce = type_.coerce_output_value
    inert = (str,) if type_ is GraphQLString or type_ is GraphQLID else tuple(_INERT)

    def write_scalar(value: Any) -> Any:
        if not isinstance(value, inert):
            raise NotPlain
        written = coerce(value)
        if written is None or written is Undefined:
            raise NotPlain
        return written

    return write_scalar


def _check_items(value: Any) -> Any:
    return value if (type(value) is list or type(value) is tuple) and len(value) <= MAX_ITEMS else _refuse()


def _refuse() -> Any:
    raise NotPlain
