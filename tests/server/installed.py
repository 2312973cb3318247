"""The real application over a real MongoDB, with a clock that tests move: its mutations, its public addresses, its job."""

import base64
import hashlib
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from pymongo import AsyncMongoClient
from pymongo.asynchronous.database import AsyncDatabase

from server.app import build_app
from server.installation import open_installation
from server.jobs.periodic import run_once
from server.session.endpoint import SessionEndpoint
from server.settings import Settings
from server.wiring.tokens import Tokens
from server.wiring.use_cases import UseCases
from services.model.secret import Secret
from tests.fakes.data import Memory
from tests.fakes.moments import MemoryMoments
from tests.opened import Opened, open_generated
from tests.server.readers import share_readers
from tests.support import FrozenClock, make_authority_key

FIELDS = """id name type format size version status notAfter hasPrivateKey deletedAt labels { key values }
  creation { method hasPassword generationService commonName validity { value unit } csrProvided createdBy }
  renewal { automatic eligibleAt nextAttemptAt lastAttempt { at succeeded message } } revocation { at reason } findings { code }
  ... on Keystore { locked }"""

_EXTRA = {
    "replaceCertificate": "changes { alias field before after }",
    "rollBackCertificate": "changes { alias field before after }",
}
_DRY_RUN = {
    "generateCertificate": "preview { name subject notBefore notAfter keyAlgorithm }",
    "replaceCertificate": _EXTRA["replaceCertificate"],
    "rollBackCertificate": _EXTRA["rollBackCertificate"],
}
_WITHOUT_CERTIFICATE = {
    "createScope": "scope { id }",
    "deleteScope": "scope { id }",
    "deleteCertificate": "deletedCertificateId name restorableUntil",
    "exportCertificate": "fileName content sha256",
}

ONE = f"""query ($id: ID!) {{ certificate(id: $id) {{ {FIELDS}
  versions {{ number origin ofVersion supersededAt kept createdBy notAfter }}
  entries {{ alias ... on PrivateKeyEntry {{ certificateChain {{ serialNumber subject {{ rfc4514 }} publicKey {{ spkiSha256 }} }} }}
    ... on TrustedCertificateEntry {{ certificate {{ serialNumber subject {{ rfc4514 }} }} }} }} }} }}"""

COUNT = "query ($id: ID!, $filter: CertificateFilter) { scope(id: $id) { certificates(filter: $filter) { totalCount nodes { id name } } } }"


@dataclass(frozen=True)
class Installed:
    """One installation. `call` returns what a mutation answered, success or failure."""

    http: httpx.AsyncClient
    use_cases: UseCases
    tokens: Tokens
    session: SessionEndpoint
    clock: FrozenClock
    moments: Memory
    database: AsyncDatabase[dict[str, Any]]

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Return `data` of an answer without errors."""
        answer = (await self.http.post("/graphql", json={"query": query, "variables": variables})).json()
        assert "errors" not in answer, answer
        return answer["data"]  # type: ignore[no-any-return]

    async def call(self, mutation: str, **given: Any) -> dict[str, Any]:
        """Return the mutation's result."""
        return (await self.ask(write_mutation(mutation), input=given))[mutation]  # type: ignore[no-any-return]

    async def change(self, mutation: str, **given: Any) -> dict[str, Any]:
        """Return the certificate of the mutation's success; fails the test for anything else."""
        result = await self.call(mutation, **given)
        assert result["__typename"].endswith("Success"), result
        return result["certificate"]  # type: ignore[no-any-return]

    async def scope(self) -> str:
        """Return the id of a new scope."""
        return (await self.call("createScope", level="SUBACCOUNT", subaccount=uuid.uuid4().hex))["scope"]["id"]  # type: ignore[no-any-return]

    async def generate(self, scope: str, name: str = "client", file_type: str = "PEM", **more: Any) -> dict[str, Any]:
        """Return a generated certificate, with an EC key unless another one is asked for: it is made in no time."""
        chosen = {} if "csr" in more else {"keyAlgorithm": "EC_P256"}
        return await self.change("generateCertificate", scope=scope, name=name, type=file_type, **(chosen | more))

    async def find(self, certificate_id: str) -> dict[str, Any]:
        """Return the certificate with its versions and entries."""
        found = (await self.ask(ONE, id=certificate_id))["certificate"]
        assert found is not None
        return found  # type: ignore[no-any-return]

    async def export(self, certificate_id: str) -> bytes:
        """Return the stored octets, compared with the digest that the service says."""
        result = await self.call("exportCertificate", certificate=certificate_id)
        octets = base64.b64decode(result["content"], validate=True)
        assert hashlib.sha256(octets).hexdigest() == result["sha256"]
        return octets

    async def open(self, certificate: dict[str, Any], password: str | None = None) -> Opened:
        """Return what a consumer finds in the stored octets."""
        return open_generated(await self.export(certificate["id"]), certificate["type"], password)

    async def names(self, scope: str, **conditions: Any) -> list[str]:
        """Return the names of the scope's certificates."""
        page = (await self.ask(COUNT, id=scope, filter=conditions or None))["scope"]["certificates"]
        assert page["totalCount"] == len(page["nodes"])
        return [node["name"] for node in page["nodes"]]

    async def run_job(self) -> int:
        """Run the periodic job once; return how many certificates it renewed."""
        return await run_once(self.use_cases)

    async def kept_things(self) -> dict[str, int]:
        """Return how many documents each collection has in which a certificate leaves something."""
        names = ("certificates", "versions", "octets", "contents", "receipts", "audit")
        return {name: await self.database[name].count_documents({}) for name in names}


def write_mutation(mutation: str) -> str:
    """Return the GraphQL document of a mutation with all that its success tells, and what its failures add."""
    kind = mutation[0].upper() + mutation[1:]
    success = _WITHOUT_CERTIFICATE.get(mutation) or f"certificate {{ {FIELDS} }} {_EXTRA.get(mutation, '')}"
    dry_run = f"... on {kind}DryRun {{ {_DRY_RUN[mutation]} }}" if mutation in _DRY_RUN else ""
    failures = " ".join(f"... on {error} {{ {field} }}" for error, (field, mutations) in _FAILURE_FIELDS.items() if mutation in mutations)
    return (
        f"mutation ($input: {kind}Input!) {{ {mutation}(input: $input) {{ __typename"
        f" ... on {kind}Success {{ {success} }} {dry_run} ... on Error {{ code message }} {failures} }} }}"
    )


_FAILURE_FIELDS = {
    "InvalidInputError": ("field", ("generateCertificate", "renewCertificate", "uploadCertificate", "replaceCertificate")),
    "AuthorityUnavailableError": ("retryAfter", ("generateCertificate", "renewCertificate")),
}


@asynccontextmanager
async def installed(
    mongo_uri: str, data: Path, *, clock: FrozenClock | None = None, database: str | None = None, **settings: Any
) -> AsyncIterator[Installed]:
    """Open an installation, without the periodic job, with a database of its own, which is removed at the end, or with that one.

    The clock starts at the real time, because openssl, keytool and Node look at their own.
    """
    clock = clock or FrozenClock(datetime.now(UTC).replace(microsecond=0))
    name = database or f"lifecycle_{uuid.uuid4().hex}"
    chosen = Settings(data=data, mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=name, **{"dev_token": True, **settings})
    mongo: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(mongo_uri)
    async with (
        open_installation(
            chosen,
            clock,
            MemoryMoments(memory := Memory(), clock),
            reader=await share_readers(),
            make_authority_key=make_authority_key,
        ) as installation,
        mongo,
    ):
        token = (data / "dev-token").read_text().strip() if (data / "dev-token").exists() else "none"
        transport = httpx.ASGITransport(build_app(chosen, installation, page=data / "dist"))
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080", headers=headers, timeout=30) as http:
            yield Installed(http, installation.use_cases, installation.tokens, installation.session, clock, memory, mongo[name])
        if database is None:
            await mongo.drop_database(name)


def moment(text: str) -> datetime:
    """Return a DateTime of the API."""
    return datetime.fromisoformat(text)


SECOND = timedelta(seconds=1)
