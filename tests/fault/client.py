"""A client of the API, as small as the fault tests need it: JSON over one kept connection."""

import base64
import hashlib
from dataclasses import dataclass
from typing import Any, Self

import httpx

from tests.fault.files import File

_CREATE_SCOPE = """mutation ($input: CreateScopeInput!) { createScope(input: $input) {
  ... on CreateScopeSuccess { scope { id } } ... on Error { code message } } }"""

_UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  __typename ... on UploadCertificateSuccess { certificate { id } } ... on Error { code message } } }"""

_INSPECT = """query ($input: InspectCertificateInput!) { inspectCertificate(input: $input) {
  __typename ... on InspectCertificateSuccess { inspection { locked entries { alias } } } ... on Error { code message } } }"""

_UNLOCK = """mutation ($input: UnlockKeystoreInput!) { unlockKeystore(input: $input) {
  __typename ... on UnlockKeystoreSuccess { certificate { id } } ... on Error { code message } } }"""

_EXPORT = """mutation ($input: ExportCertificateInput!) { exportCertificate(input: $input) {
  __typename ... on ExportCertificateSuccess { fileName content sha256 } ... on Error { code message } } }"""

_LIST = """query ($scope: ID!, $after: String) { scope(id: $scope) { certificates(first: 100, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id name size } } } }"""

_OPEN = """query ($id: ID!) { certificate(id: $id) { name size status versions { number size } entries { alias __typename
  ... on PrivateKeyEntry { privateKey { algorithm bits locked } certificateChain { subject { rfc4514 } fingerprints { sha256 } } }
  ... on TrustedCertificateEntry { certificate { subject { rfc4514 } fingerprints { sha256 } } }
  ... on UnreadableEntry { reason } } } }"""


class Unexpected(AssertionError):
    """An answer that is neither a success nor a typed failure; the message has it."""


class Unavailable(Exception):
    """A 503: a part of the service is down, and whether a mutation was stored is not known."""


@dataclass(frozen=True)
class Listed:
    """A certificate as lists show it."""

    id: str
    name: str
    size: int


class Client:
    """Speaks to one service; connections are kept. Network errors are httpx's TransportError."""

    def __init__(self, url: str, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/graphql-response+json"}
        self.http = httpx.AsyncClient(base_url=url, timeout=15, headers=headers)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """Return the data; raises Unavailable for 503 and Unexpected for anything but an answer without errors."""
        answer = await self.http.post("/graphql", json={"query": query, "variables": variables})
        if answer.status_code == 503:
            raise Unavailable(answer.text)
        body = answer.json() if answer.headers.get("content-type", "").startswith("application/") else {}
        if answer.status_code != 200 or "errors" in body:
            if _is_unavailable(body):
                raise Unavailable(answer.text)
            raise Unexpected(f"{answer.status_code} {answer.text}")
        data: dict[str, Any] = body["data"]
        return data

    async def create_scope(self, subaccount: str = "acme") -> str:
        """Return the id of a new scope."""
        data = await self.ask(_CREATE_SCOPE, input={"level": "SUBACCOUNT", "subaccount": subaccount})
        scope_id: str = data["createScope"]["scope"]["id"]
        return scope_id

    async def upload(self, scope_id: str, file: File, **more: object) -> dict[str, Any]:
        """Return what the mutation idempotency: a success with the certificate's id, or a typed failure."""
        given = {"scope": scope_id, "fileName": file.name, **_source(file), **more}
        result: dict[str, Any] = (await self.ask(_UPLOAD, input=given))["uploadCertificate"]
        return result

    async def inspect(self, file: File) -> dict[str, Any]:
        """Return what the query answered."""
        result: dict[str, Any] = (await self.ask(_INSPECT, input=_source(file)))["inspectCertificate"]
        return result

    async def unlock(self, certificate_id: str, password: str, **more: object) -> dict[str, Any]:
        """Return what the mutation answered."""
        given = {"certificate": certificate_id, "password": password, **more}
        result: dict[str, Any] = (await self.ask(_UNLOCK, input=given))["unlockKeystore"]
        return result

    async def export(self, certificate_id: str) -> bytes:
        """Return the stored octets, after comparing them with the digest that the service says."""
        result = (await self.ask(_EXPORT, input={"certificate": certificate_id}))["exportCertificate"]
        if result["__typename"] != "ExportCertificateSuccess":
            raise Unexpected(str(result))
        octets = base64.b64decode(result["content"], validate=True)
        assert hashlib.sha256(octets).hexdigest() == result["sha256"].lower().replace(":", "")
        return octets

    async def open(self, certificate_id: str) -> dict[str, Any]:
        """Return the certificate with all its entries and versions."""
        found: dict[str, Any] = (await self.ask(_OPEN, id=certificate_id))["certificate"]
        return found

    async def list(self, scope_id: str) -> list[Listed]:
        """Return all certificates of the scope, page by page, after comparing their number with the total."""
        found: list[Listed] = []
        after = None
        while True:
            page = (await self.ask(_LIST, scope=scope_id, after=after))["scope"]["certificates"]
            found += [Listed(**node) for node in page["nodes"]]
            if not page["pageInfo"]["hasNextPage"]:
                assert page["totalCount"] == len(found)
                return found
            after = page["pageInfo"]["endCursor"]


def _source(file: File) -> dict[str, object]:
    return {"source": {"base64": base64.b64encode(file.octets).decode()}, "password": file.password}


def _is_unavailable(body: dict[str, Any]) -> bool:
    return any(error.get("extensions", {}).get("code") == "UNAVAILABLE" for error in body.get("errors", ()))
