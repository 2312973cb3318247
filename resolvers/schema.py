"""The executable schema, built once per process."""

from collections.abc import Callable, Iterable
from typing import Any

import strawberry
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig

from resolvers.failures import exception_handlers
from resolvers.mutation import Mutation
from resolvers.query import Query
from resolvers.subscription import Subscription
from schema.certificates.entries import PrivateKeyEntry, SecretKeyEntry, TrustedCertificateEntry, UnreadableEntry
from schema.certificates.types import Keystore, SingleCertificate
from schema.scalars import SCALARS

BEHIND_INTERFACES = (SingleCertificate, Keystore, PrivateKeyEntry, TrustedCertificateEntry, SecretKeyEntry, UnreadableEntry)
"""Types that are reached through an interface only: unless they are named, no fragment can speak of them."""


def build_schema(extensions: Iterable[type[SchemaExtension] | Callable[[], SchemaExtension]] = (), **options: Any) -> strawberry.Schema:
    """Return the schema; `extensions` guard its execution and `options` go to `strawberry.Schema` as they are."""
    return strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=BEHIND_INTERFACES,
        extensions=list(extensions),
        exception_handlers=exception_handlers(),
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
        **options,
    )
