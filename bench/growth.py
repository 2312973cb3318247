"""How latencies grow with the number of certificates in one scope: pages at the start and deep in the middle, totals, look-ups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.connection import Connection, sending
from bench.files import write_pem
from bench.fill import clone_certificates
from bench.measure import compare, measure_in_turns
from bench.queries import BY_FINGERPRINT, LIST, TOTAL
from bench.servers import Servers
from bench.stock import create_scope, upload
from bench.table import print_row
from schema.certificates.lists import name_certificates
from schema.cursor import write_cursor
from services.model.certificate import Certificate
from services.model.query import Direction, Listing, OrderField, read_position
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD

PAGE = 50

ORDERS = (
    (OrderField.NAME, "ASC"),
    (OrderField.CREATED_AT, "DESC"),
    (OrderField.MODIFIED_AT, "DESC"),
    (OrderField.NOT_AFTER, "ASC"),
)


@dataclass(frozen=True)
class _Scope:
    id: str
    count: int
    sha256: str
    """The fingerprint of one of its certificates."""


@dataclass(frozen=True)
class _Question:
    """One query, with the variables for each scope."""

    what: str
    query: str
    variables: Sequence[dict[str, Any]]


async def run_growth(servers: Servers, *, seconds: float, counts: Sequence[int]) -> None:
    """Measure the larger scopes against the smallest, in turns."""
    service, database = servers.sides[0].service, servers.database
    scopes = [await _fill(service, database, count) for count in counts]
    for field, direction in ORDERS:
        order = f"list by {field.value}, {direction}"
        first = [_ask_page(scope, field, direction) for scope in scopes]
        towards = Direction(direction)
        cursors = [await _find_middle(database, scope, field, direction=towards) for scope in scopes]
        middle = [{**one, "after": cursor} for cursor, one in zip(cursors, first, strict=True)]
        _compare(servers, scopes, _Question(f"{order}: first page", LIST, first), seconds=seconds)
        _compare(servers, scopes, _Question(f"{order}: middle", LIST, middle), seconds=seconds)
    totals = [{"scope": scope.id} for scope in scopes]
    _compare(servers, scopes, _Question("totalCount", TOTAL, totals), seconds=seconds)
    fingerprints = [{"scope": scope.id, "sha256": scope.sha256} for scope in scopes]
    _compare(servers, scopes, _Question("list of one fingerprint", BY_FINGERPRINT, fingerprints), seconds=seconds)


async def _fill(service: Connection, database: Database, count: int) -> _Scope:
    scope_id = create_scope(service, f"growth {count}")
    original = upload(service, scope_id, write_pem(), extension="pem")
    await clone_certificates(database, original, scope_id=scope_id, count=count - 1)
    found: list[dict[str, Any]] = await database.certificates.find({"scope_id": scope_id}, {"search_sha256": 1}).limit(2).to_list(2)
    return _Scope(scope_id, count, found[1]["search_sha256"][0])


def _ask_page(scope: _Scope, field: OrderField, direction: str) -> dict[str, Any]:
    return {"scope": scope.id, "first": PAGE, "orderBy": {"field": field.value, "direction": direction}}


async def _find_middle(database: Database, scope: _Scope, field: OrderField, *, direction: Direction) -> str:
    """Return the cursor of the certificate in the middle of the order."""
    found = database.certificates.find({"scope_id": scope.id}, skip=scope.count // 2).sort([(ORDER_FIELD[field], 1)]).limit(1)
    listing = Listing(first=PAGE, scope_id=scope.id, order_by=field, direction=direction)
    certificate = read_stored(Certificate, (await found.to_list(1))[0])
    return write_cursor(read_position(certificate, field, now=certificate.created_at), of=name_certificates(listing))


def _compare(servers: Servers, scopes: Sequence[_Scope], question: _Question, *, seconds: float) -> None:
    calls = [
        sending(side.service, side.service.write_query(question.query, variables))
        for side in servers.sides
        for variables in question.variables
    ]
    latencies = measure_in_turns(calls, seconds=seconds)
    by_driver = [latencies[at : at + len(scopes)] for at in range(0, len(latencies), len(scopes))]
    for number, scope in list(enumerate(scopes))[1:]:
        print_row(question.what, f"{scope.count:,} against {scopes[0].count:,}", [compare(one[number], one[0]) for one in by_driver])
