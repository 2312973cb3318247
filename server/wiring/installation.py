"""What the installation tells everybody who may call it."""

from server.graphql.limits import QueryLimits
from server.version import VERSION
from services.issuance.validity import DEFAULT_VALIDITY
from services.model.conversion import DEFAULT_PKCS12_PROFILE
from services.model.installation import Installation, TrustedDocumentsMode
from services.model.limits import Limits
from services.ports.authorities import IssuingAuthority
from services.rules.generation import DEFAULT_KEY_ALGORITHM


def describe_installation(limits: Limits, authority: IssuingAuthority, *, trusted_documents: str) -> Installation:
    """Return its limits and choices; `trusted_documents` is what the setting of that name says."""
    return Installation(
        version=VERSION,
        limits=limits,
        max_cost=QueryLimits().cost,
        generation_service=authority.name,
        needs_csr=authority.needs_csr,
        default_validity=DEFAULT_VALIDITY,
        default_key_algorithm=DEFAULT_KEY_ALGORITHM,
        default_pkcs12_profile=DEFAULT_PKCS12_PROFILE,
        trusted_documents=TrustedDocumentsMode(trusted_documents),
    )
