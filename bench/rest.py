"""The REST API: a certificate by its name, and find, against bare routes that read the same documents; and how both grow with the tenant.

The callers are programs with tokens of service keys, as in life.
"""

import asyncio
import base64
import itertools
import json
import shutil
import statistics
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pymongo import MongoClient

from bench.connection import Connection, sending
from bench.files import issue_chain, write_pem
from bench.measure import Call, measure_in_turns
from bench.servers import Servers
from bench.wrk import CONNECTIONS, measure_rate
from services.model.destination import Configuration, ConfigurationKind
from services.model.identity import new_certificate_id, new_configuration_id, new_scope_id
from services.model.query import OrderField, Position
from services.model.scope import Scope
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database, connect
from services.storage.mongo.derived import ORDER_FIELD, order_key, write_configuration, write_scope
from services.storage.mongo.indexes import AFTER_MIGRATION, BESIDE
from tests.fault.service import Service

API = "/destination-configuration"
RUNS = 5
WIDTHS = (48, 12, 12, 12, 14)


@dataclass(frozen=True)
class Size:
    """How much a tenant holds."""

    certificates: int
    destinations: int
    scopes: int


SIZES = (Size(100, 100, 1), Size(1_000_000, 50_000, 2_000))
"""The small tenant and the large one."""

AIMS = {"certificate": 0.5, "find": 0.4}
"""What part of the floor's requests the service should answer at least."""

GROWTH = 1.2
"""How many times what it costs in the small tenant it may cost at most in the large one."""

NAMES = 40
"""Certificates and destinations that are really stored and asked for, in turns: not always the same one."""

_BATCH = 2000
_SETTINGS = {"DESTCERT_MONGODB_DRIVER": "pymongo", "DESTCERT_MONGODB_CACHE": "4096", "DESTCERT_DEV_TOKEN": "on"}

KEY = """mutation ($input: CreateServiceKeyInput!) { createServiceKey(input: $input) {
  ... on CreateServiceKeySuccess { binding } ... on Error { code message } } }"""
SCOPES = "{ scopes(first: 100) { nodes { id subaccount serviceInstance } } }"
_RIGHTS = ["CERTIFICATE_READ", "CERTIFICATE_EXPORT", "CERTIFICATE_EXPORT_PRIVATE", "CERTIFICATE_WRITE"]
_RIGHTS += ["DESTINATION_READ", "DESTINATION_READ_SECRETS", "DESTINATION_WRITE"]


@dataclass(frozen=True)
class _Program:
    """A connection with a token of a service key, and the scopes that the token is about."""

    connection: Connection
    binding: Mapping[str, str]
    subaccount: str
    instance: str


async def run_rest(servers: Servers, *, seconds: float) -> None:
    """Measure what part of the requests of bare routes the service answers."""
    if shutil.which("wrk") is None:
        print("wrk is missing: rest is left out. On Debian: apt-get install wrk")
        return
    program = _become_program(servers.sides[0].service, "rest")
    _store(program, names=1)
    print(f"\nREST, requests per second at {CONNECTIONS} connections, medians of {RUNS}")
    asking = [_sign_in(Connection(side.service.url), program.binding) for side in servers.sides]
    for what, (path, floor_path) in {
        "certificate": ("/v1/subaccountCertificates/0.pem", f"/certificate/{program.subaccount}/0.pem"),
        "find": ("/v1/destinations/d0", f"/destination/{program.instance}/{program.subaccount}/d0"),
    }.items():
        rounds: list[list[tuple[float, float]]] = [[] for _ in servers.sides]
        for _ in range(RUNS):
            for side, signed, rates in zip(servers.sides, asking, rounds, strict=True):
                rate = measure_rate(f"{side.service.url}{API}{path}", signed.head, seconds=seconds)
                rates.append((rate, measure_rate(f"{side.floor.url}{floor_path}", side.floor.head, seconds=seconds)))
        for side, rates in zip(servers.sides, rounds, strict=True):
            rate, share = statistics.median(rate for rate, _ in rates), statistics.median(rate / floor for rate, floor in rates)
            said = f"{rate:{WIDTHS[2]},.0f}{share:{WIDTHS[3]}.2f} of the floor, aim {AIMS[what]}"
            print(f"{path:{WIDTHS[0]}}{side.driver:{WIDTHS[1]}}{said}", flush=True)


async def run_rest_growth(_: Servers, *, seconds: float, sizes: tuple[Size, ...] = SIZES) -> None:
    """Fill a small tenant and a large one, and print what each question costs in both."""
    with tempfile.TemporaryDirectory(prefix="bench-rest-") as folder:
        services = [Service(Path(folder) / str(size.certificates), settings=_SETTINGS) for size in sizes]
        try:
            programs = [await _start(service, size) for service, size in zip(services, sizes, strict=True)]
            print(f"\n{'REST, medians':{WIDTHS[0]}}" + "".join(f"{size.certificates:>{WIDTHS[4]},} ms" for size in sizes) + f"{'ratio':>8}")
            for what, paths in {
                "/v1/subaccountCertificates/{name}": [f"/v1/subaccountCertificates/{number}.pem" for number in range(NAMES)],
                "/v1/destinations/{name}": [f"/v1/destinations/d{number}" for number in range(NAMES)],
                "/v2/destinations/{name}@subaccount": [f"/v2/destinations/d{number}@subaccount" for number in range(NAMES)],
            }.items():
                calls = [_ask_in_turns(program, paths) for program in programs]
                medians = [1000 * statistics.median(taken) for taken in measure_in_turns(calls, seconds=seconds)]
                figures = "".join(f"{median:{WIDTHS[4] + 3}.2f}" for median in medians)
                print(f"{what:{WIDTHS[0]}}{figures}{medians[-1] / medians[0]:8.2f}  aim at most {GROWTH}", flush=True)
        finally:
            for service in services:
                service.end()


def _ask_in_turns(program: _Program, paths: list[str]) -> Call:
    asking = _sign_in(program.connection, program.binding)
    calls = [sending(asking, asking.write_get(f"{API}{path}")) for path in paths]
    turns = itertools.cycle(calls)

    def ask_next() -> object:
        return next(turns)()

    return ask_next


def _become_program(service: Connection, name: str) -> _Program:
    """Create a service key with two scopes, and return it with a token."""
    given = {"name": name, "subaccount": name, "serviceInstance": name, "subaccountRights": _RIGHTS, "instanceRights": _RIGHTS}
    binding = json.loads(service.ask(KEY, {"input": given})["createServiceKey"]["binding"])
    scopes = [one for one in service.ask(SCOPES, {})["scopes"]["nodes"] if one["subaccount"] == name]
    of = {one["serviceInstance"] is None: one["id"] for one in scopes}
    return _Program(_sign_in(Connection(service.url), binding), binding, subaccount=of[True], instance=of[False])


def _sign_in(service: Connection, binding: Mapping[str, str]) -> Connection:
    """Return a connection with a fresh token: they live for nine minutes."""
    form = {"grant_type": "client_credentials", "client_id": binding["clientid"], "client_secret": binding["clientsecret"]}
    with urllib.request.urlopen(f"{service.url}/oauth/token", urlencode(form).encode()) as answer:
        return Connection(service.url, json.load(answer)["access_token"])


def _store(program: _Program, *, names: int) -> None:
    """Store that many certificates and destinations by REST: each destination has a key store, a trust store and a secret."""
    key_store, trust = write_pem(), issue_chain()[2].pem
    _post(program, "/v1/subaccountCertificates", {"Name": "trust.pem", "Content": base64.b64encode(trust).decode()})
    for number in range(names):
        _post(program, "/v1/subaccountCertificates", {"Name": f"{number}.pem", "Content": base64.b64encode(key_store).decode()})
        properties = {"URL": "https://backend.example", "Authentication": "ClientCertificateAuthentication", "ProxyType": "Internet"}
        properties |= {"KeyStoreLocation": f"{number}.pem", "KeyStorePassword": "changeit", "TrustStoreLocation": "trust.pem"}
        _post(program, "/v1/subaccountDestinations", {"Name": f"d{number}", "Type": "HTTP", **properties})


def _post(program: _Program, path: str, body: object) -> None:
    head = {name: value for name, value in program.connection.head.items() if name != "Host"} | {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{program.connection.url}{API}{path}", json.dumps(body).encode(), head)
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201, path


async def _start(service: Service, size: Size) -> _Program:
    """Start the service, store what is asked for, and fill the rest straight into the database."""
    await service.start()
    program = _become_program(Connection(service.url, (service.data / "dev-token").read_text().strip()), "rest")
    await asyncio.to_thread(_store, program, names=NAMES)
    begun = time.monotonic()
    async with _opened(service) as database:
        others = await _add_scopes(database, program, count=size.scopes - 1)
        await _fill_certificates(database, program, [program.subaccount, *others], count=size.certificates - NAMES)
        await _fill_destinations(database, program, [program.subaccount, *others], count=size.destinations - NAMES)
    with MongoClient[dict[str, Any]](service.mongodb_system_uri) as client:
        client.admin.command("fsync")  # so that no checkpoint of the filling is measured
    taken = time.monotonic() - begun
    print(
        f"{size.certificates:,} certificates and {size.destinations:,} destinations in {size.scopes:,} scopes, filled in {taken:.0f} s",
        flush=True,
    )
    return replace(program, connection=Connection(service.url))


@asynccontextmanager
async def _opened(service: Service) -> AsyncIterator[Database]:
    database = connect(f"{service.mongodb_uri}&timeoutMS=60000", "pymongo", name="destcert")
    yield database
    await database.close()


async def _add_scopes(database: Database, program: _Program, *, count: int) -> list[str]:
    found = (await database.scopes.find({"_id": program.subaccount}).to_list(1))[0]
    scopes = [replace(read_stored(Scope, found), id=new_scope_id(), subaccount=f"sub {number}") for number in range(count)]
    if scopes:
        await database.scopes.insert_many([write_scope(scope) for scope in scopes], ordered=False)
    return [scope.id for scope in scopes]


async def _fill_certificates(database: Database, program: _Program, scope_ids: list[str], *, count: int) -> None:
    """Add copies of one that was really stored, which differ in what finds them by name. No one asks what is in them.

    The indexes of searches over a tenant are dropped first: with them it takes half an hour, and no look-up by name uses them.
    """
    for later in (BESIDE, AFTER_MIGRATION):
        for index in later["certificates"]:
            await database.certificates.drop_index(str(index.document["name"]))
    found = (await database.certificates.find({"scope_id": program.subaccount, "name": "0.pem"}).to_list(1))[0]
    for begin in range(0, count, _BATCH):
        copies = [_copy(found, scope_ids[at % len(scope_ids)], at) for at in range(begin, min(begin + _BATCH, count))]
        await database.certificates.insert_many(copies, ordered=False)


def _copy(document: Mapping[str, Any], scope_id: str, number: int) -> dict[str, Any]:
    own, name = new_certificate_id(scope_id), f"copy-{number}.pem"
    order = {ORDER_FIELD[OrderField.NAME]: order_key(Position(value=name, id=own))}
    return {**document, "_id": own, "scope_id": scope_id, "name": name, "search_name": name, **order}


async def _fill_destinations(database: Database, program: _Program, scope_ids: list[str], *, count: int) -> None:
    found = await database.configurations.find({"scope_id": program.subaccount, "name": "d0"}).to_list(1)
    original = read_stored(Configuration, found[0])
    for begin in range(0, count, _BATCH):
        clones = [_clone_destination(original, scope_ids[at % len(scope_ids)], at) for at in range(begin, min(begin + _BATCH, count))]
        await database.configurations.insert_many([write_configuration(clone) for clone in clones], ordered=False)


def _clone_destination(original: Configuration, scope_id: str, number: int) -> Configuration:
    own = new_configuration_id(ConfigurationKind.DESTINATION, scope_id)
    return replace(original, id=own, scope_id=scope_id, name=f"clone-{number}", subaccount=f"sub {number % 1000}")
