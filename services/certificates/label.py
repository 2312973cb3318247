"""Set the labels of a certificate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.certificate import Label as CertificateLabel
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.repositories.attributes import AttributeRepository
from services.repositories.certificates import CertificateRepository
from services.rules.access import load_certificate
from services.rules.labels import check_labels
from services.rules.records import label_facts, record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The use case: the labels given replace all that there were."""

    raises: ClassVar = (*ACCESS, InvalidInput)
    certificates: CertificateRepository
    attributes: AttributeRepository
    clock: Clock

    async def __call__(self, caller: Caller, certificate_id: str, labels: Sequence[CertificateLabel]) -> Certificate:
        """Return the certificate with its new labels; raises Forbidden, InvalidInput (LABEL_INVALID) and NotFound."""
        checked = check_labels(labels)
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        now = stored_moment(self.clock)
        before, after = label_facts(certificate.labels), label_facts(checked)
        records = record(AuditAction.LABELLED, caller, certificate, at=now, before=before, after=after)
        return await self.attributes.set_labels(certificate, checked, at=now, records=records)
