"""Authorize a program: from its service key, and the tenant that it asks for, to what its token may say."""

import hashlib
import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from services.errors import QuotaExceeded
from services.model.access import ServiceKey, Tenant, TenantStatus
from services.model.caller import Caller, Right
from services.model.secret import Secret
from services.ports.clock import Clock
from services.repositories.service_keys import ServiceKeyRepository
from services.repositories.subscriptions import SubscriptionRepository
from services.repositories.tenants import TenantRepository
from services.rules.levels import Levels
from services.rules.records import stored_moment

NEVER_ELSEWHERE = frozenset({Right.INSTALLATION_ADMIN, Right.ACCESS_ADMIN, Right.AUDIT_READ})
"""What a provider never gets in a subscriber's tenant: who may do what there, and what was done there, is the subscriber's own."""

READ_AT_HOME = frozenset(
    {
        Right.CERTIFICATE_READ,
        Right.CERTIFICATE_EXPORT,
        Right.CERTIFICATE_EXPORT_PRIVATE,
        Right.DESTINATION_READ,
        Right.DESTINATION_READ_SECRETS,
    }
)
"""What a token for a subscriber's tenant may do in its provider's: read what consumers read. It is used on the subscriber's behalf."""

_NOBODY = hashlib.sha256(b"").digest()
"""Compared with where there is no such client: that takes as long as with another's. No secret is empty."""

_log = logging.getLogger("destcert.access")


class AuthorizationRefused(Exception):
    """No token is given; the sentence is for the client."""


class WrongClient(AuthorizationRefused):
    """There is no such client, or its secret is another one: RFC 6749's invalid_client."""

    def __init__(self) -> None:
        super().__init__("The client or its secret is wrong.")


class TenantRefused(AuthorizationRefused):
    """The tenant is unknown, suspended or not subscribed to the client's, which are not told apart; or the client's own is suspended."""

    def __init__(self) -> None:
        super().__init__("The client has no access to this tenant.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTenant:
    """The tenant that a token is asked for, by its id, its subdomain or both; by neither, it is the service key's own."""

    id: str | None = None
    subdomain: str | None = None

    def is_it(self, tenant: Tenant) -> bool:
        """Whether nothing that is asked for contradicts that it is this one."""
        return self.id in (None, tenant.id) and self.subdomain in (None, tenant.subdomain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a token may say: in `tenant`, `rights` hold everywhere and `scope_rights` in the scopes of these ids.

    The two scopes are the levels of the REST API there; None where the key has no service instance. In a subscriber's tenant, `provider`
    is what the same token may do in the key's own: READ_AT_HOME at most, in the key's two scopes only.
    """

    key: ServiceKey
    tenant: Tenant
    subaccount_scope_id: str
    instance_scope_id: str | None
    rights: frozenset[Right]
    scope_rights: Mapping[str, frozenset[Right]]
    provider: "Grant | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorize:
    """The use case: a service key, proven by its secret, gets a grant in its own tenant or in one that is subscribed to that.

    Deleting the key or the subscription, or suspending one of the tenants, ends this at once.
    """

    keys: ServiceKeyRepository
    tenants: TenantRepository
    subscriptions: SubscriptionRepository
    levels: Levels
    clock: Clock

    async def __call__(self, client_id: str, secret: Secret, wanted: WantedTenant) -> Grant:
        """Return the grant, and note the use of the key; raises WrongClient and TenantRefused."""
        key = await self.keys.find_by_client(client_id)
        is_right = hmac.compare_digest(hashlib.sha256(secret.reveal()).digest(), key.secret_sha256 if key else _NOBODY)
        if key is None or not is_right:
            raise WrongClient
        own = await self.tenants.find(key.tenant)
        if own is None or own.status is not TenantStatus.ACTIVE:
            raise TenantRefused
        grant = _grant_at_home(key, own) if wanted.is_it(own) else await self._grant_elsewhere(key, own, wanted)
        await self.keys.note_use(key, stored_moment(self.clock))
        return grant

    async def _grant_elsewhere(self, key: ServiceKey, own: Tenant, wanted: WantedTenant) -> Grant:
        if wanted.id is not None:
            tenant = await self.tenants.find(wanted.id)
        else:
            tenant = await self.tenants.find_by_subdomain(wanted.subdomain or "")
        # Asked for in any case: how long it takes does not tell whether there is such a tenant.
        subscription = await self.subscriptions.find_between(key.tenant, tenant.id if tenant else "")
        if tenant is None or subscription is None or tenant.status is not TenantStatus.ACTIVE or not wanted.is_it(tenant):
            raise TenantRefused
        subaccount = await self.levels.scopes.find(tenant.id, subscription.subaccount_scope_id)
        if subaccount is None:  # the subscriber deleted it
            raise TenantRefused
        given = {subaccount.id: key.scope_rights.get(key.subaccount_scope_id, frozenset()) - NEVER_ELSEWHERE}
        instance_id = await self._find_instance(key, tenant, subaccount.subaccount)
        if instance_id is not None:
            given[instance_id] = key.scope_rights.get(key.instance_scope_id or "", frozenset()) - NEVER_ELSEWHERE
        return Grant(
            key=key,
            tenant=tenant,
            subaccount_scope_id=subaccount.id,
            instance_scope_id=instance_id,
            rights=frozenset(),
            scope_rights={scope_id: rights for scope_id, rights in given.items() if rights},
            provider=_grant_reading(key, own),
        )

    async def _find_instance(self, key: ServiceKey, tenant: Tenant, subaccount: str) -> str | None:
        """Return the scope of the service instance that is called as the key's own, made at its first use."""
        if key.service_instance is None:
            return None
        try:
            return (await self.levels.find_or_add(Caller(tenant=tenant.id, subject=key.client_id), subaccount, key.service_instance)).id
        except QuotaExceeded as error:
            _log.warning("no service instance is made in the tenant %s for the client %s: %s", tenant.id, key.client_id, error)
            raise TenantRefused from None


def _grant_at_home(key: ServiceKey, tenant: Tenant) -> Grant:
    return Grant(
        key=key,
        tenant=tenant,
        subaccount_scope_id=key.subaccount_scope_id,
        instance_scope_id=key.instance_scope_id,
        rights=key.rights,
        scope_rights=key.scope_rights,
    )


def _grant_reading(key: ServiceKey, tenant: Tenant) -> Grant:
    """Return what a token for a subscriber may do in the key's own tenant."""
    levels = filter(None, (key.subaccount_scope_id, key.instance_scope_id))
    given = {scope_id: (key.rights | key.scope_rights.get(scope_id, frozenset())) & READ_AT_HOME for scope_id in levels}
    scope_rights = {scope_id: rights for scope_id, rights in given.items() if rights}
    return replace(_grant_at_home(key, tenant), rights=frozenset(), scope_rights=scope_rights)
