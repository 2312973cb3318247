"""The entries of a file, in the words of Java's KeyStore."""

from datetime import datetime

import strawberry

from schema.certificates.x509 import X509Certificate
from schema.context import Info
from schema.node import Node
from schema.shows import shows
from services.model import contents as model


@strawberry.type(description="The public facts of a private key.")
class PrivateKeyDetails:
    """There is no field for the key itself; export hands out the file."""

    algorithm: str | None = strawberry.field(description="Such as RSA or EC; null while it is hidden, or unknown.")
    bits: int | None = strawberry.field(description="The key's length in bits; null where it is not known.")
    curve: str | None = strawberry.field(description="The curve's name; null for keys without one.")
    encoding: str = strawberry.field(
        description="How the file holds it: PKCS#8, PKCS#1, SEC1 or DSA; or PKCS#8 in PKCS#8, which most programs refuse."
    )
    is_encrypted: bool = strawberry.field(name="encrypted", description="Whether a password protects it in the file.")
    is_locked: bool = strawberry.field(name="locked", description="Whether its password is missing, so that it could not be read.")
    has_own_password: bool = strawberry.field(
        description="Whether a key password opened it that is not the password of the key store. Programs that take one password for both "
        "cannot use it; an export has one password for all. Always false outside key stores."
    )


def _identify(root: strawberry.Parent[model.Entry], info: Info) -> strawberry.ID:
    return strawberry.ID(info.context.files.identify_entry(root))


@strawberry.interface(description="One entry of a file.")
class KeystoreEntry(Node):
    id: strawberry.ID = strawberry.field(
        resolver=_identify,
        description="Opaque; unique over all types. Another version of the file has other ids, and so has a file of which a password shows "
        "more entries. `node` finds the entry while the version is kept. Where nothing is stored, as in an inspection, the id is new each "
        "time, and finds nothing.",
    )
    alias: str = strawberry.field(description="The name in the file; where the file has none, the common name of the subject.")
    created_at: datetime | None = strawberry.field(description="The time at which it was put into the file; null if the file does not say.")


@strawberry.type(description="A private key with its certificate chain.")
@shows(model.PrivateKeyEntry)
class PrivateKeyEntry(KeystoreEntry):
    private_key: PrivateKeyDetails = strawberry.field(description="Its private key.")
    certificate_chain: list[X509Certificate] = strawberry.field(
        description="End-entity certificate first; empty where the file has no certificate for the key."
    )


@strawberry.type(description="A certificate without a private key of its own.")
@shows(model.TrustedCertificateEntry)
class TrustedCertificateEntry(KeystoreEntry):
    """Java's TrustedCertificateEntry; outside key stores, any certificate that is in no key's chain."""

    certificate: X509Certificate = strawberry.field(description="The certificate.")


@strawberry.type(description="A symmetric key. Its value is never read.")
@shows(model.SecretKeyEntry)
class SecretKeyEntry(KeystoreEntry):
    algorithm: str = strawberry.field(description='Its algorithm, "unknown" where the file hides it.')


@strawberry.type(description="An entry that cannot be read.")
@shows(model.UnreadableEntry)
class UnreadableEntry(KeystoreEntry):
    reason: str = strawberry.field(description="The reason why it cannot be read.")
