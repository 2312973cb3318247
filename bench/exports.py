"""Exports and conversions with a private key, each against a bare server that has the answer ready, and against the same without the key.

Without the key no audit record is stored, so the second ratio is what the record costs, and what little the key's own octets do.
"""

import json
from dataclasses import dataclass
from typing import Any

from pymongo import MongoClient

from bench.connection import read_answer, sending
from bench.files import write_pem
from bench.floor import DATABASE
from bench.measure import Call, compare, compare_pairs, measure_in_turns
from bench.queries import EXPORT
from bench.servers import Servers
from bench.stock import create_scope, upload
from bench.table import print_row

AGAINST = "bare server, an answer of the same size"
END_OF_KEY = b"-----END PRIVATE KEY-----\n"


@dataclass(frozen=True)
class _Export:
    """Something that is exported with its key, and how the same is exported without."""

    what: str
    with_key: dict[str, Any]
    without_key: dict[str, Any]


async def run_exports(servers: Servers, *, seconds: float) -> None:
    """Measure exports of a key with a chain of three, RSA-2048: the stored file, and those that are built anew."""
    service = servers.sides[0].service
    scope_id = create_scope(service, "exports")
    octets = write_pem()
    with_key = upload(service, scope_id, octets, extension="pem")
    without_key = upload(service, scope_id, octets.partition(END_OF_KEY)[2], extension="pem")
    anew = {"certificate": with_key, "format": "PEM", "includeRoot": False}
    to_pkcs12 = {"certificate": with_key, "format": "PKCS12", "newPassword": "changeit"}
    for export in (
        _Export("export of a private key", {"certificate": with_key}, {"certificate": without_key}),
        _Export("conversion with a private key", anew, {**anew, "includePrivateKey": False}),
        _Export("conversion to PKCS#12 with a private key", to_pkcs12, {**to_pkcs12, "includePrivateKey": False}),
    ):
        _compare(servers, export, seconds=seconds)


def _compare(servers: Servers, export: _Export, *, seconds: float) -> None:
    calls: list[Call] = []
    with MongoClient[dict[str, Any]](servers.mongodb_uri) as client:
        answers = client[DATABASE].answers
        for number, side in enumerate(servers.sides):
            request = side.service.write_query(EXPORT, {"input": export.with_key})
            ready = f"{export.what} {number}"
            answers.insert_one({"_id": ready, **read_answer(side.service.send(request))})
            floor_request = side.floor.write("/one", json.dumps({"query": EXPORT, "variables": {"id": ready}}).encode())
            bare_request = side.service.write_query(EXPORT, {"input": export.without_key})
            read_answer(side.service.send(bare_request))
            calls += [sending(side.service, request), sending(side.floor, floor_request), sending(side.service, bare_request)]
    latencies = measure_in_turns(calls, seconds=seconds)
    pairs = [taken for at in range(0, len(latencies), 3) for taken in latencies[at : at + 2]]
    print_row(export.what, AGAINST, compare_pairs(pairs))
    print_row(export.what, "the same without the key", [compare(latencies[at], latencies[at + 2]) for at in range(0, len(latencies), 3)])
