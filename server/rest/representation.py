"""The JSON of the REST API: what a body may say, and what an answer says. The schemas of the OpenAPI document are made from these classes.

Strings that are too long, and the like, are the use cases' to refuse.
"""

import hashlib

from msgspec import UNSET, Struct, UnsetType, field

from services.model.certificate import Certificate, TimeUnit

DEFAULT_TYPE = "CERTIFICATE"
"""What a certificate is said to be that was stored without a `Type`."""


class Problem(Struct, frozen=True, omit_defaults=True):
    """Why a request failed. `code` is for programs; `requestId` stands in the log where the failure was unexpected."""

    message: str = field(name="ErrorMessage")
    code: str
    request_id: str | UnsetType = field(name="requestId", default=UNSET)


class Validity(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a generated certificate is to be valid."""

    unit: TimeUnit = field(name="TimeUnit")
    value: int = field(name="Value")


class Attributes(Struct, frozen=True, forbid_unknown_fields=True, repr_omit_defaults=True):
    """What certificate to generate. Its format follows from the extension of the name."""

    common_name: str | None = field(name="CN", default=None)
    validity: Validity | None = field(name="Validity", default=None)
    automatic_renewal: bool = field(name="AutomaticRenew", default=False)
    password: str | None = field(name="Password", default=None)
    csr: str | None = field(name="CSR", default=None)

    def __repr__(self) -> str:
        return "Attributes(...)"


class NewCertificate(Struct, frozen=True, forbid_unknown_fields=True):
    """A certificate to store, with its `Content`, or to generate, with its `Attributes`: one of the two."""

    name: str = field(name="Name")
    content: str | UnsetType = field(name="Content", default=UNSET)
    attributes: Attributes | UnsetType = field(name="Attributes", default=UNSET)
    declared_type: str | None = field(name="Type", default=None)

    def __repr__(self) -> str:
        return f"NewCertificate({self.name!r}, ...)"


class StoredCertificate(Struct, frozen=True):
    """A certificate: the octets of the file in base64, as they came, and the `Type` that was given with them."""

    name: str = field(name="Name")
    declared_type: str = field(name="Type")
    content: bytes = field(name="Content")

    def __repr__(self) -> str:
        return f"StoredCertificate({self.name!r}, ...)"


def write_certificate(certificate: Certificate, octets: bytes) -> StoredCertificate:
    """Return what an answer says of a certificate."""
    return StoredCertificate(name=certificate.name, declared_type=read_type(certificate), content=octets)


def read_type(certificate: Certificate) -> str:
    """Return what the certificate was declared to be."""
    return DEFAULT_TYPE if certificate.declared_type is None else certificate.declared_type


def write_etag(certificate: Certificate) -> str:
    """Return 64 hex digits that stand for the present version, without the quotation marks of the header field."""
    return hashlib.sha256(f"{certificate.id}:{certificate.version}".encode()).hexdigest()
