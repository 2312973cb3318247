"""GraphiQL: the page, its files, and nothing from anywhere else."""

import asyncio
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.graphql.graphiql import FOLDER, graphiql_files, graphiql_page
from server.graphql.settings import GraphQLSettings
from tests.programs import needs_node
from tests.server.endpoint import TOKEN, open_endpoint
from tests.server.streaming import Served, serve_streams, until

DRIVER = Path(__file__).parent / "page_driver.js"


async def test_every_file_that_the_page_names_is_served() -> None:
    async with open_endpoint(GraphQLSettings(page=graphiql_page())) as endpoint:
        page = await endpoint.client.get("/graphql", headers={"Accept": "text/html"})
        named = re.findall(r'(?:src|href)="(graphiql/[^"]+)"', page.text)
        assert len(named) == 6
        for path in named:
            response = await endpoint.client.get(f"/{path}")
            assert response.status_code == 200
            assert response.headers["x-content-type-options"] == "nosniff"
            assert response.headers["content-type"].split(";")[0] in ("text/javascript", "text/css")


async def test_the_page_has_its_headers_by_every_path() -> None:
    async with open_endpoint(GraphQLSettings(page=graphiql_page())) as endpoint:
        page = await endpoint.client.get("/graphql", headers={"Accept": "text/html"})
        for path in ("/graphiql/index.html", "/graphiql/page.js"):
            file = await endpoint.client.get(path)
            assert file.status_code == 200
            for name in ("content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy", "cache-control"):
                assert file.headers[name] == page.headers[name]


def test_the_page_asks_no_other_host() -> None:
    page = graphiql_page()()
    html = bytes(page.body).decode()
    assert "//" not in html
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self';" in policy
    assert "http" not in policy
    assert "<script>" not in html  # which the policy would stop
    assert "http" not in (FOLDER / "page.js").read_text()


async def ask_by_page(served: Served, operation: str, *, token: str = TOKEN, stop_after: int = 0) -> list[Any]:
    """Return what page.js gives to GraphiQL for an operation: one answer, or events and how they ended."""
    address = f"http://{served.host}:{served.port}/graphql"
    command = ["node", str(DRIVER), str(FOLDER / "page.js"), address, token, operation, str(stop_after)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    output, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    answer: list[Any] = json.loads(output)
    return answer


@needs_node
async def test_the_page_runs_queries_uploads_and_subscriptions() -> None:
    async with serve_streams() as served:
        asked = [
            await ask_by_page(served, "{hello}"),
            await ask_by_page(served, "mutation ($source: Source!) {upload(source: $source)}"),
            await ask_by_page(served, "subscription {count(to: 2) {number}}"),
            await ask_by_page(served, "{hello}", token="wrong"),
            await ask_by_page(served, "subscription {count {number}}", token="wrong"),
        ]
    hello, uploaded, counted, *refused = asked
    assert hello[0]["data"] == {"hello": "hello you"}
    assert uploaded[0]["data"]["upload"].startswith("6 octets")
    assert [event if isinstance(event, str) else event["data"]["count"]["number"] for event in counted] == [0, 1, "complete"]
    assert [answer[0]["errors"][0]["extensions"]["code"] for answer in refused] == ["UNAUTHENTICATED"] * 2


@needs_node
async def test_the_page_stops_a_subscription_and_says_when_it_was_cut_off() -> None:
    async with serve_streams() as served:
        flood = await ask_by_page(served, "subscription {flood}", stop_after=3)
        assert flood[-1] == "stopped"
        await served.nothing_is_open()
        asking = asyncio.create_task(ask_by_page(served, "subscription {onDemand {number}}"))
        await until(lambda: served.world.streams.count == 1, seconds=30)
        await served.world.streams.end()
        assert await asking == ["error: The stream was cut off. Start it again."]


def test_no_script_needs_what_the_policy_forbids() -> None:
    for path in FOLDER.glob("*.js"):
        assert not re.search(r"\bnew Function\(|[^.\w]eval\(", path.read_text()), path.name


@pytest.mark.parametrize("name", ["graphiql.min.js", "graphiql.min.css", "react.production.min.js", "react-dom.production.min.js"])
def test_files_of_others_are_as_they_were_published(name: str) -> None:
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
    assert f"| `{name}` | " in (FOLDER / "README.md").read_text()
    assert f"`{digest}` |" in (FOLDER / "README.md").read_text()


@pytest.mark.parametrize("licence", ["graphiql", "react", "roboto", "fira-code"])
def test_each_comes_with_its_licence(licence: str) -> None:
    assert len((FOLDER / f"LICENSE.{licence}").read_text()) > 500


@pytest.mark.parametrize("path", ["/../graphiql.py", "/%2e%2e/%2e%2e/settings.py", "/none.js", "/"])
async def test_nothing_else_is_served(path: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(graphiql_files()), base_url="http://test") as client:
        try:
            response = await client.get(path)
        except Exception as error:  # StaticFiles raises what Starlette answers
            assert "404" in str(error)
        else:
            assert response.status_code == 404
