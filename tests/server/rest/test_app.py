"""The edge of the REST API: what is refused before and behind the operations, always in its own shape."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.rest import app as module
from services.errors import ServiceUnavailable
from tests.server.rest.asking import BASE, PROGRAM, Rest, encode, rest
from tests.support import issue

SECRET = "hunter2"


def shape(response: httpx.Response) -> tuple[int, str]:
    """Return status and code of a refusal, which has the API's own shape."""
    body = response.json()
    assert set(body) <= {"ErrorMessage", "code", "requestId"}, body
    assert response.headers["content-type"] == "application/json"
    assert body["ErrorMessage"]
    return response.status_code, body["code"]


async def test_without_a_token_it_is_401_and_says_how_to_send_one(rest: Rest) -> None:
    for method, path in (("GET", "/subaccountCertificates"), ("DELETE", "/subaccountCertificates/a.pem")):
        refused = await rest.ask(method, path, token=None)
        assert shape(refused) == (401, "UNAUTHENTICATED")
        assert refused.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "path", ["", "/", "/v1", "/v1/", "/v1/subaccountCertificates/", "/v3/subaccountCertificates", "/v1/otherCertificates", "//v1"]
)
async def test_unknown_paths_are_404_and_never_redirects(rest: Rest, path: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        refused = await rest.ask(method, path, base="/destination-configuration" if path else "/destination-configuration/x")
        assert shape(refused) == (404, "NOT_FOUND")
        assert "location" not in refused.headers


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PATCH", "/subaccountCertificates", "DELETE, GET, POST, PUT"),
        ("POST", "/subaccountCertificates/a.pem", "DELETE, GET"),
        ("OPTIONS", "/instanceCertificates/a.pem/labels", "GET, PATCH, PUT"),
    ],
)
async def test_other_methods_are_405_and_say_which_are_served(rest: Rest, method: str, path: str, allowed: str) -> None:
    refused = await rest.ask(method, path)
    assert shape(refused) == (405, "METHOD_NOT_ALLOWED")
    assert refused.headers["allow"] == allowed


@pytest.mark.parametrize("path", ["/subaccountCertificates/", "/subaccountCertificates", "/instanceCertificates/a.pem", "/nowhere/"])
@pytest.mark.parametrize("token", [PROGRAM, None])
async def test_the_probe_for_csrf_tokens_is_answered_at_once_without_a_body(rest: Rest, path: str, token: str | None) -> None:
    """SAP's JavaScript client sends it before each change."""
    headers = {"x-csrf-token": "Fetch", "Content-Type": "application/json", "Connection": "close"}
    probed = await rest.ask("HEAD", path, token=token, headers=headers)
    assert (probed.status_code in (404, 405), probed.content) == (True, b"")


async def test_what_middleware_refuses_has_the_same_shape(mongo_uri: str, tmp_path: Path) -> None:
    async with rest(mongo_uri, tmp_path, requests_per_second=2) as limited:
        bad_host = await limited.ask("GET", "/subaccountCertificates", headers={"Host": "a b"})
        assert shape(bad_host) == (400, "HOST_INVALID")
        answers = [await limited.ask("GET", "/subaccountCertificates") for _ in range(5)]
        assert shape(answers[-1]) == (429, "RATE_LIMITED")
        assert int(answers[-1].headers["retry-after"]) >= 1


async def failing(error: Exception, caplog: pytest.LogCaptureFixture, rest: Rest, monkeypatch: pytest.MonkeyPatch) -> httpx.Response:
    """Return the answer where an operation fails so."""

    async def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("services.certificates.find.Find.by_name", fail)
    with caplog.at_level(logging.INFO):
        return await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"X-Request-Id": "id-of-the-request"})


async def test_a_crash_is_masked_and_stands_in_the_log(
    rest: Rest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    crashed = await failing(RuntimeError(SECRET), caplog, rest, monkeypatch)
    assert crashed.json() == {"ErrorMessage": "Unexpected error.", "code": "INTERNAL", "requestId": "id-of-the-request"}
    assert crashed.status_code == 500
    assert "builtins.RuntimeError" in caplog.text
    assert SECRET not in caplog.text + crashed.text


async def test_what_is_unavailable_is_503_with_the_time_to_wait(
    rest: Rest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refused = await failing(ServiceUnavailable("The database does not answer.", retry_after=7), caplog, rest, monkeypatch)
    assert shape(refused) == (503, "UNAVAILABLE")
    assert refused.headers["retry-after"] == "7"


async def test_an_operation_has_its_time(rest: Rest, monkeypatch: pytest.MonkeyPatch) -> None:
    async def sleep(*_: Any, **__: Any) -> None:
        await asyncio.sleep(10)

    monkeypatch.setattr(module, "DEADLINE", 0.01)
    monkeypatch.setattr("services.certificates.find.Find.by_name", sleep)
    refused = await rest.ask("GET", "/subaccountCertificates/a.pem")
    assert shape(refused) == (503, "TIMEOUT")
    assert refused.headers["retry-after"] == "1"


async def test_once_the_database_is_away_nothing_more_of_several_is_tried(rest: Rest, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0

    async def fail(*_: Any, **__: Any) -> None:
        nonlocal tried
        tried += 1
        raise ServiceUnavailable("The database does not answer.")

    monkeypatch.setattr("services.certificates.upload.Upload.__call__", fail)
    body = [{"Name": name, "Content": encode(issue("a").pem)} for name in ("a.pem", "b.pem", "c.pem")]
    answered = await rest.ask("POST", "/subaccountCertificates", json=body)
    assert (answered.status_code, [one["status"] for one in answered.json()], tried) == (207, [503, 503, 503], 1)


async def test_a_full_outbox_is_503_before_anything_is_sent(rest: Rest, monkeypatch: pytest.MonkeyPatch) -> None:
    await rest.store("a.pem", issue("a").pem)
    monkeypatch.setattr("server.rest.answer.PIECE", 10)
    monkeypatch.setattr("server.http.outbox.MAX_WAITING", 10)
    refused = await rest.ask("GET", "/subaccountCertificates/a.pem")
    assert shape(refused) == (503, "UNAVAILABLE")


async def send_request(rest: Rest, method: str, path: str) -> list[Any]:
    """Return the messages that the application sends, of which a client shows less."""
    messages = list[Any]()
    scope = {
        "type": "http", "method": method, "path": f"{BASE}{path}", "raw_path": f"{BASE}{path}".encode(), "query_string": b"",
        "http_version": "1.1", "scheme": "http", "root_path": "", "client": ("127.0.0.1", 1), "server": ("test", 80), "state": {},
        "headers": [(b"host", b"test"), (b"authorization", f"Bearer {PROGRAM}".encode())],
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        messages.append(message)

    await rest.served.app(scope, receive, send)
    return messages


async def test_a_probe_gets_no_body_whatever_the_server_does(rest: Rest) -> None:
    for path in ("/subaccountCertificates/", "/subaccountCertificates"):
        messages = await send_request(rest, "HEAD", path)
        assert b"".join(message.get("body", b"") for message in messages) == b""


async def test_a_list_that_fails_in_the_middle_has_no_end(
    rest: Rest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody may take the beginning for the whole: the server ends the connection where no last piece was sent."""
    monkeypatch.setattr("server.rest.certificates.SLICE_FILES", 1)
    for name in ("a.pem", "b.pem", "c.pem", "d.pem"):
        await rest.store(name, issue(name).pem)
    read, calls = rest.served.installation.use_cases.certificates.read.__class__.__call__, 0

    async def fail_late(*given: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise RuntimeError(SECRET)
        return await read(*given)

    monkeypatch.setattr("services.certificates.read.Read.__call__", fail_late)
    messages = await send_request(rest, "GET", "/subaccountCertificates")
    assert messages[0]["status"] == 200
    assert all(message.get("more_body") for message in messages[1:])
    assert b"".join(message["body"] for message in messages[1:]).count(b'"Name"') == 2
    assert "builtins.RuntimeError" in caplog.text
    assert SECRET not in caplog.text


async def test_the_log_says_the_codes_and_nothing_that_was_sent(rest: Rest, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "destcert.requests"):
        await rest.ask("POST", "/subaccountCertificates", json={"Name": "a.pem", "Content": SECRET})
        await rest.ask("GET", f"/subaccountCertificates?$filter={SECRET}")
    said = [record.getMessage() for record in caplog.records if record.name == "destcert.requests"]
    assert [line.rpartition(" ")[2] for line in said] == ["VALIDATION_FAILED", "FILTER_INVALID"]
    assert SECRET not in caplog.text
