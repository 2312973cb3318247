"""What users do with keys and passwords, rightly and wrongly; each secret is known by how it is looked for."""

import asyncio
import json
import os
import secrets
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.fault.client import Client
from tests.fault.files import File, write_costly_p12, write_der, write_encrypted_pem, write_jks, write_p12, write_pem, write_rsa_pem
from tests.fault.needles import Needles, write_forms
from tests.fault.service import Service
from tests.support import Issued, chain_of_three, pem_chain

_MULTIPART_UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  __typename ... on Error { code message } } }"""


_CREATE_DESTINATION = """mutation ($input: CreateDestinationInput!) { createDestination(input: $input) {
  __typename ... on CreateDestinationSuccess { destination { id properties { name value } secretProperties } } ... on Error { code message } } }"""

_REPLACE_DESTINATION = """mutation ($input: ReplaceDestinationInput!) { replaceDestination(input: $input) {
  __typename ... on ReplaceDestinationSuccess { destination { properties { name value } secretProperties } } ... on Error { code message } } }"""

ENCRYPTED = slice(400, 500)
"""Where the octets of our PKCS#12 files are ciphertext, and like nothing else."""


@dataclass
class Secrets:
    """All that must not be found, and how it is looked for."""

    needles: Needles = field(default_factory=Needles)

    def password(self, name: str) -> str:
        """Return a new password: unlike anything else, and not only of ASCII."""
        password = f"pässwort-{secrets.token_urlsafe(24)}"
        self.needles.add_password(f"password of {name}", password.removeprefix("pässwort-"))
        return password

    def file(self, file: File) -> File:
        """Return the file after its keys are known, and what of its octets is not public."""
        for key in file.keys:
            self.key(file.name, key)
        if file.name.endswith((".p12", ".pfx")):
            self.needles.add_octets(f"octets of {file.name}", file.octets[ENCRYPTED])
        return file

    def key(self, name: str, issued: Issued) -> None:
        """Know the private number of the key; it is what all its encodings hold."""
        number = issued.key.private_numbers().private_value.to_bytes(32, "big")
        self.needles.add_octets(f"key of {name}", number)
        for form, text in write_forms(number):
            if form.startswith("base64 "):  # as a PEM has it, which an upload may send in Base64 once more
                self.needles.add_octets(f"PEM of {name} ({form})", text)

    def rsa(self, made: tuple[File, Any]) -> File:
        """Return the file after its RSA key is known."""
        file, key = made
        numbers = key.private_numbers()
        for name, number in (("d", numbers.d), ("p", numbers.p), ("q", numbers.q)):
            self.needles.add_octets(f"{name} of {file.name}", number.to_bytes((number.bit_length() + 7) // 8, "big"))
        return file


async def use_secrets(service: Service, client: Client, known: Secrets) -> None:
    """Do with keys and passwords whatever users do, rightly and wrongly."""
    scope_id = await client.create_scope()
    files = _make_files(known)
    ids = {}
    for file in files:
        result = await client.upload(scope_id, file)
        assert result["__typename"] == "UploadCertificateSuccess", (file.name, result)
        ids[file.name] = result["certificate"]["id"]
        await client.inspect(file)
        await client.open(ids[file.name])
    for file in files:
        assert await client.export(ids[file.name]) == file.octets
    await _unlock(client, scope_id, known)
    await _upload_otherwise(client, scope_id, known)
    for file in files:
        assert (await client.upload(scope_id, file))["code"] == "NAME_TAKEN"
    for file in _make_bad_files(known):
        assert (await client.upload(scope_id, file))["__typename"].endswith("Error"), file.name
        assert (await client.inspect(file))["__typename"], file.name
    await _send_nonsense(client, known)
    await _use_service_key(client, known)
    await _use_destinations(client, scope_id, known)
    await _kill_readers(service, client, known)
    await client.ask(
        "mutation ($id: ID!) { deleteCertificate(input: {certificate: $id}) { ... on Error { code } } }", id=ids[files[0].name]
    )
    assert len(await client.list(scope_id)) == len(files) - 1 + 5, "the deleted one, and those that were uploaded otherwise"


def _make_files(known: Secrets) -> list[File]:
    return [
        known.file(write_pem("plain")),
        known.rsa(write_rsa_pem("rsa")),
        write_der("public"),
        known.file(write_encrypted_pem("encrypted", known.password("encrypted.crt"))),
        known.file(write_p12("store", known.password("store.p12"))),
        known.file(write_p12("other", known.password("other.pfx"), extension="pfx")),
        known.file(write_jks("java", known.password("java.jks"))),
    ]


def _make_bad_files(known: Secrets) -> Iterator[File]:
    """Files that are refused at different points, some after their keys were read."""
    for file in (
        write_p12("wrong", known.password("wrong.p12")),
        write_jks("wrong", known.password("wrong.jks")),
        write_encrypted_pem("wrong", known.password("wrong.crt")),
    ):
        yield File(file.name, known.file(file).octets, known.password(f"wrong {file.name}"))
    p12 = known.file(write_p12("cut", known.password("cut.p12")))
    yield File(p12.name, p12.octets[:-100], p12.password)
    pem = known.file(write_pem("cut"))
    lines = pem.octets.splitlines(keepends=True)
    yield File("short-key.pem", b"".join(lines[:2] + lines[3:]))
    yield File("no-end.pem", b"".join(lines[:4]))
    yield File("not-base64.pem", pem.octets.replace(lines[1], lines[1][:40] + b"!!" + lines[1][40:]))
    yield File("unknown.txt", pem.octets, known.password("unknown.txt"))
    chain, other = chain_of_three("mismatch"), chain_of_three("other")
    known.key("mismatch", other[0])
    yield File("mismatch.pem", other[0].key_pem + pem_chain(*chain))
    yield File("no-issuer.pem", other[0].key_pem + other[0].pem)
    yield File("trailing.p12", known.file(write_p12("trailing", "x")).octets + pem.octets, known.password("trailing.p12"))
    yield File("long-password.p12", p12.octets, known.password("long") * 40)


async def _unlock(client: Client, scope_id: str, known: Secrets) -> None:
    """Upload without the password, and give it later: first a wrong one."""
    for number, file in enumerate((write_jks("late", known.password("late.jks")), write_p12("late", known.password("late.p12")))):
        known.file(file)
        result = await client.upload(scope_id, File(file.name, file.octets))
        assert result["__typename"] == "UploadCertificateSuccess", result
        certificate_id = result["certificate"]["id"]
        wrong = await client.unlock(certificate_id, known.password(f"unlocking wrongly {number}"))
        assert wrong["__typename"] == "WrongPasswordError", wrong
        assert (await client.unlock(certificate_id, file.password or ""))["__typename"] == "UnlockKeystoreSuccess"
        assert await client.export(certificate_id) == file.octets
    own = known.password("keys of keys.jks")
    file = known.file(write_jks("keys", known.password("keys.jks"), key_password=own))
    certificate_id = (await client.upload(scope_id, file))["certificate"]["id"]
    for passwords in (
        {"keyPassword": known.password("keys of keys.jks, wrongly")},
        {"keyPasswords": [{"alias": "key0", "password": own}, {"alias": "key1", "password": known.password("key1, wrongly")}]},
    ):
        wrong = await client.unlock(certificate_id, file.password or "", **passwords)
        assert wrong["__typename"] == "WrongPasswordError", wrong
    assert (await client.unlock(certificate_id, file.password or "", keyPassword=own))["__typename"] == "UnlockKeystoreSuccess"


async def _upload_otherwise(client: Client, scope_id: str, known: Secrets) -> None:
    """Upload as PEM text, and as a part of a multipart request."""
    file = known.file(write_pem("text"))
    given = {"scope": scope_id, "fileName": file.name, "source": {"pem": file.octets.decode()}}
    assert (await client.ask(_MULTIPART_UPLOAD, input=given))["uploadCertificate"]["__typename"] == "UploadCertificateSuccess"
    head, body = write_multipart(client, scope_id, known.file(write_p12("part", known.password("part.p12"))))
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:] if line)
    answer = await client.http.post("/graphql", content=body, headers=headers)
    assert "UploadCertificateSuccess" in answer.text, answer.text


async def _send_nonsense(client: Client, known: Secrets) -> None:
    """Requests that are refused before any use case sees them, each with a secret in it."""
    upload = 'mutation { uploadCertificate(input: {scope: "x", fileName: "x.pem", source: {base64: "AA=="}, %s}) { __typename } }'
    variable = "query ($input: InspectCertificateInput!) { inspectCertificate(input: $input) { __typename } }"
    pem = known.file(write_pem("nonsense"))
    text = pem.octets.decode()

    def password() -> str:
        return known.password("nonsense")

    bodies: list[object] = [
        {"query": upload % f'password: "{password()}"'},
        {"query": variable, "variables": {"input": {"source": {"pem": text, "base64": "AA=="}, "password": password()}}},
        {"query": variable, "variables": {"input": {"source": {"base64": text}, "password": password()}}},
        {"query": variable, "variables": {"input": {"source": {"pem": text}, "password": {"value": password()}}}},
        {"query": variable, "variables": {"input": {"source": text, "password": [password()]}}},
        {"query": variable, "variables": {"input": {"source": {"pem": text}, "passwort": password()}}},
        {"query": variable, "variables": {"input": {"source": {"pem": text}, "keyPassword": [password()]}}},
        {"query": variable, "variables": {"input": {"source": {"pem": text}, "keyPasswords": [{"alias": password(), "pass": password()}]}}},
        {"query": upload % f'password: {{value: "{password()}"}}'},
        {"query": upload % f'password: "{password()}'},
        {"query": variable, "operationName": password(), "variables": {}},
        [{"query": variable, "variables": {"input": {"password": password()}}}],
    ]
    for body in bodies:
        await client.http.post("/graphql", json=body)
    await client.http.post("/graphql", content=json.dumps({"query": variable, "variables": {"p": password()}})[:-2])
    await client.http.post("/graphql", content=text.encode(), headers={"Content-Type": "text/plain"})
    await client.http.post("/graphql", content=text.encode(), headers={"Content-Type": "multipart/form-data; boundary=x"})
    parameters = {"query": variable, "variables": json.dumps({"input": {"source": {"pem": text}, "password": password()}})}
    await client.http.get("/graphql", params=parameters)
    await client.http.get("/nothing", params={"password": password()})
    await client.http.post("/graphql", json=bodies[0], headers={"Authorization": f"Bearer {password().removeprefix('pässwort-')}"})


async def _use_service_key(client: Client, known: Secrets) -> None:
    """Make a service key, get tokens with it in each way, rightly and wrongly, and use one."""
    made = """mutation { createServiceKey(input: {name: "k", subaccount: "s", subaccountRights: [CERTIFICATE_READ]}) {
      ... on CreateServiceKeySuccess { clientSecret serviceKey { clientId } } ... on Error { message } } }"""
    headers = {"Authorization": client.http.headers["Authorization"]}
    # By another client: its answers hold secrets, as they should.
    async with httpx.AsyncClient(base_url=client.http.base_url) as other:
        key = (await other.post("/graphql", json={"query": made}, headers=headers)).json()["data"]["createServiceKey"]
        client_id, secret, grant = key["serviceKey"]["clientId"], key["clientSecret"], {"grant_type": "client_credentials"}
        known.needles.add_password("the client secret", secret)
        given = await other.post("/oauth/token", data=grant, auth=(client_id, secret))
        token = given.json()["access_token"]
        known.needles.add_password("the signature of the token", token.rpartition(".")[2])
        assert (
            await other.post("/graphql", json={"query": "{ viewer { subject } }"}, headers={"Authorization": f"Bearer {token}"})
        ).is_success
    wrong = known.password("a client").removeprefix("pässwort-")
    refused = [
        await client.http.post("/oauth/token", data=grant, auth=(client_id, wrong)),
        await client.http.post("/oauth/token", data={**grant, "client_id": secret, "client_secret": wrong}, headers={"Authorization": ""}),
        await client.http.get("/oauth/token", params={**grant, "client_id": client_id, "client_secret": secret}),
        await client.http.post("/oauth/token", data=grant, headers={"Authorization": f"Bearer {token}"}),
        await client.http.post("/graphql", json={"query": "{ viewer { subject } }"}, headers={"Authorization": f"Bearer {token}x"}),
    ]
    assert {answer.status_code for answer in refused} <= {400, 401}


async def _use_destinations(client: Client, scope_id: str, known: Secrets) -> None:
    """Create, replace, look up and refuse destinations with secret properties, in GraphQL and by REST."""

    def secret(name: str) -> str:
        return known.password(name).removeprefix("pässwort-")

    def write(**properties: str) -> list[dict[str, str]]:
        return [{"name": name, "value": value} for name, value in properties.items()]

    properties = write(URL="https://orders.example", Password=secret("orders"), clientSecret=secret("the client of orders"))
    given = {"scope": scope_id, "name": "orders", "type": "HTTP", "properties": properties}
    made = (await client.ask(_CREATE_DESTINATION, input=given))["createDestination"]
    assert made["destination"]["secretProperties"] == ["Password", "clientSecret"], made
    taken = (await client.ask(_CREATE_DESTINATION, input=given))["createDestination"]
    assert taken["code"] == "NAME_TAKEN"
    for wrong in ({"name": secret("a name") + "/"}, {"properties": write(Name="x", Password=secret("a refused one"))}):
        assert (await client.ask(_CREATE_DESTINATION, input={**given, **wrong}))["createDestination"]["code"]
    next_one = {"destination": made["destination"]["id"], "type": "HTTP", "keepSecrets": ["Password"]}
    next_one["properties"] = write(tokenServicePassword=secret("the next version"))
    replaced = (await client.ask(_REPLACE_DESTINATION, input=next_one))["replaceDestination"]
    assert sorted(replaced["destination"]["secretProperties"]) == ["Password", "tokenServicePassword"], replaced
    root, headers = "/destination-configuration/v1", {"X-Subaccount": "acme"}
    for name, status in (("by-rest", 201), ("by-rest", 409), ("no name", 400)):
        body = {"Name": name, "Type": "HTTP", "Password": secret(f"{name} {status}")}
        answer = await client.http.post(f"{root}/subaccountDestinations", json=body, headers=headers)
        assert answer.status_code == status, answer.text
    # By another client: its answers hold secrets, as they should.
    async with httpx.AsyncClient(base_url=client.http.base_url, headers={**client.http.headers, **headers}) as other:
        for path in ("subaccountDestinations/orders", "destinations/orders"):
            assert "Password" in (await other.get(f"{root}/{path}")).text


async def _kill_readers(service: Service, client: Client, known: Secrets) -> None:
    """Let readers die as a crash would make them, while they hold a password."""
    file = known.file(write_costly_p12("crash", known.password("crash.p12")))
    reading = asyncio.create_task(client.inspect(file))
    await asyncio.sleep(0.3)
    for pid in service.find_readers():
        os.kill(pid, signal.SIGABRT)
    try:
        await reading
    except Exception as error:  # whatever becomes of it, it says no secret
        assert known.needles.find(str(error).encode()) == set()
    await service.wait_until_ready(seconds=15)


def write_multipart(client: Client, scope_id: str, file: File) -> tuple[bytes, bytes]:
    given = {"scope": scope_id, "fileName": file.name, "password": file.password, "source": {"file": None}}
    fields = {"operations": {"query": _MULTIPART_UPLOAD, "variables": {"input": given}}, "map": {"0": ["variables.input.source.file"]}}
    parts = [f'--limit\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{json.dumps(value)}\r\n' for name, value in fields.items()]
    file_head = f'--limit\r\nContent-Disposition: form-data; name="0"; filename="{file.name}"\r\n\r\n'
    body = "".join(parts).encode() + file_head.encode() + file.octets + b"\r\n--limit--\r\n"
    lines = [
        "POST /graphql HTTP/1.1",
        f"Host: {client.http.base_url.host}:{client.http.base_url.port}",
        f"Authorization: {client.http.headers['Authorization']}",
        "Content-Type: multipart/form-data; boundary=limit",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode(), body
