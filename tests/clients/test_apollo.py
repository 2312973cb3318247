"""Apollo Client 4, set up as docs/frontends.md says, does the main job with the running service."""

from pathlib import Path
from typing import Any

import pytest_asyncio

from tests.clients.frontends import CLIENTS, MAIN_JOB, assemble, play, served
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


async def test_the_main_job(played: dict[str, Any]) -> None:
    assert {name: played[name] for name in MAIN_JOB} == MAIN_JOB
