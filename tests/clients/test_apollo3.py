"""Apollo Client 3 with automatic persisted queries does the main job with the running service."""

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
    folder: Path = tmp_path_factory.mktemp("apollo3")
    await install(CLIENTS / "apollo3")
    program = assemble("apollo3", folder)
    async with served(mongo_uri, folder) as work:
        return await play(program, work, "node", "program.mjs")


@pytest.mark.parametrize("prefix", ["get", "post"])
async def test_the_main_job(played: dict[str, Any], prefix: str) -> None:
    assert {name: played[f"{prefix} {name}"] for name in IN_PAGES} == IN_PAGES


async def test_texts_are_sent_where_their_hashes_are_unknown(played: dict[str, Any]) -> None:
    """The second client uses the hashes that the first one left."""
    assert played["get requests"] == ["GET by hash", "POST", "POST by hash", "POST form", "POST form by hash"]
    assert played["post requests"] == ["POST by hash", "POST form by hash"]


async def test_it_complains_only_about_the_newer_service(played: dict[str, Any]) -> None:
    assert all("UnheardOfError" in warning for warning in played["warnings"])
