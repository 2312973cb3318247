"""Audit events."""

from collections.abc import Mapping
from datetime import datetime

import strawberry

from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord


@strawberry.type(description="A public fact about a thing at one moment.")
class AuditFact:
    name: str = strawberry.field(description="What the fact is about, such as `version`.")
    value: str = strawberry.field(description="What was so.")


@strawberry.type(
    description="Who did what to which thing. An event is stored in the transaction of the change, or before a private key is handed out, "
    "and chained to all events before it in its scope."
)
class AuditEvent:
    id: strawberry.ID = strawberry.field(description="Opaque and stable.")
    at: datetime = strawberry.field(description="When it was done.")
    subject: str = strawberry.field(description="Who did it: the subject of the access token, or the name of a job of the service.")
    action: AuditAction = strawberry.field(description="What was done.")
    noun: AuditNoun = strawberry.field(description="What kind of thing it was done to.")
    noun_id: strawberry.ID = strawberry.field(description="The id of that thing, which may be gone by now.")
    scope_id: strawberry.ID | None = strawberry.field(description="The id of the thing's scope; null for what is in no scope.")
    name: str = strawberry.field(description="The name that the thing had.")

    @strawberry.field(description="What was so before, as far as it is recorded.")
    @staticmethod
    def before(root: strawberry.Parent[AuditRecord]) -> list[AuditFact]:
        return _list(root.before)

    @strawberry.field(description="What was so after it, as far as it is recorded.")
    @staticmethod
    def after(root: strawberry.Parent[AuditRecord]) -> list[AuditFact]:
        return _list(root.after)


def _list(facts: Mapping[str, str]) -> list[AuditFact]:
    return [AuditFact(name=name, value=facts[name]) for name in sorted(facts)]
