"""urql, set up as docs/frontends.md says, does the main job with the running service."""

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
    folder: Path = tmp_path_factory.mktemp("urql")
    await install(CLIENTS / "urql")
    program = assemble("urql", folder)
    async with served(mongo_uri, folder) as work:
        return await play(program, work, "node", "program.mjs")


async def test_the_main_job(played: dict[str, Any]) -> None:
    assert {name: played[name] for name in IN_PAGES} == IN_PAGES


async def test_queries_go_by_get(played: dict[str, Any]) -> None:
    assert played["requests"] == ["GET", "POST", "POST form"]


@pytest.mark.parametrize("way", ["stream", "socket"])
async def test_the_cache_follows(played: dict[str, Any], way: str) -> None:
    assert played[f"{way} dry run of the page"] == {"changes": True, "same": True}
    assert played[f"{way} label of another page"] is True
    assert played[f"{way} of nobody"] == ["NOT_FOUND"]
    assert played[f"{way} deleted here"] is True


async def test_nothing_is_missed_while_the_connection_is_lost(played: dict[str, Any]) -> None:
    assert played["label while the connection was lost"] is True


async def test_it_complains_about_nothing(played: dict[str, Any]) -> None:
    assert played["warnings"] == []
