"""What runtimes make of key stores."""

import strawberry

from services.model.runtime import RuntimeOutcome, RuntimeReason, RuntimeVersion

OPENS_IN_DEPRECATED = "Ask for `openings`, which knows the runtimes of today, and says why one refuses the file."


@strawberry.type(description="What one runtime makes of a key store.")
class RuntimeOpening:
    """The model's."""

    runtime: RuntimeVersion = strawberry.field(description="The runtime.")
    outcome: RuntimeOutcome = strawberry.field(description="Whether it opens the key store.")
    reason: RuntimeReason | None = strawberry.field(description="The reason, for programs; null where it opens the key store.")
    message: str | None = strawberry.field(
        description="The reason as a sentence, with what it is about; null where the runtime opens the key store."
    )
    names: list[str] = strawberry.field(
        description="What the reason is about, as `message` names it, such as algorithms; for pages in another language."
    )
