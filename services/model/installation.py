"""What an installation tells everybody who may call it: its limits, and what can be chosen. Nothing in here is secret."""

from dataclasses import dataclass
from enum import Enum

from services.model.certificate import ValidityPeriod
from services.model.conversion import Pkcs12ProfileName
from services.model.generation import KeyAlgorithm
from services.model.limits import Limits


class TrustedDocumentsMode(Enum):
    """What trusted documents are to an installation."""

    OFF = "off"
    ALLOW = "allow"
    REQUIRE = "require"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """`version` is the release of the service, `max_cost` what one operation may be estimated at.

    `generation_service` is who signs; where `needs_csr`, only for a certificate signing request. The defaults are what is taken where a
    client chooses nothing.
    """

    version: str
    limits: Limits
    max_cost: int
    generation_service: str
    needs_csr: bool
    default_validity: ValidityPeriod
    default_key_algorithm: KeyAlgorithm
    default_pkcs12_profile: Pkcs12ProfileName
    trusted_documents: TrustedDocumentsMode
