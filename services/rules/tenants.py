"""What tenants may be called, and that they exist."""

import re

from services.errors import InvalidInput, NotFound
from services.model.access import Tenant
from services.repositories.tenants import TenantRepository

NO_TENANT = "There is no tenant with this id."

MAX_TENANT_ID_LENGTH = 64
"""Characters: a UUID has 36, and identity providers' own ids of organisations are shorter than this."""

_TENANT_ID = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{MAX_TENANT_ID_LENGTH - 1}}}")
_SUBDOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def check_tenant_id(tenant_id: str) -> str:
    """Return the id; raises InvalidInput. Capital letters are refused, so that no two ids differ in them only."""
    if not _TENANT_ID.fullmatch(tenant_id):
        raise InvalidInput(
            f'id must have 1 to {MAX_TENANT_ID_LENGTH} lower-case letters, digits, ".", "_" and "-", and begin with a letter or digit.',
            field="id",
        )
    return tenant_id


def is_subdomain(text: str) -> bool:
    """Whether the text is one label of a host name (RFC 1123, section 2.1) in lower case."""
    return _SUBDOMAIN.fullmatch(text) is not None


def check_subdomain(subdomain: str) -> str:
    """Return the subdomain; raises InvalidInput unless `is_subdomain`."""
    if not is_subdomain(subdomain):
        raise InvalidInput(
            'subdomain must have 1 to 63 lower-case letters, digits and "-", and neither begin nor end with "-".', field="subdomain"
        )
    return subdomain


async def load_tenant(tenants: TenantRepository, tenant_id: str) -> Tenant:
    """Return the tenant; raises NotFound."""
    tenant = await tenants.find(tenant_id)
    if tenant is None:
        raise NotFound(NO_TENANT)
    return tenant
