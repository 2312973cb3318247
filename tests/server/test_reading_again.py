"""What the release before stored, end to end: the real application, its readers' processes and MongoDB."""

import asyncio
import base64
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import bson
import pytest_asyncio
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pymongo import AsyncMongoClient

from tests.server.installed import Installed, installed
from tests.support import chain_of_three, p12_of

OPENINGS = "query ($id: ID!) { certificate(id: $id) { ... on Keystore { openings { outcome reason } } } }"
SOON = 20  # seconds; a start has more to do than this


@pytest_asyncio.fixture
async def database(mongo_uri: str) -> AsyncIterator[str]:
    """The name of a database that outlives an installation."""
    name = f"reading_again_{uuid.uuid4().hex}"
    yield name
    async with AsyncMongoClient[dict[str, Any]](mongo_uri) as mongo:
        await mongo.drop_database(name)


def open_p12() -> bytes:
    """Return a PKCS#12 that needs no password."""
    leaf, *issuers = chain_of_three()
    chain = [issuer.certificate for issuer in issuers]
    return pkcs12.serialize_key_and_certificates(b"client", leaf.key, leaf.certificate, chain, serialization.NoEncryption())


async def upload(one: Installed, octets: bytes, **more: Any) -> str:
    """Return the id of a new key store."""
    source = {"base64": base64.b64encode(octets).decode()}
    return (await one.change("uploadCertificate", scope=await one.scope(), fileName="client.p12", source=source, **more))["id"]  # type: ignore[no-any-return]


async def list_openings(one: Installed, certificate: str) -> list[tuple[str, str | None]]:
    openings = (await one.ask(OPENINGS, id=certificate))["certificate"]["openings"]
    return [(opening["outcome"], opening["reason"]) for opening in openings]


async def forget(one: Installed, *certificates: str) -> None:
    """Let these be as the release before stored them."""
    for certificate in certificates:
        at = {"_id": {"$regex": f"^{certificate}:"}}
        stored = await one.database.contents.find_one(at)
        assert stored is not None
        contents = bson.decode(stored["octets"])
        del contents["openings"]
        await one.database.contents.update_one(at, {"$set": {"octets": bson.encode(contents)}})
        await one.database.certificates.update_one({"_id": certificate}, {"$unset": {"read_by": ""}})


async def test_a_start_reads_again_what_needs_no_password(mongo_uri: str, tmp_path: Path, database: str) -> None:
    async with installed(mongo_uri, tmp_path, database=database) as one:
        certificate = await upload(one, open_p12())
        known = await list_openings(one, certificate)
        await forget(one, certificate)
        assert set(await list_openings(one, certificate)) == {("NOT_TRIED", "NOT_READ_AGAIN")}
    async with installed(mongo_uri, tmp_path, database=database) as one, asyncio.timeout(SOON):
        while await list_openings(one, certificate) != known:
            await asyncio.sleep(0.1)


async def test_what_needs_its_password_says_so_until_it_is_unlocked(mongo_uri: str, tmp_path: Path) -> None:
    async with installed(mongo_uri, tmp_path) as one:
        certificate = await upload(one, p12_of(*chain_of_three(), password=b"pw"), password="pw")
        known = await list_openings(one, certificate)
        await forget(one, certificate)
        _ = [better async for better in one.use_cases.certificates.read_again()]
        assert set(await list_openings(one, certificate)) == {("NOT_TRIED", "LOCKED")}
        await one.change("unlockKeystore", certificate=certificate, password="pw")
        assert await list_openings(one, certificate) == known
        assert (await one.call("unlockKeystore", certificate=certificate, password="pw"))["code"] == "NOT_LOCKED"
