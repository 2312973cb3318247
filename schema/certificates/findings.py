"""What was found about a certificate, in a sentence and in its parts."""

import strawberry

from services.model import contents as model
from services.model.contents import FindingCode, Severity
from services.model.findings import FindingKind
from services.model.recognition import find_kind, find_parameters


@strawberry.type(description="A fact in the sentence of a finding, for programs that write sentences of their own.")
class FindingParameter:
    """The model's value."""

    name: str = strawberry.field(description="Its name in the sentence of the finding's `kind`, where it stands in braces.")
    value: str = strawberry.field(
        description="A number in decimal digits, a time as DateTime writes it, or texts as they stand in the sentence, joined by a comma "
        "and a space. Some are parts of English sentences: `reason`, `reasons`, `missing`, `names`."
    )


@strawberry.type(description="A problem of a certificate, with what to do about it.")
class Finding:
    code: FindingCode = strawberry.field(description="The kind of the problem.")
    severity: Severity = strawberry.field(description="How serious the problem is.")
    message: str = strawberry.field(description="The problem in one sentence.")
    fix: str = strawberry.field(description="What to do about it.")
    alias: str | None = strawberry.field(description="The alias of the entry that has the problem; null for the whole file.")

    @strawberry.field(
        description="The sentence that `message` is; null for a sentence that an earlier release stored and this one does not have."
    )
    @staticmethod
    def kind(root: strawberry.Parent[model.Finding]) -> FindingKind | None:
        return find_kind(root)

    @strawberry.field(
        description="The facts in `message`, with which `kind` can be said in another language. For a finding that an earlier release "
        "stored they are read from its sentence; there are none where that is ambiguous, and where `kind` is null.",
        graphql_type=list[FindingParameter],
    )
    @staticmethod
    def parameters(root: strawberry.Parent[model.Finding]) -> tuple[model.FindingParameter, ...]:
        return find_parameters(root)
