"""Requests per second at four connections: the service, its floor and its peer, in turns. Medians of three runs."""

import json
import shutil
import statistics
from dataclasses import dataclass
from typing import Any

from pymongo import MongoClient

from bench.connection import Connection
from bench.files import write_pem
from bench.fill import clone_certificates
from bench.floor import DATABASE
from bench.peer import run_peer
from bench.queries import LIST, NINE, TYPENAME, Question
from bench.servers import Servers
from bench.stock import create_scope, upload
from bench.wrk import CONNECTIONS, measure_rate

RUNS = 3
PAGE = 50
CERTIFICATES = 1000
WIDTHS = (38, 22, 12, 12)


@dataclass(frozen=True)
class _Target:
    """A server, and the path at which it answers."""

    name: str
    server: Connection
    path: str


async def run_throughput(servers: Servers, *, seconds: float) -> None:
    """Measure a list, one certificate, and the least that can be asked."""
    if shutil.which("wrk") is None:
        print("wrk is missing: throughput is left out. On Debian: apt-get install wrk")
        return
    service = servers.sides[0].service
    scope_id = create_scope(service, "throughput")
    original = upload(service, scope_id, write_pem(), extension="pem")
    await clone_certificates(servers.database, original, scope_id=scope_id, count=CERTIFICATES - 1)
    questions = (
        Question(f"list of {PAGE}, 9 fields each", LIST, {"scope": scope_id, "first": PAGE}, "/list"),
        Question("one certificate, 9 fields", NINE, {"id": original}, "/one"),
        Question("{__typename}", TYPENAME, {}, "/typename"),
    )
    _fill_floor(servers, questions, scope_id)
    with run_peer(servers.mongodb_uri) as peer:
        print(f"\nrequests per second at {CONNECTIONS} connections, medians of {RUNS}")
        for question in questions:
            _compare(servers, question, peer, seconds=seconds)


def _fill_floor(servers: Servers, questions: tuple[Question, ...], scope_id: str) -> None:
    """Give the floor and the peer the answers as plain documents."""
    service = servers.sides[0].service
    answers = [json.loads(service.send(service.write_query(one.query, one.variables))) for one in questions]
    nodes = answers[0]["data"]["scope"]["certificates"]["nodes"]
    with MongoClient[dict[str, Any]](servers.mongodb_uri) as client:
        database = client[DATABASE]
        database.nodes.delete_many({})
        database.nodes.insert_many([{"scope": scope_id, "order": number, "node": node} for number, node in enumerate(nodes)])
        database.nodes.insert_one({"scope": "none", "order": 0, "node": answers[1]["data"]["certificate"]})
        database.nodes.create_index([("scope", 1), ("order", 1)])
        database.nodes.create_index("node.id")
        database.scopes.replace_one({"_id": scope_id}, {}, upsert=True)
        database.answers.replace_one({"_id": questions[1].variables["id"]}, answers[1], upsert=True)
        database.ready.replace_one({"_id": "list"}, {"value": answers[0]["extensions"]}, upsert=True)


def _compare(servers: Servers, question: Question, peer: Connection | None, *, seconds: float) -> None:
    targets = []
    for side in servers.sides:
        targets += [_Target(side.driver, side.service, "/graphql"), _Target(f"floor, {side.driver}", side.floor, question.path)]
    if peer is not None:
        targets.append(_Target("mercurius", peer, "/graphql"))
    rates: dict[str, list[float]] = {target.name: [] for target in targets}
    body = {"query": question.query, "variables": question.variables}
    for _ in range(RUNS):
        for target in targets:
            url, headers = f"{target.server.url}{target.path}", {**target.server.head, "Content-Type": "application/json"}
            rates[target.name].append(measure_rate(url, headers, body=body, seconds=seconds))
    medians = {name: statistics.median(values) for name, values in rates.items()}
    for name, rate in medians.items():
        floor = medians.get(f"floor, {name}")
        share = "" if floor is None else f"{rate / floor:{WIDTHS[3]}.2f} of the floor"
        print(f"{question.what:{WIDTHS[0]}}{name:{WIDTHS[1]}}{rate:{WIDTHS[2]},.0f}{share}", flush=True)
