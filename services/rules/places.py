"""Which place an encrypted value of a certificate is bound to."""

from services.model.certificate import Certificate
from services.model.encrypted import Place


def octets_place(certificate: Certificate) -> Place:
    """Return the place of the file's octets of the certificate's present version."""
    return Place(scope_id=certificate.scope_id, certificate_id=certificate.id, version=certificate.version, field="octets")
