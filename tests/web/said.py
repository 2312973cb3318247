"""What the service says in its own words, as its source has it: the sentences of errors, the reasons of findings, the names of things."""

import ast
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

_SILENT = {"ValueError", "TypeError", "RuntimeError", "AssertionError", "KeyError", "LookupError", "NotImplementedError", "OverflowError"}
"""Errors of programs, which nobody is shown."""

_UNSAID = {"compile", "cast", "NewType", "TypeVar", "getLogger", "pack", "unpack", "Struct", "encode", "setattr", "getattr"}
"""Functions whose texts are no sentences."""

_WORDS = re.compile(r"(?=\S.*? \S)(?=.*[a-z]{2})")

_NAME = re.compile(r"[A-Z0-9{][\w{}./-]*(?: (?:with|and|on|\(\d+ bit\)|[A-Z0-9{][\w{}./-]*))*")
"""The name of an algorithm, such as HMAC with SHA-256; also what consists of names only."""

_TABLE = re.compile(r"[\d.]+ [\w-]+(?: [A-Z]|$)")
"""How a table of object identifiers begins."""


def read_said(module: Path) -> Iterator[str]:
    """Return each text of a module that reads like words, with {} for what is filled in; each once for every choice inside it."""
    return _read(module, ast.walk)


def read_raised(module: Path) -> Iterator[str]:
    """Return only those that stand in an error that is raised: the others of a module of resolvers describe the API."""
    return _read(module, lambda tree: (part for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)))


def _read(module: Path, walk: Callable[[ast.AST], Iterator[ast.AST]]) -> Iterator[str]:
    tree = ast.parse(module.read_text())
    silent = {id(node) for part in ast.walk(tree) for node in _list_silent(part)}
    for node in walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
            yield from filter(_is_said, _write(node))


def _is_said(text: str) -> bool:
    return "\n" not in text and _WORDS.search(text) is not None and not _NAME.fullmatch(text) and not _TABLE.match(text)


def _list_silent(node: ast.AST) -> Iterator[ast.AST]:
    """Return the parts of a node that are never shown: docstrings, types, messages of the log and of errors of programs."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Call) and _is_silent(node.func):
        yield from ast.walk(node)
    elif isinstance(node, ast.JoinedStr):
        yield from (inner for inner in ast.walk(node) if inner is not node)
    elif isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)
        if ast.unparse(node.annotation) == "TypeAlias" and node.value is not None:
            yield from ast.walk(node.value)
    elif isinstance(node, ast.arg) and node.annotation is not None:
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield from ast.walk(node.returns)


def _is_silent(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in _SILENT | _UNSAID
    return isinstance(called, ast.Attribute) and (called.attr in _UNSAID or ast.unparse(called.value) == "_log")


def _write(node: ast.expr) -> list[str]:
    """Return the texts that an expression can be, with {} for what only a run tells."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_write(node.body), *_write(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        parts = [_write(part.value if isinstance(part, ast.FormattedValue) else part) for part in node.values]
        return ["".join(chosen) for chosen in product(*parts)]
    return ["{}"]
