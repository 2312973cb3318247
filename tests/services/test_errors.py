"""What reading and converting can raise is what the code that they run makes, no more and no less; and how failures speak of fields."""

import ast
import re
from pathlib import Path

import pytest

from services import errors
from services.errors import CONVERTING, READING_KEYS, DomainError

_ROOT = Path(__file__).parents[2]
_KINDS = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, DomainError)}


def find_source(module: str) -> Path | None:
    path = _ROOT / f"{module.replace('.', '/')}.py"
    return path if path.exists() else None


def list_failures(start: str) -> set[str]:
    """Return the failures that are made in a module and in all that it imports, straight or by way of others."""
    made: set[str] = set()
    seen: set[str] = {"services.errors"}
    waiting = [start]
    while waiting:
        module = waiting.pop()
        path = find_source(module)
        if path is None or module in seen:
            continue
        seen.add(module)
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made.add(node.func.id)
            elif isinstance(node, ast.ImportFrom):
                waiting += [str(node.module), *(f"{node.module}.{name.name}" for name in node.names)]
    return made & _KINDS


@pytest.mark.parametrize(
    ("start", "failures"), [("services.formats.read", READING_KEYS), ("services.formats.conversion.convert", CONVERTING)]
)
def test_a_group_of_failures_is_what_its_code_makes(start: str, failures: tuple[type[DomainError], ...]) -> None:
    assert list_failures(start) == {kind.__name__ for kind in failures}


def list_texts(path: Path) -> list[str]:
    """Return the texts in the code that are no docstrings."""
    tree = list(ast.walk(ast.parse(path.read_text())))
    docstrings = {id(node.value) for node in tree if isinstance(node, ast.Expr)}
    texts = [node for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings]
    return [str(node.value) for node in texts]


def test_a_sentence_names_a_field_at_its_beginning_only() -> None:
    """There each edge puts its own name of the field; anywhere else it would say the name that Python has for it."""
    sentences = {text for path in (_ROOT / "services").rglob("*.py") for text in list_texts(path) if " " in text}
    assert len(sentences) > 300
    assert [text for text in sentences if re.search(r"(?<!^)\b[a-z]+_[a-z_]+\b", text)] == []
