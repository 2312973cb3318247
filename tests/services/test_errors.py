"""What reading and converting can raise is what the code that they run makes, no more and no less."""

import ast
from pathlib import Path

import pytest

from services import errors
from services.errors import CONVERTING, READING, DomainError

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


@pytest.mark.parametrize(("start", "failures"), [("services.formats.read", READING), ("services.formats.conversion.convert", CONVERTING)])
def test_a_group_of_failures_is_what_its_code_makes(start: str, failures: tuple[type[DomainError], ...]) -> None:
    assert list_failures(start) == {kind.__name__ for kind in failures}
