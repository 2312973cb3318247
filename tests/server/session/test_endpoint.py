"""Signing in to the page of the real application: by the link, by the token, by the cookie; and who is not let in."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from server.access.own_tokens import LIFETIME as TOKEN_LIFETIME
from server.access.tries import MAX_FAILURES
from server.session.development import LIFETIME
from server.session.one_time_code import LIFETIME as LINK_LIFETIME
from server.session.sessions import Sessions
from services.errors import ServiceUnavailable
from tests.server.installed import SECOND, Installed, installed

COOKIE = "destcert-session-8080"
OWN = "http://127.0.0.1:8080"
VIEWER = "{ viewer { subject tenant permissions } }"


@pytest_asyncio.fixture(loop_scope="session")
async def service(mongo_uri: str, tmp_path: Path) -> AsyncIterator[Installed]:
    """An installation whose requests come without a token."""
    async with installed(mongo_uri, tmp_path, allowed_origins=("https://portal.example",)) as one:
        del one.http.headers["Authorization"]
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def one_of_all(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installed]:
    async with installed(mongo_uri, tmp_path_factory.mktemp("session"), allowed_origins=("https://portal.example",)) as one:
        del one.http.headers["Authorization"]
        yield one


@pytest_asyncio.fixture(loop_scope="session")
async def still(one_of_all: Installed) -> Installed:
    """The installation of all tests that move no clock and guess nothing, with nobody signed in."""
    one_of_all.http.cookies.clear()
    await one_of_all.database["browser_sessions"].delete_many({})
    return one_of_all


def make_code(service: Installed) -> str:
    assert service.session.development is not None
    return service.session.development.code.make()


async def post(service: Installed, body: object | None = None, **headers: str) -> httpx.Response:
    return await service.http.post("/session", json={} if body is None else body, headers=headers)


async def count(service: Installed) -> int:
    return await service.database["browser_sessions"].count_documents({})


async def assert_refused(service: Installed, answer: httpx.Response, status: int, code: str, *, stored: int = 0) -> None:
    """The refusal says the code, sets no session, and nothing more than before is stored."""
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["cache-control"] == "no-store"
    assert "accessToken" not in answer.text
    assert not any("max-age=0" not in one.lower() for one in answer.headers.get_list("set-cookie"))
    assert await count(service) == stored


async def look(service: Installed, answer: httpx.Response) -> dict[str, object]:
    """Return who one is by the access token of an answer."""
    assert answer.status_code == 200, answer.text
    token = answer.json()["accessToken"]
    told = await service.http.post("/graphql", json={"query": VIEWER}, headers={"Authorization": f"Bearer {token}"})
    return told.json()["data"]["viewer"]  # type: ignore[no-any-return]


async def test_the_link_lets_one_browser_in_once(service: Installed) -> None:
    code = make_code(service)
    answer = await post(service, {"code": code})
    viewer = await look(service, answer)
    assert (viewer["subject"], viewer["tenant"]) == ("developer", "default")
    assert "ACCESS_ADMIN" in str(viewer["permissions"])
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["set-cookie"].lower().endswith("; httponly; max-age=2592000; path=/session; samesite=strict")
    service.http.cookies.clear()
    await assert_refused(service, await post(service, {"code": code}), 401, "LINK_USED", stored=1)


async def test_the_page_gets_no_development_token_but_one_that_ends_soon(service: Installed, tmp_path: Path) -> None:
    answer = await post(service, {"code": make_code(service)})
    assert (tmp_path / "dev-token").read_text().strip() not in answer.text
    assert answer.json()["expiresAt"] == (service.clock.moment + TOKEN_LIFETIME).isoformat().replace("+00:00", "Z")


async def test_the_cookie_brings_fresh_tokens_as_long_as_the_session_lives(service: Installed) -> None:
    await post(service, {"code": make_code(service)})
    for _ in range(2):  # two windows
        assert (await look(service, await post(service)))["subject"] == "developer"
    service.clock.moment += LIFETIME - SECOND
    assert (await post(service)).status_code == 200
    service.clock.moment += SECOND
    await assert_refused(service, await post(service), 401, "SIGNED_OUT", stored=1)


async def test_the_link_opens_again_where_it_signed_in(service: Installed) -> None:
    code = make_code(service)
    await post(service, {"code": code})
    assert (await look(service, await post(service, {"code": code})))["subject"] == "developer"
    assert await count(service) == 1


async def test_a_new_link_takes_the_place_of_the_last_one_and_of_the_session(service: Installed) -> None:
    first, second = make_code(service), make_code(service)
    await assert_refused(service, await post(service, {"code": first}), 401, "LINK_UNKNOWN")
    await post(service, {"code": second})
    await post(service, {"code": make_code(service)})
    assert await count(service) == 1


async def test_a_link_by_which_nobody_got_in_is_not_used_up(service: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object, **__: object) -> str:
        raise ServiceUnavailable("The database does not answer.")

    code = make_code(service)
    with monkeypatch.context() as patched:
        patched.setattr(Sessions, "begin", fail)
        await assert_refused(service, await post(service, {"code": code}), 503, "UNAVAILABLE")
    assert (await post(service, {"code": code})).status_code == 200


async def test_a_link_that_nobody_opened_in_time_says_so(service: Installed) -> None:
    code = make_code(service)
    service.clock.moment += LINK_LIFETIME
    await assert_refused(service, await post(service, {"code": code}), 401, "LINK_EXPIRED")


async def test_the_development_token_itself_signs_in(service: Installed, tmp_path: Path) -> None:
    token = (tmp_path / "dev-token").read_text()
    assert (await look(service, await post(service, {"token": token})))["subject"] == "developer"
    assert (await look(service, await post(service)))["subject"] == "developer"


async def test_wrong_codes_and_tokens_are_refused_and_too_many_of_them_wait(service: Installed) -> None:
    code = make_code(service)
    for number in range(MAX_FAILURES):
        wrong = {"code": ("y" if code.startswith("x") else "x") + code[1:]} if number % 2 else {"token": "w" * 43}
        await assert_refused(service, await post(service, wrong), 401, "LINK_UNKNOWN" if number % 2 else "UNAUTHENTICATED")
    answer = await post(service, {"code": code})
    await assert_refused(service, answer, 429, "RATE_LIMITED")
    assert 0 < int(answer.headers["retry-after"]) <= 60


async def test_signing_out_ends_the_session(service: Installed) -> None:
    await post(service, {"code": make_code(service)})
    kept = service.http.cookies[COOKIE]
    answer = await service.http.request("DELETE", "/session", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json(), await count(service)) == (200, {"signOut": None}, 0)
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    await assert_refused(service, await post(service, None, cookie=f"{COOKIE}={kept}"), 401, "SIGNED_OUT")


async def test_who_is_not_signed_in_hears_how_to(service: Installed) -> None:
    answer = await post(service)
    await assert_refused(service, answer, 401, "SIGNED_OUT")
    assert (answer.json()["signIn"], answer.json()["takesToken"]) == (None, True)


async def test_without_a_development_token_nobody_gets_in_by_it(mongo_uri: str, tmp_path: Path) -> None:
    async with installed(mongo_uri, tmp_path) as before:
        name = before.database.name
        await post(before, {"code": make_code(before)})
        cookie = f"{COOKIE}={before.http.cookies[COOKIE]}"
        async with installed(mongo_uri, tmp_path, database=name, dev_token=False) as service:
            for body in ({"code": "c" * 43}, {"token": (tmp_path / "dev-token").read_text().strip()}):
                await assert_refused(service, await post(service, body), 401, "LINK_UNKNOWN", stored=1)
            answer = await post(service, None, cookie=cookie)
            await assert_refused(service, answer, 401, "SIGNED_OUT", stored=1)
            assert answer.json()["takesToken"] is False


async def test_another_development_token_ends_the_sessions_of_the_last_one(mongo_uri: str, tmp_path: Path) -> None:
    async with installed(mongo_uri, tmp_path) as before:
        await post(before, {"code": make_code(before)})
        cookie = f"{COOKIE}={before.http.cookies[COOKIE]}"
        (tmp_path / "dev-token").unlink()
        async with installed(mongo_uri, tmp_path, database=before.database.name) as service:
            await assert_refused(service, await post(service, None, cookie=cookie), 401, "SIGNED_OUT", stored=1)


@pytest.mark.parametrize("origin", ["https://evil.example", "https://portal.example", "http://127.0.0.1:9090", "null"])
@pytest.mark.parametrize("method", ["POST", "DELETE"])
async def test_no_page_of_another_origin_has_a_part_in_it(still: Installed, origin: str, method: str) -> None:
    code = make_code(still)
    await post(still, {"code": make_code(still)} if method == "DELETE" else {"code": code})
    answer = await still.http.request(method, "/session", json={}, headers={"Origin": origin})
    await assert_refused(still, answer, 403, "CSRF", stored=1)
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    asked = {"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"}
    preflight = await still.http.options("/session", headers=asked)
    assert not [name for name in preflight.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("method", ["POST", "DELETE"])
async def test_nothing_that_a_form_can_send_is_taken(still: Installed, method: str) -> None:
    await post(still, {"code": make_code(still)})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", ""):
        answer = await still.http.request(method, "/session", content=b"{}", headers={"Content-Type": kind, "Origin": OWN})
        await assert_refused(still, answer, 415, "CONTENT_TYPE_UNSUPPORTED", stored=1)


@pytest.mark.parametrize("body", ["[]", "1", '{"code": 1}', '{"code": null}', '{"user": "x"}', '{"code": "a", "token": "b"}'])
async def test_other_bodies_are_refused(still: Installed, body: str) -> None:
    answer = await still.http.post("/session", content=body, headers={"Content-Type": "application/json", "Origin": OWN})
    await assert_refused(still, answer, 400, "BODY_INVALID")


async def test_a_large_body_is_refused(still: Installed) -> None:
    await assert_refused(still, await post(still, {"token": "a" * 2_000}), 413, "PAYLOAD_TOO_LARGE")


async def test_a_token_of_the_page_ends_and_cannot_be_made_longer(service: Installed) -> None:
    answer = await post(service, {"code": make_code(service)})
    service.clock.moment += TOKEN_LIFETIME + timedelta(seconds=1)
    headers = {"Authorization": f"Bearer {answer.json()['accessToken']}"}
    assert (await service.http.post("/graphql", json={"query": VIEWER}, headers=headers)).status_code == 401
