"""From the text of a query to a document that may be executed: measured, parsed, validated, and remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)
from graphql.execution.collect_fields import FragmentDetails
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from server.graphql.cost import CostEstimate, read_size
from server.graphql.executor import Plans
from server.graphql.foreign import has_too_many_tokens
from server.graphql.limits import TOO_COMPLEX, VALIDATION_FAILED, QueryLimits, check_document, check_text, refuse
from server.graphql.variables import Variable, list_variables

CACHED_DOCUMENTS = 256  # a front end has some dozens of operations
MAX_CACHED_TEXT_LENGTH = 16_384  # characters; with the number above it bounds the memory of the cache to about 50 MB of syntax trees
CACHED_COSTS = 64  # combinations of page sizes for one document

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
OPERATION_UNKNOWN = "OPERATION_UNKNOWN"

_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)  # the last two as strawberry.Schema adds them


class QueryRefused(Exception):
    """A query that is not executed, and the errors to report, each with its code in the extensions.

    `status` is that of the answer in application/graphql-response+json.
    """

    def __init__(self, errors: Sequence[GraphQLError], *, status: int = 400) -> None:
        super().__init__("The query is refused.")
        self.errors = list(errors)
        self.status = status


@dataclass(slots=True)
class PreparedDocument:
    """A valid document within the limits. `introspects` where it asks for `__schema` or `__type`.

    `plans` is what the executor compiled of it; None where it may compile nothing.
    """

    document: DocumentNode
    introspects: bool
    plans: Plans | None
    fragments: dict[str, FragmentDefinitionNode]
    fragment_details: dict[str, FragmentDetails]
    variables: Mapping[str | None, tuple[Variable, ...]]
    """By the name of the operation."""
    _estimate: CostEstimate
    _costs: dict[tuple[object, ...], int] = field(default_factory=dict)

    def find_operation(self, name: str | None) -> OperationDefinitionNode:
        """Return the operation of that name, or the only one; raises QueryRefused where there is none."""
        operation = get_operation_ast(self.document, name)
        if operation is not None:
            return operation
        which = "that one could choose without `operationName`" if name is None else "of that name"
        raise QueryRefused([refuse(OPERATION_UNKNOWN, f"The document has no operation {which}.")])

    def cost(self, operation: OperationDefinitionNode, variables: Mapping[str, object]) -> int:
        """Return the estimated cost with these variables; raises QueryRefused for a page size out of bounds."""
        name = read_name(operation)
        names = (variable.name for variable in self.variables[name])
        key = (name, *((name in variables, read_size(variables.get(name))) for name in names))
        cost = self._costs.get(key)
        if cost is None:
            try:
                cost = self._estimate(operation, variables)
            except GraphQLError as error:
                raise QueryRefused([error]) from None
            if len(self._costs) < CACHED_COSTS:
                self._costs[key] = cost
        return cost


class Documents:
    """Prepares queries for one schema and remembers those that will come again.

    A text with a string in it is not remembered: it differs each time, and the string may be a password or a key.
    """

    def __init__(self, schema: GraphQLSchema, *, limits: QueryLimits) -> None:
        self._schema = schema
        self._limits = limits
        self._remember = lru_cache(maxsize=CACHED_DOCUMENTS)(self._prepare)

    def prepare(self, text: str) -> PreparedDocument:
        """Return the document; raises QueryRefused with the reasons."""
        prepared = self._remember(text) if is_worth_keeping(text) else self._prepare(text)
        if isinstance(prepared, PreparedDocument):
            return prepared
        raise QueryRefused(prepared)

    def _prepare(self, text: str) -> PreparedDocument | list[GraphQLError]:
        try:
            check_text(text, self._limits)
            document = self._parse(text)
            size = check_document(document, self._limits)
        except GraphQLError as error:
            return [error]
        # With suggestions the schema could be guessed by those who may not introspect.
        errors = validate(self._schema, document, _RULES, max_errors=self._limits.errors, hide_suggestions=True)
        if errors:
            return [_with_code(error, VALIDATION_FAILED) for error in errors[: self._limits.errors]]
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
        return PreparedDocument(
            document=document,
            introspects=size.introspects,
            plans={} if size.directives == 0 else None,
            fragments=fragments,
            fragment_details={name: FragmentDetails(node) for name, node in fragments.items()},
            variables={read_name(node): list_variables(self._schema, node) for node in operations},
            _estimate=CostEstimate(self._schema, document),
        )

    def _parse(self, text: str) -> DocumentNode:
        try:
            return parse(text, max_lexical_tokens=self._limits.tokens, max_comments=self._limits.tokens)
        except GraphQLSyntaxError as error:
            if has_too_many_tokens(error):
                raise refuse(TOO_COMPLEX, f"The document has more than {self._limits.tokens} tokens or comments.") from None
            raise _with_code(error, PARSE_FAILED) from None


def read_name(operation: OperationDefinitionNode) -> str | None:
    """Return the operation's name, None for one without."""
    return operation.name.value if operation.name else None


def is_worth_keeping(text: str) -> bool:
    """Whether the text may come again, is no longer than most, and holds no string, which may be a password or a key."""
    return len(text) <= MAX_CACHED_TEXT_LENGTH and '"' not in text


def _with_code(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code}
    return error
