"""A person signs in to the page by the npm package oidc-provider, stays signed in by its refresh tokens, and signs out there, too."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import pytest_asyncio
from bson import encode

from server.access.issuer_settings import IssuerSettings
from server.session.openid import IDLE_LIFETIME, LIFETIME
from server.session.openid_client import FRESH_SECONDS
from server.session.settings import SignInSettings
from services.model.secret import Secret
from tests.clients.foreign_issuer.person import FOLDER, Provider, let_in, providing
from tests.clients.npm import install, needs_npm
from tests.server.installed import Installed, installed

pytestmark = needs_npm

OWN = "http://127.0.0.1:8080"
CALLBACK = f"{OWN}/session/callback"
COOKIE = "destcert-session-8080"
SECRET = "s3cr3t + :/%"
VIEWER = "{ viewer { subject tenant permissions } }"
SECONDS = 600


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def _packages() -> None:
    await install(FOLDER)


@asynccontextmanager
async def signing_in(provider: Provider, mongo_uri: str, data: Path, *, client: str = "confidential") -> AsyncIterator[Installed]:
    """An installation whose people sign in by the provider; requests carry no token but those that a test gives them."""
    issuer = IssuerSettings(
        issuer=provider.issuer,
        audiences=frozenset({"destination-certificates"}),
        tenant_claim="tenant",
        rights_claim="realm_access.groups",
        rights={"viewers": ("Destination Certificate Viewer",)},
    )
    secret = Secret(SECRET.encode()) if client == "confidential" else None
    sign_in = SignInSettings(issuer=provider.issuer, client_id="service", client_secret=secret, scopes="openid read")
    async with installed(mongo_uri, data, issuers=(issuer,), sign_in=sign_in, dev_token=False) as service:
        del service.http.headers["Authorization"]
        yield service


async def leave(service: Installed) -> str:
    """Return where the service sends a browser that wants to sign in."""
    sent = await service.http.get("/session/sign-in")
    assert sent.status_code == 303
    assert sent.headers["cache-control"] == "no-store"
    return sent.headers["location"]


async def go_through(service: Installed, name: str = "alice") -> str:
    """Return the address by which the browser comes back, after somebody signed in at the issuer."""
    async with httpx.AsyncClient(trust_env=False, timeout=20) as browser:
        return await let_in(browser, await leave(service), name, back=CALLBACK)


async def sign_in(service: Installed, name: str = "alice") -> httpx.Response:
    """Sign somebody in, and return the service's answer to the browser that comes back."""
    answer = await service.http.get(await go_through(service, name))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{OWN}/"), answer.headers
    return answer


async def renew(service: Installed) -> str:
    """Return an access token by the cookie, which opens the API."""
    answer = await service.http.post("/session", json={})
    assert answer.status_code == 200, answer.text
    assert set(answer.json()) == {"accessToken", "expiresAt"}
    token = str(answer.json()["accessToken"])
    told = await service.http.post("/graphql", json={"query": VIEWER}, headers={"Authorization": f"Bearer {token}"})
    assert told.status_code == 200, told.text
    return token


async def count(service: Installed) -> int:
    return await service.database["browser_sessions"].count_documents({})


async def assert_home(service: Installed, answer: httpx.Response, outcome: str, *, stored: int = 0) -> None:
    """The browser is shown why nobody was signed in, gets no session, and none is stored."""
    assert (answer.status_code, answer.headers["location"]) == (303, f"{OWN}/#sign-in={outcome}")
    assert not [one for one in answer.headers.get_list("set-cookie") if one.startswith(COOKIE)]
    assert await count(service) == stored


@pytest.mark.parametrize(("algorithm", "client"), [("RS256", "confidential"), ("ES256", "public"), ("EdDSA", "confidential")])
async def test_somebody_signs_in_stays_signed_in_and_signs_out(mongo_uri: str, tmp_path: Path, algorithm: str, client: str) -> None:
    async with (
        providing(algorithm, lifetime=SECONDS, client=client) as provider,
        signing_in(provider, mongo_uri, tmp_path, client=client) as service,
    ):
        told = await service.http.post("/session", json={})
        assert (told.status_code, told.json()["signIn"], told.json()["takesToken"]) == (401, f"{OWN}/session/sign-in", False)
        back = await sign_in(service)
        cookie = next(one for one in back.headers.get_list("set-cookie") if one.startswith(COOKIE))
        assert cookie.lower().endswith(f"; httponly; max-age={int(LIFETIME.total_seconds())}; path=/session; samesite=strict")
        first = await renew(service)
        assert await renew(service) == first, "a reload asks the issuer nothing"
        tokens = [first]
        for _ in range(3):  # each refresh token works once
            now = service.clock.now()
            await service.database["browser_sessions"].update_one({}, {"$set": {"tokens.fresh_until": now}})
            windows = await asyncio.gather(*(renew(service) for _ in range(4)))
            assert len(set(windows)) == 1, "one window renews, the others wait for it"
            tokens.append(windows[0])
        assert len(set(tokens)) == 4
        await _assert_kept_encrypted(service, tokens)
        await _sign_out(service, provider)


async def _assert_kept_encrypted(service: Installed, tokens: list[str]) -> None:
    (stored,) = await service.database["browser_sessions"].find({}).to_list(None)
    octets = encode(stored)
    assert not [token for token in tokens if token.encode() in octets]
    assert service.http.cookies[COOKIE].encode() not in octets


async def _sign_out(service: Installed, provider: Provider) -> None:
    kept = service.http.cookies[COOKIE]
    answer = await service.http.request("DELETE", "/session", headers={"Content-Type": "application/json"})
    elsewhere = urlsplit(answer.json()["signOut"])
    assert f"{elsewhere.scheme}://{elsewhere.netloc}" == provider.issuer
    assert parse_qs(elsewhere.query) == {"client_id": ["service"], "post_logout_redirect_uri": [f"{OWN}/"]}
    async with httpx.AsyncClient(trust_env=False, timeout=20) as browser:
        assert (await browser.get(answer.json()["signOut"])).status_code == 200
    assert await count(service) == 0
    again = await service.http.post("/session", json={}, headers={"Cookie": f"{COOKIE}={kept}"})
    assert again.status_code == 401


async def test_what_the_issuer_is_asked_is_bound_to_the_browser_and_to_the_service(mongo_uri: str, tmp_path: Path) -> None:
    async with providing() as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        asked = [parse_qs(urlsplit(await leave(service)).query) for _ in range(2)]
        for one in asked:
            assert (one["response_type"], one["code_challenge_method"], one["redirect_uri"]) == (["code"], ["S256"], [CALLBACK])
        for name in ("state", "nonce", "code_challenge"):
            assert asked[0][name] != asked[1][name]
        cookies = json.dumps(dict(service.http.cookies))
        assert not [one[name][0] for one in asked for name in ("nonce", "code_challenge") if one[name][0] in cookies]


async def test_nobody_is_signed_in_by_what_another_browser_brings_back(mongo_uri: str, tmp_path: Path) -> None:
    async with providing() as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        back = await go_through(service, "mallory")
        kept = dict(service.http.cookies)
        service.http.cookies.clear()
        await assert_home(service, await service.http.get(back), "expired")
        await leave(service)  # the victim's own attempt does not fit, either
        await assert_home(service, await service.http.get(back), "expired")
        state = parse_qs(urlsplit(back).query)["state"][0]
        other = back.replace(state, "0" * len(state))
        await assert_home(service, await service.http.get(other, headers={"Cookie": f"destcert-sign-in-{'0' * 16}=1.x"}), "expired")
        service.http.cookies.clear()
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())}
        service.clock.moment += timedelta(minutes=15)
        await assert_home(service, await service.http.get(back, headers=headers), "expired")
        service.clock.moment -= timedelta(minutes=15)
        assert (await service.http.get(back, headers=headers)).headers["location"] == f"{OWN}/"


async def test_a_code_works_once_and_only_with_its_own_attempt(mongo_uri: str, tmp_path: Path) -> None:
    async with providing() as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        back = await go_through(service)
        kept = {"Cookie": "; ".join(f"{name}={value}" for name, value in service.http.cookies.items())}
        await service.http.get(back)
        assert await count(service) == 1
        await assert_home(service, await service.http.get(back), "expired", stored=1)  # the cookie of the attempt is gone
        await assert_home(service, await service.http.get(back, headers=kept), "refused", stored=1)
        mine, theirs = await go_through(service), await go_through(service, "bob")
        code = parse_qs(urlsplit(theirs).query)["code"][0]
        swapped = mine.replace(parse_qs(urlsplit(mine).query)["code"][0], code)
        await assert_home(service, await service.http.get(swapped), "refused", stored=1)  # another verifier (RFC 7636, 4.6)


async def test_an_answer_of_another_issuer_or_of_none_is_refused(mongo_uri: str, tmp_path: Path) -> None:
    async with providing() as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        for change in (f"&iss={provider.issuer}x", ""):
            back = await go_through(service)
            before, _, _ = back.partition("&iss=")
            assert before != back, "the issuer says its name"
            await assert_home(service, await service.http.get(before + change), "refused")
        back = await go_through(service)
        state, iss = (parse_qs(urlsplit(back).query)[name][0] for name in ("state", "iss"))
        for error, outcome in (("access_denied", "denied"), ("server_error", "refused")):
            await leave(service)
            back = await go_through(service)
            state = parse_qs(urlsplit(back).query)["state"][0]
            answer = await service.http.get("/session/callback", params={"state": state, "iss": iss, "error": error})
            await assert_home(service, answer, outcome)


async def test_an_issuer_that_is_down_signs_nobody_out(mongo_uri: str, tmp_path: Path) -> None:
    async with providing(lifetime=SECONDS) as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        await sign_in(service)
        first = await renew(service)
        await provider.end()
        service.clock.moment += timedelta(seconds=SECONDS / 2 + 60)
        assert await renew(service) == first, "it is not fresh, and yet good"
        service.clock.moment += timedelta(seconds=SECONDS)
        answer = await service.http.post("/session", json={})
        assert (answer.status_code, answer.json()["code"], await count(service)) == (503, "UNAVAILABLE", 1)
        assert int(answer.headers["retry-after"]) > 0
        service.clock.moment += timedelta(seconds=FRESH_SECONDS)
        await assert_home(service, await service.http.get("/session/sign-in"), "unavailable", stored=1)


async def test_a_session_ends_when_the_issuer_takes_its_refresh_token_back(mongo_uri: str, tmp_path: Path) -> None:
    async with providing(lifetime=SECONDS) as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        await sign_in(service)
        await provider.forget()
        service.clock.moment += timedelta(seconds=SECONDS / 2 + 60)
        answer = await service.http.post("/session", json={})
        assert (answer.status_code, answer.json()["code"], await count(service)) == (401, "SIGNED_OUT", 0)


async def test_a_session_ends_when_nobody_uses_it(mongo_uri: str, tmp_path: Path) -> None:
    async with providing(lifetime=100_000) as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        await sign_in(service)
        for _ in range(int(LIFETIME / IDLE_LIFETIME) * 2 - 1):  # used now and then it lives for the whole day
            service.clock.moment += IDLE_LIFETIME / 2
            assert (await service.http.post("/session", json={})).status_code == 200
        service.clock.moment += IDLE_LIFETIME / 2
        assert (await service.http.post("/session", json={})).status_code == 401


async def test_a_session_that_no_page_uses_ends_sooner(mongo_uri: str, tmp_path: Path) -> None:
    async with providing(lifetime=100_000) as provider, signing_in(provider, mongo_uri, tmp_path) as service:
        await sign_in(service)
        service.clock.moment += IDLE_LIFETIME
        assert (await service.http.post("/session", json={})).status_code == 401
