"""Where it is kept which release's readers read a certificate."""

from typing import Protocol

from services.model.certificate import Certificate
from services.model.contents import Contents


class ReadingRepository(Protocol):
    """Tells which certificates were read by an earlier release (`READING`), and takes what reading them again gave.

    A certificate that was changed since it was listed stays as it is, and is listed again. Deleted ones are not listed.
    Rules as for `CertificateRepository`.
    """

    async def list_outdated(self, *, after: str | None, limit: int) -> tuple[Certificate, ...]:
        """Return certificates of all tenants that this release's readers have not read, in the order of their ids, those behind `after`."""

    async def mark(self, certificate: Certificate) -> bool:
        """Note that reading it again gives nothing; return False if its version or its lock is another by now."""

    async def replace(self, certificate: Certificate, contents: Contents) -> bool:
        """Replace what is known of the same octets, and nothing else; return False if it was changed or deleted since it was listed.

        Neither the time of modification changes, nor is anything recorded, nor is it told as a change: nobody did it.
        """
