"""graphql-ws and graphql-sse follow the changes of the running service as docs/manual.md shows, over connections that are lost."""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.cable import Cable
from tests.clients.frontends import ROOT, served
from tests.clients.npm import install, needs_npm
from tests.presence import not_none
from tests.support import chain_of_three, pem_chain

FOLDER = Path(__file__).parent / "subscriptions"
SHOWN = re.compile(r"^```js follow\.js\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SOON = 30
"""Seconds for a line of the program, which waits for up to two until it comes again."""

PEM = pem_chain(*chain_of_three()).decode()
CREATE = """mutation ($input: CreateScopeInput!) { createScope(input: $input) {
  ... on Error { message } ... on CreateScopeSuccess { scope { id } } } }"""
UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  ... on Error { message } ... on UploadCertificateSuccess { certificate { id } } } }"""
DELETE = "mutation ($input: DeleteCertificateInput!) { deleteCertificate(input: $input) { ... on Error { message } } }"


@dataclass(frozen=True)
class Service:
    """The running service, by a connection that is not lost, and the one that is."""

    http: httpx.AsyncClient
    cable: Cable
    address: str
    token: str

    async def ask(self, query: str, **given: Any) -> Any:
        """Return what a mutation answers."""
        answer = (await self.http.post("/graphql", json={"query": query, "variables": {"input": given}})).json()
        assert "errors" not in answer, answer
        (result,) = answer["data"].values()
        return result

    async def upload(self, scope: str, name: str) -> str:
        """Return the id of a new certificate."""
        result = await self.ask(UPLOAD, scope=scope, fileName=name, source={"pem": PEM})
        return str(result["certificate"]["id"])


@asynccontextmanager
async def serve(mongo_uri: str, folder: Path) -> AsyncIterator[Service]:
    async with served(mongo_uri, folder) as work:
        parts = urlsplit(work["url"])
        cable = Cable(not_none(parts.hostname), not_none(parts.port))
        headers = {"Authorization": f"Bearer {work['token']}"}
        async with (
            await asyncio.start_server(cable.serve, "127.0.0.1", 0) as server,
            httpx.AsyncClient(base_url=work["url"].removesuffix("/graphql"), headers=headers, timeout=30) as http,
        ):
            yield Service(http, cable, f"127.0.0.1:{server.sockets[0].getsockname()[1]}", work["token"])
            cable.cut()


@needs_npm
@pytest.mark.parametrize("begin", ["", "nothing"], ids=["from now on", "behind what is no position any more"])
@pytest.mark.parametrize("kind", ["ws", "sse"])
async def test_nothing_is_missed_and_nothing_told_twice(mongo_uri: str, tmp_path: Path, kind: str, begin: str) -> None:
    await install(FOLDER)
    program = tmp_path / "program"
    program.mkdir()
    (program / "follow.js").write_text(not_none(SHOWN.search((ROOT / "docs" / "manual.md").read_text()))[1])
    for name in ("following.mjs", "package.json"):
        shutil.copy(FOLDER / name, program)
    (program / "node_modules").symlink_to(FOLDER / "node_modules")
    async with serve(mongo_uri, tmp_path) as service:
        scope = (await service.ask(CREATE, level="SUBACCOUNT", subaccount="s"))["scope"]["id"]
        await service.upload(scope, "before.pem")
        process = await asyncio.create_subprocess_exec(
            *("node", "following.mjs", kind, service.address, service.token, begin), cwd=program, stdout=asyncio.subprocess.PIPE
        )

        async def hear(count: int) -> list[dict[str, Any]]:
            async with asyncio.timeout(SOON):
                return [json.loads(await not_none(process.stdout).readline()) for _ in range(count)]

        assert await hear(2 if begin else 1) == [{"list": ["before.pem"]}] * (2 if begin else 1)
        first = await service.upload(scope, "first.pem")
        heard = await hear(1)
        if heard[0]["id"] != first:  # the last change before the position
            heard = await hear(1)
        assert heard == [{"kind": "CREATED", "id": first}]
        for number in range(2):
            service.cable.cut()
            missed = [await service.upload(scope, f"missed{number}{each}.pem") for each in range(2)]
            await service.ask(DELETE, certificate=missed[0])
            service.cable.is_cut = False
            told = await hear(3)
            assert told == [
                {"kind": kind, "id": one} for kind, one in (("CREATED", missed[0]), ("CREATED", missed[1]), ("DELETED", missed[0]))
            ]
        last = await service.upload(scope, "last.pem")
        assert await hear(1) == [{"kind": "CREATED", "id": last}]
        assert await asyncio.wait_for(process.wait(), SOON) == 0
