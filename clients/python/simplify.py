"""Which classes of ariadne-codegen's package are left out, and what they and their unions are called and made of then."""

import ast
import re
from collections.abc import Iterable

from graphql import GraphQLInterfaceType, GraphQLSchema

REFUSAL = "Refusal"
"""The fragment that every operation has on the interface Error, and the class of its answer."""


class Names(ast.NodeTransformer):
    """Puts the names that stand for others, and writes `sha256` instead of `sha_256`."""

    def __init__(self, replaced: dict[str, str]) -> None:
        self._replaced = replaced

    def find(self, name: str) -> str:
        """Return the name that stands for it in the end."""
        while name in self._replaced:
            name = self._replaced[name]
        return name

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.find(node.id), ast.Load())

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant(self.find(node.value)) if isinstance(node.value, str) else node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        node.name = self.find(node.name)
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        self.generic_visit(node)
        if isinstance(node.target, ast.Name):
            node.target.id = re.sub("_(?=[0-9])", "", node.target.id)
        return node


class Unions(ast.NodeTransformer):
    """Lets one member of each union stand for every `__typename` that is not known: that of the interface, or of errors."""

    def __init__(self, typenames: dict[str, str]) -> None:
        self._typenames = typenames
        self.members: dict[str, list[str]] = {}
        """The classes that are members of unions, by the name of their type."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        """Write the discriminator of a whole field where those of optional and repeated ones are, too."""
        self.generic_visit(node)
        if isinstance(node.value, ast.Call):
            kept = [keyword for keyword in node.value.keywords if keyword.arg != "discriminator"]
            if len(kept) < len(node.value.keywords):
                node.annotation = self._open(node.annotation)
                node.value = ast.Call(node.value.func, [], kept) if kept else None
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.slice, ast.Tuple) and "discriminator=" in ast.unparse(node.slice.elts[-1]):
            return self._open(node.slice.elts[0])
        return node

    def _open(self, union: ast.expr) -> ast.expr:
        names = dict.fromkeys(find_texts(union))
        known = {name: self._typenames[name] for name in names if self._typenames.get(name, "").isidentifier()}
        (other,) = names.keys() - known.keys()
        for name in names:
            self.members.setdefault(self._typenames.get(name, name).strip("?"), []).append(name)
        if not known:
            return ast.Constant(other)
        tagged = [f"Annotated[{name!r}, Tag({type_!r})]" for name, type_ in known.items()] + [f"Annotated[{other!r}, Tag(OTHER)]"]
        choose = f"by_typename({', '.join(map(repr, known.values()))})"
        return ast.parse(f"Annotated[Union[{', '.join(tagged)}], Discriminator({choose})]", mode="eval").body


def find_replaced(found: Iterable[ast.stmt], schema: GraphQLSchema) -> dict[str, str]:
    """Return, for each class that is left out, the name that stands for it."""
    error = schema.get_type("Error")
    assert isinstance(error, GraphQLInterfaceType)
    errors = {error.name, *(one.name for one in schema.get_possible_types(error))}
    replaced: dict[str, str] = {}
    for statement in found:
        if isinstance(statement, ast.Assign):
            replaced[ast.unparse(statement.targets[0])] = ast.unparse(statement.value)
        elif isinstance(statement, ast.ClassDef):
            fields = [one for one in statement.body if isinstance(one, ast.AnnAssign) and not is_typename(one)]
            if errors.intersection(find_typenames(statement)):
                replaced[statement.name] = REFUSAL
            elif not fields and ast.unparse(statement.bases[0]) != "BaseModel":
                replaced[statement.name] = ast.unparse(statement.bases[0])
    return replaced


def is_typename(statement: ast.stmt) -> bool:
    """Whether it is the field for `__typename`."""
    return isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "typename__"


def find_typenames(one: ast.ClassDef) -> list[str]:
    """Return the values that its field for `__typename` takes; none if it takes all."""
    annotations = [statement.annotation for statement in one.body if isinstance(statement, ast.AnnAssign) and is_typename(statement)]
    return [text for annotation in annotations for text in find_texts(annotation)]


def open_interface(one: ast.ClassDef, schema: GraphQLSchema) -> str:
    """Return the name of its type. The class of an interface takes any `__typename` then, and its name has a `?`."""
    found = find_typenames(one)
    interfaces = [name for name in found if isinstance(schema.get_type(name), GraphQLInterfaceType)]
    if not interfaces:
        return found[0] if found else ""
    for statement in one.body:
        if isinstance(statement, ast.AnnAssign) and is_typename(statement):
            statement.annotation = ast.Name("str", ast.Load())
    return f"?{interfaces[0]}"


def find_short_names(members: dict[str, list[str]], classes: dict[str, ast.ClassDef]) -> dict[str, str]:
    """Return, for each member of a union, the name of its type, unless operations ask for different things of that type."""
    short: dict[str, str] = {}
    for type_, names in members.items():
        bodies = {tuple(map(ast.unparse, classes[name].body)) for name in names if name in classes}
        if len(bodies) == 1 and type_ not in classes:
            short |= {name: type_ for name in names if name != type_}
    return short


def find_texts(node: ast.AST) -> list[str]:
    """Return the texts in it: names of classes that stand further below, or of types."""
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
