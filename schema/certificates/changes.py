"""What subscribers hear."""

from datetime import datetime

import strawberry

from schema.certificates.types import Certificate, present_certificate
from services.model.lifecycle import Change, ChangeKind


@strawberry.type(description="One change of one certificate.")
class CertificateChange:
    """The same for every subscriber, whichever replica made the change."""

    kind: ChangeKind = strawberry.field(description="The kind of the change.")
    certificate_id: strawberry.ID = strawberry.field(description="The id of the certificate that changed.")
    certificate: Certificate | None = strawberry.field(
        description="As it was right after the change, or after a later one, which is told too; null once it is deleted."
    )


def present_change(change: Change, now: datetime) -> CertificateChange:
    """Return the change as clients see it at that moment."""
    present = None if change.kind is ChangeKind.DELETED else change.certificate
    return CertificateChange(
        kind=change.kind,
        certificate_id=strawberry.ID(change.certificate_id),
        certificate=None if present is None else present_certificate(present, now),
    )
