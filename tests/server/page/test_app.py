"""The page: its headers, its compressed files, and that nothing else is served."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from server.page.app import page_routes
from tests.server.endpoint import serve
from tests.server.page.pages import LARGE, SCRIPT, build_page

SCRIPT_PATH, FACE_PATH = "/assets/main-1a2b.js", "/assets/face-1a2b.woff2"
BROWSER = "gzip, deflate, br, zstd"


def client_of(folder: Path) -> httpx.AsyncClient:
    """Return a client that says of no coding by itself that it takes it."""
    app = Starlette(routes=page_routes(folder))
    app.router.redirect_slashes = False  # as in server/app.py
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", headers={"Accept-Encoding": "identity"})


@pytest_asyncio.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(build_page(tmp_path / "dist")) as opened:
        yield opened


async def ask_raw(client: httpx.AsyncClient, path: str, accept: str) -> tuple[bytes, httpx.Headers]:
    """Return the octets as they come, and the header fields."""
    async with client.stream("GET", path, headers={"Accept-Encoding": accept}) as answer:
        return b"".join([part async for part in answer.aiter_raw()]), answer.headers


async def test_the_page_may_load_from_here_only_and_is_asked_about_each_time(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")
    assert (answer.status_code, answer.text) == (200, "<!doctype html><title>The page</title>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    expected = {
        "cache-control": "no-cache",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "vary": "Accept-Encoding",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
    assert expected.items() <= dict(answer.headers).items()
    assert "camera=()" in answer.headers["permissions-policy"]


@pytest.mark.parametrize(
    ("path", "media_type", "octets"),
    [(SCRIPT_PATH, "text/javascript; charset=utf-8", SCRIPT), (FACE_PATH, "font/woff2", LARGE)],
)
async def test_what_the_page_loads_is_kept_for_ever(client: httpx.AsyncClient, path: str, media_type: str, octets: bytes) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.content) == (200, octets)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "etag" not in answer.headers


async def test_the_picture_has_the_policy_of_a_document(client: httpx.AsyncClient) -> None:
    answer = await client.get("/icon.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        (BROWSER, "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0, *;q=0.1", None),
        ("identity", None),
        ("", None),
    ],
)
async def test_a_client_gets_the_coding_that_it_likes_best(client: httpx.AsyncClient, accept: str, coding: str | None) -> None:
    octets, headers = await ask_raw(client, SCRIPT_PATH, accept)
    expected = {"br": b"brotli of assets/main-1a2b.js", "gzip": gzip.compress(SCRIPT, mtime=0), None: SCRIPT}[coding]
    assert headers.get("content-encoding") == coding
    assert headers["content-length"] == str(len(expected))
    assert octets == expected


async def test_a_file_that_was_not_compressed_comes_as_it_is(client: httpx.AsyncClient) -> None:
    octets, headers = await ask_raw(client, FACE_PATH, BROWSER)
    assert (octets, headers.get("content-encoding")) == (LARGE, None)


async def test_who_has_the_page_is_told_so(client: httpx.AsyncClient) -> None:
    tags = [(await ask_raw(client, "/", accept))[1]["etag"] for accept in ("br", "gzip", "identity")]
    assert len(set(tags)) == 3, "each coding is another sequence of octets"
    known = await client.get("/", headers={"If-None-Match": f'"other", {tags[2]}'})
    assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tags[2])
    assert (await client.get("/", headers={"If-None-Match": tags[0]})).status_code == 200


@pytest.mark.parametrize("path", ["/", "/icon.svg", SCRIPT_PATH, FACE_PATH])
async def test_head_has_the_headers_and_nothing_else(client: httpx.AsyncClient, path: str) -> None:
    head, whole = await client.head(path), await client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


@pytest.mark.parametrize("path", ["/", SCRIPT_PATH])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_files_are_only_read(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/index.html",
        "/index.html.gz",
        "/icon.svg.br",
        "/persisted-documents.json",
        "/notes.txt",
        "/assets",
        "/assets/",
        "/assets/main-1a2b.js.gz",
        "/assets/main-1a2b.js/",
        "/assets/..%2Findex.html",
        "/assets/%2e%2e/notes.txt",
        "/assets/../notes.txt",
        "/assets//main-1a2b.js",
        "/assets/%00",
        "/assets/%E2%80%AE.js",
        "/assets/main-0000.js",
    ],
)
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


async def test_a_page_that_is_not_built_says_how(tmp_path: Path) -> None:
    async with client_of(tmp_path) as client:
        answer = await client.get("/")
        assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
        assert "`make web` builds it" in answer.text
        assert (await client.get(SCRIPT_PATH)).status_code == 404


async def test_every_octet_comes_over_a_real_connection(tmp_path: Path) -> None:
    app = Starlette(routes=page_routes(build_page(tmp_path / "dist")))
    async with serve(app) as (host, port), httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
        assert (await client.get(FACE_PATH)).content == LARGE
        head = await client.head(FACE_PATH)
        assert (head.headers["content-length"], head.content) == (str(len(LARGE)), b"")
        assert (await client.get("/assets/%2e%2e/notes.txt")).status_code == 404
