"""Renewal and revocation of generated certificates."""

from datetime import datetime

import strawberry

from services.model.certificate import TimeUnit
from services.model.generation import RevocationReason


@strawberry.type(description="A length of validity.")
class ValidityPeriod:
    value: int = strawberry.field(description="How many units.")
    unit: TimeUnit = strawberry.field(description="The unit.")


@strawberry.type(description="One attempt to renew.")
class RenewalAttempt:
    at: datetime = strawberry.field(description="The time of the attempt.")
    succeeded: bool = strawberry.field(description="Whether a new version was stored.")
    message: str | None = strawberry.field(description="The reason of the failure; null if it succeeded.")


@strawberry.type(description="The renewal of a generated certificate: same subject, same length of validity, a fresh key.")
class Renewal:
    """With a CSR the key stays the CSR's."""

    automatic: bool = strawberry.field(description="Whether the service renews it by itself.")
    eligible_at: datetime = strawberry.field(description="The time from which it may be renewed, by the table of SAP's service.")
    last_attempt: RenewalAttempt | None = strawberry.field(description="The last attempt; null if there was none.")
    next_attempt_at: datetime | None = strawberry.field(
        description="The time of the next attempt by the service; null unless renewal is automatic."
    )


@strawberry.type(description="The revocation of a certificate's present version.")
class Revocation:
    at: datetime = strawberry.field(description="The time of the revocation.")
    reason: RevocationReason = strawberry.field(description="The reason.")
