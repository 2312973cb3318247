"""An installation whose clock is wrong, and one that takes the tokens of an issuer."""

import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from pymongo import AsyncMongoClient

from bench.issuer import run_issuer
from server.access.issuer_settings import read_issuers
from server.installation import open_installation
from server.jobs.periodic import run_once
from server.settings import Settings
from services.errors import ClockDiffers
from services.model.secret import Secret
from tests.server.installed import Installed, installed, write_mutation
from tests.server.readers import share_readers
from tests.support import FrozenClock, make_authority_key


@pytest_asyncio.fixture
async def moving(mongo_uri: str, tmp_path: Path) -> AsyncIterator[Installed]:
    """An installation of the test's own, which moves its clock."""
    async with installed(mongo_uri, tmp_path / "data") as one:
        yield one


async def test_a_clock_that_is_not_the_databases_is_told_and_signs_and_removes_nothing(moving: Installed) -> None:
    scope = await moving.scope()
    kept, deleted = await moving.generate(scope, automaticRenewal=True), await moving.generate(scope, "deleted")
    await moving.call("deleteCertificate", certificate=deleted["id"])
    moving.clock.jump(timedelta(days=32))
    moving.moments.clock_ahead = timedelta(days=-32)
    ready = await moving.http.get("/readyz")
    assert (ready.status_code, ready.json()["parts"]["clock"]) == (503, "failing")
    for mutation, given in (
        ("generateCertificate", {"scope": scope, "name": "new", "type": "PEM"}),
        ("renewCertificate", {"certificate": kept["id"]}),
        ("deleteCertificate", {"certificate": kept["id"]}),
    ):
        answer = (await moving.http.post("/graphql", json={"query": write_mutation(mutation), "variables": {"input": given}})).json()
        (error,) = answer["errors"]
        assert error["extensions"]["code"] == "UNAVAILABLE"
        assert error["message"] == "The service's clock and the database's differ by more than 5 minutes; set them right."
    assert await moving.run_job() == 0
    moving.clock.jump(timedelta(days=-32))
    moving.moments.clock_ahead = timedelta()
    assert (await moving.http.get("/readyz")).status_code == 200
    assert (await moving.find(kept["id"]))["version"] == 1
    assert (await moving.change("restoreCertificate", certificate=deleted["id"]))["name"] == "deleted.pem"
    assert (await moving.change("renewCertificate", certificate=kept["id"]))["version"] == 2


async def test_the_database_tells_its_clock_and_keeps_the_last_moment(mongo_uri: str, tmp_path: Path) -> None:
    name = f"clock_{uuid.uuid4().hex}"
    settings = Settings(data=tmp_path / "data", mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=name)
    mongo: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(mongo_uri)
    async with mongo:
        async with open_installation(settings, make_authority_key=make_authority_key) as installation:
            await installation.checks["clock"]()
            assert await run_once(installation.use_cases) == 0
        last = (await mongo[name]["installation"].find_one({"_id": "last_moment"}) or {})["at"].replace(tzinfo=UTC)
        assert abs(last - datetime.now(UTC)) < timedelta(minutes=1)
        off = FrozenClock(datetime.now(UTC) + timedelta(days=32))
        async with open_installation(settings, off, reader=await share_readers()) as installation:
            with pytest.raises(ClockDiffers):
                await installation.checks["clock"]()
        await mongo.drop_database(name)


async def test_no_authority_is_made_by_a_wrong_clock(mongo_uri: str, tmp_path: Path) -> None:
    name = f"clock_{uuid.uuid4().hex}"
    settings = Settings(data=tmp_path / "data", mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=name)
    mongo: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(mongo_uri)
    async with mongo:
        with pytest.raises(ClockDiffers):
            async with open_installation(settings, FrozenClock(datetime.now(UTC) + timedelta(days=32))):
                pass
        assert await mongo[name]["installation"].count_documents({"_id": {"$regex": "^authority"}}) == 0
        await mongo.drop_database(name)


async def test_who_comes_from_an_issuer_of_the_settings_gets_in_beside_the_developer(mongo_uri: str, tmp_path: Path) -> None:
    with run_issuer() as issuer:
        async with installed(mongo_uri, tmp_path / "data", issuers=read_issuers(issuer.settings)) as service:
            token, body = issuer.write_token(), {"query": "{ viewer { subject tenant } }"}
            answer = await service.http.post("/graphql", json=body, headers={"Authorization": f"Bearer {token}"})
            assert answer.json()["data"]["viewer"] == {"subject": f"{issuer.url}#bench", "tenant": "default"}
            assert (await service.ask(body["query"]))["viewer"] == {"subject": "developer", "tenant": "default"}
            forged = await service.http.post("/graphql", json=body, headers={"Authorization": f"Bearer {token[:-9]}AAAAAAAAA"})
            assert (forged.status_code, forged.json()["errors"][0]["extensions"]["code"]) == (401, "TOKEN_SIGNATURE_WRONG")
