"""What a careful engineer would point out."""

import strawberry

from schema import enums  # noqa: F401  # registers the enums that fields are annotated with
from services.model import contents as model
from services.model.contents import FindingCode, Severity


@strawberry.type(description="Something that was noticed about a certificate, with what to do about it.")
class Finding:
    """Code for programs, sentences for people."""

    code: FindingCode = strawberry.field(description="What was found.")
    severity: Severity = strawberry.field(description="How much it matters.")
    message: str = strawberry.field(description="One sentence that says it.")
    fix: str = strawberry.field(description="What to do about it.")
    alias: str | None = strawberry.field(description="The entry that it is about; null where it is about the whole file.")


def present_finding(finding: model.Finding) -> Finding:
    """Return the finding as clients see it."""
    return Finding(code=finding.code, severity=finding.severity, message=finding.message, fix=finding.fix, alias=finding.alias)
