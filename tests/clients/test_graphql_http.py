"""The 61 audits of the npm package graphql-http, the reference for GraphQL over HTTP, against a real server."""

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from tests.server.endpoint import TOKEN, build_test_app, serve

FOLDER = Path(__file__).parent / "graphql_http"


async def run(*command: str) -> str:
    """Run a command in the folder of the audits; its output goes into the failure."""
    process = await asyncio.create_subprocess_exec(*command, cwd=FOLDER, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    output, errors = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, errors.decode()
    return output.decode()


@pytest.mark.skipif(shutil.which("npm") is None, reason="Node.js with npm is needed for the audits of graphql-http")
async def test_all_audits_pass() -> None:
    if not (FOLDER / "node_modules" / "graphql-http").exists():
        await run("npm", "ci", "--no-audit", "--no-fund")
    async with serve(build_test_app([])) as (host, port):
        output = await run("node", "audits.mjs", f"http://{host}:{port}/graphql", TOKEN)
    results = [json.loads(line) for line in output.splitlines()]
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == 61
