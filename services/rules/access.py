"""May this caller do this? Whatever a use case works on is loaded here, and loading takes the right.

Another tenant's things do not exist, and neither do those of a scope in which the caller has no right at all: NotFound, in the same words.
A caller that has some right there, but not the one that is needed, hears Forbidden, which names it. Each refusal goes to the log: who
asked, what for, and what was answered; of what the caller asked about, the scope's id at most, and no name.
"""

import logging
from collections.abc import Mapping, Sequence

from services.errors import DomainError, Forbidden, NotFound
from services.model.access import ServiceKey
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.destination import Configuration
from services.model.identity import find_configuration_place, find_scope_id, is_scope_id
from services.model.query import Fields
from services.model.scope import Scope
from services.repositories.certificates import CertificateRepository
from services.repositories.configurations import ConfigurationRepository
from services.repositories.deletion import DeletionRepository
from services.repositories.scopes import ScopeRepository
from services.repositories.service_keys import ServiceKeyRepository

NO_SCOPE = "There is no scope with this id."
NO_SERVICE_KEY = "There is no service key with this id."
NO_CERTIFICATE = "There is no certificate with this id."
NO_CONFIGURATION = "There is no destination or fragment with this id."
SEES_SCOPE = (Right.CERTIFICATE_READ, Right.SCOPE_ADMIN, Right.DESTINATION_READ)
"""Any of these shows a scope."""

_log = logging.getLogger("destcert.access")


def require_in(caller: Caller, right: Right, scope_id: str, *, unknown: str = NO_SCOPE) -> None:
    """Raise unless the caller has the right in the scope: NotFound with the sentence `unknown`, or Forbidden."""
    if caller.has(right, scope_id):
        return
    raise _refuse(caller, right, None if caller.knows(scope_id) else NotFound(unknown), scope_id=scope_id)


def require_in_tenant(caller: Caller, right: Right) -> None:
    """Raise Forbidden unless the caller has the right in the whole tenant."""
    if right not in caller.rights:
        raise _refuse(caller, right)


def find_scopes_with(caller: Caller, *rights: Right) -> frozenset[str] | None:
    """Return the ids of the scopes in which the caller has one of the rights, None for all; raises Forbidden if there is none."""
    scope_ids = caller.scopes_with(*rights)
    if scope_ids is not None and not scope_ids:
        raise _refuse(caller, rights[0])
    return scope_ids


async def find_scopes(
    scopes: ScopeRepository, caller: Caller, scope_ids: Sequence[str], *, rights: tuple[Right, ...]
) -> list[Scope | None]:
    """Return the scopes; None for each in which the caller has none of the rights. Raises Forbidden who has them nowhere.

    The others are not asked for: whether somebody else's scope is known already would show in what the database is asked.
    """
    allowed = find_scopes_with(caller, *rights)
    wanted = [scope_id for scope_id in scope_ids if allowed is None or scope_id in allowed]
    found = dict(zip(wanted, await scopes.find_known(caller.tenant, wanted), strict=True)) if wanted else {}
    return [found.get(scope_id) for scope_id in scope_ids]


async def load_scope(scopes: ScopeRepository, caller: Caller, scope_id: str, *, right: Right) -> Scope:
    """Return the scope; raises NotFound and Forbidden."""
    require_in(caller, right, scope_id)
    scope = await scopes.find(caller.tenant, scope_id)
    if scope is None:
        raise _refuse(caller, right, NotFound(NO_SCOPE), scope_id=scope_id)
    return scope


async def find_certificates(
    certificates: CertificateRepository, caller: Caller, certificate_ids: Sequence[str], *, right: Right, fields: Fields = None
) -> list[Certificate | None]:
    """Return the certificate of each id with these fields, by one question; None where there is none in a scope of the right.

    Raises Forbidden who has the right nowhere.
    """
    wanted = _choose_allowed(caller, right, {one: find_scope_id(one) for one in certificate_ids})
    found = {one.id: one for one in await certificates.find_many(caller.tenant, wanted, fields=fields)} if wanted else {}
    return [found.get(one) for one in certificate_ids]


async def load_certificate(certificates: CertificateRepository, caller: Caller, certificate_id: str, *, right: Right) -> Certificate:
    """Return the certificate; raises NotFound and Forbidden."""
    _require_of(caller, right, find_scope_id(certificate_id), unknown=NO_CERTIFICATE)
    certificate = await certificates.find(caller.tenant, certificate_id)
    if certificate is None:
        raise _refuse(caller, right, NotFound(NO_CERTIFICATE), scope_id=find_scope_id(certificate_id))
    return certificate


async def find_deleted(deletion: DeletionRepository, caller: Caller, certificate_id: str, *, right: Right) -> Certificate | None:
    """Return the deleted certificate, None where there is none; raises NotFound and Forbidden as `load_certificate`."""
    _require_of(caller, right, find_scope_id(certificate_id), unknown=NO_CERTIFICATE)
    return await deletion.find_deleted(caller.tenant, certificate_id)


async def find_configurations(
    configurations: ConfigurationRepository, caller: Caller, configuration_ids: Sequence[str], *, right: Right
) -> list[Configuration | None]:
    """Return the destination or fragment of each id, by one question; None where there is none in a scope of the right.

    Raises Forbidden who has the right nowhere.
    """
    wanted = _choose_allowed(caller, right, {one: _scope_of(one) for one in configuration_ids})
    found = {one.id: one for one in await configurations.find_many(caller.tenant, wanted)} if wanted else {}
    return [found.get(one) for one in configuration_ids]


async def load_configuration(
    configurations: ConfigurationRepository, caller: Caller, configuration_id: str, *, right: Right
) -> Configuration:
    """Return the destination or fragment; raises NotFound and Forbidden."""
    scope_id = _scope_of(configuration_id)
    _require_of(caller, right, scope_id, unknown=NO_CONFIGURATION)
    configuration = await configurations.find(caller.tenant, configuration_id)
    if configuration is None:
        raise _refuse(caller, right, NotFound(NO_CONFIGURATION), scope_id=scope_id)
    return configuration


def _choose_allowed(caller: Caller, right: Right, scope_of: Mapping[str, str | None]) -> list[str]:
    """Return the ids that are in a scope of the right; raises Forbidden."""
    allowed = find_scopes_with(caller, right)
    return [one for one, scope_id in scope_of.items() if scope_id is not None and (allowed is None or scope_id in allowed)]


def require_for(caller: Caller, right: Right, thing: Certificate | Configuration) -> None:
    """Raise unless the caller has the right on something that was found before: NotFound or Forbidden."""
    unknown = NO_CERTIFICATE if isinstance(thing, Certificate) else NO_CONFIGURATION
    if thing.tenant != caller.tenant:
        raise _refuse(caller, right, NotFound(unknown))
    require_in(caller, right, thing.scope_id, unknown=unknown)


def _scope_of(configuration_id: str) -> str | None:
    place = find_configuration_place(configuration_id)
    return place[1] if place else None


def _require_of(caller: Caller, right: Right, scope_id: str | None, *, unknown: str) -> None:
    """Raise unless the caller has the right in the scope that an id names; None is the scope of what is no id."""
    if scope_id is None:
        raise _refuse(caller, right, NotFound(unknown))
    require_in(caller, right, scope_id, unknown=unknown)


def _refuse(caller: Caller, right: Right, refusal: DomainError | None = None, *, scope_id: str | None = None) -> DomainError:
    """Return what is raised, Forbidden unless another refusal is given, and log it; whether the thing is elsewhere, nobody is told."""
    refusal = refusal or Forbidden(f"The operation needs the right {right.value}.")
    place = f" in {scope_id}" if scope_id is not None and is_scope_id(scope_id) else ""
    wanted = f"{right.value}{place}: {refusal.code.name}"
    _log.warning("refused: %.200r of tenant %.200r asked for %s", caller.subject, caller.tenant, wanted)
    return refusal


async def load_service_key(keys: ServiceKeyRepository, caller: Caller, key_id: str, *, right: Right) -> ServiceKey:
    """Return the service key; raises Forbidden unless the caller has the right in the whole tenant, and NotFound."""
    require_in_tenant(caller, right)
    key = await keys.find(caller.tenant, key_id)
    if key is None:
        raise _refuse(caller, right, NotFound(NO_SERVICE_KEY))
    return key
