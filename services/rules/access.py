"""May this caller do this? Every use case asks here first."""

from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Permission
from services.model.certificate import Certificate
from services.model.scope import Scope
from services.repositories.certificates import CertificateRepository
from services.repositories.scopes import ScopeRepository


def require(caller: Caller, permission: Permission) -> None:
    """Raise Forbidden unless the caller has the permission."""
    if permission not in caller.permissions:
        raise Forbidden(f"This needs the permission {permission.value}.")


async def load_scope(scopes: ScopeRepository, caller: Caller, scope_id: str) -> Scope:
    """Return the scope of the caller's tenant; raises NotFound for any other id, in the same words."""
    scope = await scopes.find(caller.tenant, scope_id)
    if scope is None:
        raise NotFound("There is no scope with this id.")
    return scope


async def load_certificate(certificates: CertificateRepository, caller: Caller, certificate_id: str) -> Certificate:
    """Return the certificate of the caller's tenant; raises NotFound for any other id, in the same words."""
    certificate = await certificates.find(caller.tenant, certificate_id)
    if certificate is None:
        raise NotFound("There is no certificate with this id.")
    return certificate
