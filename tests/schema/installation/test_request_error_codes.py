"""Every code that can stand at the top level of an answer is told, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schema.installation.request_error_codes import RequestErrorCode
from services import errors
from services.errors import ErrorCode

ROOT = Path(__file__).parents[3]
TOLD = {code.name for code in RequestErrorCode}

EDGE = ["server/graphql", "server/http", "server/access/refused.py", "server/access/tokens.py"]
"""What stands between a client and a resolver."""

NO_CODES = {
    "DELETE": "a method",
    "DENY": "X-Frame-Options",
    "GET": "a method",
    "OPTIONS": "a method",
    "POST": "a method",
    "TCP_USER_TIMEOUT": "an option of sockets",
}
"""Other words in capitals that the edge knows."""

READING = [
    *("schema", "resolvers", "services/storage/mongo", "services/rules/access.py", "services/rules/uses.py", "services/rules/room.py"),
    *(f"services/certificates/{verb}.py" for verb in ("count", "find", "find_uses", "list", "watch")),
    *(f"services/destinations/{verb}.py" for verb in ("check", "find", "follow", "list")),
    *(f"services/scopes/{verb}.py" for verb in ("find", "list", "watch")),
    *(f"services/access/{verb}.py" for verb in ("find_service_key", "list_service_keys", "list_subscriptions", "list_tenants")),
    *("services/audit/list.py", "services/rules/calendar.py", "services/ports/changes.py"),
]
"""What queries, subscriptions and the fields of answers are worked out by; mutations tell their failures in their results."""

OF_CHANGES = {
    *("EMPTY_FILE", "IDEMPOTENCY_MISMATCH", "MODIFIED_MEANWHILE", "NAME_TAKEN", "NO_CERTIFICATE", "QUOTA_EXCEEDED"),
    *("SCOPE_NOT_EMPTY", "SCOPE_TAKEN", "SUBSCRIPTION_TAKEN", "TENANT_TAKEN"),
}
"""What the same modules raise for mutations, in whose results they are told."""


def list_files(places: list[str]) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        assert path.exists(), place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def list_words(path: Path) -> set[str]:
    """Return the texts in capitals in the code."""
    texts = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {text for text in texts if re.fullmatch(r"[A-Z][A-Z0-9]+(_[A-Z0-9]+)*", text)}


def list_domain_codes(path: Path) -> set[str]:
    """Return the codes that the file names, and those of the failures that it raises without naming one."""
    tree = list(ast.walk(ast.parse(path.read_text())))
    named = {one.attr for one in tree if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "ErrorCode"}
    raised = {one.func.id for one in tree if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}
    return named | {
        getattr(errors, name).code.name for name in raised if isinstance(getattr(getattr(errors, name, None), "code", None), ErrorCode)
    }


def test_every_code_of_the_edge_is_told() -> None:
    words = set[str]().union(*(list_words(path) for path in list_files(EDGE)))
    assert words - NO_CODES.keys() - TOLD == set(), "say it in RequestErrorCode, or in NO_CODES where it is no code"
    assert NO_CODES.keys() - TOLD == NO_CODES.keys()


@pytest.mark.parametrize("path", list(list_files(READING)), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_code_of_what_reads_is_told(path: Path) -> None:
    assert list_domain_codes(path) - TOLD - OF_CHANGES == set()


def test_no_code_is_told_that_nobody_says() -> None:
    said = set[str]().union(*(list_words(path) for path in list_files(EDGE)), *(list_domain_codes(path) for path in list_files(READING)))
    assert TOLD - said == set()
    assert TOLD.isdisjoint(OF_CHANGES)


def test_each_says_what_to_do() -> None:
    for code in RequestErrorCode:
        assert code.value.endswith(".")
        assert len(re.findall(r"[.;:] ", f"{code.value} ")) >= 2, code.value
