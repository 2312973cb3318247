"""Create a service key: the credentials of a program."""

import base64
import hashlib
import secrets
import uuid
from dataclasses import dataclass
from typing import ClassVar

from services.access.binding import Endpoints, write_binding
from services.errors import ACCESS, InvalidInput, QuotaExceeded
from services.model.access import ServiceKey, Tenant
from services.model.caller import Caller, Right
from services.model.identity import new_service_key_id
from services.model.lifecycle import AuditAction
from services.model.limits import MAX_NAME_LENGTH, MAX_SERVICE_KEYS
from services.model.scope import Scope
from services.model.secret import Secret
from services.ports.clock import Clock
from services.repositories.service_keys import ServiceKeyRepository
from services.repositories.tenants import TenantRepository
from services.rules.access import require_in_tenant
from services.rules.giving import Wish, check_given, check_wish
from services.rules.levels import Levels
from services.rules.records import key_facts, record, stored_moment
from services.rules.tenants import load_tenant
from services.rules.text import check_text

SECRET_SIZE = 32
"""Octets: as many random bits as SHA-256 has, so that its plain hash is as hard to invert as the secret is to guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceKeyRequest:
    """What the caller named. The subaccount and the service instance are names of scopes in the caller's tenant."""

    name: str
    subaccount: str
    service_instance: str | None = None
    wish: Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedServiceKey:
    """The new service key with what is known at this moment only: its secret, and the binding in which it stands."""

    key: ServiceKey
    secret: Secret
    binding: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateServiceKey:
    """The use case: a service key with rights that the caller has too, in scopes that are made if they are missing.

    Whose answer is lost finds the key in the list, deletes it, and makes another: the secret is kept nowhere.
    """

    raises: ClassVar = (*ACCESS, InvalidInput, QuotaExceeded)
    keys: ServiceKeyRepository
    tenants: TenantRepository
    levels: Levels
    endpoints: Endpoints
    clock: Clock

    async def __call__(self, caller: Caller, request: ServiceKeyRequest) -> CreatedServiceKey:
        """Return the new service key and its secret.

        Needs ACCESS_ADMIN in the whole tenant, each right that it gives, where it gives it, and SCOPE_ADMIN in the whole tenant for a
        scope that is missing. Raises Forbidden, InvalidInput, QuotaExceeded (service keys or scopes), and NotFound for a tenant of tokens
        that was never created here.
        """
        require_in_tenant(caller, Right.ACCESS_ADMIN)
        name = check_text(request.name, field="name", longest=MAX_NAME_LENGTH)
        names = _check_names(request)
        check_wish(request.wish, has_instance=request.service_instance is not None)
        await self._check_given(caller, names, request.wish)
        tenant = await load_tenant(self.tenants, caller.tenant)
        if await self.keys.count(caller.tenant) >= MAX_SERVICE_KEYS:  # before scopes are made for nothing
            raise QuotaExceeded(MAX_SERVICE_KEYS, noun="service key", of_tenant=True)
        scopes = [await self.levels.find_or_add(caller, *level) for level in names]
        return await self._add(caller, scopes, name=name, tenant=tenant, wish=request.wish)

    async def _check_given(self, caller: Caller, names: "list[tuple[str, str | None]]", wish: Wish) -> None:
        check_given(caller, wish.tenant_rights, scope_id=None)
        for level, rights in zip(names, (wish.in_subaccount, wish.in_instance), strict=False):
            found = await self.levels.scopes.find_named(caller.tenant, *level)
            if found is None:
                require_in_tenant(caller, Right.SCOPE_ADMIN)
            check_given(caller, rights, scope_id=None if found is None else found.id)

    async def _add(self, caller: Caller, scopes: list[Scope], *, name: str, tenant: Tenant, wish: Wish) -> CreatedServiceKey:
        secret = Secret(base64.urlsafe_b64encode(secrets.token_bytes(SECRET_SIZE)))
        subaccount, instance = scopes[0], scopes[1] if len(scopes) > 1 else None
        given = {subaccount.id: wish.in_subaccount, **({instance.id: wish.in_instance} if instance else {})}
        key = ServiceKey(
            id=new_service_key_id(),
            client_id=f"sb-{uuid.uuid4()}!b1|destination-certificates!b1",
            secret_sha256=hashlib.sha256(secret.reveal()).digest(),
            tenant=caller.tenant,
            name=name,
            subaccount=subaccount.subaccount,
            subaccount_scope_id=subaccount.id,
            service_instance=instance.service_instance if instance else None,
            instance_scope_id=instance.id if instance else None,
            rights=wish.tenant_rights,
            scope_rights={scope_id: rights for scope_id, rights in given.items() if rights},
            created_at=stored_moment(self.clock),
            created_by=caller.subject,
        )
        records = record(AuditAction.CREATED, caller, key, at=key.created_at, after=key_facts(key))
        await self.keys.add(key, quota=MAX_SERVICE_KEYS, records=records)
        return CreatedServiceKey(key=key, secret=secret, binding=write_binding(key, secret, tenant=tenant, endpoints=self.endpoints))


def _check_names(request: ServiceKeyRequest) -> list[tuple[str, str | None]]:
    """Return the subaccount and service instance of each level, the subaccount's own first."""
    subaccount = check_text(request.subaccount, field="subaccount", longest=MAX_NAME_LENGTH)
    if request.service_instance is None:
        return [(subaccount, None)]
    return [(subaccount, None), (subaccount, check_text(request.service_instance, field="service_instance", longest=MAX_NAME_LENGTH))]
