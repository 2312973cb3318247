"""Give the first answer again when an idempotency key comes back."""

from dataclasses import dataclass

from services.errors import NotFound
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.lifecycle import IdempotencyRecord
from services.ports.clock import Clock
from services.repositories.certificates import CertificateRepository
from services.repositories.idempotency import IdempotencyRepository
from services.rules.idempotency import check_key, check_same
from services.rules.moments import stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyRecords:
    """Looks up what a key was answered with, and writes the idempotency record that is stored together with a first answer."""

    certificates: CertificateRepository
    records: IdempotencyRepository
    clock: Clock

    async def find(self, caller: Caller, key: str | None, input_digest: str) -> Certificate | None:
        """Return the certificate of the first answer as it is now, None if the key is new (or none is given).

        Raises InvalidInput for a key that is no text, IdempotencyMismatch for another input under it, and NotFound if the certificate
        was deleted since: it is not made a second time.
        """
        if key is None:
            return None
        idempotency = await self.records.find(caller.tenant, check_key(key))
        if idempotency is None:
            return None
        check_same(idempotency, input_digest)
        certificate = await self.certificates.find(caller.tenant, idempotency.certificate_id)
        if certificate is None:
            raise NotFound("What was made under this idempotency key was deleted since; use a fresh key to make it again.")
        return certificate

    def write(self, caller: Caller, key: str | None, input_digest: str, *, certificate: Certificate) -> IdempotencyRecord | None:
        """Return the idempotency record of a first answer, None without a key."""
        if key is None:
            return None
        return IdempotencyRecord(
            tenant=caller.tenant,
            key=check_key(key),
            input_digest=input_digest,
            certificate_id=certificate.id,
            version=certificate.version,
            at=stored_moment(self.clock),
        )
