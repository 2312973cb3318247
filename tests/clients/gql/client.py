"""The main job by gql: its transports for aiohttp, httpx and websockets. Tells by one line of JSON what came of each step."""

import asyncio
import base64
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

from gql import Client, FileVar, GraphQLRequest  # type: ignore[import-not-found]
from gql.transport.aiohttp import AIOHTTPTransport  # type: ignore[import-not-found]
from gql.transport.exceptions import TransportQueryError, TransportServerError  # type: ignore[import-not-found]
from gql.transport.httpx import HTTPXAsyncTransport  # type: ignore[import-not-found]
from gql.transport.websockets import WebsocketsTransport  # type: ignore[import-not-found]
from graphql import DocumentNode, FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode, Visitor, parse, visit

WORK = json.loads(sys.argv[1])
PASSWORD = "changeit"


def read_documents() -> dict[str, DocumentNode]:
    """Return each operation by name, with the fragments that it needs."""
    here = Path(__file__).parent
    definitions = parse("".join((here / name).read_text() for name in ("documents.graphql", "more.graphql"))).definitions
    fragments = {one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)}

    def find(operation: OperationDefinitionNode) -> DocumentNode:
        found: dict[str, FragmentDefinitionNode] = {}

        class Spreads(Visitor):
            def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
                name = node.name.value
                if name not in found:
                    found[name] = fragments[name]
                    visit(fragments[name], self)

        visit(operation, Spreads())
        return DocumentNode(definitions=(operation, *found.values()))

    return {one.name.value: find(one) for one in definitions if isinstance(one, OperationDefinitionNode) and one.name}


DOCUMENTS = read_documents()


class Refused(Exception):
    """What a mutation was refused for, by its code."""


def say(name: str, result: object) -> None:
    """Tell what came of a step."""
    sys.stdout.write(json.dumps({"name": name, "result": result}) + "\n")


async def refusal(asked: Awaitable[object]) -> object:
    """Return what it was refused for: a mutation's code, or those of the whole request."""
    try:
        return {"nothing": await asked}
    except Refused as error:
        return str(error)
    except TransportQueryError as error:
        return [one["extensions"]["code"] for one in error.errors or []]
    except TransportServerError as error:
        return [error.code]


class Talk:
    """One client; `run` returns the result of a mutation and raises Refused."""

    def __init__(self, session: Any) -> None:
        self._session = session

    async def ask(self, name: str, *, upload: bool = False, **variables: object) -> Any:
        return await self._session.execute(GraphQLRequest(DOCUMENTS[name], variable_values=variables), upload_files=upload)

    async def run(self, name: str, *, upload: bool = False, **variables: object) -> Any:
        results = (await self.ask(name, upload=upload, **variables)).values()
        for result in results:
            if "code" in result:
                raise Refused(result["code"])
        return next(iter(results))


def headers(token: str = WORK["token"]) -> dict[str, str]:
    """Return what shows who asks."""
    return {"Authorization": f"Bearer {token}"}


async def do_main_job(by_aiohttp: Talk, by_httpx: Talk, stranger: Talk, folder: Path) -> None:
    """Upload, look, generate, export, listen, try a replacement, delete."""
    for name in ("keyStore", "otherKeyStore", "chain"):
        (folder / name).write_bytes(base64.b64decode(WORK[name]))

    def streamed(name: str) -> FileVar:  # its part of the request has no file name
        return FileVar(str(folder / name), streaming=True)

    scope = (await by_aiohttp.run("CreateScope", input={"level": "SUBACCOUNT", "subaccount": "acme"}))["scope"]["id"]

    async def upload(talk: Talk, file_name: str, file: FileVar, password: str = PASSWORD) -> Any:
        given = {"scope": scope, "fileName": file_name, "source": {"file": file}, "password": password}
        return (await talk.run("Upload", upload=True, input=given))["certificate"]

    certificate = await upload(by_aiohttp, "client.p12", streamed("keyStore"))
    say("upload", [certificate["name"], certificate["type"]])
    say("wrong password", await refusal(upload(by_httpx, "wrong.p12", FileVar(str(folder / "keyStore")), "wrong")))
    say("name taken", await refusal(upload(by_httpx, "client.p12", FileVar(str(folder / "keyStore")))))
    chains = (FileVar(str(folder / "chain")) for _ in range(2))  # gql opens each one once
    one, two = (
        {"scope": scope, "fileName": name, "source": {"file": file}} for name, file in zip(("one.pem", "two.crt"), chains, strict=True)
    )
    twice = await by_httpx.ask("UploadTwo", upload=True, one=one, two=two)
    say("one file at two places", [twice[name]["certificate"]["name"] for name in ("one", "two")])

    pages: list[list[str]] = []
    page = {"endCursor": None, "hasNextPage": True}
    while page["hasNextPage"] and len(pages) < 9:
        asked = by_httpx.ask("Certificates", scope=scope, filter={"nameContains": "."}, first=2, after=page["endCursor"])
        listed = (await asked)["scope"]["certificates"]
        pages.append([edge["node"]["name"] for edge in listed["edges"]])
        page = listed["pageInfo"]
    say("pages", pages)
    entries = (await by_httpx.ask("Entries", id=certificate["id"]))["certificate"]["entries"]
    say("entries", [[entry["alias"], [one["subject"]["commonName"] for one in entry["certificateChain"]]] for entry in entries])

    wish = {"scope": scope, "name": "made", "type": "P12", "commonName": "made.example", "password": PASSWORD, "keyAlgorithm": "EC_P256"}
    generated = (await by_aiohttp.run("Generate", input=wish))["certificate"]
    say("generate", generated["name"])
    exported = await by_aiohttp.run("Export", input={"certificate": certificate["id"]})
    say("export", [exported["fileName"], exported["content"] == WORK["keyStore"]])

    async def label(value: str) -> Any:
        labels = [{"key": "stage", "values": [value]}]
        return (await by_aiohttp.run("SetLabels", input={"certificate": certificate["id"], "labels": labels}))["certificate"]

    say("labels", [[label["key"], label["values"]] for label in (await label("prod"))["labels"]])
    socket = WebsocketsTransport(url=WORK["url"].replace("http", "ws", 1), init_payload={"token": WORK["token"]})
    async with Client(transport=socket) as session:
        request = GraphQLRequest(DOCUMENTS["Changes"], variable_values={"scope": scope})
        say("change", await hear(session.subscribe(request), lambda: label("again")))
        request = GraphQLRequest(DOCUMENTS["Changes"], variable_values={"scope": scope, "after": WORK["lostPosition"]})
        say("lost position", await refusal(anext(session.subscribe(request))))

    given = {"certificate": certificate["id"], "source": {"file": streamed("otherKeyStore")}, "password": PASSWORD, "dryRun": True}
    tried = await by_aiohttp.run("Replace", upload=True, input=given)
    say("dry run", len(tried["changes"]) > 0)
    deleted = await by_aiohttp.run("Delete", input={"certificate": generated["id"]})
    say("delete", [deleted["name"], (await by_httpx.ask("Entries", id=generated["id"]))["certificate"]])
    say("bad page", await refusal(by_httpx.ask("Certificates", scope=scope, first=2, after="nonsense")))
    say("wrong token", await refusal(stranger.ask("Certificates", scope=scope)))


async def hear(changes: AsyncIterator[dict[str, Any]], change: Callable[[], Awaitable[object]]) -> str:
    """Return the kind of the first change; it is made again until one is heard, as the first may come before the subscription has begun."""
    heard = asyncio.ensure_future(anext(changes))
    while not heard.done():
        await change()
        await asyncio.wait([heard], timeout=0.5)
    return str((await heard)["certificateChanged"]["kind"])


async def main() -> None:
    """Open one client for each transport."""
    by_aiohttp = Client(transport=AIOHTTPTransport(url=WORK["url"], headers=headers()))
    by_httpx = Client(transport=HTTPXAsyncTransport(url=WORK["url"], headers=headers()))
    stranger = Client(transport=AIOHTTPTransport(url=WORK["url"], headers=headers("wrong")))
    async with by_aiohttp as one, by_httpx as two, stranger as three:
        with tempfile.TemporaryDirectory() as folder:
            await do_main_job(Talk(one), Talk(two), Talk(three), Path(folder))


asyncio.run(main())
