"""Uploads of each format and a look into one, each against the bare library's parse and, where it stores, a bare insert."""

import base64
from collections.abc import Callable
from typing import Any

from pymongo import MongoClient

from bench.connection import Connection, read_answer, sending
from bench.files import write_jks, write_p12, write_pem
from bench.floor import DATABASE, PARSERS, PASSWORD
from bench.measure import Call, compare, compare_pairs, measure_in_turns
from bench.queries import INSPECT
from bench.servers import Servers
from bench.stock import create_scope, write_upload
from bench.table import print_row

_FILES: dict[str, Callable[[], bytes]] = {"pem": write_pem, "p12": write_p12, "jks": write_jks}
_LIBRARIES = {"pem": "cryptography's load_pem", "p12": "cryptography's load_pkcs12", "jks": "pyjks"}


async def run_uploads(servers: Servers, *, seconds: float) -> None:
    """Measure uploads: a key with a chain of three, RSA-2048, by a multipart request."""
    scope_id = create_scope(servers.sides[0].service, "uploads")
    for kind, write in _FILES.items():
        octets = write()
        answer = servers.sides[0].service.send(write_upload(servers.sides[0].service, scope_id, octets, extension=kind))
        _make_ready(servers, f"upload {kind}", answer)
        calls: list[Call] = []
        for side in servers.sides:
            calls += [
                _uploading(side.service, scope_id, octets, extension=kind),
                sending(side.floor, side.floor.write(f"/upload/{kind}", octets)),
                sending(side.floor, side.floor.write("/transaction", octets)),
            ]
        *latencies, parse = measure_in_turns([*calls, _parsing(kind, octets)], seconds=seconds)
        by_driver = [latencies[at : at + 3] for at in range(0, len(latencies), 3)]
        what, library = f"upload of {kind.upper()}", _LIBRARIES[kind]
        print_row(what, f"bare server: {library}, insert", [compare(taken, bare) for taken, bare, _ in by_driver])
        print_row(what, "bare server: one transaction of the same", [compare(taken, stored) for taken, _, stored in by_driver])
        print_row(what, f"{library} alone, no server", [compare(taken, parse) for taken, _, _ in by_driver])


async def run_inspections(servers: Servers, *, seconds: float) -> None:
    """Measure looks into files, with every X.509 field in the answer."""
    for kind, write in _FILES.items():
        octets = write()
        given = {"source": {"base64": base64.b64encode(octets).decode()}, "password": None if kind == "pem" else PASSWORD}
        service = servers.sides[0].service
        _make_ready(servers, f"inspect {kind}", service.send(service.write_query(INSPECT, {"input": given})))
        calls: list[Call] = []
        for side in servers.sides:
            request = side.service.write_query(INSPECT, {"input": given})
            calls += [sending(side.service, request), sending(side.floor, side.floor.write(f"/inspect/{kind}", octets))]
        print_row(
            f"inspection of {kind.upper()}", f"bare server: {_LIBRARIES[kind]}", compare_pairs(measure_in_turns(calls, seconds=seconds))
        )


def _make_ready(servers: Servers, name: str, answer: bytes) -> None:
    """Give the floor the service's answer to say."""
    value = read_answer(answer)
    with MongoClient[dict[str, Any]](servers.mongodb_uri) as client:
        client[DATABASE].ready.insert_one({"_id": name, "value": value})


def _uploading(service: Connection, scope_id: str, octets: bytes, *, extension: str) -> Call:
    return lambda: service.send(write_upload(service, scope_id, octets, extension=extension))


def _parsing(kind: str, octets: bytes) -> Call:
    return lambda: PARSERS[kind](octets)
