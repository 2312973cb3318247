"""What is in a file that need not be stored."""

from datetime import datetime

import strawberry

from schema.certificates.entries import KeystoreEntry
from schema.certificates.findings import Finding
from schema.certificates.openings import OPENS_IN_DEPRECATED, RuntimeOpening
from schema.certificates.x509 import X509Certificate
from services.model import contents as contents_model
from services.model import runtime as runtime_model
from services.model import x509 as x509_model
from services.model.certificate import EntryValidity
from services.model.contents import Contents, Entry, Format, Integrity
from services.model.openings import list_openings
from services.model.runtime import Runtime
from services.model.validity import list_time_findings, status_of
from services.model.x509 import ValidityStatus


@strawberry.type(description="The contents of a file.")
class Inspection:
    format: Format = strawberry.field(description="The format of its octets, whatever its name says.")
    locked: bool = strawberry.field(description="Whether entries or keys are hidden by a password that was not given.")
    integrity: Integrity = strawberry.field(description="Whether the store's checksum was verified.")
    has_password: bool = strawberry.field(description="Whether a password protects the file, or a key in it.")
    status: ValidityStatus = strawberry.field(
        description="The validity status of its end-entity certificates; the one that expires first decides."
    )
    not_after: datetime | None = strawberry.field(description="The earliest notAfter of its end-entity certificates; null if unknown.")
    entries: tuple[Entry, ...] = strawberry.field(
        graphql_type=list[KeystoreEntry], description="All entries of the file, in the order of the file."
    )
    certificate_chain: tuple[x509_model.X509Certificate, ...] = strawberry.field(
        graphql_type=list[X509Certificate],
        description="Outside key stores, the chain of the first key or end entity, end-entity first; empty for key stores.",
    )
    findings: tuple[contents_model.Finding, ...] = strawberry.field(
        graphql_type=list[Finding], description="The problems that were found, each with what to do about it."
    )
    opens_in: list[Runtime] = strawberry.field(
        description="The runtimes that open the key store with the right password; what a password still hides is not judged. "
        "Empty if none opens it, and outside key stores.",
        deprecation_reason=OPENS_IN_DEPRECATED,
    )
    openings: tuple[runtime_model.RuntimeOpening, ...] = strawberry.field(
        graphql_type=list[RuntimeOpening],
        description="What each runtime makes of the key store, with the right password, one for each runtime; empty outside key stores.",
    )


def present_inspection(contents: Contents, validities: tuple[EntryValidity, ...], now: datetime) -> Inspection:
    """Return the contents as clients see them at that moment."""
    return Inspection(
        format=contents.format,
        locked=contents.is_locked,
        integrity=contents.integrity,
        has_password=contents.has_password,
        status=status_of(validities[0] if validities else None, now),
        not_after=validities[0].not_after if validities else None,
        entries=contents.entries,
        certificate_chain=contents.certificate_chain,
        findings=(*list_time_findings(validities, now), *contents.findings),
        opens_in=list(contents.runtimes),
        openings=list_openings(contents),
    )
