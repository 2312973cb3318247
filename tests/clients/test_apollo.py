"""Apollo Client 4, set up as docs/frontends.md says, does the main job with the running service."""

from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.clients.frontends import CLIENTS, IN_PAGES, assemble, play, served
from tests.clients.npm import install, needs_npm

pytestmark = needs_npm


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def played(mongo_uri: str, tmp_path_factory: Any) -> dict[str, Any]:
    """What came of each thing that the program did."""
    folder: Path = tmp_path_factory.mktemp("apollo")
    await install(CLIENTS / "apollo")
    program = assemble("apollo", folder)
    async with served(mongo_uri, folder) as work:
        return await play(program, work, "node", "program.mjs")


@pytest.mark.parametrize("prefix", ["", "get ", "hash "], ids=["POST", "GET", "hash"])
async def test_the_main_job(played: dict[str, Any], prefix: str) -> None:
    assert {name: played[prefix + name] for name in IN_PAGES} == IN_PAGES


async def test_queries_go_by_get_where_wanted(played: dict[str, Any]) -> None:
    assert played["requests"] == ["POST", "POST form"]
    assert played["get requests"] == ["GET", "POST", "POST form"]


async def test_texts_are_sent_where_their_hashes_are_unknown(played: dict[str, Any]) -> None:
    assert played["hash requests"] == ["GET by hash", "POST", "POST by hash", "POST form", "POST form by hash"]


async def test_pages_come_as_one_list(played: dict[str, Any]) -> None:
    assert played["list"] == ["client.p12", "one.pem", "two.crt"]
    assert played["list with a new one"] == ["client.p12", "new.p12", "one.pem", "two.crt"]


async def test_a_dry_run_leaves_what_the_cache_holds(played: dict[str, Any]) -> None:
    assert played["dry run of the page"] == {"changes": True, "same": True}


async def test_entries_of_another_file_are_others(played: dict[str, Any]) -> None:
    assert played["entries of two files"] == ["other.example", "client.example"]


async def test_the_cache_follows_what_others_do(played: dict[str, Any]) -> None:
    assert played["label of another page"] is True
    assert played["label while the connection was lost"] is True
    assert played["of nobody"] == ["NOT_FOUND"]
    assert played["deleted by another page is held"] is False


async def test_a_deletion_leaves_the_list(played: dict[str, Any]) -> None:
    assert played["deleted here"] == ["one.pem"]


async def test_it_complains_about_nothing(played: dict[str, Any]) -> None:
    assert played["warnings"] == []
