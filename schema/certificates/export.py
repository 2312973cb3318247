"""Take a file out: the input, the success and the result."""

from typing import Annotated

import strawberry

from schema import errors
from schema.certificates.passwords import OF_EVERY_KEY, OF_SINGLE_KEYS, KeyPasswordInput
from schema.scalars import HexString, OctetString
from services.model.conversion import Pkcs12ProfileName, TargetFormat


@strawberry.input(
    description="Which certificate's file is wanted, and what is to be different from the stored one. With `certificate`, `version` and "
    "passwords alone, the stored octets go out as they came; any other field makes a new file."
)
class ExportCertificateInput:
    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    version: int | None = strawberry.field(
        default=None,
        description="Null means the present one. An earlier one is handed out while it was superseded less than the installation's "
        "overlap time ago, 7 days unless it says otherwise.",
    )
    password: str | None = strawberry.field(
        default=None, description="Opens the stored file, where a new one needs what it protects; it is not kept. Null means none."
    )
    key_password: str | None = strawberry.field(default=None, description=OF_EVERY_KEY)
    key_passwords: list[KeyPasswordInput] | None = strawberry.field(default=None, description=OF_SINGLE_KEYS)
    format: TargetFormat | None = strawberry.field(
        default=None, description="The format of the new file. Null means the format of the stored file; JKS for JCEKS."
    )
    include_private_key: bool | None = strawberry.field(
        default=None,
        description="Null takes private keys along where the format can hold them and `trustStoreOnly` is false. True insists on one; "
        "false leaves them out, and then the certificates of key entries become trusted entries in a key store.",
    )
    include_chain: bool | None = strawberry.field(
        default=None,
        description="Whether issuers come along, in order, end-entity first. Null means true, and false for DER, which is one certificate.",
    )
    include_root: bool = strawberry.field(
        default=True, description="False leaves out the self-signed certificate at the end of a chain; one that stands alone stays."
    )
    trust_store_only: bool = strawberry.field(
        default=False, description="True takes the issuers in the chains and the trusted certificates: no key, and no chain's end entity."
    )
    aliases: list[str] | None = strawberry.field(
        default=None,
        description="Only these entries, compared exactly, else without regard to case; null means all. Named this way, a certificate "
        "outside key stores brings its issuers.",
    )
    alias: str | None = strawberry.field(
        default=None,
        description="For a key store: 1 to 1,000 characters, another alias for its one key, or one, entry. JKS makes it lower case.",
    )
    new_password: str | None = strawberry.field(
        default=None,
        description="Protects the new key store, or the private key of a PEM; at most 1,024 characters. Null leaves the key of a PEM in "
        "clear, and is the empty password of a key store.",
    )
    pkcs12_profile: Pkcs12ProfileName | None = strawberry.field(
        default=None, description="The protection of a PKCS12 file; null means MODERN_2023."
    )


@strawberry.type(description="The file, as it is stored or as it was requested.")
class ExportCertificateSuccess:
    file_name: str = strawberry.field(description="The certificate's name, with the extension that suits the format.")
    media_type: str = strawberry.field(description="The media type of the file, such as application/x-pkcs12.")
    content: OctetString = strawberry.field(description="The file's octets, perhaps with private keys.")
    sha256: HexString = strawberry.field(description="SHA-256 of the octets.")


ExportCertificateResult = Annotated[
    ExportCertificateSuccess | errors.ReadingError | errors.PasswordRequiredError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("ExportCertificateResult", description="The file, or the reason why it is not handed out."),
]
