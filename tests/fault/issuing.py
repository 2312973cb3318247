"""What the fault tests of generated certificates share: mutations, code that is put into the service's process, and its workers."""

import base64
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from tests.fault.client import Client, Unexpected
from tests.fault.processes import ROOT
from tests.fault.service import Service
from tests.server.installed import write_mutation

DAY = {"value": 1, "unit": "DAYS"}

SIGNING_LOG = "SIGNING_LOG"
"""The variable that names the file of `LOG_SIGNATURES`."""

LOG_SIGNATURES = """
import os
from services.issuance.local_authority import LocalAuthority

log = os.open(os.environ["SIGNING_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
sign = LocalAuthority.issue

async def issue(self, request):
    os.write(log, f"{request.serial_number:040x}\\n".encode())
    return await sign(self, request)

LocalAuthority.issue = issue
"""
"""Notes what the authority is about to sign outside of everything that is killed, as an HSM does."""

WITHOUT_INTENTS = """
from services.storage.mongo import records as mongo_alongside
from services.storage.mongo.records import MongoIntents

async def nothing(*_):
    pass

MongoIntents.add = mongo_alongside._finish_intent = nothing
"""
"""Turns the order into sign, then store: what the tests must notice."""

WITHOUT_COMPARISON = """
from dataclasses import replace
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.versions import MongoVersions

store = MongoVersions.add_version

async def add_version(self, certificate, version, **more):
    number = (await MongoCertificates(self._database).find(certificate.tenant, certificate.id)).version + 1
    await store(self, replace(certificate, version=number), replace(version, number=number), **more)

MongoVersions.add_version = add_version
"""
"""Leaves nothing but the lease between two replicas: what the tests must notice."""


FREEZE_BEFORE_STORING = """
import os, signal
from services.issuance.local_authority import LocalAuthority

sign = LocalAuthority.issue

async def issue(self, request):
    LocalAuthority.issue = sign
    issued = await sign(self, request)
    os.kill(os.getpid(), signal.SIGSTOP)
    return issued

LocalAuthority.issue = issue
"""
"""Stops the process, as SIGSTOP from outside does, when its first certificate is signed and not stored yet."""


def put_into(folder: Path, *codes: str) -> dict[str, str]:
    """Return the variables that make a service run the code before its own; its readers and mongod do not."""
    folder.mkdir(parents=True, exist_ok=True)
    guard = 'import sys\nif sys.orig_argv[1:3] == ["-m", "server"]:\n'
    body = "".join(f"    {line}\n" for code in codes for line in dedent(code).splitlines())
    (folder / "sitecustomize.py").write_text(guard + body)
    return {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


async def mutate(client: Client, mutation: str, **given: Any) -> dict[str, Any]:
    """Return the success of a mutation; raises Unexpected for a typed failure."""
    result: dict[str, Any] = (await client.ask(write_mutation(mutation), input=given))[mutation]
    if not result["__typename"].endswith("Success"):
        raise Unexpected(str(result))
    return result


def start_worker(service: Service, folder: Path, *, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start `python -m server renew --once` on the database of a running service, as another replica does."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DESTCERT_")}
    environment |= {
        "DESTCERT_DATA": str(folder),
        "DESTCERT_MONGODB_URI": service.mongodb_uri,
        "DESTCERT_MASTER_KEY": base64.b64encode((service.data / "master-key").read_bytes()).decode(),
        "DESTCERT_READERS": "1",
        **(more or {}),
    }
    command = [sys.executable, "-m", "server", "renew", "--once"]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, start_new_session=True, **streams)  # type: ignore[call-overload,no-any-return]
