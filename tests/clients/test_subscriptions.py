"""The npm packages graphql-ws and graphql-sse, whose authors wrote both protocols, as clients of a real server."""

import json
from pathlib import Path
from typing import Any

from tests.clients.npm import install, needs_npm, run
from tests.server.endpoint import TOKEN
from tests.server.streaming import FAST, serve_streams

FOLDER = Path(__file__).parent / "subscriptions"

COUNTED = [{"data": {"count": {"number": number}}} for number in range(3)]


@needs_npm
async def test_the_reference_clients_understand_every_answer() -> None:
    await install(FOLDER)
    async with serve_streams(FAST) as served:
        output = await run("node", "clients.mjs", f"{served.host}:{served.port}", TOKEN, folder=FOLDER)
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
