"""Is there room: for a file, a page, and a name in a scope?"""

from services.errors import ErrorCode, InvalidInput, NameTaken, QuotaExceeded, TooLarge, UnrecognizedFormat
from services.model.destination import ConfigurationKind
from services.model.limits import MAX_PAGE_SIZE, Limits
from services.model.scope import Scope
from services.model.secret import Secret
from services.repositories.certificates import CertificateRepository


def check_size(octets: Secret, limits: Limits) -> None:
    """Raise UnrecognizedFormat (EMPTY_FILE) or TooLarge for a file outside the limits."""
    size = len(octets.reveal())
    if size == 0:
        raise UnrecognizedFormat("The file is empty.", code=ErrorCode.EMPTY_FILE)
    if size > limits.file_size:
        raise TooLarge(f"The file has {size:,} octets; the limit is {limits.file_size:,}.", limit=limits.file_size)


def check_page_size(first: int) -> None:
    """Raise InvalidInput (PAGE_INVALID) for the field `first`."""
    if not 1 <= first <= MAX_PAGE_SIZE:
        raise InvalidInput(f"first must be from 1 to {MAX_PAGE_SIZE}.", field="first", code=ErrorCode.PAGE_INVALID)


def find_quota(limits: Limits, kind: ConfigurationKind) -> int:
    """Return how many of that kind a scope may hold."""
    return limits.destinations_per_scope if kind is ConfigurationKind.DESTINATION else limits.fragments_per_scope


def count_held(scope: Scope, kind: ConfigurationKind) -> int:
    """Return how many of that kind the scope holds."""
    return scope.destination_count if kind is ConfigurationKind.DESTINATION else scope.fragment_count


async def check_room(certificates: CertificateRepository, scope: Scope, *, name: str, quota: int) -> None:
    """Raise NameTaken or QuotaExceeded. Asked before work is paid for; the repository decides again when it stores."""
    if await certificates.find_by_name(scope.tenant, scope.id, name) is not None:
        raise NameTaken(name)
    if scope.certificate_count >= quota:
        raise QuotaExceeded(quota)
