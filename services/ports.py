"""What the use cases need from the outside world; adapters are named in `server/installation.py` only."""

from collections.abc import AsyncGenerator, Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from services.model.contents import Contents
from services.model.conversion import Conversion
from services.model.encrypted import WrappedKey
from services.model.generation import IssuedCertificate, IssueRequest, RevocationListTimes, RevokedCertificate
from services.model.lifecycle import Change
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


class FileConverter(Protocol):
    """Turns a stored file into another, bounded in time and memory as reading is."""

    async def convert(self, octets: Secret, *, password: Secret | None, wanted: Conversion) -> Secret:
        """Return the new file; raises what reading raises, NotFound for an alias, and InvalidInput, with its field, for other wishes.

        `password` opens the old file; None means that none was given.
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


class ChangeFeed(Protocol):
    """Tells every change of certificates, whichever replica made it."""

    def watch(self, tenant: str, scope_id: str) -> AsyncGenerator[Change, None]:
        """Yield the changes in one scope from now on; closing the generator ends it."""
        ...


class IssuingAuthority(Protocol):
    """Signs certificates. All that is required of one; what else it can do, the protocols below say."""

    @property
    def name(self) -> str:
        """What people call it; shown as the generation service."""
        ...

    @property
    def not_after(self) -> datetime | None:
        """When its own certificate ends, which nothing that it signs can outlive; None if it does not say."""
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
