"""One X.509 certificate as clients see it, in the words of RFC 5280."""

import base64
import textwrap
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.certificates import lists  # a circle that GraphQL itself has: a certificate's page has certificates with X.509 ones in them
from schema.connection import After, Before, First, Last, choose_window
from schema.context import Info
from schema.scalars import HexString, ObjectIdentifier
from services.model import x509 as model
from services.model.limits import DEFAULT_PAGE_SIZE
from services.model.query import CertificateFilter, Listing
from services.model.validity import status_at
from services.model.x509 import GeneralNameKind, KeyUsage, ValidityStatus

if TYPE_CHECKING:
    from schema.certificates.lists import CertificateConnection
else:
    CertificateConnection = Annotated["CertificateConnection", strawberry.lazy("schema.certificates.lists")]


@strawberry.type(description="One attribute of a distinguished name.")
class NameAttribute:
    """RFC 5280 4.1.2.4."""

    oid: ObjectIdentifier = strawberry.field(description="Which attribute, such as 2.5.4.3 for the common name.")
    short_name: str | None = strawberry.field(description="Its usual short name, such as CN; null where there is none.")
    value: str = strawberry.field(description="Its value.")
    rdn: int = strawberry.field(description="Which relative distinguished name it stands in, counted from 0 in encoding order.")


@strawberry.type(description="A distinguished name (RFC 5280 4.1.2.4).")
class DistinguishedName:
    rfc4514: str = strawberry.field(description="As RFC 4514 writes it: the last relative distinguished name first.")
    common_name: str | None = strawberry.field(description="The most specific common name; null where there is none.")
    attributes: list[NameAttribute] = strawberry.field(description="Its attributes in encoding order.")


@strawberry.type(description="A public key (RFC 5280 4.1.2.7).")
class PublicKey:
    algorithm: str = strawberry.field(description="Such as RSA, EC or ED25519; the dotted OID where the service knows no name.")
    oid: ObjectIdentifier = strawberry.field(description="The algorithm's object identifier.")
    bits: int | None = strawberry.field(description="The key's length in bits; null where it is not known.")
    curve: str | None = strawberry.field(description="The curve's name; null for keys without one.")
    spki_sha256: HexString = strawberry.field(description="SHA-256 over the SubjectPublicKeyInfo: equal for equal keys.")


@strawberry.type(description="A signature algorithm (RFC 5280 4.1.1.2).")
class SignatureAlgorithm:
    oid: ObjectIdentifier = strawberry.field(description="Its object identifier.")
    name: str = strawberry.field(description="Its usual name, such as sha256WithRSAEncryption, or the dotted OID.")
    hash: str | None = strawberry.field(description="Its hash function; null where it has none of its own.")


@strawberry.type(description="Digests of the whole certificate, by which tools show and compare it.")
class Fingerprints:
    """Over the DER encoding."""

    sha1: HexString = strawberry.field(description="SHA-1; for comparing with old tools only.")
    sha256: HexString = strawberry.field(description="SHA-256.")


@strawberry.type(description="One alternative name (RFC 5280 4.2.1.6).")
class GeneralName:
    kind: GeneralNameKind = strawberry.field(description="The kind of the name.")
    value: str = strawberry.field(description="The name as text; hexadecimal DER for kinds without a text form.")


@strawberry.type(description="One purpose of a key (RFC 5280 4.2.1.12).")
class ExtendedKeyUsage:
    oid: ObjectIdentifier = strawberry.field(description="Its object identifier.")
    name: str | None = strawberry.field(description="Its usual name, such as clientAuth; null where there is none.")


@strawberry.type(description="One extension as it stands in the certificate (RFC 5280 4.2).")
class X509Extension:
    """Read or not, every extension is shown."""

    oid: ObjectIdentifier = strawberry.field(description="Its object identifier.")
    name: str | None = strawberry.field(description="Its usual name; null where there is none.")
    critical: bool = strawberry.field(description="Whether a program that does not know the extension must refuse the certificate.")

    @strawberry.field(description="The DER octets inside extnValue.")
    @staticmethod
    def value(root: strawberry.Parent[model.Extension]) -> HexString:
        return HexString(root.value.hex())


def _list_by(choose: Callable[[model.X509Certificate], CertificateFilter]) -> Callable[..., Awaitable[CertificateConnection]]:
    """Return the resolver of the certificates that meet the filter for an X.509 certificate."""

    async def find(  # noqa: PLR0913  # the arguments of the field
        root: strawberry.Parent[model.X509Certificate],
        info: Info,
        first: First = DEFAULT_PAGE_SIZE,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> CertificateConnection:
        window = choose_window(first, after, last, before=before)
        return await lists.list_certificates(info, Listing(filter=choose(root), first=window.size), window)

    return find


@strawberry.type(description="One X.509 certificate (RFC 5280).")
class X509Certificate:
    """The model's certificate; what it does not have is worked out when it is asked for."""

    version: int = strawberry.field(description="The X.509 version: 1, 2 or 3. The encoding has one less.")
    subject: DistinguishedName = strawberry.field(description="The subject.")
    issuer: DistinguishedName = strawberry.field(description="The issuer.")
    serial_number: HexString = strawberry.field(description="The serial number; unique for its issuer.")
    not_before: datetime = strawberry.field(description="The first moment of the validity.")
    not_after: datetime = strawberry.field(description="The last moment of the validity.")

    @strawberry.field(description="The present moment compared with its validity. It says nothing about trust.")
    @staticmethod
    def status(root: strawberry.Parent[model.X509Certificate], info: Info) -> ValidityStatus:
        """Return the status at the moment by which the operation judges."""
        return status_at(root.not_before, root.not_after, info.context.now())

    public_key: PublicKey = strawberry.field(description="Its public key.")
    signature_algorithm: SignatureAlgorithm = strawberry.field(description="The algorithm of its signature.")

    @strawberry.field(description="Its digests.", graphql_type=Fingerprints)
    @staticmethod
    def fingerprints(root: strawberry.Parent[model.X509Certificate]) -> model.X509Certificate:
        """Return the certificate, which has them."""
        return root

    is_certificate_authority: bool = strawberry.field(description="Whether basicConstraints says cA (RFC 5280 4.2.1.9).")
    path_length: int | None = strawberry.field(
        description="The largest number of intermediate certificates below it; null if there is no limit."
    )
    is_self_signed: bool = strawberry.field(description="Whether its issuer is its subject and its signature is by its own key.")
    subject_alternative_names: list[GeneralName] = strawberry.field(description="Its alternative names; empty where it has none.")
    key_usage: list[KeyUsage] | None = strawberry.field(description="The allowed uses of its key; null if the extension is absent.")
    extended_key_usage: list[ExtendedKeyUsage] | None = strawberry.field(
        description="The allowed purposes of its key; null if the extension is absent."
    )
    subject_key_identifier: HexString | None = strawberry.field(description="The identifier of its key; null if the extension is absent.")
    authority_key_identifier: HexString | None = strawberry.field(description="The identifier of its issuer's key; null if it is absent.")
    extensions: list[X509Extension] = strawberry.field(description="All its extensions in encoding order.")
    unreadable: list[str] = strawberry.field(description="Names of fields whose octets break RFC 5280 and could not be read.")
    friendly_name: str | None = strawberry.field(
        description="The name that the file gives it inside a chain (PKCS#12 friendlyName, PEM Bag Attributes); null where there is none."
    )

    @strawberry.field(description="The certificate in text form (RFC 7468).")
    @staticmethod
    def pem(root: strawberry.Parent[model.X509Certificate]) -> str:
        """Return the PEM block, with a line feed at its end."""
        lines = textwrap.wrap(base64.b64encode(root.der).decode(), 64)
        return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])

    occurrences = strawberry.field(
        _list_by(lambda certificate: CertificateFilter(sha256=certificate.sha256)),
        description="All certificates of the service whose files contain this X.509 certificate, as far as the caller may see them.",
    )
    same_key = strawberry.field(
        _list_by(lambda certificate: CertificateFilter(spki_sha256=certificate.public_key.spki_sha256)),
        description="All certificates of the service whose files contain an X.509 certificate of the same public key, as far as the "
        "caller may see them.",
    )
