"""Replace and roll back: the input, the success and the result of each operation."""

from typing import Annotated

import strawberry

from schema.certificates.operations import CertificateSource
from schema.certificates.types import Certificate
from schema.errors import (
    AccessError,
    InvalidInputError,
    KeepingError,
    ModifiedMeanwhileError,
    ReadingError,
)
from schema.node import ARGUMENT


@strawberry.input(description="Another file for a certificate; name, labels and references stay.")
class ReplaceCertificateInput:
    """The new file becomes the next version."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    source: CertificateSource = strawberry.field(description="The new file's octets.")
    password: str | None = strawberry.field(default=None, description="Opens the new file; null means none.")
    accept_locked: bool = strawberry.field(default=True, description="As for an upload.")
    dry_run: bool = strawberry.field(default=False, description="Check and compare, but store nothing.")


@strawberry.type(description="Something that differs between two versions.")
class ContentChange:
    """One entry, or the whole file."""

    alias: str | None = strawberry.field(description="The entry that differs; null for the whole file.")
    what: str = strawberry.field(description="What differs, such as subject, issuer, notAfter or public key.")
    before: str | None = strawberry.field(description="How it was; null where it was not there.")
    after: str | None = strawberry.field(description="How it is; null where it is not there any more.")


@strawberry.type(description="Another file took the place, or in a dry run would.")
class ReplaceCertificateSuccess:
    """The certificate with its next version."""

    certificate: Certificate = strawberry.field(description="The certificate as it is now, or in a dry run would be.")
    changes: list[ContentChange] = strawberry.field(description="What differs from the version before.")


ReplaceCertificateArgument = Annotated[ReplaceCertificateInput, ARGUMENT]
ReplaceCertificateResult = Annotated[
    ReplaceCertificateSuccess | ReadingError | KeepingError | ModifiedMeanwhileError | InvalidInputError | AccessError,
    strawberry.union("ReplaceCertificateResult", description="The certificate with its new file, or why the old one stays."),
]


@strawberry.input(description="Which earlier version comes back.")
class RollBackCertificateInput:
    """It becomes the next version."""

    certificate: strawberry.ID = strawberry.field(description="The certificate's id.")
    to_version: int | None = strawberry.field(default=None, description="Its number; null means the one before the present.")


@strawberry.type(description="The earlier version is back.")
class RollBackCertificateSuccess:
    """As the next version."""

    certificate: Certificate = strawberry.field(description="The certificate as it is now.")


RollBackCertificateArgument = Annotated[RollBackCertificateInput, ARGUMENT]
RollBackCertificateResult = Annotated[
    RollBackCertificateSuccess | ModifiedMeanwhileError | AccessError,
    strawberry.union("RollBackCertificateResult", description="The certificate with its earlier file, or why it stays as it is."),
]
