"""The npm packages graphql-ws and graphql-sse, whose authors wrote both protocols, as clients of a real server."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.server.endpoint import TOKEN
from tests.server.streaming import FAST, serve_streams

FOLDER = Path(__file__).parent / "subscriptions"

COUNTED = [{"data": {"count": {"number": number}}} for number in range(3)]


async def run(*command: str) -> str:
    """Run a command in the folder of the clients; its output goes into the failure."""
    process = await asyncio.create_subprocess_exec(*command, cwd=FOLDER, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    output, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    return output.decode()


@pytest.mark.skipif(shutil.which("npm") is None, reason="Node.js with npm is needed for the clients graphql-ws and graphql-sse")
async def test_the_reference_clients_understand_every_answer() -> None:
    if not (FOLDER / "node_modules" / "graphql-sse").exists():
        await run("npm", "ci", "--no-audit", "--no-fund")
    async with serve_streams(FAST) as served:
        output = await run("node", "clients.mjs", f"{served.host}:{served.port}", TOKEN)
        await served.nothing_is_open()
    results: dict[str, Any] = {played["name"]: played["results"] for played in map(json.loads, output.splitlines())}
    assert results.pop("ws subscription") == results.pop("sse subscription") == COUNTED
    assert [result["data"] for result in results.pop("ws query")] == [{"hello": "hello you"}]
    assert [result["data"] for result in results.pop("sse query")] == [{"hello": "hello you"}]
    assert results.pop("ws invalid") == [{"errors": ["GRAPHQL_VALIDATION_FAILED"]}]
    (invalid,) = results.pop("sse invalid")
    assert [error["extensions"]["code"] for error in invalid["errors"]] == ["GRAPHQL_VALIDATION_FAILED"]
    assert results.pop("ws wrong token") == [{"code": 4401, "reason": "Send the access token."}]
    assert results.pop("sse wrong token") == [{"status": 401}]
    assert [result["data"] for result in results.pop("ws keep-alive")] == [{"slow": "done"}]
    assert results.pop("ws unsubscribe") == results.pop("sse unsubscribe") == 5
    assert results == {}
