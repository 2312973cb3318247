"""What is written down beside a change."""

from datetime import datetime

from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.lifecycle import AuditAction, AuditRecord


def audit(action: AuditAction, caller: Caller, certificate: Certificate, *, at: datetime) -> AuditRecord:
    """Return the record of what the caller did to the certificate's version."""
    return AuditRecord(
        action=action,
        tenant=certificate.tenant,
        scope_id=certificate.scope_id,
        certificate_id=certificate.id,
        name=certificate.name,
        version=certificate.version,
        subject=caller.subject,
        at=at,
    )
