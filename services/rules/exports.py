"""Who may take the stored file of a certificate, with whatever private key is in it."""

from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents, PrivateKeyEntry, TrustedCertificateEntry
from services.repositories.versions import VersionRepository
from services.rules.access import require_in


async def require_file(caller: Caller, certificate: Certificate, versions: VersionRepository, *, earlier: Contents | None = None) -> None:
    """Raise Forbidden who may not take the file of the present version, or of the one that has the contents `earlier`.

    A file with nothing but certificates needs certificate.export, any other one certificate.export_private, too. What is in the file is
    looked up only for who has no right to private keys.
    """
    require_in(caller, Right.CERTIFICATE_EXPORT, certificate.scope_id)
    if caller.has(Right.CERTIFICATE_EXPORT_PRIVATE, certificate.scope_id):
        return
    if await find_private_key(certificate, versions, earlier=earlier) is not False:
        require_in(caller, Right.CERTIFICATE_EXPORT_PRIVATE, certificate.scope_id)


async def find_private_key(certificate: Certificate, versions: VersionRepository, *, earlier: Contents | None = None) -> bool | None:
    """Return whether the file has a private key, None if it may hide one: as `require_file` asks.

    Of the present version the certificate itself says it, but for key stores: they can have secret keys, and what nobody could read.
    """
    if earlier is None and (certificate.has_private_key is not False or not certificate.format.is_keystore):
        return certificate.has_private_key
    contents = earlier or await versions.load_contents(certificate)
    if any(isinstance(entry, PrivateKeyEntry) for entry in contents.entries):
        return True
    is_public = not contents.is_locked and all(isinstance(entry, TrustedCertificateEntry) for entry in contents.entries)
    return False if is_public else None
