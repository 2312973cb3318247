"""What an operation may cost, estimated before it is executed: the number of fields in its answer.

A field costs 1. What stands in a list counts as often as the list is long: as `first` or `last` says for the pages of a connection, as
many `ids` as are given, and ASSUMED_LIST_LENGTH for every other list. Of the alternatives of a union or interface the
most expensive one counts. Introspection is bounded elsewhere
(server/graphql/limits.py) and costs nothing here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
)

from server.graphql.limits import refuse
from services.model.limits import DEFAULT_PAGE_SIZE, MAX_NODES, MAX_PAGE_SIZE

ASSUMED_LIST_LENGTH = 3
"""Items of a list that is no page: chains have 3 or fewer, names 6 attributes, most keystores one entry, a trust store 150."""

PAGE_INVALID = "PAGE_INVALID"
_PAGE_ARGUMENTS = ("last", "first")
_IDS = "ids"


class CostEstimate:
    """Estimates operations of one validated document."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}

    def __call__(self, operation: OperationDefinitionNode, variables: Mapping[str, object]) -> int:
        """Return the cost; raises a GraphQLError (PAGE_INVALID) for a page size outside of 1 to MAX_PAGE_SIZE."""
        defaults = {node.variable.name.value: node.default_value for node in operation.variable_definitions or ()}
        root = self._schema.get_root_type(operation.operation)
        assert root is not None, "validation knows the operation's type"
        return self._selections(operation.selection_set, root, _Walk(variables, defaults), page=None)

    def _selections(self, node: SelectionSetNode, parent: GraphQLNamedType, walk: "_Walk", *, page: int | None) -> int:
        """Return the cost of an object: of the most expensive type that it may have. `page` is how long lists directly inside are."""
        costs = dict.fromkeys(self._possible(parent), 0)
        self._add(node, parent, walk, page=page, costs=costs)
        return max(costs.values(), default=0)

    def _add(self, node: SelectionSetNode, parent: GraphQLNamedType, walk: "_Walk", *, page: int | None, costs: dict[str, int]) -> None:
        """Add what the selections cost to the types of which `parent` may be: each field is looked at once, however many these are."""
        for selection in node.selections:
            if isinstance(selection, FieldNode):
                cost = self._field(selection, parent, walk, page=page)
                for name in costs.keys() & self._possible(parent):
                    costs[name] += cost
            elif isinstance(selection, FragmentSpreadNode):
                fragment = self._fragments[selection.name.value]
                target = self._schema.type_map[fragment.type_condition.name.value]
                self._add(fragment.selection_set, target, walk, page=page, costs=costs)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                target = self._schema.type_map[condition.name.value] if condition else parent
                self._add(selection.selection_set, target, walk, page=page, costs=costs)

    def _possible(self, type_: GraphQLNamedType) -> set[str]:
        """Return the names of the types that an object of the type may have."""
        return {one.name for one in self._schema.get_possible_types(type_)} if is_abstract_type(type_) else {type_.name}

    def _field(self, node: FieldNode, parent: GraphQLNamedType, walk: "_Walk", *, page: int | None) -> int:
        definition = self._schema.get_field(parent, node.name.value)  # type: ignore[arg-type]  # composite, as it has fields
        assert definition is not None, "validation knows the field"
        named = get_named_type(definition.type)
        if not node.selection_set or not is_composite_type(named) or named.name.startswith("__"):
            return 1
        own_page = walk.page_size(node) if "first" in definition.args else walk.count_ids(node) if _IDS in definition.args else None
        if is_list_type(get_nullable_type(definition.type)):
            return 1 + (own_page or page or ASSUMED_LIST_LENGTH) * self._selections(node.selection_set, named, walk, page=None)
        return 1 + self._selections(node.selection_set, named, walk, page=own_page)


@dataclass(frozen=True, slots=True)
class _Walk:
    """The variables of one request and the defaults that the operation gives them."""

    variables: Mapping[str, object]
    defaults: Mapping[str, ValueNode | None]

    def page_size(self, node: FieldNode) -> int:
        given = {item.name.value: self._read(item.value) for item in node.arguments or ()}
        for name in _PAGE_ARGUMENTS:
            size = given.get(name)
            if size is not None and not 1 <= size <= MAX_PAGE_SIZE:
                raise refuse(PAGE_INVALID, f"`{name}` must be from 1 to {MAX_PAGE_SIZE}.")
        return given.get("last") or given.get("first") or DEFAULT_PAGE_SIZE

    def count_ids(self, node: FieldNode) -> int:
        """Return how many ids are given. GraphQL takes one that is no list for a list of one."""
        given = next((item.value for item in node.arguments or () if item.name.value == _IDS), None)
        if isinstance(given, VariableNode):
            name = given.name.value
            if name in self.variables:
                return read_size(self.variables[name]) or 1
            given = self.defaults.get(name)
        return min(len(given.values), MAX_NODES) if isinstance(given, ListValueNode) else 1

    def _read(self, node: ValueNode | None) -> int | None:
        if isinstance(node, VariableNode):
            name = node.name.value
            return read_page_size(self.variables[name]) if name in self.variables else self._read(self.defaults.get(name))
        return int(node.value[:9]) if isinstance(node, IntValueNode) else None


def read_size(value: object) -> int | None:
    """Return what of a variable the cost depends on: the length of a list up to MAX_NODES, or a page size; None of anything else."""
    return min(len(value), MAX_NODES) if isinstance(value, list) else read_page_size(value)


def read_page_size(value: object) -> int | None:
    """Return the number that GraphQL's Int reads in a variable (also 50.0), or None for what it refuses or does not constrain."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
