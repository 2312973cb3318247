"""Set the labels of a certificate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.certificate import Label as CertificateLabel
from services.model.lifecycle import AuditAction, TransactionRecords
from services.ports.clock import Clock
from services.repositories.attributes import AttributeRepository
from services.repositories.certificates import CertificateRepository
from services.rules.access import load_certificate
from services.rules.labels import add_labels, change_labels, check_labels, take_labels
from services.rules.records import label_facts, record, stored_moment

Labels = Sequence[CertificateLabel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The use case: the labels given replace all that there were, are added to them, or are taken away."""

    raises: ClassVar = (*ACCESS, InvalidInput)
    certificates: CertificateRepository
    attributes: AttributeRepository
    clock: Clock

    async def __call__(self, caller: Caller, certificate_id: str, labels: Labels) -> Certificate:
        """Return the certificate with its new labels; raises Forbidden, InvalidInput (LABEL_INVALID) and NotFound."""
        checked = check_labels(labels)
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        records = self._record(caller, certificate, checked)
        return await self.attributes.set_labels(certificate, checked, at=records.audit.at, records=records)

    async def add(self, caller: Caller, certificate_id: str, labels: Labels) -> Certificate:
        """Return the certificate with these labels beside its others; of a key that is there the values become the new ones.

        Raises as `__call__`, also for too many labels in all, and ModifiedMeanwhile where others change them again and again.
        """
        checked = check_labels(labels)
        return await self._change(caller, certificate_id, lambda present: check_labels(add_labels(present, checked)))

    async def take(self, caller: Caller, certificate_id: str, labels: Labels) -> Certificate:
        """Return the certificate without these values of these labels; a label that is named without values goes as a whole.

        Raises as `add`. What is not there is left out.
        """
        checked = check_labels(labels)
        return await self._change(caller, certificate_id, lambda present: take_labels(present, checked))

    async def _change(self, caller: Caller, certificate_id: str, change: Callable[[Labels], tuple[CertificateLabel, ...]]) -> Certificate:
        async def store(certificate: Certificate, labels: tuple[CertificateLabel, ...]) -> Certificate:
            records = self._record(caller, certificate, labels)
            return await self.attributes.set_labels(certificate, labels, at=records.audit.at, records=records, only_unchanged=True)

        return await change_labels(
            change, load=lambda: load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE), store=store
        )

    def _record(self, caller: Caller, certificate: Certificate, labels: Labels) -> TransactionRecords:
        before, after = label_facts(certificate.labels), label_facts(labels)
        return record(AuditAction.LABELLED, caller, certificate, at=stored_moment(self.clock), before=before, after=after)
