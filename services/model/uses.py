"""Where the certificates' names in destinations and fragments lead, and who uses a certificate."""

from dataclasses import dataclass

from services.model.certificate import Certificate
from services.model.configuration_findings import ConfigurationFinding
from services.model.destination import CertificateUse, Reference
from services.model.scope import ScopeLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedReference:
    """Where a reference leads: to a certificate, or to none.

    `scope_ids` are those where the name was looked for, in their order; `level` is that of the certificate. `is_hidden` where the caller
    may not read the certificates of one of these scopes before one was found: whether there is one is then not asked.
    """

    reference: Reference
    scope_ids: tuple[str, ...]
    certificate: Certificate | None = None
    level: ScopeLevel | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUses:
    """The uses of a certificate that the caller may read, a limited number, those of its own scope first.

    `count` is how many configurations use it, of which the caller may not read `hidden`.
    """

    shown: tuple[CertificateUse, ...] = ()
    count: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What is wrong for one that uses a certificate."""

    use: CertificateUse
    finding: ConfigurationFinding
