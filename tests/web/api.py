"""The API as the tests of the page use it: to prepare what a page is to show, and to look at what it did."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

_PATIENCE = 60  # seconds; a generated RSA key takes one of them when two browsers are at work

_CREATE_SCOPE = """mutation PrepareScope($input: CreateScopeInput!) { createScope(input: $input) {
  ... on CreateScopeSuccess { scope { id subaccount } } ... on Error { message } } }"""

_UPLOAD = """mutation PrepareUpload($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  ... on UploadCertificateSuccess { certificate { id } } ... on Error { message } } }"""

_GENERATE = """mutation PrepareGenerated($input: GenerateCertificateInput!) { generateCertificate(input: $input) {
  ... on GenerateCertificateSuccess { certificate { id } } ... on Error { message } } }"""

_CREATE_DESTINATION = """mutation PrepareDestination($input: CreateDestinationInput!) { createDestination(input: $input) {
  ... on CreateDestinationSuccess { destination { id } } ... on Error { message } } }"""

_CREATE_SERVICE_KEY = """mutation PrepareServiceKey($input: CreateServiceKeyInput!) { createServiceKey(input: $input) {
  ... on CreateServiceKeySuccess { serviceKey { clientId } clientSecret } ... on Error { message } } }"""

_DELETE = """mutation PrepareDeleted($input: DeleteCertificateInput!) { deleteCertificate(input: $input) {
  ... on DeleteCertificateSuccess { deletedCertificateId } ... on Error { message } } }"""

_NAMES = """query LookAtNames($scope: ID!, $deleted: Boolean) { scope(id: $scope) {
  certificates(first: 100, filter: {deleted: $deleted}) { nodes { name } } } }"""


class Refused(AssertionError):
    """The service answered with an error; the message has it."""


@dataclass(frozen=True)
class Scope:
    """A scope of one test: its id in the API, and the subaccount that people know it by."""

    id: str
    subaccount: str


class Api:
    """Speaks to the service at `url` with one access token."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        self._http = httpx.Client(base_url=url, timeout=_PATIENCE, headers={"Authorization": f"Bearer {token}"})

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def ask(self, document: str, **variables: object) -> dict[str, Any]:
        """Return the data; raises Refused for any error of the request."""
        answer = self._http.post("/graphql", json={"query": document, "variables": variables})
        body = answer.json()
        if answer.status_code != 200 or "errors" in body:
            raise Refused(answer.text)
        data: dict[str, Any] = body["data"]
        return data

    def do(self, document: str, **given: object) -> dict[str, Any]:
        """Return the success of a document's one mutation; raises Refused for its error."""
        (result,) = self.ask(document, input=given).values()
        if result is None or "message" in result:
            raise Refused(str(result))
        success: dict[str, Any] = result
        return success

    def create_scope(self, subaccount: str | None = None, **more: object) -> Scope:
        """Return a new scope, of a subaccount that no other test has unless it is named."""
        name = subaccount or f"test-{uuid4().hex[:12]}"
        given = {"level": "SERVICE_INSTANCE" if "serviceInstance" in more else "SUBACCOUNT", "subaccount": name, **more}
        return Scope(**self.do(_CREATE_SCOPE, **given)["scope"])

    def upload(self, scope: Scope, file: Path | bytes, *, name: str | None = None, **more: object) -> str:
        """Return the id of the certificate that the file became; `more` is what UploadCertificateInput takes."""
        octets, called = (file, name) if isinstance(file, bytes) else (file.read_bytes(), name or file.name)
        source = {"base64": base64.b64encode(octets).decode()}
        certificate_id: str = self.do(_UPLOAD, scope=scope.id, fileName=called, source=source, **more)["certificate"]["id"]
        return certificate_id

    def generate(self, scope: Scope, name: str, **more: object) -> str:
        """Return the id of a generated certificate; `more` is what GenerateCertificateInput takes."""
        given = {"type": name.rpartition(".")[2].upper(), "commonName": name.rpartition(".")[0], **more}
        certificate_id: str = self.do(_GENERATE, scope=scope.id, name=name, **given)["certificate"]["id"]
        return certificate_id

    def delete(self, certificate_id: str) -> None:
        """Delete the certificate; it can be restored."""
        self.do(_DELETE, certificate=certificate_id)

    def create_destination(self, scope: Scope, name: str, **properties: str) -> str:
        """Return the id of a new HTTP destination with these properties."""
        written = [{"name": key, "value": value} for key, value in properties.items()]
        created = self.do(_CREATE_DESTINATION, scope=scope.id, name=name, type="HTTP", properties=written)
        destination_id: str = created["destination"]["id"]
        return destination_id

    def get_token(self, scope: Scope, **rights: object) -> str:
        """Return an access token of a new service key of the scope's subaccount, which has these rights only."""
        made = self.do(_CREATE_SERVICE_KEY, name=f"key-{uuid4().hex[:12]}", subaccount=scope.subaccount, **rights)
        credentials = (made["serviceKey"]["clientId"], made["clientSecret"])
        answer = self._http.post("/oauth/token", data={"grant_type": "client_credentials"}, auth=credentials)
        if answer.status_code != 200:
            raise Refused(answer.text)
        token: str = answer.json()["access_token"]
        return token

    def list_names(self, scope: Scope, *, deleted: bool = False) -> list[str]:
        """Return the names of the scope's certificates, in the API's order."""
        nodes = self.ask(_NAMES, scope=scope.id, deleted=deleted)["scope"]["certificates"]["nodes"]
        return [node["name"] for node in nodes]
