"""The places that encrypted values are bound to: of a certificate its octets and its password, of a destination or fragment its secrets."""

from services.model.certificate import Certificate
from services.model.destination import Configuration
from services.model.encrypted import Place


def octets_place(certificate: Certificate, version: int | None = None) -> Place:
    """Return the place of the file's octets of a version, the present one by default."""
    number = certificate.version if version is None else version
    return Place(scope_id=certificate.scope_id, noun_id=certificate.id, version=number, field="octets")


def password_place(scope_id: str, certificate_id: str) -> Place:
    """Return the place of the password that is kept for renewals; it belongs to the certificate, whatever its version."""
    return Place(scope_id=scope_id, noun_id=certificate_id, version=0, field="password")


def secrets_place(configuration: Configuration) -> Place:
    """Return the place of the secret properties of the present version."""
    return Place(scope_id=configuration.scope_id, noun_id=configuration.id, version=configuration.version, field="secrets")
