"""Uploads with the audit chained, against the same uploads by the release before, which stored the record by itself."""

import subprocess
import tempfile
from pathlib import Path

from bench.connection import Connection
from bench.files import write_pem
from bench.measure import Call, compare_pairs, measure_in_turns
from bench.servers import Servers
from bench.stock import create_scope, write_upload
from bench.table import print_row
from tests.fault.processes import ROOT
from tests.fault.service import Service

BEFORE = "63653d4"
"""The last commit without chains."""


async def run_chain(servers: Servers, *, seconds: float) -> None:
    """Measure both releases on one MongoDB, each with a database of its own, by each driver."""
    with tempfile.TemporaryDirectory(prefix="bench-before-") as folder:
        root = Path(folder) / "code"
        root.mkdir()
        archive = subprocess.run(["git", "archive", BEFORE], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", str(root)], input=archive, check=True)
        before: list[Service] = []
        try:
            calls: list[Call] = []
            for side in servers.sides:
                service = Service(Path(folder) / side.driver, settings=_settings(servers, side.driver), root=root)
                before.append(service)
                await service.start()
                peer = Connection(service.url, (service.data / "dev-token").read_text().strip())
                calls += [_uploading(side.service, f"chain {side.driver}"), _uploading(peer, f"chain {side.driver}")]
            print_row("upload of PEM, audit chained", "the release before", compare_pairs(measure_in_turns(calls, seconds=seconds)))
        finally:
            for service in before:
                service.end()


def _settings(servers: Servers, driver: str) -> dict[str, str]:
    return {
        "DESTCERT_MONGODB_DRIVER": driver,
        "DESTCERT_MONGODB_URI": servers.mongodb_uri,
        "DESTCERT_MONGODB_DATABASE": f"before_{driver}",
        "DESTCERT_DEV_TOKEN": "on",
        "DESTCERT_MAX_CERTIFICATES": "10000000",
    }


def _uploading(service: Connection, scope: str) -> Call:
    scope_id, octets = create_scope(service, scope), write_pem()
    return lambda: service.send(write_upload(service, scope_id, octets, extension="pem"))
