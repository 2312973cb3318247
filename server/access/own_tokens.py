"""The service's own access tokens: what their claims say, and who they make the caller."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from server.access.jwt import verify
from server.access.refused import TokenFault, TokenRefused
from server.access.signing_keys import SigningKeys
from services.access.authorize import Grant
from services.model.caller import Caller, CallerLevels
from services.model.identity import is_scope_id
from services.ports.clock import Clock
from services.rules.grants import Grants, read_grants, write_grants

LIFETIME = timedelta(minutes=9)
"""A token is not taken back when its service key is deleted. With a minute by which replicas' clocks may differ it is dead after ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTokens:
    """Makes tokens, and is their `TokenIssuer`. `issuer` is the base address of the service: from there others find the keys, too."""

    issuer: str
    keys: SigningKeys
    clock: Clock

    async def issue(self, grant: Grant) -> Mapping[str, object]:
        """Return the answer to the client (RFC 6749, 5.1); raises ServiceUnavailable.

        `zid` and `ext_attr.zdn`, the tenant and its subdomain, are what SAP's clients read; `levels` and `provider` are for this service.
        """
        now = int(self.clock.now().timestamp())
        key, tenant = grant.key, grant.tenant
        scope, token_id = write_grants(grant.rights, grant.scope_rights), secrets.token_hex(16)
        provider = grant.provider and _write_levels(grant.provider) | {
            "zid": grant.provider.tenant.id,
            "scope": write_grants(grant.provider.rights, grant.provider.scope_rights),
        }
        claims: dict[str, object] = {
            "iss": self.issuer,
            "aud": [self.issuer, key.client_id],
            "sub": key.client_id,
            "client_id": key.client_id,
            "cid": key.client_id,
            "azp": key.client_id,
            "grant_type": "client_credentials",
            "zid": tenant.id,
            "ext_attr": {"zdn": tenant.subdomain, "serviceinstanceid": key.service_instance},
            "scope": scope,
            "levels": _write_levels(grant),
            **({"provider": provider} if provider else {}),
            "iat": now,
            "exp": now + int(LIFETIME.total_seconds()),
            "jti": token_id,
        }
        return {
            "access_token": await self.keys.sign(claims),
            "token_type": "bearer",
            "expires_in": int(LIFETIME.total_seconds()),
            "scope": " ".join(scope),
            "jti": token_id,
        }

    async def issue_to(self, caller: Caller) -> tuple[str, datetime]:
        """Return a token that stands for a person in a browser, and until when; raises ServiceUnavailable."""
        now = int(self.clock.now().timestamp())
        expires_at = now + int(LIFETIME.total_seconds())
        claims: dict[str, object] = {
            "iss": self.issuer,
            "aud": [self.issuer],
            "sub": caller.subject,
            "client_id": caller.subject,
            "zid": caller.tenant,
            "scope": write_grants(caller.rights, caller.scope_rights),
            "iat": now,
            "exp": expires_at,
            "jti": secrets.token_hex(16),
        }
        return await self.keys.sign(claims), datetime.fromtimestamp(expires_at, UTC)

    def issues(self, issuer: str) -> bool:
        """Whether a token that names this issuer is the service's own."""
        return issuer == self.issuer

    async def verify(self, token: bytes) -> Caller:
        """Return the service key's caller; raises TokenRefused, and ServiceUnavailable where the keys cannot be read."""
        now = self.clock.now()
        verified = await verify(token, self.keys, issuer=self.issuer, audiences=frozenset({self.issuer}), now=now)
        tenant, subject, scope = (verified.claims.get(name) for name in ("zid", "client_id", "scope"))
        if not (isinstance(tenant, str) and isinstance(subject, str)):
            raise TokenRefused(TokenFault.CLAIMS_UNFIT)
        rights, scope_rights = _read_scope(scope)
        # None of ours lives longer: what somebody signed with a stolen key for years is known no longer than the key.
        expires_at = min(verified.expires_at, now + LIFETIME)
        caller = Caller(tenant=tenant, subject=subject, rights=rights, scope_rights=scope_rights, expires_at=expires_at)
        if "levels" not in verified.claims and "provider" not in verified.claims:  # a release before this one issued it
            return caller
        levels, provider = _read_levels(verified.claims.get("levels")), verified.claims.get("provider")
        return replace(caller, levels=levels, provider=None if provider is None else _read_provider(provider, caller))


def _write_levels(grant: Grant) -> dict[str, object]:
    return {"subaccount": grant.subaccount_scope_id, "instance": grant.instance_scope_id}


def _read_levels(claim: object) -> CallerLevels:
    """Return the two levels that a claim names by the ids of their scopes; raises TokenRefused for any other claim."""
    match claim:
        case {"subaccount": str(subaccount), "instance": None} if is_scope_id(subaccount):
            return CallerLevels(subaccount_scope_id=subaccount)
        case {"subaccount": str(subaccount), "instance": str(instance)} if is_scope_id(subaccount) and is_scope_id(instance):
            return CallerLevels(subaccount_scope_id=subaccount, instance_scope_id=instance)
    raise TokenRefused(TokenFault.CLAIMS_UNFIT)


def _read_scope(claim: object) -> Grants:
    if not (isinstance(claim, list) and all(isinstance(text, str) for text in claim)):
        raise TokenRefused(TokenFault.CLAIMS_UNFIT)
    return read_grants(claim)


def _read_provider(claim: object, caller: Caller) -> Caller:
    """Return who the caller is in the provider's tenant; raises TokenRefused for rights outside the two levels there, and other claims."""
    match claim:
        case {"zid": str(tenant), "scope": scope}:
            levels = _read_levels(claim)
            rights, scope_rights = _read_scope(scope)
            if not rights and scope_rights.keys() <= {levels.subaccount_scope_id, levels.instance_scope_id}:
                return replace(caller, tenant=tenant, rights=rights, scope_rights=scope_rights, levels=levels)
    raise TokenRefused(TokenFault.CLAIMS_UNFIT)
