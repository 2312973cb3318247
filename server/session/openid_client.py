"""The service as a client of the issuer: the authorization code flow (RFC 6749, 4.1; OpenID Connect Core 1.0, 3.1) with PKCE (RFC 7636).

The code and the tokens are exchanged by the service, never by the page. Only the issuer's own metadata say where.
"""

import asyncio
import base64
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode, urlsplit

import httpx

from server.access.fetch import FETCH_WITHIN, FetchFailed, discover, find_address, read_object
from server.access.jwt import MAX_TOKEN_SIZE
from server.session.attempts import Attempt
from server.session.cookie import PATH
from server.session.settings import SignInSettings
from services.errors import ServiceUnavailable
from services.model.secret import Secret
from services.ports.clock import Clock

CALLBACK = f"{PATH}/callback"

FRESH_SECONDS = 60 * 60.0
"""For which the issuer's metadata are used without asking again, as its keys are."""

RETRY_SECONDS = 5.0
"""After metadata that could not be had: whoever asks meanwhile hears so at once, and nobody waits behind others."""

EXCHANGE_WITHIN = 10.0
"""Seconds for one answer of the token endpoint, which may have to ask a directory."""

_BASIC, _POST = "client_secret_basic", "client_secret_post"
_log = logging.getLogger("destcert.access")


class GrantRefused(Exception):
    """The issuer gives no tokens for this code or refresh token: it says `invalid_grant` (RFC 6749, 5.2)."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the token endpoint gave; nothing of it is verified."""

    access: str = field(repr=False)
    refresh: Secret | None
    id_token: str | None = field(repr=False)


class OpenIdClient:
    """Asks the issuer. All methods raise ServiceUnavailable where it does not answer, or not as it should."""

    def __init__(self, settings: SignInSettings, client: httpx.AsyncClient, clock: Clock, *, base_url: str) -> None:
        """`base_url` is the service's own; `/session/callback` below it must be registered with the issuer."""
        self.settings = settings
        self._client = client
        self._clock = clock
        self._base_url = base_url
        self._metadata: Mapping[str, object] | None = None
        self._fetched_at = 0.0
        self._retry_at = float("-inf")
        self._fetching = asyncio.Lock()

    async def write_request(self, attempt: Attempt) -> str:
        """Return the address to which the browser goes to sign in."""
        asked = {
            "response_type": "code",
            "client_id": self.settings.client_id,
            "redirect_uri": self._base_url + CALLBACK,
            "scope": self.settings.scopes,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return _add(await self._find("authorization_endpoint"), asked)

    async def says_issuer(self) -> bool:
        """Whether the issuer puts its name into all its answers (RFC 9207, 3), so that one without it is another's."""
        return (await self._load()).get("authorization_response_iss_parameter_supported") is True

    async def exchange(self, code: str, attempt: Attempt) -> Given:
        """Return what the issuer gives for the code; raises GrantRefused."""
        redirect = self._base_url + CALLBACK
        return await self._ask(
            {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": attempt.verifier}
        )

    async def renew(self, refresh: Secret) -> Given:
        """Return what the issuer gives for the refresh token (RFC 6749, section 6); raises GrantRefused."""
        return await self._ask({"grant_type": "refresh_token", "refresh_token": refresh.reveal().decode()})

    async def find_sign_out(self) -> str | None:
        """Return where the browser signs out at the issuer (OpenID Connect RP-Initiated Logout 1.0); None where it has no such place."""
        try:
            end = await self._find("end_session_endpoint")
        except ServiceUnavailable:
            return None
        return _add(end, {"client_id": self.settings.client_id, "post_logout_redirect_uri": f"{self._base_url}/"})

    async def _ask(self, form: dict[str, str]) -> Given:
        endpoint, settings = await self._find("token_endpoint"), self.settings
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        secret = settings.client_secret.reveal().decode() if settings.client_secret else None
        methods = (await self._load()).get("token_endpoint_auth_methods_supported", [_BASIC])
        if secret is not None and not (isinstance(methods, list) and _POST in methods and _BASIC not in methods):
            named = f"{quote_plus(settings.client_id)}:{quote_plus(secret)}"  # encoded first, as RFC 6749, 2.3.1 wants
            headers["Authorization"] = f"Basic {base64.b64encode(named.encode()).decode()}"
        else:
            form |= {"client_id": settings.client_id, **({} if secret is None else {"client_secret": secret})}
        try:
            async with asyncio.timeout(EXCHANGE_WITHIN), self._client.stream("POST", endpoint, data=form, headers=headers) as answer:
                status, given = answer.status_code, await read_object(answer)
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, FetchFailed) as error:
            raise self._fail(_say(error)) from None
        if status == 400 and given.get("error") == "invalid_grant":
            raise GrantRefused
        if status != 200:
            raise self._fail(f"its token endpoint answers {status}, {given.get('error')!r:.60}")
        return self._read(given)

    def _read(self, given: Mapping[str, object]) -> Given:
        texts = [given.get(name) for name in ("access_token", "refresh_token", "id_token")]
        if not all(text is None or (isinstance(text, str) and 0 < len(text) <= MAX_TOKEN_SIZE) for text in texts):
            raise self._fail("its answer holds tokens that are none, or too long")
        access, refresh, id_token = (str(text) if text else None for text in texts)
        if access is None or str(given.get("token_type", "")).lower() != "bearer":
            raise self._fail("its answer holds no access token of the type bearer")
        return Given(access, None if refresh is None else Secret(refresh.encode()), id_token)

    async def _find(self, name: str) -> str:
        metadata = await self._load()
        try:
            return find_address(metadata, name, issuer=self.settings.issuer)
        except FetchFailed as error:
            raise self._fail(str(error)) from None

    async def _load(self) -> Mapping[str, object]:
        async with self._fetching:
            now = self._clock.monotonic()
            if self._metadata is None or now - self._fetched_at > FRESH_SECONDS:
                if now < self._retry_at:
                    raise _unavailable()
                self._retry_at = now + RETRY_SECONDS
                try:
                    async with asyncio.timeout(FETCH_WITHIN):
                        self._metadata = await discover(self._client, self.settings.issuer)
                except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, FetchFailed) as error:
                    raise self._fail(_say(error)) from None
                self._fetched_at = now
            return self._metadata

    def _fail(self, reason: str) -> ServiceUnavailable:
        _log.warning("Nobody can sign in by the issuer %s: %s.", self.settings.issuer, reason)
        return _unavailable()


def _unavailable() -> ServiceUnavailable:
    return ServiceUnavailable("The issuer by which people sign in does not answer as it should.")


def _say(error: Exception) -> str:
    return str(error) if isinstance(error, FetchFailed) else f"it does not answer ({type(error).__name__})"


def _add(address: str, parameters: Mapping[str, str]) -> str:
    """Return the address with the parameters added to those that it has (RFC 6749, 3.1)."""
    return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(parameters)}"
