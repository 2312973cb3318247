"""How large a GraphQL document may be, measured on its text and on its syntax tree, before anything costlier looks at it.

Fragments count wherever they are spread, so none of the limits can be passed by them; a fragment that spreads itself counts once,
and validation refuses it afterwards.
"""

import re
from collections import Counter
from dataclasses import dataclass
from operator import add
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLimits:
    """The most that one document may ask for. A sound client never meets these numbers: it asks for less or pages."""

    depth: int = 10
    """Levels below the root field. The longest way through the schema that makes sense (scope, page, certificate, entry, chain,
    name, attribute, value, with edges and nodes between) has 10."""
    characters: int = 65_536
    """Of the whole document; the lexer takes 0.1 s for a megabyte. Files belong into variables."""
    aliases: int = 15
    """Of all fields together; more is how one request asks the same thing a thousand times."""
    tokens: int = 1_000
    """Of the whole document; GraphiQL's introspection has about 300."""
    directives: int = 20
    """Of all fields and fragments together; 5,000 took half a second."""
    duplicates: int = 10
    """Fields or spreads written again in the same braces; a document that a program wrote has a few, an attack has hundreds."""
    fields: int = 1_000
    """Of one operation with its fragments laid out; fragments that spread each other twice double it at every step."""
    definitions: int = 50
    """Operations and fragments in one document."""
    cost: int = 75_000
    """Fields in the answer, as server/graphql/cost.py estimates them. 50 certificates with all that is known of them are 59,000, and
    16,500 in fact: 0.6 MB."""
    file_reads: int = 3
    """Files that one operation has read (FILE_READS): a chain and its keystore need two. A costly file occupies a reader for seconds, and
    the fields of a query are answered at once, so that more would be how one caller takes the places of many."""
    errors: int = 10
    """Reported for one request."""
    message_length: int = 300
    """Characters of one reported message: literals are echoed, and a bad one of 100 KB came back whole."""


MAX_BRACKETS = 40
"""Nested brackets of any kind in the text of a document; introspection, the deepest that we know, has 14."""

MAX_INTROSPECTION_DEPTH = 20
"""Levels below `__schema` or `__type`; the introspection query of graphql-js has 14, nine of them `ofType`."""

MAX_INTROSPECTIONS = 2
"""`__schema` in one operation: each answers with all types."""

MAX_NAMED_TYPES = 10
"""`__type` in one operation: each answers with one type. Apollo Kotlin asks for five, to hear what a server knows of introspection."""

MAX_TYPE_LISTS = 1
"""Lists of fields or types inside one another below the types of `__schema`, as all tools ask that we know; two give all fields of the
types of all fields of ... `__type`, which begins with one type, may have one more."""

FILE_READS = frozenset({"inspectCertificate", "uploadCertificate", "unlockKeystore", "replaceCertificate", "exportCertificate"})
"""Root fields that have a file read or converted which came from outside. Renewing and generating read only what this service wrote."""

TOO_DEEP = "QUERY_TOO_DEEP"
TOO_COMPLEX = "QUERY_TOO_COMPLEX"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"

_TYPE_LISTS = {"fields", "interfaces", "possibleTypes", "inputFields"}
# A bracket; or a string or comment, which hides its own. No text makes it look twice: repetitions are possessive, ends optional.
_BRACKET = re.compile(r'"""(?:[^"\\]++|\\"""|\\|"(?!""))*+(?:""")?|"(?:[^"\\\n\r]++|\\.)*+"?|#[^\n\r]*+|[{}()\[\]]')


def refuse(code: str, message: str) -> GraphQLError:
    """Return an error with that `extensions.code`."""
    return GraphQLError(message, extensions={"code": code})


def check_text(text: str, limits: QueryLimits) -> None:
    """Raise a GraphQLError for a text that is too long, nests its brackets too deeply or has too many definitions.

    It looks at brackets outside of strings and comments only, in one pass, so that nothing recursive sees a hostile document.
    """
    if len(text) > limits.characters:
        raise refuse(TOO_COMPLEX, f"The document has more than {limits.characters} characters; put long values into variables.")
    depth = definitions = 0
    for match in _BRACKET.finditer(text):
        bracket = match[0]
        if bracket in ("{", "(", "["):
            definitions += bracket == "{" and depth == 0
            depth += 1
            if depth > MAX_BRACKETS:
                raise refuse(TOO_DEEP, f"The document nests more than {MAX_BRACKETS} brackets.")
            if definitions > limits.definitions:
                raise refuse(VALIDATION_FAILED, f"The document has more than {limits.definitions} operations and fragments.")
        elif bracket in ("}", ")", "]"):
            depth -= 1


class Size(NamedTuple):
    """What a selection asks for with its fragments laid out: three depths (of levels of fields), and what adds up."""

    depth: int = 0
    introspection_depth: int = 0
    type_lists: int = 0
    introspections: int = 0
    named_types: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    file_reads: int = 0

    @property
    def introspects(self) -> bool:
        """Whether it asks for the schema or a part of it."""
        return self.introspections + self.named_types > 0

    def beside(self, other: "Size") -> "Size":
        """Return the size of both in the same braces."""
        return Size(*map(max, self[:3], other[:3]), *map(add, self[3:], other[3:]))


def check_document(document: DocumentNode, limits: QueryLimits) -> Size:
    """Return the size of the largest operation in each respect; raises a GraphQLError for the first limit that one of them exceeds."""
    measure = _Measure(document)
    largest = Size()
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            size = measure.operation(node)
            _check_size(size, limits)
            largest = largest.beside(size)
    if measure.duplicates > limits.duplicates:
        raise refuse(TOO_COMPLEX, f"The document repeats {measure.duplicates} fields or fragments in the same braces.")
    return largest


def _check_size(size: Size, limits: QueryLimits) -> None:
    depth = size.depth - 1
    if depth > limits.depth:
        raise refuse(TOO_DEEP, f"The query is {depth} levels deep; at most {limits.depth} are allowed.")
    if size.introspects and (size.introspection_depth > MAX_INTROSPECTION_DEPTH or size.type_lists > MAX_TYPE_LISTS):
        raise refuse(TOO_DEEP, "The introspection goes in circles: it asks for fields of fields.")
    amounts = {
        "aliases": limits.aliases,
        "directives": limits.directives,
        "fields": limits.fields,
        "introspections": MAX_INTROSPECTIONS,
        "named_types": MAX_NAMED_TYPES,
        "file_reads": limits.file_reads,
    }
    for what, most in amounts.items():
        amount = getattr(size, what)
        if amount > most:
            raise refuse(
                TOO_COMPLEX,
                f"The query has {amount if amount < 10**6 else 'millions of'} {what.replace('_', ' ')}; at most {most} are allowed.",
            )


class _Measure:
    """Measures selections; each fragment once, so that the work is linear in the document however often fragments are spread."""

    def __init__(self, document: DocumentNode) -> None:
        self.duplicates = 0
        self._fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
        self._sizes: dict[str, Size] = {}

    def operation(self, node: OperationDefinitionNode) -> Size:
        return self._selections(node.selection_set).beside(Size(directives=len(node.directives or ())))

    def _selections(self, node: SelectionSetNode) -> Size:
        keys = Counter(_key(selection) for selection in node.selections)
        keys.pop("", None)
        self.duplicates += keys.total() - len(keys)
        size = Size()
        for selection in node.selections:
            size = size.beside(self._selection(selection))
        return size

    def _selection(self, node: SelectionNode) -> Size:
        directives = Size(directives=len(node.directives or ()))
        if isinstance(node, FieldNode):
            return directives.beside(self._field(node))
        if isinstance(node, FragmentSpreadNode):
            return directives.beside(self._fragment(node.name.value))
        nested: SelectionSetNode = node.selection_set  # type: ignore[attr-defined]  # the third kind: an inline fragment
        return directives.beside(self._selections(nested))

    def _field(self, node: FieldNode) -> Size:
        inner = self._selections(node.selection_set) if node.selection_set else Size()
        name = node.name.value
        if name == "__schema":
            inner = inner._replace(depth=0, introspection_depth=inner.depth, introspections=inner.introspections + 1)
        elif name == "__type":
            below = {"introspection_depth": inner.depth, "type_lists": inner.type_lists - 1}
            inner = inner._replace(depth=0, named_types=inner.named_types + 1, **below)
        return inner._replace(
            depth=inner.depth + 1,
            type_lists=inner.type_lists + (name in _TYPE_LISTS),
            fields=inner.fields + 1,
            aliases=inner.aliases + (node.alias is not None),
            file_reads=inner.file_reads + (name in FILE_READS),
        )

    def _fragment(self, name: str) -> Size:
        if name not in self._sizes:
            self._sizes[name] = Size()  # what a cycle back to here adds
            fragment = self._fragments.get(name)
            if fragment:
                own = Size(directives=len(fragment.directives or ()))
                self._sizes[name] = own.beside(self._selections(fragment.selection_set))
        return self._sizes[name]


def _key(node: SelectionNode) -> str:
    """Return what makes a selection the same as another in the same braces; empty for inline fragments."""
    if isinstance(node, FieldNode):
        return node.alias.value if node.alias else node.name.value
    return f"...{node.name.value}" if isinstance(node, FragmentSpreadNode) else ""
