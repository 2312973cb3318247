"""The JSON of the REST API: what a body may say, and what an answer says. The schemas of the OpenAPI document are made from these classes.

Strings that are too long, and the like, are the use cases' to refuse.
"""

import hashlib
from collections.abc import Sequence
from enum import Enum
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType, field

from services.model.certificate import Certificate, Label, TimeUnit

MAX_BULK = 100
"""Certificates in one request: each is read and stored by itself, in some milliseconds."""

MAX_BULK_GENERATED = 10
"""Of these that are generated: an RSA key takes up to a second, and the whole request has twenty."""

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


NewCertificates = NewCertificate | Annotated[list[NewCertificate], Meta(min_length=1, max_length=MAX_BULK)]
"""One, or several at once."""


class StoredCertificate(Struct, frozen=True):
    """A certificate: the octets of the file in base64, as they came, and the `Type` that was given with them."""

    name: str = field(name="Name")
    declared_type: str = field(name="Type")
    content: bytes = field(name="Content")

    def __repr__(self) -> str:
        return f"StoredCertificate({self.name!r}, ...)"


class NameOnly(Struct, frozen=True):
    """What is left of a certificate with `$select=Name`."""

    name: str = field(name="Name")


class PublicKey(Struct, frozen=True, omit_defaults=True):
    """The certificate chain of one entry, end entity first, as PEM; `Alias` is there in key stores only."""

    content: str = field(name="Content")
    subject: str = field(name="SubjectDN")
    alias: str | UnsetType = field(name="Alias", default=UNSET)


class LabelBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A label: a key with its values."""

    key: str
    values: list[str] = []


class LabelAction(Enum):
    """Adding sets the values of a key; deleting takes values away, or the whole label where none are named."""

    ADD = "ADD"
    DELETE = "DELETE"


class LabelChange(Struct, frozen=True, forbid_unknown_fields=True):
    """Labels to add or to delete."""

    action: LabelAction
    labels: list[LabelBody]


def read_labels(labels: Sequence[LabelBody]) -> tuple[Label, ...]:
    """Return the labels of a body."""
    return tuple(Label(key=label.key, values=tuple(label.values)) for label in labels)


def write_labels(labels: Sequence[Label]) -> list[LabelBody]:
    """Return what an answer says of labels."""
    return [LabelBody(key=label.key, values=list(label.values)) for label in labels]


def write_certificate(certificate: Certificate, octets: bytes) -> StoredCertificate:
    """Return what an answer says of a certificate."""
    return StoredCertificate(name=certificate.name, declared_type=read_type(certificate), content=octets)


def read_type(certificate: Certificate) -> str:
    """Return what the certificate was declared to be."""
    return DEFAULT_TYPE if certificate.declared_type is None else certificate.declared_type


def write_etag(certificate: Certificate) -> str:
    """Return 64 hex digits that stand for the present version, without the quotation marks of the header field."""
    return hashlib.sha256(f"{certificate.id}:{certificate.version}".encode()).hexdigest()


def write_keys_etag(certificate: Certificate) -> str:
    """Return the same for what is known of the present version, which changes when a password opens a key store."""
    return hashlib.sha256(f"{certificate.id}:{certificate.version}:{certificate.modified_at.isoformat()}".encode()).hexdigest()
