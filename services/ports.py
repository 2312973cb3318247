"""What the use cases need from the outside world; adapters are named in `server/wiring.py` only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from services.model.certificate import Certificate, Label, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted, WrappedKey
from services.model.generation import IssuedCertificate, IssueRequest, RevocationListTimes, RevokedCertificate
from services.model.query import CertificateQuery, Page, Position
from services.model.scope import Scope
from services.model.secret import Secret


class Clock(Protocol):
    """Tells the time; validity is judged by it."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class ContentReader(Protocol):
    """Reads untrusted octets, bounded in time and memory, without harm to anybody else."""

    async def __call__(self, octets: Secret, *, file_name: str | None, password: Secret | None) -> Contents:
        """Return what the file says; raises a CertificateError for anything that cannot be read, and nothing else.

        `password` holds UTF-8; None means that none was given, which is not the empty password.
        """
        ...


class KeyProvider(Protocol):
    """Keeps the master key: wraps and unwraps data keys."""

    def wrap(self, data_key: bytes, context: bytes) -> WrappedKey:
        """Return the data key under the current master key, bound to `context`."""
        ...

    def unwrap(self, wrapped: WrappedKey, context: bytes) -> bytes:
        """Return the data key; raises `DecryptionFailed` (services.encryption) for another context or a tampered one."""
        ...


class ScopeRepository(Protocol):
    """Keeps scopes. A scope of another tenant does not exist."""

    async def add(self, scope: Scope) -> None:
        """Store a new scope; raises ScopeTaken if (tenant, subaccount, service instance) exists."""
        ...

    async def find(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope, with its present number of certificates."""
        ...

    async def list(self, tenant: str, *, after: Position | None, limit: int) -> Page[Scope]:
        """Return scopes by creation time, oldest first."""
        ...

    async def count(self, tenant: str) -> int:
        """Return how many scopes the tenant has."""
        ...

    async def list_ids(self, tenant: str) -> tuple[str, ...]:
        """Return the ids of all scopes of the tenant."""
        ...

    async def remove(self, tenant: str, scope_id: str) -> None:
        """Remove an empty scope; raises NotFound or ScopeNotEmpty. No certificate can be added to it meanwhile."""
        ...


class CertificateRepository(Protocol):
    """Keeps certificates, their versions and contents. One of another tenant or scope does not exist.

    Every write is atomic: after a crash it is there whole or not at all, and an acknowledged one is there.
    """

    async def add(self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int) -> None:
        """Store a new certificate with its first version; raises NameTaken, QuotaExceeded, or NotFound for the scope."""
        ...

    async def find(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the certificate of that id."""
        ...

    async def find_by_name(self, tenant: str, scope_id: str, name: str) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        ...

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page."""
        ...

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates the filter matches; position and limit are ignored."""
        ...

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first."""
        ...

    async def load_contents(self, certificate: Certificate) -> Contents:
        """Return the entries of the certificate's present version; raises NotFound if it was deleted meanwhile."""
        ...

    async def load_octets(self, certificate: Certificate) -> Encrypted:
        """Return the encrypted octets of the certificate's present version; raises NotFound if it was deleted meanwhile."""
        ...

    async def set_labels(self, certificate: Certificate, labels: tuple[Label, ...], *, at: datetime) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound."""
        ...

    async def set_contents(self, certificate: Certificate, contents: Contents) -> Certificate:
        """Replace what is known of the same octets (a keystore was unlocked): the stored document's derived fields become
        those of `certificate`, and the contents those given; raises NotFound if that version is no longer the present one."""
        ...

    async def remove(self, certificate: Certificate) -> None:
        """Remove the certificate with all its versions; raises NotFound."""
        ...


class IssuingAuthority(Protocol):
    """Signs certificates. All that is required of one; what else it can do, the protocols below say."""

    @property
    def name(self) -> str:
        """What people call it; shown as the generation service."""
        ...

    @property
    def needs_csr(self) -> bool:
        """Whether `IssueRequest.csr` must be set."""
        ...

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return a certificate of exactly that key and subject, for TLS clients, no CA's, and its chain up to the root.

        Raises AuthorityUnavailable within 4 seconds if the authority does not answer or not as it should, and InvalidInput
        (VALIDITY_EXCEEDS_CA). The authority may choose another serial number.
        """
        ...


@runtime_checkable
class RevocationListSigner(Protocol):
    """An authority whose certificates can be revoked here: it signs the list of those that are."""

    async def build_crl(self, revoked: Sequence[RevokedCertificate], times: RevocationListTimes) -> bytes:
        """Return the complete CRL in DER."""
        ...
