"""The subscriptions: a table of contents."""

from collections.abc import AsyncGenerator

import strawberry

from resolvers.watch import watch_certificates
from schema.certificates.changes import CertificateChange


@strawberry.type(description="What is told as it happens, over graphql-transport-ws, or as an event stream (text/event-stream).")
class Subscription:
    """Each ends with an error when changes may have been missed: then read the list, and subscribe again."""

    certificate_changed: AsyncGenerator[CertificateChange, None] = strawberry.subscription(
        resolver=watch_certificates,
        description="Every change of the certificates of a scope, from the moment of subscribing, whichever replica made it.",
    )
