"""Where the local authority is kept."""

from collections.abc import Callable
from typing import Protocol

from services.model.generation import CertificateAuthority
from services.model.lifecycle import TransactionRecords


class AuthorityStore(Protocol):
    """Keeps the certificates and private keys of the local authority."""

    async def load_or_create(self, name: str, make: Callable[[], tuple[CertificateAuthority, ...]]) -> tuple[CertificateAuthority, ...]:
        """Return the authorities of that name; what `make` returns the first time, even if several replicas start together.

        `make` may be slow, and may be called in vain. Raises DecryptionFailed (services.encryption) if the master key is not theirs.
        """

    async def remove_private_key(self, name: str, *, certificate: bytes, records: TransactionRecords) -> None:
        """Remove the private key of the authority of that certificate, with its records; raises NotFound if it is not there."""
