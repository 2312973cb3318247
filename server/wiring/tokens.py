"""Who gets in: the issuers whose access tokens are taken, and the endpoint that gives out the service's own."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from server.access.development import DevelopmentToken, load_or_create_token
from server.access.issuers import OpenIdIssuer, open_issuers
from server.access.own_tokens import OwnTokens
from server.access.signing_keys import SigningKeys
from server.access.tenants import IsActive, TenantMemory
from server.access.token_endpoint import TokenEndpoint
from server.access.tokens import AccessTokens, TokenIssuer
from server.settings import Settings
from server.wiring.parts import Parts
from services.access.authorize import Authorize
from services.issuance.key_pairs import generate_key_pair
from services.model.access import TenantStatus
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.tenants import TenantRepository
from services.storage.files.problems import explaining
from services.storage.mongo.database import Database
from services.storage.mongo.signing_keys import MongoSigningKeys

_log = logging.getLogger("destcert.access")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What knows callers by their access tokens, and what gives such tokens to service keys and to browsers."""

    access: AccessTokens
    endpoint: TokenEndpoint
    own: OwnTokens
    development: DevelopmentToken | None
    foreign: tuple[OpenIdIssuer, ...]


@asynccontextmanager
async def open_tokens(settings: Settings, database: Database, parts: Parts, *, authorize: Authorize) -> AsyncIterator[Tokens]:
    """Give both, with the issuers that the settings name; nothing is fetched until their first tokens come."""
    keys = open_signing_keys(database, parts.keys, parts.clock)
    own = OwnTokens(issuer=settings.base_url, keys=keys, clock=parts.clock)
    development = _open_development(settings)
    async with open_issuers(settings.issuers, parts.clock) as foreign:
        if not (development or foreign):
            _log.warning(
                "Only service keys get in: `python -m server create-service-key` makes one, DESTCERT_ISSUERS names issuers of tokens, "
                "and DESTCERT_DEV_TOKEN=on makes a token that opens everything."
            )
        issuers: list[TokenIssuer] = [*([development] if development else []), own, *foreign]
        yield Tokens(
            access=AccessTokens(issuers, parts.clock, tenants=TenantMemory(_active_among(parts.tenants), parts.clock)),
            endpoint=TokenEndpoint(authorize=authorize, tokens=own, keys=keys, token_domain=settings.token_domain),
            own=own,
            development=development,
            foreign=tuple(foreign),
        )


def open_signing_keys(database: Database, keys: KeyProvider, clock: Clock) -> SigningKeys:
    """Return the keys of the service's own tokens; they are read, or made, when they are needed first."""
    return SigningKeys(MongoSigningKeys(database, keys), _make_signing_key, clock)


async def _make_signing_key() -> Secret:
    return (await asyncio.to_thread(generate_key_pair, KeyAlgorithm.RSA_2048)).private_key


def _open_development(settings: Settings) -> DevelopmentToken | None:
    """Return the issuer of the development token, if there is to be one."""
    if not settings.has_dev_token:
        return None
    with explaining(settings.data):
        return DevelopmentToken(load_or_create_token(settings.data / "dev-token"))


def _active_among(tenants: TenantRepository) -> IsActive:
    async def is_active(tenant_id: str) -> bool:
        tenant = await tenants.find(tenant_id)
        return tenant is not None and tenant.status is TenantStatus.ACTIVE

    return is_active
