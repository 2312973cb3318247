"""What a look into a file tells; nothing of it is stored."""

from datetime import datetime

import strawberry

from schema import enums, export_enums  # noqa: F401  # register the enums that fields are annotated with
from schema.certificates.entries import KeystoreEntry, present_entry
from schema.certificates.findings import Finding, present_finding
from schema.certificates.x509 import X509Certificate, present_x509
from services.model.certificate import EntryValidity
from services.model.contents import Contents, Format, Integrity
from services.model.runtime import Runtime
from services.model.validity import list_time_findings, status_of
from services.model.x509 import ValidityStatus


@strawberry.type(description="What is in a file.")
class Inspection:
    """The same facts that an upload would keep."""

    format: Format = strawberry.field(description="What its octets are.")
    locked: bool = strawberry.field(description="Whether entries or keys are hidden by a password that was not given.")
    integrity: Integrity = strawberry.field(description="Whether the store's checksum was verified.")
    has_password: bool = strawberry.field(description="Whether a password protects the file, or a key in it.")
    status: ValidityStatus = strawberry.field(description="Of its end entities; the earliest to expire decides.")
    not_after: datetime | None = strawberry.field(description="The earliest expiry among its end entities; null if unknown.")
    entries: list[KeystoreEntry] = strawberry.field(description="Every entry in the file's order; none is left out.")
    certificate_chain: list[X509Certificate] = strawberry.field(
        description="Outside key stores, the chain of the first key or end entity, end-entity first; empty for key stores."
    )
    findings: list[Finding] = strawberry.field(description="What a careful engineer would point out, each with a fix.")
    opens_in: list[Runtime] = strawberry.field(
        description="The runtimes that open the key store with the right password; what a password still hides is not judged. "
        "Empty if none opens it, and outside key stores."
    )


def present_inspection(contents: Contents, validities: tuple[EntryValidity, ...], now: datetime) -> Inspection:
    """Return the contents as clients see them at that moment."""
    return Inspection(
        format=contents.format,
        locked=contents.is_locked,
        integrity=contents.integrity,
        has_password=contents.has_password,
        status=status_of(validities, now),
        not_after=validities[0].not_after if validities else None,
        entries=[present_entry(entry, now) for entry in contents.entries],
        certificate_chain=[present_x509(certificate, now) for certificate in contents.certificate_chain],
        findings=[present_finding(finding) for finding in (*list_time_findings(validities, now), *contents.findings)],
        opens_in=list(contents.runtimes),
    )
