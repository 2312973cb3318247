"""What everybody else notices of callers who send the costliest requests there are, as fast as they can: an upload and a light query.

The bounds are printed with the figures: 3 times what an upload takes alone or 100 ms, whichever is more; 100 ms for 19 of 20 light queries.
"""

import itertools
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bench.bombs import write_bombs
from bench.connection import BadAnswer, Connection, Request, read_answer
from bench.files import write_p12, write_pem
from bench.floor import PASSWORD
from bench.issuance import GENERATE
from bench.load import Load, under
from bench.queries import NINE
from bench.servers import Servers
from bench.stock import create_scope, upload, write_upload

ROUNDS = 20
LIGHT_QUERIES = 10
"""Of each round."""

PAUSE = 0.5
"""Seconds between rounds, so that they spread over what a load does while its files are read, refused and sent again."""

WARM_UP = 5
RAMP = 3.0
"""Seconds until the load is there, and whatever the first of its files do has begun."""

MAX_RATIO, MAX_SECONDS = 3, 0.1
PERCENTILE = 95

_names: Iterator[int] = itertools.count()

Call = Callable[[], object]


@dataclass(frozen=True)
class Noticed:
    """Seconds of each call of a customer, and of each light query; how many calls failed."""

    calls: Sequence[float]
    light: Sequence[float]
    failures: int

    @property
    def median(self) -> float:
        """Of the calls."""
        return statistics.median(self.calls)

    @property
    def light_percentile(self) -> float:
        """The time in which 95 of 100 light queries were answered."""
        return statistics.quantiles(self.light, n=100)[PERCENTILE - 1]


async def run_fairness(servers: Servers, *, seconds: float) -> None:
    """Measure uploads beside bombs and beside the worst request, and generation of EC keys beside that of RSA keys.

    `seconds` are not used: each row is 20 rounds, however long they take.
    """
    del seconds
    service = servers.sides[0].service
    scope_id = create_scope(service, "fairness")
    octets = write_p12()
    bombs = write_bombs()
    loads = {
        "20 connections send bombs": Load(20, [_write_inspection(service, bomb) for bomb in bombs.values()]),
        "2 callers send the worst request": Load(2, [_write_inspection(service, bomb, times=3) for bomb in bombs.values()]),
        "2 callers send it with 15 aliases": Load(2, [_write_inspection(service, bomb, times=15) for bomb in bombs.values()]),
    }
    _compare(service, "upload of a P12", lambda: service.send(write_upload(service, scope_id, octets, extension="p12")), loads=loads)
    flood = [_write_generation(service, scope_id, "RSA_4096") for _ in range(2_000)]
    _compare(
        service,
        "generation of EC P-256",
        lambda: read_answer(service.send(_write_generation(service, scope_id, "EC_P256"))),
        loads={"20 connections generate RSA 4096": Load(20, flood)},
    )


def _compare(service: Connection, what: str, call: Call, *, loads: dict[str, Load]) -> None:
    light = Connection(service.url, service.token)
    scope_id = create_scope(service, what)
    ask = partial(light.send, light.write_query(NINE, {"id": upload(service, scope_id, write_pem(), extension="pem")}))
    for _ in range(WARM_UP):
        call()
    alone = _measure(call, ask)
    _print(what, "nobody else", alone, alone=alone)
    for whom, load in loads.items():
        with under(load, service) as sent:
            time.sleep(RAMP)
            noticed = _measure(call, ask)
            _print(what, f"{whom} ({sent})", noticed, alone=alone)
    light.close()


def _measure(call: Call, ask: Call) -> Noticed:
    calls, light, failures = [], [], 0
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        try:
            call()
        except BadAnswer:
            failures += 1
        calls.append(time.perf_counter() - begun)
        light += [_time(ask) for _ in range(LIGHT_QUERIES)]
        time.sleep(PAUSE)
    return Noticed(calls, light, failures)


def _time(call: Call) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def _print(what: str, whom: str, noticed: Noticed, *, alone: Noticed) -> None:
    most = max(MAX_RATIO * alone.median, MAX_SECONDS)
    times = (noticed.median, max(noticed.calls), most, noticed.light_percentile, MAX_SECONDS)
    median, longest, bound, light, light_bound = (f"{1000 * one:.1f}" for one in times)
    print(f"{what}, {whom}:")
    print(f"    median {median} ms (bound {bound}), longest {longest} ms, {noticed.failures} of {ROUNDS} failed", end="")
    print(f"; light query p95 {light} ms (bound {light_bound})", flush=True)


def _write_inspection(service: Connection, octets: bytes, *, times: int = 1) -> Request:
    """Return a request that has one file inspected so many times."""
    fields = " ".join(
        f"a{number}: inspectCertificate(input: {{source: {{file: $file}}, password: $password}}) {{ ... on Error {{ code }} }}"
        for number in range(times)
    )
    query = f"query ($file: Upload!, $password: String) {{ {fields} }}"
    operations = json.dumps({"query": query, "variables": {"file": None, "password": PASSWORD}})
    parts = {"operations": operations.encode(), "map": b'{"0": ["variables.file"]}', '0"; filename="bomb': octets}
    body = b"".join(
        b'--limit\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value) for name, value in parts.items()
    )
    return service.write(
        "/graphql", body + b"--limit--\r\n", Content_Type="multipart/form-data; boundary=limit", GraphQL_Require_Preflight="1"
    )


def _write_generation(service: Connection, scope_id: str, algorithm: str) -> Request:
    given = {"scope": scope_id, "name": f"fair{next(_names):07}", "type": "PEM", "keyAlgorithm": algorithm}
    return service.write_query(GENERATE, {"input": given})
