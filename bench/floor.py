"""The floor: a bare server on the same MongoDB, by the same driver and the same uvicorn, that gives the same answers.

It has no schema, no types, no permissions, no encryption, no filters and no limits. What the service works out, it has ready as plain
documents in a database of its own. Run as `python -m bench.floor PORT DRIVER`, with the URI of MongoDB on standard input.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import jks
import orjson
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import AsyncMongoClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.rest_floor import SERVICE, rest_routes
from services.storage.mongo.database import URI_DEFAULTS
from services.storage.mongo.driver import settle

DATABASE = "bench_floor"
"""Beside the service's own database, in the same MongoDB."""

CLIENTS: dict[str, Any] = {"motor": AsyncIOMotorClient, "pymongo": AsyncMongoClient}

PASSWORD = "changeit"

Endpoint = Callable[[Request], Awaitable[Response]]


def parse_pem(octets: bytes) -> object:
    """Read a PEM of certificates and a key with cryptography, without the check of the primes that takes most of its time."""
    return x509.load_pem_x509_certificates(octets), load_pem_private_key(octets, None, unsafe_skip_rsa_key_validation=True)


def parse_p12(octets: bytes) -> object:
    """Read a PKCS#12 with cryptography, which always checks the key's primes."""
    return pkcs12.load_pkcs12(octets, PASSWORD.encode())


def parse_jks(octets: bytes) -> object:
    """Read a JKS with pyjks, its keys too."""
    return jks.KeyStore.loads(octets, PASSWORD)


PARSERS = {"pem": parse_pem, "p12": parse_p12, "jks": parse_jks}


def build_app(uri: str, driver: str) -> Starlette:  # noqa: C901  # endpoints, one after the other
    """Return the server."""
    client = CLIENTS[driver](uri, **URI_DEFAULTS)
    database = client[DATABASE]

    async def answer_list(request: Request) -> Response:
        wanted = orjson.loads(await request.body())["variables"]
        found = database.nodes.find({"scope": wanted["scope"]}, {"_id": 0, "node": 1}).sort("order", 1).limit(wanted["first"])
        nodes = [document["node"] for document in await found.to_list(wanted["first"])]
        return _answer({"data": {"scope": {"certificates": {"nodes": nodes}}}, "extensions": await extensions("list")})

    async def answer_one(request: Request) -> Response:
        wanted = orjson.loads(await request.body())["variables"]
        document = await database.answers.find_one({"_id": wanted["id"]}, {"_id": 0})
        return _answer(document)

    def parse_only(kind: str) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            PARSERS[kind](await request.body())
            return _answer(await extensions(f"inspect {kind}"))

        return endpoint

    def parse_and_insert(kind: str) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            octets = await request.body()
            PARSERS[kind](octets)
            await database.files.insert_one({"octets": octets})
            return _answer(await extensions(f"upload {kind}"))

        return endpoint

    known: dict[str, Any] = {}

    async def extensions(name: str) -> Any:
        if name not in known:
            known[name] = (await database.ready.find_one({"_id": name}))["value"]
        return known[name]

    async def answer_typename(request: Request) -> Response:
        orjson.loads(await request.body())
        return _answer({"data": {"__typename": "Query"}})

    async def answer_transaction(request: Request) -> Response:
        await _store_in_transaction(client, await request.body())
        return _answer(await extensions("upload pem"))

    routes = [Route("/list", answer_list, methods=["POST"]), Route("/one", answer_one, methods=["POST"])]
    routes.append(Route("/transaction", answer_transaction, methods=["POST"]))
    routes.append(Route("/typename", answer_typename, methods=["POST"]))
    routes += [Route(f"/inspect/{kind}", parse_only(kind), methods=["POST"]) for kind in PARSERS]
    routes += [Route(f"/upload/{kind}", parse_and_insert(kind), methods=["POST"]) for kind in PARSERS]
    return Starlette(routes=[*routes, *rest_routes(client[SERVICE])])


async def _store_in_transaction(client: Any, octets: bytes) -> None:
    """Store what an upload stores, as octets: the scope's count and five documents."""
    database = client[DATABASE]
    session = await settle(client.start_session())
    try:
        await settle(session.start_transaction())
        await database.counts.update_one({"_id": "scope"}, {"$inc": {"count": 1}}, upsert=True, session=session)
        for name in ("certificates", "versions", "octets", "contents", "audit"):
            await database[name].insert_one({"octets": octets if name in ("octets", "contents") else octets[:500]}, session=session)
        await session.commit_transaction()
    finally:
        await session.end_session()


def _answer(body: object) -> Response:
    return Response(orjson.dumps(body), media_type="application/json")


if __name__ == "__main__":
    uvicorn.run(
        build_app(sys.stdin.readline().strip(), sys.argv[2]),
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
