"""Questions over a whole tenant: 1,000,000 certificates in 2,000 scopes against 10,000 in 20, each a service with a MongoDB of its own.

Both databases are filled as the release before wrote them, so that it is also seen what the first start of this release makes of them.
"""

import asyncio
import random
import secrets
import signal
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.connection import Connection, sending
from bench.files import write_pem
from bench.measure import measure_in_turns
from bench.queries import NINE_FIELDS
from bench.servers import Servers
from bench.stock import create_scope, upload
from services.model.certificate import Certificate, Label, SearchFacts
from services.model.identity import new_certificate_id, new_scope_id
from services.model.scope import Scope
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database, connect
from services.storage.mongo.derived import write_certificate, write_scope
from services.storage.mongo.indexes import AFTER_MIGRATION, BESIDE
from tests.fault.service import Service

SIZES = ((10_000, 20), (1_000_000, 2_000))
"""Certificates and scopes of the small tenant and of the large one."""

_BATCH = 2000
_UNTIL_KILL = 10.0
_PAUSE = 0.2  # seconds
SETTINGS = {"DESTCERT_MONGODB_DRIVER": "pymongo", "DESTCERT_MONGODB_CACHE": "6144"}  # the indexes of the large tenant fit
_SPREAD = timedelta(days=900)
_WORDS = (
    "orders",
    "billing",
    "payments",
    "shipping",
    "customer",
    "gateway",
    "reports",
    "identity",
    "audit",
    "invoice",
    "partner",
    "search",
)
_AUTHORITIES = [f"CN=Issuing CA {number},O=Bench Trust {number % 5},C=DE" for number in range(40)]

PAGE = f"""query ($filter: CertificateFilter, $orderBy: CertificateOrder) {{
  certificates(filter: $filter, orderBy: $orderBy) {{ nodes {{ {NINE_FIELDS} }} }} }}"""
TOTAL = "query ($filter: CertificateFilter) { certificates(first: 1, filter: $filter) { totalCount totalCountIsExact } }"
STATISTICS = """query ($expiring: ExpiryIntervals) { statistics(expiring: $expiring) {
  total byStatus { status total automaticRenewal } byType { type total }
  expiring { from total byStatus { status total automaticRenewal } } } }"""
SCOPE_PAGE = """query ($id: ID!, $sha256: Hex) { scope(id: $id) {
  certificates(first: 50) { totalCount nodes { id name } } found: certificates(filter: {sha256: $sha256}) { nodes { id } } } }"""
_YEAR = {"from": "2026-06-15T12:34:56Z", "to": "2027-06-15T12:34:56Z", "per": "DAY"}

ORDERS = ("NAME", "CREATED_AT", "MODIFIED_AT", "NOT_AFTER", "TYPE", "STATUS")


@dataclass(frozen=True)
class Tenant:
    """A filled tenant behind its running service."""

    service: Connection
    one: Certificate
    """One of its certificates, with its facts."""


async def run_tenant(_: Servers, *, seconds: float, sizes: tuple[tuple[int, int], ...] = SIZES) -> None:
    """Fill both tenants, and print each question with its median in both and their ratio."""
    with tempfile.TemporaryDirectory(prefix="bench-tenant-") as folder:
        services = [Service(Path(folder) / str(count), settings=SETTINGS) for count, _ in sizes]
        try:
            tenants = [await start_tenant(service, count, scopes) for service, (count, scopes) in zip(services, sizes, strict=True)]
            print(f"\n{'whole tenant':44}" + "".join(f"{count:>12,} ms" for count, _ in sizes) + f"{'ratio':>8}")
            asked = [_list_questions(tenant.one) for tenant in tenants]
            for what in asked[0]:
                calls = [
                    sending(tenant.service, tenant.service.write_query(*questions[what]))
                    for tenant, questions in zip(tenants, asked, strict=True)
                ]
                for tenant, questions in zip(tenants, asked, strict=True):
                    tenant.service.ask(*questions[what])  # raises for an answer with errors
                medians = [1000 * statistics.median(taken) for taken in measure_in_turns(calls, seconds=seconds)]
                print(f"{what:44}" + "".join(f"{median:15.2f}" for median in medians) + f"{medians[-1] / medians[0]:8.2f}", flush=True)
        finally:
            for service in services:
                service.end()


def _list_questions(one: Certificate) -> dict[str, tuple[str, dict[str, Any]]]:
    label = one.labels[0]
    filters: dict[str, dict[str, Any]] = {
        "fingerprint": {"sha256": one.facts.sha256[0]},
        "serial number": {"serialNumber": one.facts.serial_numbers[0]},
        "label": {"labels": [{"key": label.key, "values": list(label.values)}]},
        "part of a name": {"nameContains": one.name[2:-6]},
        "part of a name, common": {"nameContains": "billing"},
        "part of a subject": {"subjectContains": one.facts.subjects[0][5:20]},
        "part of an issuer, common": {"issuerContains": "issuing ca 7"},
        "expired": {"statuses": ["EXPIRED"]},
        "expiring": {"statuses": ["EXPIRING"]},
        "expired or expiring": {"statuses": ["EXPIRED", "EXPIRING"]},
        "found expired": {"findings": ["EXPIRED"]},
        "found to expire soon": {"findings": ["EXPIRES_SOON"]},
        "found an error": {"severities": ["ERROR"]},
        "no private key": {"hasPrivateKey": False},
    }
    pages: dict[str, dict[str, Any]] = {f"page by {order}": {"orderBy": {"field": order, "direction": "ASC"}} for order in ORDERS}
    return {
        **{what: (PAGE, variables) for what, variables in pages.items()},
        **{f"list: {what}": (PAGE, {"filter": wanted}) for what, wanted in filters.items()},
        "total of everything": (TOTAL, {}),
        **{f"total: {what}": (TOTAL, {"filter": wanted}) for what, wanted in filters.items()},
        "statistics": (STATISTICS, {}),
        "statistics, days of a year": (STATISTICS, {"expiring": _YEAR}),
        "statistics, days of a year in Asia/Kolkata": (STATISTICS, {"expiring": {**_YEAR, "timeZone": "Asia/Kolkata"}}),
    }


async def start_tenant(service: Service, count: int, scopes: int, *, octets: bytes = b"") -> Tenant:
    """Fill a database as the release before left it, start the service on it, and return when it has made of it what it needs.

    `octets` is the PEM file that is cloned; that of ten years where there is none.
    """
    await service.start()
    connection = Connection(service.url, (service.data / "dev-token").read_text().strip())
    original_id = upload(connection, create_scope(connection, "original"), octets or write_pem(), extension="pem")
    database = connect(f"{service.mongodb_uri}&timeoutMS=60000", "pymongo", name="destcert")
    begun = time.monotonic()
    for later in (BESIDE, AFTER_MIGRATION):
        for index in later["certificates"]:
            await database.certificates.drop_index(str(index.document["name"]))
    one = await _fill(database, original_id, count=count, scopes=scopes)
    await database.installation.update_one({"_id": "schema"}, {"$set": {"version": 1}})
    print(f"\n{count:,} certificates in {scopes:,} scopes, filled in {time.monotonic() - begun:.0f} s", flush=True)
    await database.close()
    service.end()
    connection = await _start_on_the_release_before(service, one)
    await _print_size(service)
    return Tenant(connection, one)


async def _start_on_the_release_before(service: Service, one: Certificate) -> Connection:
    """Start, kill, start again, and ask old questions until everything is built; print what it took."""
    after, begun = await service.start(), time.monotonic()
    print(f"ready {after:.1f} s after the start, with mongod")
    await asyncio.sleep(_UNTIL_KILL)
    service.signal_group(signal.SIGKILL)
    await service.wait(seconds=10)
    print(f"killed after {_UNTIL_KILL:.0f} s; ready {await service.start():.1f} s after the next start")
    connection = Connection(service.url, (service.data / "dev-token").read_text().strip())
    taken: list[float] = []
    old = connection.write_query(SCOPE_PAGE, {"id": one.scope_id, "sha256": one.facts.sha256[0]})
    counted = connection.write_query("{ statistics { total } }", {})
    while b'"errors"' in connection.send(counted):
        asked = time.monotonic()
        answer = connection.send(old)
        taken.append(time.monotonic() - asked)
        if b'"errors"' in answer or one.id.encode() not in answer:
            raise RuntimeError(answer[:500])
        await asyncio.sleep(_PAUSE)
    print(f"everything built, migrated and counted {time.monotonic() - begun:.0f} s after the first start", flush=True)
    print(f"{len(taken)} old questions meanwhile: median {1000 * statistics.median(taken):.1f} ms, longest {1000 * max(taken):.0f} ms")
    return connection


async def _print_size(service: Service) -> None:
    database = connect(service.mongodb_uri, "pymongo", name="destcert")
    figures = await database.scopes.database.command("collStats", "certificates")
    used, indexes = figures["storageSize"] - figures["freeStorageSize"], figures["totalIndexSize"] / figures["count"]
    row, free = used / figures["count"], figures["freeStorageSize"] / figures["count"]
    sizes = ", ".join(
        f"{name} {size / figures['count']:.0f}" for name, size in sorted(figures["indexSizes"].items(), key=lambda one: -one[1])
    )
    print(f"{row:,.0f} + {indexes:,.0f} octets of each, row and indexes, and {free:,.0f} free for more ({sizes})", flush=True)
    await database.close()


async def _fill(database: Database, original_id: str, *, count: int, scopes: int) -> Certificate:
    """Add clones of a certificate that was really uploaded, with names, times, facts and labels of their own; return one of them."""
    original = read_stored(Certificate, (await database.certificates.find({"_id": original_id}).to_list(1))[0])
    found = (await database.scopes.find({"_id": original.scope_id}).to_list(1))[0]
    numbers, one = random.Random(count), original
    scope_ids = [new_scope_id() for _ in range(scopes)]
    for number, scope_id in enumerate(scope_ids):
        scope = replace(read_stored(Scope, found), id=scope_id, subaccount=f"sub {number}", certificate_count=count // scopes)
        await database.scopes.insert_one(write_scope(scope))
    for begin in range(0, count, _BATCH):
        clones = [
            clone_certificate(original, scope_ids[at % scopes], at, numbers=numbers) for at in range(begin, min(begin + _BATCH, count))
        ]
        await database.certificates.insert_many([_write_as_before(clone) for clone in clones], ordered=False)
        one = clones[len(clones) // 2]
    return one


def _write_as_before(certificate: Certificate) -> dict[str, Any]:
    document = write_certificate(certificate)
    for field in ("search_tokens", "search_tokens_of", "order_type", "subject", "common_name", "subject_of"):
        document.pop(field)
    return document


def clone_certificate(original: Certificate, scope_id: str, number: int, *, numbers: random.Random) -> Certificate:
    """Return a certificate like the original, in that scope, with a name, times, facts and labels of its own."""
    shift = _SPREAD * numbers.random() - _SPREAD / 3
    first, second, host = numbers.choice(_WORDS), numbers.choice(_WORDS), numbers.randbytes(5).hex()
    validities = tuple(
        replace(one, not_before=one.not_before - shift, not_after=one.not_after - shift, expiring_from=one.expiring_from - shift)
        for one in original.validities
    )
    issuer = numbers.choice(_AUTHORITIES)
    facts = SearchFacts(
        subjects=(f"CN={first}.{host}.example.com,OU={second},O=Bench {number % 300},C=DE", issuer),
        issuers=(issuer, issuer),
        serial_numbers=(numbers.randbytes(16).hex(), "0a"),
        sha256=(secrets.token_hex(32), f"{number % 40:064x}"),
        spki_sha256=(secrets.token_hex(32), f"{number % 40:064x}"),
    )
    return replace(
        original,
        id=new_certificate_id(scope_id),
        scope_id=scope_id,
        name=f"{first}-{second}-{host}.pem",
        created_at=original.created_at - abs(shift),
        modified_at=original.modified_at - abs(shift) * numbers.random(),
        validities=validities,
        labels=(Label(key="team", values=(f"team {number // 20}",)), Label(key="stage", values=(("dev", "test", "prod")[number % 3],))),
        facts=facts,
    )
