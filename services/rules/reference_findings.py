"""What is wrong with a certificate that a configuration names: a list of small checks, each of which finds one thing.

Which files fit which property stands in SAP's documentation of the Destination service; what its clients take as a trust store was found
by running them and reading their sources (docs/reference/consumers.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.model.certificate import Certificate
from services.model.configuration_findings import ConfigurationFinding, ConfigurationFindingKind, Opening, reference_finding
from services.model.contents import FileType
from services.model.destination import Reference
from services.model.sentences import Fact
from services.model.validity import status_of
from services.model.x509 import ValidityStatus
from services.rules.references import KEY_STORE, PASSWORD_OF, TOKEN_SERVICE_KEY_STORE, TRUST_STORE

NEEDED = frozenset({"name", "type", "size", "creation", "has_private_key", "validities"})
"""The fields of a certificate that the checks and the opening of its file need, beside what identifies it."""

FITTING = {
    KEY_STORE: (FileType.JKS, FileType.PFX, FileType.P12, FileType.PEM),
    TRUST_STORE: (FileType.JKS, FileType.PEM, FileType.CER, FileType.CRT),
    TOKEN_SERVICE_KEY_STORE: (FileType.JKS, FileType.PFX, FileType.P12, FileType.PEM, FileType.CER, FileType.CRT),
}
"""The file types that each property may name. No client was found that takes a PKCS#12 file as a trust store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """All that is known of one reference at one moment.

    `certificate` is where it leads, None where there is no such certificate; then `deleted_at` is when one of that name was deleted that
    can still be restored. `is_hidden` where the caller may not read certificates: then nothing else is known.
    """

    reference: Reference
    certificate: Certificate | None
    now: datetime
    deleted_at: datetime | None = None
    is_hidden: bool = False
    opening: Opening | None = None

    def find(self, kind: ConfigurationFindingKind, **facts: Fact) -> ConfigurationFinding:
        """Return a finding of that kind about this reference."""
        return reference_finding(kind, self.reference, password=PASSWORD_OF[self.reference.property], **facts)


Check = Callable[[Named], ConfigurationFinding | None]


def list_findings(named: Named) -> tuple[ConfigurationFinding, ...]:
    """Return what the checks find, in their order."""
    return tuple(finding for check in CHECKS if (finding := check(named)) is not None)


def find_hidden(named: Named) -> ConfigurationFinding | None:
    """Say that nothing was checked, because the caller may not read the certificates among which the name is looked for."""
    return named.find(ConfigurationFindingKind.HIDDEN) if named.is_hidden else None


def find_missing(named: Named) -> ConfigurationFinding | None:
    """Find a name that no certificate has, and none had that can be restored."""
    is_missing = named.certificate is None and named.deleted_at is None and not named.is_hidden
    return named.find(ConfigurationFindingKind.MISSING) if is_missing else None


def find_deleted(named: Named) -> ConfigurationFinding | None:
    """Find the name of a certificate that was deleted and can still be restored."""
    if named.certificate is not None or named.deleted_at is None:
        return None
    return named.find(ConfigurationFindingKind.DELETED, date=named.deleted_at)


def find_unfit_format(named: Named) -> ConfigurationFinding | None:
    """Find a file type that the property may not name."""
    fitting = FITTING[named.reference.property]
    if named.certificate is None or named.certificate.type in fitting:
        return None
    return named.find(ConfigurationFindingKind.UNFIT, extensions=[f".{one.value.lower()}" for one in fitting])


def find_missing_key(named: Named) -> ConfigurationFinding | None:
    """Find a key store without any private key; of a locked one it is not known."""
    if named.certificate is None or named.reference.property == TRUST_STORE or named.certificate.has_private_key is not False:
        return None
    return named.find(ConfigurationFindingKind.KEYLESS)


def find_expired(named: Named) -> ConfigurationFinding | None:
    """Find a certificate of which an end entity has expired."""
    return _find_status(named, ValidityStatus.EXPIRED, ConfigurationFindingKind.EXPIRED)


def find_not_yet_valid(named: Named) -> ConfigurationFinding | None:
    """Find a certificate of which an end entity is not valid yet."""
    return _find_status(named, ValidityStatus.NOT_YET_VALID, ConfigurationFindingKind.NOT_YET_VALID)


def find_expiring(named: Named) -> ConfigurationFinding | None:
    """Find a certificate of which an end entity expires soon."""
    return _find_status(named, ValidityStatus.EXPIRING, ConfigurationFindingKind.EXPIRES_SOON)


def find_closed(named: Named) -> ConfigurationFinding | None:
    """Find a password that does not open the file, and a file that needs one where none stands."""
    kind = _CLOSED.get(named.opening) if named.opening is not None else None
    return None if kind is None else named.find(kind)


CHECKS: tuple[Check, ...] = (
    find_hidden,
    find_missing,
    find_deleted,
    find_unfit_format,
    find_missing_key,
    find_expired,
    find_not_yet_valid,
    find_expiring,
    find_closed,
)
"""All checks, in the order in which findings are listed."""

_CLOSED = {
    Opening.NEEDS_PASSWORD: ConfigurationFindingKind.NEEDS_PASSWORD,
    Opening.LACKS_PASSWORD: ConfigurationFindingKind.LACKS_PASSWORD,
    Opening.REFUSES_PASSWORD: ConfigurationFindingKind.REFUSES_PASSWORD,
    Opening.LATER: ConfigurationFindingKind.UNTRIED,
    Opening.UNRECORDED: ConfigurationFindingKind.UNRECORDED,
}


def _find_status(named: Named, status: ValidityStatus, kind: ConfigurationFindingKind) -> ConfigurationFinding | None:
    """Return the finding about the first validity with that status."""
    validities = named.certificate.validities if named.certificate is not None else ()
    hit = next((one for one in validities if status_of(one, named.now) is status), None)
    if hit is None:
        return None
    moment = hit.not_before if status is ValidityStatus.NOT_YET_VALID else hit.not_after
    return named.find(kind, date=moment)
