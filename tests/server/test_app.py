"""The edge of the whole application: paths, hosts, addresses and the log, over a real MongoDB."""

import json
import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from server.app import build_app
from server.graphql.manifest import Manifest
from server.installation import open_installation
from server.settings import Settings
from server.values import BadSetting
from services.model.caller import Caller
from services.model.secret import Secret
from tests.server.callers import served
from tests.server.page.pages import build_page
from tests.server.readers import share_readers
from tests.support import issue, make_authority_key

PROXY = ip_network("10.0.0.0/8")
PORTAL = "https://portal.example"


@asynccontextmanager
async def opened(mongo_uri: str, data: Path, **settings: Any) -> AsyncIterator[ASGIApp]:
    """Open the application with the page that is built in the folder `dist` of its data, if one is."""
    chosen = Settings(
        data=data, dev_token=True, mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=f"edge_{uuid.uuid4().hex}", **settings
    )
    async with open_installation(chosen, reader=await share_readers(), make_authority_key=make_authority_key) as installation:
        yield build_app(chosen, installation, page=data / "dist")


def client_of(app: ASGIApp, address: str = "192.0.2.1", **headers: str) -> httpx.AsyncClient:
    """Return a client at that address."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=(address, 1)), base_url="http://test", headers=headers)


async def test_no_path_redirects_to_the_host_of_the_request(mongo_uri: str, tmp_path: Path) -> None:
    async with opened(mongo_uri, tmp_path) as app, client_of(app, Host="evil.example") as client:
        for path in ("/graphql/", "/graphiql", "/livez/", "/pki/issuing.crl/", "//evil.example/"):
            answers = [await client.get(path), await client.post(path, json={"query": "{__typename}"})]
            assert {answer.status_code for answer in answers} <= {404, 405}, path
            assert not any("location" in answer.headers for answer in answers)


async def test_a_head_is_looked_at_on_all_paths(mongo_uri: str, tmp_path: Path) -> None:
    async with opened(mongo_uri, tmp_path) as app, client_of(app, Host="a b") as client:
        graphql, other = await client.post("/graphql", json={"query": "{__typename}"}), await client.get("/livez")
    assert (graphql.status_code, graphql.json()["errors"][0]["extensions"]["code"]) == (400, "HOST_INVALID")
    assert (other.status_code, other.json()["code"]) == (400, "HOST_INVALID")


async def test_the_limit_of_requests_counts_the_clients_behind_trusted_proxies_only(mongo_uri: str, tmp_path: Path) -> None:
    async with opened(mongo_uri, tmp_path, requests_per_second=2, trusted_proxies=(PROXY,)) as app:

        async def ask(address: str) -> list[int]:
            async with client_of(app, address) as client:
                return [(await client.get("/livez", headers={"X-Forwarded-For": f"198.51.100.{n}"})).status_code for n in range(4)]

        assert await ask("192.0.2.1") == [200, 200, 429, 429]
        assert await ask("127.0.0.1") == [200, 200, 429, 429]
        assert await ask("10.0.0.1") == [200, 200, 200, 200]


def pages(answer: httpx.Response) -> tuple[str | None, str | None]:
    """Return whose page may read the answer, and which fields of it."""
    return answer.headers.get("access-control-allow-origin"), answer.headers.get("access-control-expose-headers")


async def test_a_page_that_asks_too_often_hears_when_to_come_back(mongo_uri: str, tmp_path: Path) -> None:
    async with opened(mongo_uri, tmp_path, allowed_origins=(PORTAL,), requests_per_second=2) as app:
        token = (tmp_path / "dev-token").read_text().strip()
        headers = {"Origin": PORTAL, "Authorization": f"Bearer {token}"}
        preflight = {
            "Origin": PORTAL,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        async with client_of(app) as client:
            asked = [await client.options("/graphql", headers=preflight) for _ in range(70)]
            answers = [await client.post("/graphql", json={"query": "{__typename}"}, headers=headers) for _ in range(70)]
    assert {(answer.status_code, pages(answer)[0]) for answer in asked} == {(200, PORTAL)}
    assert {pages(answer) for answer in answers} == {(PORTAL, "Retry-After, X-Request-Id")}
    assert [answer.status_code for answer in answers[:2]] == [200, 200], "preflights take nobody's turn"
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert all(answer.headers["retry-after"] and answer.headers["x-request-id"] for answer in refused)


async def test_a_page_can_read_refusals_of_every_kind(mongo_uri: str, tmp_path: Path) -> None:
    async with opened(mongo_uri, tmp_path, allowed_origins=(PORTAL,)) as app:
        token = (tmp_path / "dev-token").read_text().strip()
        own = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        cases: list[tuple[int, str, dict[str, str], bytes]] = [
            (401, "/graphql", {"Content-Type": "application/json"}, b"{}"),
            (401, "/graphql", {**own, "Authorization": "Bearer unknown"}, b"{}"),
            (400, "/graphql", own, b"{"),
            (400, "/graphql", {**own, "Host": "a b"}, b"{}"),
            (406, "/graphql", {**own, "Accept": "text/plain"}, b"{}"),
            (413, "/graphql", {**own, "Content-Length": "99999999"}, b"{}"),
            (415, "/graphql", {**own, "Content-Type": "text/plain"}, b"{}"),
            (404, "/nothing", own, b"{}"),
            (405, "/livez", own, b"{}"),
            (405, "/destination-configuration/v1/subaccountCertificates/a", own, b"{}"),
        ]
        async with client_of(app, Origin=PORTAL) as client:
            for status, path, headers, body in cases:
                answer = await client.post(path, content=body, headers=headers)
                assert (answer.status_code, *pages(answer)) == (status, PORTAL, "Retry-After, X-Request-Id"), (path, headers)
        async with client_of(app, Origin="https://evil.example") as client:
            answer = await client.post("/graphql", json={"query": "{__typename}"}, headers=own)
            assert (answer.status_code, *pages(answer)) == (403, None, "Retry-After, X-Request-Id")


async def test_a_file_can_be_used_twice_in_a_request(mongo_uri: str, tmp_path: Path) -> None:
    """Each resolver that reads a file reads all of it, though one variable names it for both."""
    query = """query ($file: Upload!, $again: Upload!) {
      first: inspectCertificate(input: {source: {file: $file}}) { __typename } second: inspectCertificate(input: {source: {file: $file}}) { __typename }
      third: inspectCertificate(input: {source: {file: $again}}) { __typename } }"""
    files: dict[str, tuple[str | None, str | bytes]] = {
        "operations": (None, json.dumps({"query": query, "variables": {"file": None, "again": None}})),
        "map": (None, json.dumps({"0": ["variables.file", "variables.again"]})),
        "0": ("one.pem", issue("one").pem),
    }
    async with opened(mongo_uri, tmp_path) as app:
        token = (tmp_path / "dev-token").read_text().strip()
        async with client_of(app, Authorization=f"Bearer {token}") as client:
            answer = (await client.post("/graphql", files=files)).json()
    assert {name: field["__typename"] for name, field in answer["data"].items()} == dict.fromkeys(
        ("first", "second", "third"), "InspectCertificateSuccess"
    )


async def test_the_log_says_the_clients_address_and_the_codes(mongo_uri: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with opened(mongo_uri, tmp_path, trusted_proxies=(PROXY,)) as app:
        token = (tmp_path / "dev-token").read_text().strip()
        headers = {"Authorization": f"Bearer {token}", "X-Forwarded-For": "203.0.113.5, 198.51.100.1"}
        async with client_of(app, "10.0.0.1") as client:
            with caplog.at_level(logging.INFO, "destcert.requests"):
                await client.post("/graphql", json={"query": "{secretWord}"}, headers=headers)
                await client.post("/graphql", json={"query": "{__typename}"}, headers={"X-Forwarded-For": "198.51.100.2"})
                await client.post("/graphql", json={"query": "{__typename}"}, headers=headers)
    said = [record.getMessage().partition(" ms ")[2] for record in caplog.records if record.name == "destcert.requests"]
    assert said == ["from 198.51.100.1 GRAPHQL_VALIDATION_FAILED", "from 198.51.100.2 UNAUTHENTICATED", "from 198.51.100.1"]
    assert "secretWord" not in caplog.text


# Trusted documents and automatic persisted queries: the rest is in tests/server/graphql/test_finder.py

LIST = "query List { scopes { nodes { id } } }"


def by_hash(text: str) -> dict[str, Any]:
    """Return what Apollo's clients send for a query."""
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha256(text.encode()).hexdigest()}}}


async def test_a_tenant_does_not_learn_which_queries_another_sent(mongo_uri: str, tmp_path: Path) -> None:
    callers = {name: Caller(tenant=tenant, subject=name) for name, tenant in (("a", "acme"), ("b", "acme"), ("other", "other"))}
    async with served(mongo_uri, tmp_path, callers) as here:

        async def ask(name: str, **parameters: Any) -> bytes:
            headers = {"Authorization": f"Bearer {name}"}
            return (await here.http.post("/graphql", json={**by_hash(LIST), **parameters}, headers=headers)).content

        missed = await ask("a")
        assert b"PersistedQueryNotFound" in missed
        assert b'"data"' in await ask("a", query=LIST)
        assert b'"data"' in await ask("b")
        assert await ask("other") == missed


async def test_an_installation_that_requires_trusted_documents(mongo_uri: str, tmp_path: Path) -> None:
    manifest = Manifest("front.json", {"list": LIST})
    async with opened(mongo_uri, tmp_path, trusted_documents="require", trusted_documents_manifest=(manifest,)) as app:
        token = (tmp_path / "dev-token").read_text().strip()
        async with client_of(app, Authorization=f"Bearer {token}") as client:
            known = await client.post("/graphql", json={"documentId": "list"})
            other = await client.post("/graphql", json={"query": "{__typename}"})
        async with client_of(app) as stranger:
            unauthorized = [await stranger.post("/graphql", json=body) for body in ({"documentId": "list"}, {"query": "{__typename}"})]
    assert known.json()["data"] == {"scopes": {"nodes": []}}
    assert other.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"
    assert [answer.status_code for answer in unauthorized] == [401, 401], "a stranger learns of no document"


async def test_a_trusted_document_that_does_not_fit_the_schema_stops_the_start(mongo_uri: str, tmp_path: Path) -> None:
    manifest = Manifest("front.json", {"list": LIST, "old": "query Old { certificatesOfOld { id } }"})
    with pytest.raises(BadSetting) as stopped:
        async with opened(mongo_uri, tmp_path, trusted_documents="allow", trusted_documents_manifest=(manifest,)):
            pass
    assert str(stopped.value) == (
        'DESTCERT_TRUSTED_DOCUMENTS_MANIFEST: front.json: the document "old" is refused: '
        "Cannot query field 'certificatesOfOld' on type 'Query'."
    )


@pytest.mark.parametrize("mode", ["allow", "require"])
async def test_trusted_documents_need_a_manifest_or_the_page(mongo_uri: str, tmp_path: Path, mode: str) -> None:
    for has_page in (True, False):
        with pytest.raises(BadSetting, match=f"TRUSTED_DOCUMENTS={mode} needs DESTCERT_TRUSTED_DOCUMENTS_MANIFEST, or the page"):
            async with opened(mongo_uri, tmp_path, trusted_documents=mode, page=has_page):
                pass


async def test_the_documents_of_the_page_are_trusted_with_it(mongo_uri: str, tmp_path: Path) -> None:
    build_page(tmp_path / "dist")
    front = Manifest("front.json", {"list": LIST})
    for has_page, manifests, expected in ((True, (), [1, 0, 0]), (True, (front,), [1, 1, 0]), (False, (front,), [0, 1, 0])):
        settings = {"page": has_page, "trusted_documents_manifest": manifests}
        async with opened(mongo_uri, tmp_path, trusted_documents="require", **settings) as app:
            token = (tmp_path / "dev-token").read_text().strip()
            async with client_of(app, Authorization=f"Bearer {token}") as client:
                texts = ("query Viewer { viewer { subject } }", LIST, "{__typename}")
                answers = [(await client.post("/graphql", json={"query": text})).json() for text in texts]
        assert ["data" in answer for answer in answers] == list(map(bool, expected)), (has_page, manifests)


# The page: the rest is in tests/server/page/


async def test_the_page_is_served_unless_it_is_switched_off(mongo_uri: str, tmp_path: Path) -> None:
    build_page(tmp_path / "dist")
    for has_page, expected in ((True, [200, 200, 200]), (False, [404, 404, 404])):
        async with opened(mongo_uri, tmp_path, page=has_page) as app, client_of(app) as client:
            assert [(await client.get(path)).status_code for path in ("/", "/icon.svg", "/assets/main-1a2b.js")] == expected


async def test_a_page_that_cannot_be_served_stops_the_start(mongo_uri: str, tmp_path: Path) -> None:
    (build_page(tmp_path / "dist") / "assets" / "tool.exe").write_bytes(b"MZ")
    with pytest.raises(BadSetting, match=r"^DESTCERT_PAGE: The file assets/tool.exe"):
        async with opened(mongo_uri, tmp_path):
            pass
    async with opened(mongo_uri, tmp_path, page=False) as app, client_of(app) as client:
        assert (await client.get("/livez")).status_code == 200


async def test_what_the_page_loads_counts_for_no_limit(mongo_uri: str, tmp_path: Path) -> None:
    build_page(tmp_path / "dist")
    async with opened(mongo_uri, tmp_path, requests_per_second=1) as app, client_of(app) as client:
        loaded = [(await client.get("/assets/main-1a2b.js")).status_code for _ in range(40)]
        pages = [(await client.get("/")).status_code for _ in range(2)]
    assert loaded == [200] * 40
    assert pages == [200, 429]


async def test_the_page_says_what_to_do_until_it_is_built(mongo_uri: str, tmp_path: Path) -> None:
    async with opened(mongo_uri, tmp_path) as app, client_of(app) as client:
        answer, alive = await client.get("/"), await client.get("/livez")
    assert (answer.status_code, alive.status_code) == (404, 200)
    assert "make web" in answer.text
