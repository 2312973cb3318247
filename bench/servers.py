"""All that runs during a measurement: the service and its floor, once by each driver, on one MongoDB."""

import base64
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.child import run_child
from bench.connection import Connection
from bench.issuer import Issuer, run_issuer
from services.storage.mongo.database import Database, connect
from tests.fault.processes import ROOT
from tests.fault.service import Service

DRIVERS = ("motor", "pymongo")

_LIMITS = {"DESTCERT_MAX_CERTIFICATES": "10000000"}


@dataclass(frozen=True)
class Side:
    """One driver's service and floor."""

    driver: str
    service: Connection
    floor: Connection


@dataclass(frozen=True)
class Servers:
    """What is measured, and the database behind it."""

    sides: tuple[Side, ...]
    database: Database
    """The service's own."""
    mongodb_uri: str
    issuer: Issuer
    """Whose tokens the services take."""


@asynccontextmanager
async def run_servers(folder: Path) -> AsyncIterator[Servers]:
    """Start everything, give it, and stop it."""
    with run_issuer() as issuer:
        async with _run_services(folder, issuer) as servers:
            yield servers


@asynccontextmanager
async def _run_services(folder: Path, issuer: Issuer) -> AsyncIterator[Servers]:
    common = _LIMITS | {"DESTCERT_ISSUERS": issuer.settings}
    first = Service(folder / DRIVERS[0], settings=common | {"DESTCERT_MONGODB_DRIVER": DRIVERS[0]})
    services = [first]
    try:
        await first.start()
        services.append(Service(folder / DRIVERS[1], settings=common | _share(first)))
        await services[1].start()
        with _run_floor(DRIVERS[0], first.mongodb_uri) as one, _run_floor(DRIVERS[1], first.mongodb_uri) as other:
            sides = [Side(driver, _connect(service), floor) for driver, service, floor in zip(DRIVERS, services, (one, other), strict=True)]
            database = connect(f"{first.mongodb_uri}&timeoutMS=60000", "motor", name="destcert")
            yield Servers(tuple(sides), database, first.mongodb_uri, issuer)
            await database.close()
    finally:
        for service in reversed(services):
            service.end()


def _share(first: Service) -> dict[str, str]:
    """Return the settings of a service on the first one's data."""
    return {
        "DESTCERT_MONGODB_DRIVER": DRIVERS[1],
        "DESTCERT_MONGODB_URI": first.mongodb_uri,
        "DESTCERT_DEV_TOKEN": "on",
        "DESTCERT_MASTER_KEY": base64.b64encode((first.data / "master-key").read_bytes()).decode(),
    }


def _connect(service: Service) -> Connection:
    return Connection(service.url, (service.data / "dev-token").read_text().strip())


def _run_floor(driver: str, uri: str) -> AbstractContextManager[Connection]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return run_child(lambda port: [sys.executable, "-m", "bench.floor", str(port), driver], uri, cwd=ROOT, env=environment)
