"""The executable schema, built once per process."""

from functools import cache

import strawberry
from strawberry.schema.config import StrawberryConfig

from resolvers.failures import exception_handlers
from resolvers.mutation import Mutation
from resolvers.query import Query
from resolvers.subscription import Subscription
from schema.calling import call_directly
from schema.certificates.entries import PrivateKeyEntry, SecretKeyEntry, TrustedCertificateEntry, UnreadableEntry
from schema.certificates.types import Keystore, SingleCertificate
from schema.nulls import take_null_for_default
from schema.scalars import SCALARS

BEHIND_INTERFACES = (SingleCertificate, Keystore, PrivateKeyEntry, TrustedCertificateEntry, SecretKeyEntry, UnreadableEntry)
"""Types that are reached through an interface only: unless they are named, no fragment can speak of them."""


@cache
def build_schema() -> strawberry.Schema:
    """Return the schema: the same one each time, because nothing changes it, and building it takes a quarter of a second."""
    schema = compose_schema()
    call_directly(schema)
    take_null_for_default(schema)
    return schema


def compose_schema() -> strawberry.Schema:
    """Return the schema as Strawberry makes it, without what is done to it here."""
    return strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=BEHIND_INTERFACES,
        exception_handlers=exception_handlers(),
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )
