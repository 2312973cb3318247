"""The typed clients are what their generators write, pass strict type checks, and do the main job against the running service."""

import base64
import json
import os
import shutil
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    GraphQLUnionType,
    NoDeprecatedCustomRule,
    OperationDefinitionNode,
    build_schema,
    parse,
    specified_rules,
    validate,
)
from graphql.type import get_named_type

from server.graphql.manifest import read_manifest
from tests.clients import pip
from tests.clients.frontends import PASSWORD, served
from tests.clients.npm import install, needs_node_20, run
from tests.clients.typed import CLIENTS, PYTHON, TYPESCRIPT, write_python, write_typescript

SDL = CLIENTS.parent / "schema" / "schema.graphql"
NOT_ASKED = {"node", "nodes"}
"""The fields that other fields say more of: what each gives has a query of its own."""
MANIFESTS = {"typescript": TYPESCRIPT / "src" / "generated" / "persisted-documents.json", "python": PYTHON / "persisted-documents.json"}
JOB = ["scope", "refused", "uploaded", "listed", "entry", "generated", "exported", "heard", "heard", "deleted", "failed"]


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SDL.read_text())


@pytest.fixture(scope="module")
def operations() -> DocumentNode:
    return parse("\n".join(path.read_text() for path in sorted((CLIENTS / "operations").glob("*.graphql"))))


def test_operations_are_valid_and_ask_for_nothing_deprecated(schema: GraphQLSchema, operations: DocumentNode) -> None:
    assert validate(schema, operations, [*specified_rules, NoDeprecatedCustomRule]) == []


def find_fields(operations: DocumentNode) -> dict[str, FieldNode]:
    """Return the field that each operation asks for; each asks for one."""
    found = {}
    for one in operations.definitions:
        if isinstance(one, OperationDefinitionNode):
            (field,) = one.selection_set.selections
            assert one.name
            assert isinstance(field, FieldNode)
            found[one.name.value] = field
    return found


def test_operations_cover_the_whole_api(schema: GraphQLSchema, operations: DocumentNode) -> None:
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    there = {name for root in roots if root for name, field in root.fields.items() if not field.deprecation_reason}
    assert there - NOT_ASKED - {field.name.value for field in find_fields(operations).values()} == set()


def test_operations_ask_for_every_member_of_a_result(schema: GraphQLSchema, operations: DocumentNode) -> None:
    """Errors by the fragment Refusal, which also answers for those that are not there yet; everything else by name."""
    roots = [root for root in (schema.query_type, schema.mutation_type) if root]
    error = schema.type_map["Error"]
    for name, field in find_fields(operations).items():
        types = [get_named_type(root.fields[field.name.value].type) for root in roots if field.name.value in root.fields]
        if types and isinstance(types[0], GraphQLUnionType):
            assert field.selection_set
            asked = {str(getattr(one, "type_condition", None) and one.type_condition.name.value) for one in field.selection_set.selections}  # type: ignore[attr-defined]
            spread = {one.name.value for one in field.selection_set.selections if one.kind == "fragment_spread"}  # type: ignore[attr-defined]
            assert "Refusal" in spread, name
            assert {one.name for one in types[0].types if error not in one.interfaces} == asked - {"None"}, name


@pytest.mark.parametrize("client", MANIFESTS)
def test_manifests_have_every_operation_under_its_digest(schema: GraphQLSchema, operations: DocumentNode, client: str) -> None:
    manifest: dict[str, str] = json.loads(MANIFESTS[client].read_text())
    assert set(manifest) == {f"sha256:{sha256(text.encode()).hexdigest()}" for text in manifest.values()}
    documents = [parse(text) for text in manifest.values()]
    assert [error for document in documents for error in validate(schema, document)] == []
    names = {
        one.name.value for document in documents for one in document.definitions if isinstance(one, OperationDefinitionNode) and one.name
    }
    assert names == set(find_fields(operations))


def read_all(folder: Path) -> dict[str, bytes]:
    """Return the files of a client, without what is installed or compiled."""
    kept = [
        path for path in folder.rglob("*") if not {"node_modules", ".venv", "dist", "__pycache__"} & set(path.relative_to(folder).parts)
    ]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept if path.is_file()}


def copy_clients(folder: Path) -> Path:
    """Return a copy without what is generated, with all that the generators read."""
    ignored = shutil.ignore_patterns("generated", "persisted-documents.json", "node_modules", ".venv", "dist", "__pycache__")
    (folder / "schema").mkdir()
    shutil.copy(SDL, folder / "schema")
    return Path(shutil.copytree(CLIENTS, folder / "clients", ignore=ignored))


@needs_node_20
async def test_writing_the_typescript_client_anew_changes_nothing(tmp_path: Path) -> None:
    copy = copy_clients(tmp_path)
    await write_typescript(copy / "typescript")
    (copy / "typescript" / "node_modules").unlink()
    assert read_all(copy / "typescript") == read_all(TYPESCRIPT), "run make clients"


async def test_writing_the_python_client_anew_changes_nothing(tmp_path: Path) -> None:
    copy = copy_clients(tmp_path)
    await write_python(copy / "python")
    assert read_all(copy / "python") == read_all(PYTHON), "run make clients"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def compiled() -> Path:
    """The folder of the compiled TypeScript client: the compiler found nothing."""
    await install(TYPESCRIPT)
    await run("npm", "run", "--silent", "build", folder=TYPESCRIPT)
    return TYPESCRIPT / "dist"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def installed(tmp_path_factory: Any) -> tuple[str, dict[str, str]]:
    """A Python, and the environment in which it finds the client as pip installs it."""
    python, folder = await pip.install(PYTHON), tmp_path_factory.mktemp("installed")
    source = shutil.copytree(PYTHON, folder / "source", ignore=shutil.ignore_patterns(".venv"))  # pip writes into it
    options = ("-q", "--disable-pip-version-check", "--no-deps", "--no-build-isolation")
    await run(python, "-m", "pip", "install", *options, "--target", str(folder / "target"), str(source), folder=folder)
    return python, {"PATH": os.environ["PATH"], "PYTHONPATH": str(folder / "target"), "PYTHONSAFEPATH": "1"}


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["off", "require"])
async def job(request: Any, mongo_uri: str, tmp_path_factory: Any) -> AsyncIterator[tuple[Path, dict[str, str]]]:
    """A running service, which may take no documents but those of both clients: the key store to upload, and the examples' environment."""
    folder = tmp_path_factory.mktemp(f"typed_{request.param}")
    manifests = tuple(read_manifest(path) for path in MANIFESTS.values()) if request.param == "require" else ()
    async with served(mongo_uri, folder, trusted_documents=request.param, trusted_documents_manifest=manifests) as work:
        key_store = folder / "client.p12"
        key_store.write_bytes(base64.b64decode(work["keyStore"]))
        known = {"DESTCERT_URL": work["url"], "DESTCERT_TOKEN": work["token"], "PASSWORD": PASSWORD}
        yield key_store, {"PATH": os.environ["PATH"], "TRUSTED_DOCUMENTS": str(request.param == "require").lower()} | known


def check_job(said: str) -> None:
    """Each step was taken; the example's own checks hold."""
    lines = [line.split() for line in said.splitlines()]
    assert [line[0] for line in lines] == JOB
    assert [line[1:] for line in lines if line[0] in ("refused", "heard", "failed")] == [
        ["PASSWORD_WRONG"],
        ["CHANGED", "client.p12", "test"],
        ["CHANGED", "client.p12", "production"],
        ["401", "UNAUTHENTICATED"],
    ]


@needs_node_20
async def test_the_typescript_example_does_the_main_job(compiled: Path, job: tuple[Path, dict[str, str]]) -> None:
    key_store, environment = job
    check_job(await run("node", "examples/main.js", str(key_store), folder=compiled, environment=environment))


async def test_the_python_example_does_the_main_job(installed: tuple[str, dict[str, str]], job: tuple[Path, dict[str, str]]) -> None:
    python, environment = installed
    key_store, known = job
    check_job(await run(python, "example.py", str(key_store), folder=PYTHON, environment=environment | known))


@needs_node_20
async def test_the_typescript_client_passes_its_own_tests(compiled: Path) -> None:
    assert await run("node", "tests/newer-service.js", folder=compiled)


@pytest.mark.parametrize("program", ["newer_service.py", "uploads.py"])
async def test_the_python_client_passes_its_own_tests(installed: tuple[str, dict[str, str]], program: str) -> None:
    python, environment = installed
    assert await run(python, f"tests/{program}", folder=PYTHON, environment=environment)


async def test_the_python_client_passes_strict_type_checks() -> None:
    python = await pip.install(PYTHON)
    await run(python, "-m", "mypy", "--no-incremental", folder=PYTHON)
