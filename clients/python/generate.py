"""Writes `destination_certificates/generated` anew, from the schema and the shared operations.

ariadne-codegen makes one class for each type of error of each operation, and its models refuse what only a newer service
answers. So its package is written into a temporary folder, and from there simplified into ours:

- All errors are one class, `Refusal`, and it also stands for every member of a result that is not known yet.
- The class of an interface stands for every type that is not known yet. An enum takes unknown values.
- A class that only repeats a fragment is that fragment's class, and a member of a union has the name of its type.
- All models are in `results.py`; a method says what the schema says of its field.
- The fields of an input have one name each, which type checkers know, and others are refused.
"""

import ast
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ariadne_codegen.config import get_config_dict
from ariadne_codegen.main import client as write_package
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    build_schema,
    get_named_type,
    parse,
)
from simplify import REFUSAL, Names, Unions, find_replaced, find_short_names, open_interface

HERE = Path(__file__).parent
PACKAGE = HERE / "destination_certificates" / "generated"
HEAD = '"""Written by generate.py; changes are lost."""\n\n'
COPIED = ("async_base_client", "base_model", "exceptions")
"""The modules that are the same for every schema."""
PYTHON = {"String": "str", "ID": "str", "Int": "int", "Boolean": "bool"}
RESULTS_HEAD = """
from typing import Annotated, Any, Literal, Optional, Union
from pydantic import AwareDatetime, BeforeValidator, Discriminator, Field, Tag
from ..scalars import read_base64
from ..tolerance import OTHER, by_typename
from .base_model import BaseModel
"""
RESULTS_TAIL = """
for _model in list(globals().values()):
    if isinstance(_model, type) and issubclass(_model, BaseModel):
        _model.model_rebuild()
"""


def write(schema: GraphQLSchema, operations: DocumentNode, raw: Path) -> None:
    """Write the package from that of ariadne-codegen."""
    named = [one for one in operations.definitions if isinstance(one, OperationDefinitionNode) and one.name]
    files = [re.sub("(?<!^)(?=[A-Z])", "_", one.name.value).lower() for one in named if one.name]
    modules = {path.stem: ast.parse(path.read_text()) for path in sorted(raw.glob("*.py"))}
    found = [statement for name in ["fragments", *sorted(files)] for statement in modules[name].body]
    replaced = find_replaced(found, schema)
    names = Names(replaced)
    classes = [names.visit(one) for one in found if isinstance(one, ast.ClassDef) and one.name not in replaced]
    typenames = {one.name: open_interface(one, schema) for one in classes}
    unions = Unions(typenames)
    classes = [unions.visit(one) for one in classes]
    short = Names(replaced | find_short_names(unions.members, {one.name: one for one in classes}))
    merged = {one.name: one for one in map(short.visit, classes)}
    write_module("results", RESULTS_HEAD, import_enums(modules), write_refusal(schema, operations), *merged.values(), RESULTS_TAIL)
    write_module("enums", "from ..tolerance import OpenEnum", *map(open_enum, find_classes(modules["enums"])))
    write_module("input_types", "from ..inputs import Input", *find_inputs(short.visit(modules["input_types"])))
    public = [REFUSAL, *merged]
    write_module("operations", *find_operations(modules["operations"], short, said=dict(describe(schema, named)), public=public))
    write_module("__init__", *find_public(modules["__init__"], public))
    for name in COPIED:
        write_module(name, (raw / f"{name}.py").read_text())


def write_module(name: str, *parts: ast.AST | str) -> None:
    """Write a module of these parts."""
    texts = (part if isinstance(part, str) else ast.unparse(part) for part in parts)
    (PACKAGE / f"{name}.py").write_text(HEAD + "\n".join(texts))


def find_classes(module: ast.Module) -> list[ast.ClassDef]:
    """Return its classes."""
    return [statement for statement in module.body if isinstance(statement, ast.ClassDef)]


def find_imports(module: ast.Module, *names: str) -> list[ast.ImportFrom]:
    """Return the imports of these modules, and of other packages."""
    imports = [statement for statement in module.body if isinstance(statement, ast.ImportFrom)]
    return [one for one in imports if one.level == 0 or one.module in names]


def import_enums(modules: dict[str, ast.Module]) -> ast.stmt:
    """Return the import of all enums."""
    return ast.ImportFrom("enums", [ast.alias(one.name) for one in find_classes(modules["enums"])], 1)


def open_enum(one: ast.ClassDef) -> ast.ClassDef:
    """Return the enum, which takes values that are not known."""
    one.bases = [ast.Name("OpenEnum", ast.Load())]
    return one


def find_inputs(module: ast.Module) -> Iterator[ast.stmt]:
    """Return the inputs; type checkers would take aliases for the names of arguments."""
    for statement in module.body:
        if isinstance(statement, ast.ClassDef):
            statement.bases = [ast.Name("Input", ast.Load())]
        for node in ast.walk(statement):
            if isinstance(node, ast.keyword) and node.arg == "alias":
                node.arg = "serialization_alias"
        yield statement


def write_refusal(schema: GraphQLSchema, operations: DocumentNode) -> str:
    """Return the class of what the fragment Refusal asks for; what only some errors have is None for the others."""
    (fragment,) = (one for one in operations.definitions if isinstance(one, FragmentDefinitionNode) and one.name.value == REFUSAL)
    lines = set()
    for selection in fragment.selection_set.selections:
        if isinstance(selection, InlineFragmentNode):
            fields = schema.type_map[selection.type_condition.name.value].fields  # type: ignore[attr-defined]
            for field in (one.name.value for one in selection.selection_set.selections if isinstance(one, FieldNode)):
                name = re.sub("(?=[A-Z])", "_", field).lower()
                kind = get_named_type(fields[field].type)
                python = "str" if isinstance(kind, GraphQLEnumType) else PYTHON[kind.name]  # an error's enum is open: it may get values
                lines.add(f"    {name}: Optional[{python}] = Field(alias={field!r}, default=None)")
    return f'''
class {REFUSAL}(BaseModel):
    """Why nothing was done: an error, or what only a newer service answers. The latter has no code; `typename__` names it."""

    typename__: str = Field(alias="__typename")
    code: Optional[ErrorCode] = None
    message: str = "The service answered with something that this client does not know."
''' + "\n".join(sorted(lines))


def describe(schema: GraphQLSchema, operations: list[OperationDefinitionNode]) -> Iterator[tuple[str, str]]:
    """Return, for the name of each operation, what the schema says of its field."""
    for one in operations:
        root, field = schema.get_root_type(one.operation), one.selection_set.selections[0]
        assert one.name
        assert root
        assert isinstance(field, FieldNode)
        yield one.name.value, root.fields[field.name.value].description or ""


def find_operations(module: ast.Module, names: Names, *, said: dict[str, str], public: list[str]) -> Iterator[ast.stmt]:
    """Return the methods with these descriptions, and write the documents that they send."""
    yield from find_imports(module, *COPIED, "enums", "input_types")
    yield ast.ImportFrom("results", [ast.alias(name) for name in public], 1)
    yield from ast.parse("from collections.abc import AsyncGenerator").body
    manifest = {}
    for statement in (names.visit(one) for one in module.body if not isinstance(one, ast.ImportFrom)):
        for node in ast.walk(statement):
            match node:
                case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=members)):
                    members[:] = {ast.unparse(one): one for one in members}.values()
                case ast.Call(func=ast.Name(id="gql"), args=[ast.Constant(value=str(text))]):
                    short = " ".join(text.split())
                    node.args[0] = ast.Constant(short)
                    manifest[f"sha256:{hashlib.sha256(short.encode()).hexdigest()}"] = short
                case ast.Subscript(value=ast.Name(id="AsyncIterator") as kind):  # which nobody could close
                    kind.id, node.slice = "AsyncGenerator", ast.Tuple([node.slice, ast.Constant(None)])
                case ast.AsyncFunctionDef(body=body):
                    (name,) = (one.value for one in ast.walk(node) if isinstance(one, ast.keyword) and one.arg == "operation_name")
                    body.insert(0, ast.Expr(ast.Constant(said[ast.literal_eval(name)])))
        yield statement
    (HERE / "persisted-documents.json").write_text(json.dumps(manifest, indent=2) + "\n")


def find_public(module: ast.Module, public: list[str]) -> Iterator[ast.stmt]:
    """Return the imports of all that users need."""
    imports = [
        one for one in module.body if isinstance(one, ast.ImportFrom) and one.module in (*COPIED, "enums", "input_types", "operations")
    ]
    imports.append(ast.ImportFrom("results", [ast.alias(name) for name in public], 1))
    yield from imports
    yield from ast.parse(f"__all__ = {sorted({alias.name for one in imports for alias in one.names})}").body


def main() -> None:
    """Write the package, and the documents that it sends for services that take no others."""
    config = get_config_dict(str(HERE / "pyproject.toml"))
    settings = config["tool"]["ariadne-codegen"]
    schema = build_schema((HERE / settings["schema_path"]).read_text())
    operations = parse("\n".join(path.read_text() for path in sorted((HERE / settings["queries_path"]).glob("*.graphql"))))
    PACKAGE.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        settings["target_package_path"] = folder
        write_package(config)  # type: ignore[no-untyped-call]
        write(schema, operations, Path(folder) / settings["target_package_name"])
    ruff, common = [sys.executable, "-m", "ruff"], ["-q", "--isolated", "--no-cache", "--line-length", "140", str(PACKAGE)]
    subprocess.run([*ruff, "check", "--select", "F401,I", "--fix-only", *common], check=True)
    subprocess.run([*ruff, "format", *common], check=True)


if __name__ == "__main__":
    main()
