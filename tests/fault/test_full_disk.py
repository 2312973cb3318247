"""A disk that fills while the service runs: every write is UNAVAILABLE from the first that fails on, until there is space again."""

import asyncio
import base64
import os
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pymongo
import pytest
from pymongo.errors import PyMongoError

from tests.fault.client import Client
from tests.fault.disks import fill, small_disk
from tests.fault.files import write_pem
from tests.fault.service import Service

pytestmark = pytest.mark.slow

SIZE = 450 << 20
"""Octets: the journal of MongoDB takes 300 MiB."""

PATIENCE = 30.0
"""Seconds; mongod needs about five to find the disk full, and, once there is space, to start again."""

UPLOAD = "mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) { __typename } }"


async def test_writes_are_unavailable_while_the_disk_is_full_and_succeed_afterwards(new_service: Callable[..., Service]) -> None:
    service = new_service()
    service.data.mkdir()
    with small_disk(service.data, SIZE):
        await service.start()
        async with service.connect() as client:
            scope_id = await client.create_scope()
            make_space = fill(service.data)
            outcomes: Counter[str] = Counter()
            deadline = time.monotonic() + PATIENCE
            while outcomes["UNAVAILABLE"] < 3 and time.monotonic() < deadline:
                outcomes[await upload_large(client, scope_id, f"{outcomes.total()}.pem")] += 1
                await asyncio.to_thread(sync_to_disk, service)
            assert outcomes["UNAVAILABLE"] == 3
            assert outcomes.keys() <= {"UNAVAILABLE", "UploadCertificateSuccess"}, outcomes
            make_space()
            await service.wait_until_ready(seconds=PATIENCE)
            assert len(await client.list(scope_id)) >= outcomes["UploadCertificateSuccess"]
            assert await upload_large(client, scope_id, "later.pem") == "UploadCertificateSuccess"
        service.end()


async def upload_large(client: Client, scope_id: str, name: str) -> str:
    """Return the type of the result, or the code of the error."""
    comment = b"".join(b"# " + base64.b64encode(os.urandom(48)) + b"\n" for _ in range(10_000))
    source = {"base64": base64.b64encode(comment + write_pem("full").octets).decode()}
    given = {"scope": scope_id, "fileName": name, "source": source}
    answer = (await client.http.post("/graphql", json={"query": UPLOAD, "variables": {"input": given}})).json()
    if "errors" in answer:
        return str(answer["errors"][0]["extensions"]["code"])
    return str(answer["data"]["uploadCertificate"]["__typename"])


def sync_to_disk(service: Service) -> None:
    """Let mongod write what it does once a minute by itself; it ends when there is no space."""
    try:
        with pymongo.MongoClient[dict[str, Any]](service.mongodb_system_uri, timeoutMS=2000) as mongodb:
            mongodb.admin.command("fsync")
    except (PyMongoError, OSError):
        pass
