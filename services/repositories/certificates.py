"""Where certificates are kept."""

from datetime import datetime, timedelta
from typing import Protocol

from services.model.certificate import Certificate, CertificateSpec, Label, Renewal, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import RevokedSerial, TransactionRecords
from services.model.query import CertificateQuery, Page


class CertificateRepository(Protocol):
    """Keeps certificates, their versions and contents. One of another tenant or scope does not exist.

    Every write is atomic: after a crash it is there whole or not at all, and an acknowledged one is there.
    `Certificate.facts` is written and searched but never read back: certificates come with empty facts, so that they stay light.
    Any call can raise ServiceUnavailable; a write may then have been stored all the same.
    """

    async def add(
        self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int, records: TransactionRecords | None = None
    ) -> None:
        """Store a new certificate with its first version, and what goes records, in one transaction.

        Raises NameTaken, QuotaExceeded, NotFound for the scope, IntentGone, IdempotencyKeyTaken.
        """
        ...

    async def add_version(
        self, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted, records: TransactionRecords
    ) -> None:
        """Make `version` the present one: the document becomes `certificate` (its `version` is `version.number`), in one transaction.

        Raises ModifiedMeanwhile unless the stored version is the one before, neither deleted nor gone, and automatic renewal is on or
        off as it is in `certificate.renewal` (of which None fits both); IntentGone, IdempotencyKeyTaken.
        Labels are kept as they are stored. At most MAX_VERSIONS keep their octets and contents; older ones lose them.
        """
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

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Contents:
        """Return the entries of a version, the present one by default; raises NotFound if they are not kept any more."""
        ...

    async def load_octets(self, certificate: Certificate, version: int | None = None) -> Encrypted:
        """Return the encrypted octets of a version, the present one by default; raises NotFound if they are not kept any more."""
        ...

    async def set_labels(
        self, certificate: Certificate, labels: tuple[Label, ...], *, at: datetime, records: TransactionRecords
    ) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound."""
        ...

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the same octets (a keystore was unlocked): the stored document's derived fields become
        those of `certificate`, and the contents those given; raises NotFound if that version is no longer the present one."""
        ...

    async def set_renewal(
        self, certificate: Certificate, renewal: Renewal, spec: CertificateSpec, *, records: TransactionRecords
    ) -> Certificate:
        """Replace renewal and spec and return the certificate.

        Raises ModifiedMeanwhile if its version is another by now, or automatic renewal was switched since it was read.
        """
        ...

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked and put its serial number on the list, in one transaction; raises ModifiedMeanwhile."""
        ...

    async def remove(self, certificate: Certificate, *, at: datetime, records: TransactionRecords) -> None:
        """Delete so that it can be restored: it is in no list, its name is free, it does not count. Raises NotFound."""
        ...

    async def find_deleted(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the deleted certificate of that id, None if there is none or it was purged."""
        ...

    async def restore(self, certificate: Certificate, *, quota: int, records: TransactionRecords) -> Certificate:
        """Bring a deleted certificate back as it was and return it; raises NotFound, NameTaken, QuotaExceeded."""
        ...

    async def purge(self, *, deleted_before: datetime, limit: int) -> int:
        """Remove for good what was deleted before, of all tenants, at most `limit`; return how many."""
        ...

    async def claim_due(self, *, now: datetime, lease: timedelta, limit: int) -> tuple[Certificate, ...]:
        """Return certificates of all tenants whose `renewal.next_attempt_at` is not after `now`, earliest first, each claimed for `lease`.

        A claimed one is given to nobody else until the lease ends by the database's clock, or `set_renewal` or `add_version` changed it.
        """
        ...
