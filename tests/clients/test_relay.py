"""Relay, set up as docs/frontends.md says, does the main job with the running service."""

from pathlib import Path
from typing import Any

import pytest_asyncio

from server.graphql.manifest import read_manifest
from tests.clients.frontends import CLIENTS, IN_PAGES, assemble, play, served
from tests.clients.npm import install, needs_npm, run

pytestmark = needs_npm


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def played(mongo_uri: str, tmp_path_factory: Any) -> dict[str, Any]:
    """What came of each thing that the program did."""
    program = await build(tmp_path_factory.mktemp("relay"), "relay.config.json")
    async with served(mongo_uri, program.parent) as work:
        return await play(program, work, "node", "bundle.mjs")


async def build(folder: Path, configuration: str) -> Path:
    """Return the folder in which the program is that relay-compiler and a bundler made."""
    await install(CLIENTS / "relay")
    program = assemble("relay", folder)
    (program / "persisted-queries.json").write_text("{}")
    await run("node", "schema.mjs", folder=program)
    await run("node", "node_modules/relay-compiler/cli.js", configuration, folder=program)
    await run("node", "build.mjs", folder=program)
    return program


async def test_the_main_job(played: dict[str, Any]) -> None:
    assert {name: played[name] for name in IN_PAGES} == IN_PAGES


async def test_a_list_grows_by_pages_and_by_uploads(played: dict[str, Any]) -> None:
    assert played["first page"] == ["client.p12", "one.pem"]
    assert played["list"] == ["client.p12", "one.pem", "two.crt"]
    assert played["list with a new one"] == ["client.p12", "one.pem", "two.crt", "new.p12"]


async def test_a_dry_run_leaves_what_the_store_holds(played: dict[str, Any]) -> None:
    assert played["dry run of the page"] == {"changes": True, "same": True}


async def test_the_store_follows_what_others_do(played: dict[str, Any]) -> None:
    assert played["label of another page"] is True
    assert played["label while the connection was lost"] is True
    assert played["of nobody"] == ["NOT_FOUND"]
    assert played["deleted by another page is held"] is False


async def test_a_deletion_leaves_list_and_store(played: dict[str, Any]) -> None:
    """The record is no certificate's any more, and none of another type has its id."""
    assert played["deleted here"] == [["one.pem"], None]


async def test_trusted_documents_are_all_that_it_needs(mongo_uri: str, tmp_path: Path) -> None:
    program = await build(tmp_path, "relay.config.trusted.json")
    manifest = read_manifest(program / "persisted-queries.json")
    async with served(mongo_uri, tmp_path, trusted_documents="require", trusted_documents_manifest=(manifest,)) as work:
        played = await play(program, work, "node", "bundle.mjs")
    assert {name: played[name] for name in IN_PAGES} == IN_PAGES
    assert played["requests"] == ["POST by hash", "POST form by hash"]
    assert played["label while the connection was lost"] is True


async def test_it_complains_about_nothing(played: dict[str, Any]) -> None:
    assert played["warnings"] == []
