"""The 61 audits of the npm package graphql-http, the reference for GraphQL over HTTP, against a real server."""

import json
from pathlib import Path

from tests.clients.npm import install, needs_npm, run
from tests.server.endpoint import TOKEN, build_test_app, serve

FOLDER = Path(__file__).parent / "graphql_http"


@needs_npm
async def test_all_audits_pass() -> None:
    await install(FOLDER)
    async with serve(build_test_app([])) as (host, port):
        output = await run("node", "audits.mjs", f"http://{host}:{port}/graphql", TOKEN, folder=FOLDER)
    results = [json.loads(line) for line in output.splitlines()]
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == 61
