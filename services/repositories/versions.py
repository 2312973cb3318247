"""Where the versions of certificates are kept."""

from collections.abc import Sequence
from typing import Protocol

from services.model.certificate import Certificate, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import TransactionRecords


class VersionRepository(Protocol):
    """Keeps the versions of certificates: description, contents and octets. Rules as for `CertificateRepository`."""

    async def add_version(
        self, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted, records: TransactionRecords
    ) -> None:
        """Make `version` the present one: the document becomes `certificate` (its `version` is `version.number`), in one transaction.

        Raises ModifiedMeanwhile unless the stored version is the one before, neither deleted nor gone, and automatic renewal is on or
        off as it is in `certificate.renewal` (of which None fits both, and a REPLACEMENT all: it decides itself);
        IntentGone, IdempotencyKeyTaken.
        Labels are kept as they are stored. At most MAX_VERSIONS keep their octets and contents; older ones lose them.
        """

    async def list_versions(self, certificates: Sequence[Certificate]) -> list[tuple[Version, ...]]:
        """Return the versions of each certificate, newest first."""

    async def load_many_contents(self, certificates: Sequence[Certificate], numbers: Sequence[int] | None = None) -> list[Contents | None]:
        """Return the entries of each certificate's version of that number, the present one by default.

        None stands for those that are not kept any more. Nearly all are read by one question.
        """

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Contents:
        """Return the entries of a version, the present one by default; raises NotFound if they are not kept any more."""

    async def load_octets(self, certificate: Certificate, version: int | None = None) -> Encrypted:
        """Return the encrypted octets of a version, the present one by default; raises NotFound if they are not kept any more."""

    async def load_many_octets(self, certificates: Sequence[Certificate]) -> list[Encrypted | None]:
        """Return the encrypted octets of each certificate's version, None for those that are not kept any more; by one question."""
