"""Where certificates are kept."""

import builtins
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import TransactionRecords
from services.model.query import CertificateFilter, CertificateQuery, Fields, Matches, Page


class CertificateRepository(Protocol):
    """Keeps certificates. One of another tenant or scope does not exist.

    Every write is atomic: after a crash it is there whole or not at all, and an acknowledged one is there.
    `Certificate.facts` is written and searched but never read back: certificates come with empty facts, so that they stay light.
    Any call can raise ServiceUnavailable; a write may then have been stored all the same.
    """

    async def add(
        self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int, records: TransactionRecords
    ) -> None:
        """Store a new certificate with its first version and the records, in one transaction.

        Raises NameTaken, QuotaExceeded, NotFound for the scope, IntentGone, IdempotencyKeyTaken.
        """

    async def find(self, tenant: str, certificate_id: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of that id with these fields and what identifies it; the others must not be asked for."""

    async def find_many(self, tenant: str, certificate_ids: Collection[str], *, fields: Fields = None) -> builtins.list[Certificate]:
        """Return those of these ids, each once and in no order, as `find` does; by one question."""
        ...

    async def find_by_name(self, tenant: str, scope_id: str, name: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of exactly that name in the scope, as `find` does."""

    async def find_named(
        self, tenant: str, *, scope_ids: Sequence[str], names: Collection[str], fields: Fields = None
    ) -> builtins.list[Certificate]:
        """Return those of these exact names in these scopes, in no order, each with its name beside what `find` reads."""
        ...

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page."""

    async def list_sharing(self, query: CertificateQuery, wanted: Collection[CertificateFilter]) -> Mapping[CertificateFilter, Matches]:
        """Return what `list` and `count` return for those of the filters that can be answered together; the query has none.

        The filters are by fingerprint. Left out are those that too many certificates meet: ask for each by itself.
        """

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates match, at most MAX_COUNTED + 1 with a filter or of deleted ones; position and limit are ignored."""
