"""Variables of an operation: what their types are is worked out once for each document, and plain values are taken as they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    GraphQLBoolean,
    GraphQLError,
    GraphQLID,
    GraphQLInputType,
    GraphQLInt,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    VariableDefinitionNode,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, get_variable_values

_PLAIN: Mapping[object, type] = {GraphQLString: str, GraphQLID: str, GraphQLBoolean: bool, GraphQLInt: int}
"""The values of these types that GraphQL leaves as JSON has them; of integers those of 32 bits."""

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of an operation. `plain` is the class of the values that need no coercion, None where all may need it."""

    name: str
    definition: VariableDefinitionNode
    signature: GraphQLVariableSignature
    plain: type | None
    is_required: bool

    def leaves(self, value: object) -> bool:
        """Whether GraphQL leaves the value as it is."""
        if value is None:
            return self.plain is not None and not self.is_required
        return type(value) is self.plain and (type(value) is not int or -0x80000000 <= value <= 0x7FFFFFFF)


def list_variables(schema: GraphQLSchema, operation: OperationDefinitionNode) -> tuple[Variable, ...]:
    """Return the variables of a valid operation."""
    return tuple(_describe(schema, definition) for definition in operation.variable_definitions or ())


def _describe(schema: GraphQLSchema, definition: VariableDefinitionNode) -> Variable:
    signature = get_variable_signature(schema, definition)
    assert not isinstance(signature, GraphQLError), "the document is valid"
    type_: GraphQLInputType = signature.type
    is_required = isinstance(type_, GraphQLNonNull)
    plain = _PLAIN.get(type_.of_type if isinstance(type_, GraphQLNonNull) else type_)
    return Variable(signature.name, definition, signature, plain, is_required)


def coerce_variables(
    schema: GraphQLSchema, variables: tuple[Variable, ...], given: dict[str, object], *, most_errors: int
) -> VariableValues | list[GraphQLError]:
    """Return what graphql-core's `get_variable_values` makes of the given values, or its errors."""
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, object] = {}
    for variable in variables:
        value = given.get(variable.name, _ABSENT)
        if value is not _ABSENT and variable.leaves(value):
            sources[variable.name] = VariableValueSource(variable.signature, value)
            coerced[variable.name] = value
        elif value is _ABSENT and not variable.is_required and variable.definition.default_value is None:
            sources[variable.name] = VariableValueSource(variable.signature)
        else:
            found = get_variable_values(schema, [variable.definition], given, max_errors=most_errors, hide_suggestions=True)
            if isinstance(found, list):  # the errors of all variables are told, in their order
                definitions = [each.definition for each in variables]
                return get_variable_values(schema, definitions, given, max_errors=most_errors, hide_suggestions=True)
            sources |= found.sources
            coerced |= found.coerced
    return VariableValues(sources, coerced)
