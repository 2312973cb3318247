"""The requests that SAP's clients were seen to send, octet by octet and in their order: approuter, alert notification, generated clients,
the SDK for Python, and scripts with curl. What they must find in the answers stands beside."""

import asyncio
import base64
import http.client
import json
import urllib.parse
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.clients.sap import Sap, generate_stores, served

API = "/destination-configuration"
CONTENT = "$content"
"""Stands for the base64 of a PEM file, which each run makes anew."""

CERTIFICATES = f"{API}/v1/subaccountCertificates"
NOT_FOUND = {"ErrorMessage": "Configuration with the specified name was not found"}
ODD = "our team's (new).pem"
JSON = {"Content-Type": "application/json"}
PROBE = {"x-csrf-token": "Fetch", **JSON, "Connection": "close"}


@dataclass(frozen=True)
class Sent:
    """A request without what all have: the token. `said` is what the answer's body must be, or contain where it is an object."""

    method: str
    target: str
    status: int
    said: Any = None
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Peer:
    """The service with a token, and the content that the requests name."""

    sap: Sap
    token: str
    content: str

    async def send(self, method: str, target: str, headers: Mapping[str, str], body: Any = None) -> Answered:
        """Send a request as it stands there."""
        return await asyncio.to_thread(self._send, method, target, headers=headers, body=body)

    def _send(self, method: str, target: str, *, headers: Mapping[str, str], body: Any) -> Answered:
        host = urllib.parse.urlsplit(self.sap.binding["uri"]).netloc
        connection = http.client.HTTPSConnection(host, context=self.sap.tls(), timeout=20)
        octets = None if body is None else body if isinstance(body, bytes) else self.fill(json.dumps(body)).encode()
        try:
            connection.request(method, target, octets, dict(headers))
            answer = connection.getresponse()
            return Answered(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def fill(self, text: str) -> str:
        """Return the text with the content."""
        return text.replace(CONTENT, self.content)

    async def play(self, requests: list[Sent]) -> None:
        """Send all with the token, and compare each answer."""
        for sent in requests:
            headers = {"Authorization": f"Bearer {self.token}", **sent.headers}
            answered = await self.send(sent.method, sent.target, headers, sent.body)
            assert answered.status == sent.status, (sent, answered.body)
            if sent.said is None:
                continue
            said = json.loads(answered.body) if answered.body else ""
            expected = json.loads(self.fill(json.dumps(sent.said)))
            if isinstance(expected, dict) and isinstance(said, dict):
                said = {name: value for name, value in said.items() if name in expected}
            assert said == expected, sent


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def peer(mongo_uri: str, tmp_path_factory: Any) -> AsyncIterator[Peer]:
    folder: Path = tmp_path_factory.mktemp("requests")
    async with served(mongo_uri, folder) as sap:
        token = await sap.token()
        await generate_stores(sap, token, "open.p12", "open.pem", "protected.p12")
        yield Peer(sap, token, base64.b64encode(sap.backend.authority).decode())


SDK = {"Accept": "application/json"}
PYTHON = [
    Sent("POST", CERTIFICATES, 201, body={"Name": "demo.pem", "Content": CONTENT, "Type": "PEM"}, headers=SDK | JSON),
    Sent("PUT", CERTIFICATES, 200, {"Count": 1}, {"Name": "demo.pem", "Content": CONTENT, "Type": "PEM"}, SDK | JSON),
    Sent("GET", f"{CERTIFICATES}/demo.pem", 200, {"Name": "demo.pem", "Content": CONTENT, "Type": "PEM"}, headers=SDK),
    Sent("POST", f"{API}/v1/instanceCertificates", 201, body={"Name": ODD, "Content": CONTENT}, headers=SDK | JSON),
    Sent("GET", f"{API}/v1/instanceCertificates/our%20team's%20(new).pem", 200, {"Name": ODD, "Content": CONTENT}, headers=SDK),
    Sent(
        "GET",
        f"{API}/v1/instanceCertificates?%24filter=Name+in+%28%27our%2520team%2527s%2520%2528new%2529.pem%27%2C+%27x.pem%27%29",
        200,
        headers=SDK,
    ),
    Sent("GET", f"{CERTIFICATES}?%24page=1&%24pageSize=1&%24pageCount=true&%24entityCount=true", 200, headers=SDK),
    Sent("PUT", f"{CERTIFICATES}/demo.pem/labels", 200, body=[{"key": "env", "values": ["prod", "eu"]}], headers=SDK | JSON),
    Sent(
        "PATCH",
        f"{CERTIFICATES}/demo.pem/labels",
        200,
        body={"action": "ADD", "labels": [{"key": "team", "values": ["a"]}]},
        headers=SDK | JSON,
    ),
    Sent("GET", f"{CERTIFICATES}/demo.pem/labels", 200, [{"key": "env", "values": ["prod", "eu"]}, {"key": "team", "values": ["a"]}]),
    Sent(
        "GET",
        f"{CERTIFICATES}?%24filter=Label%5B%27env%27%5D+HAS+%28%27prod%27%29+AND+Label%5B%27team%27%5D+HAS+%28%27a%27%29",
        200,
        [{"Name": "demo.pem", "Content": CONTENT, "Type": "PEM"}],
        headers=SDK,
    ),
    Sent("DELETE", f"{CERTIFICATES}/demo.pem", 200, {"Count": 1}, headers=SDK | {"Content-Length": "0"}),
    Sent("GET", f"{CERTIFICATES}/demo.pem", 404, NOT_FOUND, headers=SDK),
]

GENERATE = {
    "Name": "gen.pem",
    "Attributes": {"CN": "mycn", "Validity": {"TimeUnit": "DAYS", "Value": 30}, "AutomaticRenew": True, "Password": "pw"},
}
GENERATED = [
    Sent("POST", CERTIFICATES, 201, "", GENERATE, JSON),
    Sent("POST", CERTIFICATES, 207, None, [{"Name": "b1.pem", "Content": CONTENT}, {"Name": "gen.pem", "Content": CONTENT}], JSON),
    Sent("GET", f"{CERTIFICATES}?%24filter=Name%20in%20('b1.pem')", 200),
    Sent(
        "GET",
        f"{CERTIFICATES}?%24select=Name",
        200,
        [{"Name": name} for name in ("b1.pem", "gen.pem", "open.p12", "open.pem", "protected.p12")],
    ),
    Sent(
        "GET",
        f"{CERTIFICATES}?$select=Name",
        200,
        [{"Name": name} for name in ("b1.pem", "gen.pem", "open.p12", "open.pem", "protected.p12")],
    ),
    Sent("GET", f"{CERTIFICATES}/b1.pem/publicKeys", 200),
    Sent("DELETE", f"{CERTIFICATES}?%24filter=Name%20in%20('gen.pem'%2C%20'nope.pem')", 200, {"Count": 1}),
    Sent("DELETE", f"{CERTIFICATES}/b1.pem", 200, {"Count": 1}),
    Sent("DELETE", f"{CERTIFICATES}/b1.pem", 404, NOT_FOUND),
]


@pytest.mark.parametrize("requests", [PYTHON, GENERATED], ids=["SDK for Python", "generated client"])
async def test_requests_one_after_the_other(peer: Peer, requests: list[Sent]) -> None:
    await peer.play(requests)


async def test_the_probe_before_each_change_is_answered_without_a_body(peer: Peer) -> None:
    for target in (f"{CERTIFICATES}/", f"{API}/v1/instanceCertificates/", f"{API}/v1/subaccountDestinations/"):
        answered = await peer.send("HEAD", target, {"Authorization": f"Bearer {peer.token}", **PROBE})
        assert (answered.status < 500, answered.body) == (True, b""), target


async def test_pages_say_how_many_there_are_and_where_the_others_are(peer: Peer) -> None:
    answered = await peer.send(
        "GET",
        f"{CERTIFICATES}?$page=1&$pageSize=1&$pageCount=true&$entityCount=true",
        {"Authorization": f"Bearer {peer.token}"},
    )
    assert [answered.headers[name] for name in ("Page-Count", "Entity-Count")] == ["3", "3"]
    assert answered.headers["Link"] == "</subaccountCertificates?$page=2&$pageSize=1>; rel='next'"


async def test_public_keys_of_a_key_store_whose_password_is_not_known_here(peer: Peer) -> None:
    stored = await peer.send("GET", f"{CERTIFICATES}/protected.p12", {"Authorization": f"Bearer {peer.token}"})
    refusal = {"ErrorMessage": "The keystore is password-protected and public keys cannot be retrieved"}
    await peer.play(
        [
            Sent("POST", CERTIFICATES, 201, "", {"Name": "locked.p12", "Content": json.loads(stored.body)["Content"]}, JSON),
            Sent("GET", f"{CERTIFICATES}/locked.p12/publicKeys", 400, refusal),
            Sent("DELETE", f"{CERTIFICATES}/locked.p12", 200, {"Count": 1}),
        ]
    )


async def make_mutual_tls(peer: Peer, name: str, store: str) -> None:
    """Create a destination with an open key store and a trust store."""
    await peer.play(
        [
            Sent("POST", CERTIFICATES, 201, "", {"Name": f"{name}-trust.pem", "Content": CONTENT}, JSON),
            Sent(
                "POST",
                f"{API}/v1/subaccountDestinations",
                201,
                body={
                    "Name": name,
                    "Type": "HTTP",
                    "URL": "https://backend.example",
                    "Authentication": "ClientCertificateAuthentication",
                    "KeyStoreLocation": store,
                    "KeyStorePassword": "",
                    "TrustStoreLocation": f"{name}-trust.pem",
                },
                headers=JSON,
            ),
        ]
    )


async def test_approuter_finds_a_destination(peer: Peer) -> None:
    await make_mutual_tls(peer, "mtls-ks-p12", "open.p12")
    answered = await peer.send(
        "GET",
        f"{API}/v1/destinations/mtls-ks-p12",
        {
            "Authorization": f"Bearer {peer.token}",
            "Accept": "application/json;charset=utf-8",
            "x-correlationid": "0b1a3e0e-7a0f-4b8e-9f5a-2a9f6c1d2e3f",
        },
    )
    found = json.loads(answered.body)
    assert answered.status == 200
    assert found["destinationConfiguration"]["KeyStoreLocation"] == "open.p12"
    assert [one["Name"] for one in found["certificates"]] == ["open.p12", "mtls-ks-p12-trust.pem"]
    assert all(base64.b64decode(one["Content"], validate=True) for one in found["certificates"])
    assert found["owner"]["InstanceId"] is None
    assert found["owner"]["SubaccountId"] == "shop"


async def test_alert_notification_gets_its_token_by_get_and_the_key_store_first(peer: Peer) -> None:
    binding = peer.sap.binding
    basic = base64.b64encode(f"{binding['clientid']}:{binding['clientsecret']}".encode()).decode()
    granted = await peer.send("GET", "/oauth/token?grant_type=client_credentials", {"Authorization": f"Basic {basic}"})
    assert granted.status == 200, granted.body
    await make_mutual_tls(peer, "mtls-ks-pem", "open.pem")
    token = json.loads(granted.body)["access_token"]
    answered = await peer.send("GET", f"{API}/v1/destinations/mtls-ks-pem", {"Authorization": f"Bearer {token}"})
    found = json.loads(answered.body)
    first = base64.b64decode(found["certificates"][0]["Content"]).decode()
    assert first.startswith("-----BEGIN PRIVATE KEY-----")
    assert first.count("BEGIN CERTIFICATE") == 3
    assert found["destinationConfiguration"]["KeyStorePassword"] == "", "there, and empty: an open PEM needs it so"


async def test_the_migration_script_counts_what_is_there_already_as_done(peer: Peer) -> None:
    for path in ("subaccountCertificates", "instanceCertificates"):
        for status in (201, 409):
            await peer.play([Sent("POST", f"{API}/v1/{path}", status, body={"Name": "old.pem", "Content": CONTENT}, headers=JSON)])


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", f"{CERTIFICATES}/nothing.pem"),
        ("GET", f"{API}/v1/destinations/nothing"),
        ("GET", f"{API}/v2/destinations/nothing@subaccount"),
    ],
)
async def test_what_is_not_there_is_said_in_the_words_that_clients_compare(peer: Peer, method: str, target: str) -> None:
    await peer.play([Sent(method, target, 404, NOT_FOUND)])
