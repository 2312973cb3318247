"""The main job, end to end: the real application over a real MongoDB, with files that keytool and openssl made."""

import base64
import hashlib
import json
import shutil
import subprocess
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from server.app import build_app
from server.installation import open_installation
from server.jobs.background import in_background
from server.jobs.periodic import run_for_ever
from server.settings import Settings
from services.model.secret import Secret
from tests.server.readers import share_readers
from tests.support import chain_of_three, issue, make_authority_key, p12_of, pem_chain

CREATE_SCOPE = "mutation ($input: CreateScopeInput!) { createScope(input: $input) { __typename ... on CreateScopeSuccess { scope { id displayName } } ... on Error { code message } } }"
DELETE_SCOPE = "mutation ($input: DeleteScopeInput!) { deleteScope(input: $input) { __typename ... on Error { code message } } }"
UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  __typename
  ... on UploadCertificateSuccess { certificate { id name type format status notAfter hasPrivateKey findings { code alias } ... on Keystore { locked } } }
  ... on Error { code message }
  ... on IncompleteChainError { subject missingIssuer } } }"""
ENTRIES = """query ($id: ID!) { certificate(id: $id) {
  name scope { displayName } versions { number size createdBy }
  ... on SingleCertificate { certificate { subject { rfc4514 } pem } certificateChain { subject { rfc4514 } fingerprints { sha256 } } privateKey { algorithm bits locked } }
  ... on Keystore { locked integrity entry(alias: "CLIENT") { alias } }
  entries { __typename alias createdAt
    ... on PrivateKeyEntry { privateKey { algorithm bits curve encoding encrypted locked } certificateChain { subject { rfc4514 commonName attributes { oid shortName value rdn } } fingerprints { sha256 } } }
    ... on TrustedCertificateEntry { certificate { fingerprints { sha256 } occurrences { totalCount nodes { name } } sameKey { nodes { name } } } } } } }"""
EXPORT = "mutation ($input: ExportCertificateInput!) { exportCertificate(input: $input) { __typename ... on ExportCertificateSuccess { fileName content sha256 } ... on Error { code } } }"
UNLOCK = "mutation ($input: UnlockKeystoreInput!) { unlockKeystore(input: $input) { __typename ... on UnlockKeystoreSuccess { certificate { status ... on Keystore { locked } entries { alias } } } ... on Error { code } } }"
LABEL = "mutation ($input: SetCertificateLabelsInput!) { setCertificateLabels(input: $input) { __typename ... on SetCertificateLabelsSuccess { certificate { labels { key values } } } ... on Error { code } } }"
DELETE = "mutation ($input: DeleteCertificateInput!) { deleteCertificate(input: $input) { __typename ... on DeleteCertificateSuccess { id name } ... on Error { code } } }"
INSPECT = """query ($input: InspectCertificateInput!) { inspectCertificate(input: $input) { __typename
  ... on InspectCertificateSuccess { inspection { format locked integrity entries { alias __typename } certificateChain { subject { rfc4514 } } findings { code fix } } } ... on Error { code } } }"""
LIST = """query ($id: ID!, $filter: CertificateFilter, $first: Int = 50, $after: String) { scope(id: $id) { certificates(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name } } nodes { id name type status labels { key } } } } }"""


class Client:
    """Speaks GraphQL as a frontend would."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Return `data` of an answer without errors."""
        response = await self.http.post("/graphql", json={"query": query, "variables": variables})
        answer = response.json()
        assert "errors" not in answer, answer
        return answer["data"]  # type: ignore[no-any-return]

    async def scope(self) -> str:
        """Create a scope and return its id."""
        name = uuid.uuid4().hex
        return (await self.ask(CREATE_SCOPE, input={"level": "SUBACCOUNT", "subaccount": name}))["createScope"]["scope"]["id"]  # type: ignore[no-any-return]

    async def upload(self, scope: str, name: str, octets: bytes, **options: Any) -> dict[str, Any]:
        """Upload by Base64 and return the result."""
        source = {"base64": base64.b64encode(octets).decode()}
        return (await self.ask(UPLOAD, input={"scope": scope, "fileName": name, "source": source, **options}))["uploadCertificate"]  # type: ignore[no-any-return]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Client]:
    data = tmp_path_factory.mktemp("data")
    settings = Settings(data=data, mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=f"main_job_{uuid.uuid4().hex}", dev_token=True)
    async with (
        open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key) as installation,
        in_background(run_for_ever(installation.use_cases, every=settings.renewal_interval)),
    ):
        app = build_app(settings, installation)
        token = (data / "dev-token").read_text().strip()
        transport = httpx.ASGITransport(app)
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080", headers=headers, timeout=30) as http:
            yield Client(http)


async def test_nobody_comes_in_without_the_token(client: Client) -> None:
    response = await client.http.post("/graphql", json={"query": "{ __typename }"}, headers={"Authorization": ""})
    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_it_says_that_it_lives_and_is_ready(client: Client) -> None:
    assert (await client.http.get("/livez", headers={"Authorization": ""})).status_code == 200
    ready = await client.http.get("/readyz", headers={"Authorization": ""})
    assert (ready.status_code, ready.json()["parts"]) == (200, {"mongodb": "ok", "masterKey": "ok", "readers": "ok", "clock": "ok"})


async def test_a_scope_is_created_once_listed_and_deleted(client: Client) -> None:
    wanted = {"level": "SERVICE_INSTANCE", "subaccount": "acme", "serviceInstance": uuid.uuid4().hex, "displayName": "Orders"}
    scope = (await client.ask(CREATE_SCOPE, input=wanted))["createScope"]["scope"]
    assert scope["displayName"] == "Orders"
    again = (await client.ask(CREATE_SCOPE, input=wanted))["createScope"]
    assert (again["__typename"], again["code"]) == ("ScopeTakenError", "SCOPE_TAKEN")
    listed = await client.ask("{ scopes(first: 100) { totalCount nodes { id level serviceInstance } } }")
    assert scope["id"] in [node["id"] for node in listed["scopes"]["nodes"]]
    assert (await client.ask("query ($id: ID!) { node(id: $id) { __typename id } }", id=scope["id"]))["node"]["__typename"] == "Scope"
    await client.upload(scope["id"], "a.pem", issue("a").pem)
    refused = (await client.ask(DELETE_SCOPE, input={"scope": scope["id"]}))["deleteScope"]
    assert refused["code"] == "SCOPE_NOT_EMPTY"


async def test_a_pem_chain_is_kept_shown_exported_labelled_and_deleted(client: Client) -> None:
    scope, chain = await client.scope(), chain_of_three()
    octets = pem_chain(*chain, with_key=True)
    uploaded = (await client.upload(scope, "client.pem", octets, labels=[{"key": "env", "values": ["prod"]}]))["certificate"]
    assert (uploaded["type"], uploaded["format"], uploaded["status"], uploaded["hasPrivateKey"]) == ("PEM", "PEM", "VALID", True)
    shown = (await client.ask(ENTRIES, id=uploaded["id"]))["certificate"]
    assert [one["subject"]["rfc4514"] for one in shown["certificateChain"]] == ["CN=client.example", "CN=Test Issuing CA", "CN=Test Root"]
    assert shown["certificate"]["pem"].encode() == chain[0].pem
    assert shown["privateKey"] == {"algorithm": "EC", "bits": 256, "locked": False}
    assert shown["versions"] == [{"number": 1, "size": len(octets), "createdBy": "developer"}]
    exported = (await client.ask(EXPORT, input={"certificate": uploaded["id"]}))["exportCertificate"]
    assert base64.b64decode(exported["content"]) == octets
    assert exported["sha256"] == hashlib.sha256(octets).hexdigest()
    labelled = await client.ask(LABEL, input={"certificate": uploaded["id"], "labels": [{"key": "team", "values": []}]})
    assert labelled["setCertificateLabels"]["certificate"]["labels"] == [{"key": "team", "values": []}]
    deleted = (await client.ask(DELETE, input={"certificate": uploaded["id"]}))["deleteCertificate"]
    assert deleted == {"__typename": "DeleteCertificateSuccess", "id": uploaded["id"], "name": "client.pem"}
    assert (await client.ask(ENTRIES, id=uploaded["id"]))["certificate"] is None
    assert (await client.ask(DELETE, input={"certificate": uploaded["id"]}))["deleteCertificate"]["code"] == "NOT_FOUND"


async def test_a_file_arrives_as_a_multipart_part(client: Client) -> None:
    scope = await client.scope()
    octets = p12_of(*chain_of_three(), password="pässwörd".encode())
    operations = {
        "query": UPLOAD,
        "variables": {"input": {"scope": scope, "fileName": "client.p12", "password": "pässwörd", "source": {"file": None}}},
    }
    response = await client.http.post(
        "/graphql",
        data={"operations": json.dumps(operations), "map": json.dumps({"0": ["variables.input.source.file"]})},
        files={"0": ("client.p12", octets, "application/x-pkcs12")},
    )
    uploaded = response.json()["data"]["uploadCertificate"]["certificate"]
    shown = (await client.ask(ENTRIES, id=uploaded["id"]))["certificate"]
    assert (shown["locked"], shown["integrity"], shown["entry"]) == (False, "VERIFIED", {"alias": "client"})
    assert [entry["alias"] for entry in shown["entries"]] == ["client"]


async def test_a_locked_keystore_is_unlocked_with_its_password(client: Client) -> None:
    scope = await client.scope()
    uploaded = (await client.upload(scope, "client.p12", p12_of(*chain_of_three(), password=b"pw")))["certificate"]
    assert (uploaded["locked"], uploaded["status"], uploaded["hasPrivateKey"]) == (True, "UNKNOWN", True)
    wrong = (await client.ask(UNLOCK, input={"certificate": uploaded["id"], "password": "no"}))["unlockKeystore"]
    assert wrong["code"] == "PASSWORD_WRONG"
    opened = (await client.ask(UNLOCK, input={"certificate": uploaded["id"], "password": "pw"}))["unlockKeystore"]["certificate"]
    assert opened == {"locked": False, "status": "VALID", "entries": [{"alias": "client"}]}
    assert (await client.ask(ENTRIES, id=uploaded["id"]))["certificate"]["locked"] is False


async def test_the_same_certificate_and_key_are_found_elsewhere(client: Client) -> None:
    scope, root = await client.scope(), issue("shared root")
    one = (await client.upload(scope, "one.pem", root.pem))["certificate"]
    await client.upload(scope, "two.crt", root.der)
    (entry,) = (await client.ask(ENTRIES, id=one["id"]))["certificate"]["entries"]
    assert entry["certificate"]["occurrences"] == {"totalCount": 2, "nodes": [{"name": "one.pem"}, {"name": "two.crt"}]}
    assert entry["certificate"]["sameKey"]["nodes"] == [{"name": "one.pem"}, {"name": "two.crt"}]


async def test_lists_are_filtered_paged_and_counted(client: Client) -> None:
    scope = await client.scope()
    for at in range(5):
        await client.upload(scope, f"c{at}.pem", issue(f"host{at}").pem, labels=[{"key": "n", "values": [str(at)]}])
    first = (await client.ask(LIST, id=scope, first=2))["scope"]["certificates"]
    assert ([node["name"] for node in first["nodes"]], first["totalCount"]) == (["c0.pem", "c1.pem"], 5)
    assert first["edges"][-1]["cursor"] == first["pageInfo"]["endCursor"]
    rest = (await client.ask(LIST, id=scope, first=50, after=first["pageInfo"]["endCursor"]))["scope"]["certificates"]
    assert ([node["name"] for node in rest["nodes"]], rest["pageInfo"]["hasNextPage"]) == (["c2.pem", "c3.pem", "c4.pem"], False)
    by_label = (await client.ask(LIST, id=scope, filter={"labels": [{"key": "n", "values": ["3", "4"]}]}))["scope"]["certificates"]
    assert [node["name"] for node in by_label["nodes"]] == ["c3.pem", "c4.pem"]
    by_subject = (await client.ask(LIST, id=scope, filter={"subjectContains": "HOST2"}))["scope"]["certificates"]
    assert [node["name"] for node in by_subject["nodes"]] == ["c2.pem"]


async def test_a_look_into_a_file_stores_nothing(client: Client) -> None:
    leaf, authority, root = chain_of_three()
    source = {"pem": pem_chain(authority, root, leaf).decode()}
    seen = (await client.ask(INSPECT, input={"source": source, "fileName": "x.cer"}))["inspectCertificate"]["inspection"]
    assert [one["subject"]["rfc4514"] for one in seen["certificateChain"]] == ["CN=client.example", "CN=Test Issuing CA", "CN=Test Root"]
    assert "CHAIN_OUT_OF_ORDER" in [finding["code"] for finding in seen["findings"]]
    assert all(finding["fix"] for finding in seen["findings"])


@pytest.mark.parametrize(
    ("name", "octets", "code"),
    [
        ("a.pem", b"", "EMPTY_FILE"),
        ("a.txt", b"x", "TYPE_UNSUPPORTED"),
        ("a.jks.exe", b"x", "TYPE_UNSUPPORTED"),
        ("../../etc/passwd", b"x", "NAME_INVALID"),
        ("fdp\u202eexe.pem", b"x", "NAME_INVALID"),
        ("x" * 300 + ".pem", b"x", "NAME_INVALID"),
        ("a.crt", b"<!DOCTYPE html><html>", "NO_CERTIFICATE"),
        ("a.crt", b"PK\x03\x04zip", "NO_CERTIFICATE"),
        ("a.jks", b"\xfe\xed\xfe\xed\0\0\0\2\xff\xff\xff\xff" + b"\0" * 20, "KEYSTORE_CORRUPT"),
        ("a.pem", b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "CERT_MALFORMED"),
        ("a.pem", b"x" * (2 * 1024 * 1024 + 1), "PAYLOAD_TOO_LARGE"),
    ],
    ids=lambda value: value[:16] if isinstance(value, str) else None,
)
async def test_bad_files_get_their_code_and_change_nothing(client: Client, name: str, octets: bytes, code: str) -> None:
    scope = await client.scope()
    assert (await client.upload(scope, name, octets))["code"] == code
    assert (await client.ask(LIST, id=scope))["scope"]["certificates"]["totalCount"] == 0


@pytest.mark.parametrize(
    "node_id", ["", "x", "scp_x", "x" * 100_000, "crt_" + "0" * 26 + "_" + "0" * 26, "scp_" + "0" * 26, "../../x", '{"$ne":null}']
)
async def test_forged_ids_lead_nowhere(client: Client, node_id: str) -> None:
    answer = await client.ask("query ($id: ID!) { node(id: $id) { id } scope(id: $id) { id } certificate(id: $id) { id } }", id=node_id)
    assert answer == {"node": None, "scope": None, "certificate": None}
    assert (await client.upload(node_id, "a.pem", issue("a").pem))["code"] == "NOT_FOUND"


async def test_what_means_something_to_mongodb_is_a_text_like_any_other(client: Client) -> None:
    scope = await client.scope()
    await client.upload(scope, "a.pem", issue("a").pem, labels=[{"key": "$where", "values": ["{$ne: null}", "a.b"]}])
    for wanted in ({"nameContains": ".*"}, {"nameContains": "$"}, {"labels": [{"key": "$ne"}]}):
        assert (await client.ask(LIST, id=scope, filter=wanted))["scope"]["certificates"]["nodes"] == []
    assert len((await client.ask(LIST, id=scope, filter={"labels": [{"key": "$where"}]}))["scope"]["certificates"]["nodes"]) == 1


@pytest.mark.parametrize("page", [{"first": 1_000_000}, {"first": -1}, {"first": 0}, {"after": "not a cursor"}])
async def test_a_bad_page_has_its_code(client: Client, page: dict[str, Any]) -> None:
    scope = await client.scope()
    response = await client.http.post("/graphql", json={"query": LIST, "variables": {"id": scope, **page}})
    assert response.json()["errors"][0]["extensions"]["code"] == "PAGE_INVALID"


async def test_a_text_in_place_of_a_file_is_told_what_a_file_is(client: Client) -> None:
    asked = {"query": INSPECT, "variables": {"input": {"source": {"file": "text"}}}}
    (error,) = (await client.http.post("/graphql", json=asked)).json()["errors"]
    assert "multipart" in error["message"]


async def test_the_page_for_browsers_has_its_scripts(client: Client) -> None:
    page = await client.http.get("/graphql", headers={"Accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    scripts = [part.split('"')[0] for part in page.text.split('src="')[1:]]
    assert scripts
    for script in scripts:
        assert (await client.http.get(script)).status_code == 200


@pytest.mark.skipif(shutil.which("keytool") is None, reason="keytool is not installed")
async def test_a_keytool_jks_with_two_keys_shows_both(client: Client, tmp_path: Path) -> None:
    store = tmp_path / "two.jks"
    for alias in ("first", "second"):
        subprocess.run(
            [
                *f"keytool -genkeypair -keyalg EC -alias {alias} -dname CN={alias} -storetype JKS".split(),
                "-keystore",
                str(store),
                "-storepass",
                "changeit",
                "-keypass",
                "changeit",
            ],
            check=True,
            capture_output=True,
        )
    scope = await client.scope()
    uploaded = (await client.upload(scope, "two.jks", store.read_bytes(), password="changeit"))["certificate"]
    assert "SEVERAL_PRIVATE_KEYS" in [finding["code"] for finding in uploaded["findings"]]
    entries = (await client.ask(ENTRIES, id=uploaded["id"]))["certificate"]["entries"]
    assert sorted((entry["alias"], entry["certificateChain"][0]["subject"]["commonName"]) for entry in entries) == [
        ("first", "first"),
        ("second", "second"),
    ]
    assert all(entry["privateKey"]["algorithm"] == "EC" and not entry["privateKey"]["locked"] for entry in entries)
