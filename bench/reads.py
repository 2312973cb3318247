"""A list of 50, one certificate, and one key store with four entries, each against a bare server that has the answer ready."""

import json
from typing import Any

from pymongo import MongoClient

from bench.connection import BadAnswer, read_answer, sending
from bench.files import write_jks, write_pem
from bench.fill import clone_certificates
from bench.floor import DATABASE
from bench.measure import Call, compare_pairs, measure_in_turns
from bench.queries import KEYSTORE, LIST, ONE, Question
from bench.servers import Servers
from bench.stock import create_scope, upload
from bench.table import print_row

PAGE = 50
CERTIFICATES = 1000
AGAINST = "bare server, same bytes, same MongoDB"


async def run_lists(servers: Servers, *, seconds: float) -> None:
    """Measure a page of a scope of 1,000 certificates, nine fields each."""
    service = servers.sides[0].service
    scope_id = create_scope(service, "lists")
    original = upload(service, scope_id, write_pem(), extension="pem")
    await clone_certificates(servers.database, original, scope_id=scope_id, count=CERTIFICATES - 1)
    variables = {"scope": scope_id, "first": PAGE}
    answer = read_answer(service.send(service.write_query(LIST, variables)))
    nodes = answer["data"]["scope"]["certificates"]["nodes"]
    with MongoClient[dict[str, Any]](servers.mongodb_uri) as client:
        database = client[DATABASE]
        database.nodes.insert_many([{"scope": scope_id, "order": number, "node": node} for number, node in enumerate(nodes)])
        database.nodes.create_index([("scope", 1), ("order", 1)])
        database.ready.insert_one({"_id": "list", "value": answer["extensions"]})
    _compare(servers, Question(f"list of {PAGE}, 9 fields each", LIST, variables, "/list"), seconds=seconds)


async def run_details(servers: Servers, *, seconds: float) -> None:
    """Measure one certificate, and one key store with four entries, with every X.509 field."""
    service = servers.sides[0].service
    scope_id = create_scope(service, "details")
    for what, query, octets, extension in (
        ("one certificate, all X.509 fields", ONE, write_pem(), "pem"),
        ("one keystore of 4 entries, all X.509 fields", KEYSTORE, write_jks(keys=2, authorities=2), "jks"),
    ):
        variables = {"id": upload(service, scope_id, octets, extension=extension)}
        answer = read_answer(service.send(service.write_query(query, variables)))
        with MongoClient[dict[str, Any]](servers.mongodb_uri) as client:
            client[DATABASE].answers.insert_one({"_id": variables["id"], **answer})
        _compare(servers, Question(what, query, variables, "/one"), seconds=seconds)


def _compare(servers: Servers, question: Question, *, seconds: float) -> None:
    calls: list[Call] = []
    for side in servers.sides:
        request = side.service.write_query(question.query, question.variables)
        floor_request = side.floor.write(question.path, json.dumps({"query": question.query, "variables": question.variables}).encode())
        if side.service.send(request) != side.floor.send(floor_request):
            raise BadAnswer(f"{question.what}: the floor does not give the same bytes.")
        calls += [sending(side.service, request), sending(side.floor, floor_request)]
    print_row(question.what, AGAINST, compare_pairs(measure_in_turns(calls, seconds=seconds)))
