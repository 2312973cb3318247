"""OpenID issuers whose tokens are taken: each is verified by its issuer's keys, and its claims make the caller."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from functools import partial

from server.access.fetch import fetch_keys, make_client
from server.access.issuer_settings import IssuerSettings
from server.access.jwt import verify
from server.access.key_sets import FetchedKeySet, KeySet
from server.access.refused import TokenFault, TokenRefused
from services.model.caller import Caller, Right
from services.ports.clock import Clock
from services.rules.grants import read_grants

MAX_CLAIM_LENGTH = 255
"""Characters of a subject (OpenID Connect Core 1.0, section 2) and of a tenant's id."""


class OpenIdIssuer:
    """A `TokenIssuer` of one entry in the settings."""

    def __init__(self, settings: IssuerSettings, keys: KeySet, clock: Clock) -> None:
        self._settings = settings
        self._keys = keys
        self._clock = clock

    @property
    def keys(self) -> KeySet:
        """The keys that its tokens are signed with."""
        return self._keys

    def issues(self, issuer: str) -> bool:
        """Whether it is this issuer: names are compared character by character (OpenID Connect Core 1.0, section 2)."""
        return issuer == self._settings.issuer

    async def verify(self, token: bytes) -> Caller:
        """Return whom the token stands for; raises TokenRefused, and ServiceUnavailable where the keys cannot be fetched."""
        settings, now = self._settings, self._clock.now()
        verified = await verify(token, self._keys, issuer=settings.issuer, audiences=settings.audiences, now=now)
        rights, scope_rights = read_grants(self._list_rights(verified.claims))
        if not settings.may_administer_installation:
            rights -= {Right.INSTALLATION_ADMIN}
        return Caller(
            tenant=settings.tenant or _read_name(find_claim(verified.claims, settings.tenant_claim or "")),
            # Who a subject is, the issuer decides. With its address in front it can be nobody of another issuer, and nobody of our own.
            subject=f"{settings.issuer}#{_read_name(find_claim(verified.claims, settings.subject_claim))}",
            rights=rights,
            scope_rights=scope_rights,
            expires_at=verified.expires_at,
        )

    def _list_rights(self, claims: Mapping[str, object]) -> list[str]:
        """Return the texts of rights: the values of the claim, those in the settings' map by what they stand for there."""
        claimed = find_claim(claims, self._settings.rights_claim)
        values = claimed.split() if isinstance(claimed, str) else claimed if isinstance(claimed, list) else []
        return [text for value in values if isinstance(value, str) for text in self._settings.rights.get(value, (value,))]


def find_claim(claims: Mapping[str, object], path: str) -> object:
    """Return the claim of that name, or else the member at that path of names with dots between; None if there is none."""
    if path in claims:
        return claims[path]
    found: object = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _read_name(value: object) -> str:
    """Return a tenant's or a subject's name; raises TokenRefused for what is none."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_CLAIM_LENGTH or not value.isprintable():
        raise TokenRefused(TokenFault.CLAIMS_UNFIT)
    return value


@asynccontextmanager
async def open_issuers(settings: Sequence[IssuerSettings], clock: Clock) -> AsyncIterator[list[OpenIdIssuer]]:
    """Give the issuers; nothing is fetched until their first tokens come."""
    if not settings:
        yield []
        return
    async with AsyncExitStack() as parts:
        client = await parts.enter_async_context(make_client())
        issuers = []
        for one in settings:
            keys = FetchedKeySet(partial(fetch_keys, client, one.issuer, one.jwks_url), clock, issuer=one.issuer)
            await parts.enter_async_context(aclosing(keys))
            issuers.append(OpenIdIssuer(one, keys, clock))
        yield issuers
