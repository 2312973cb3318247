"""Is there room for a name in a scope? Asked early, before work is paid for; the repository decides again when it stores."""

from services.errors import NameTaken, QuotaExceeded
from services.model.scope import Scope
from services.repositories.certificates import CertificateRepository


async def check_room(certificates: CertificateRepository, scope: Scope, *, name: str, quota: int) -> None:
    """Raise NameTaken or QuotaExceeded."""
    if await certificates.find_by_name(scope.tenant, scope.id, name) is not None:
        raise NameTaken(name)
    if scope.certificate_count >= quota:
        raise QuotaExceeded(quota)
