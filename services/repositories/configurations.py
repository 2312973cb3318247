"""Where destinations and fragments are kept."""

import builtins
from collections.abc import Collection, Sequence
from typing import Protocol

from services.model.certificate import Label
from services.model.destination import Configuration, ConfigurationKind, ConfigurationQuery, NamingQuery
from services.model.lifecycle import TransactionRecords
from services.model.query import Page


class ConfigurationRepository(Protocol):
    """Keeps destinations and fragments. One of another tenant or scope does not exist.

    Every write is atomic, together with its records. Any call can raise ServiceUnavailable; a write may then have been stored all the
    same. Pages are by (name, id), names compared by code point of their lower-case form.
    """

    async def add(self, configuration: Configuration, *, quota: int, records: TransactionRecords) -> None:
        """Store a new one; raises NameTaken, QuotaExceeded (of that kind in the scope) and NotFound for the scope."""

    async def replace(self, configuration: Configuration, *, records: TransactionRecords) -> None:
        """Store it in the place of the version before it; raises NotFound, and ModifiedMeanwhile if that is not the present one."""

    async def set_labels(
        self, configuration: Configuration, labels: tuple[Label, ...], *, records: TransactionRecords, only_unchanged: bool = False
    ) -> Configuration:
        """Replace the labels and return it as it is then; raises NotFound.

        With `only_unchanged`, ModifiedMeanwhile is raised instead, also where the stored labels are not those of `configuration`.
        """
        ...

    async def remove(self, configuration: Configuration, *, records: TransactionRecords) -> None:
        """Remove it for good; raises NotFound."""

    async def find(self, tenant: str, configuration_id: str) -> Configuration | None:
        """Return the one of that id."""

    async def find_many(self, tenant: str, configuration_ids: Sequence[str]) -> builtins.list[Configuration]:
        """Return those of these ids, in no order."""
        ...

    async def find_named(
        self, tenant: str, kind: ConfigurationKind, *, scope_ids: Sequence[str], names: Collection[str]
    ) -> builtins.list[Configuration]:
        """Return those of these exact names in these scopes, in no order."""
        ...

    async def list(self, query: ConfigurationQuery) -> Page[Configuration]:
        """Return one page."""
        ...

    async def count(self, query: ConfigurationQuery) -> int:
        """Return how many match, at most MAX_COUNTED + 1; position and limit are ignored."""
        ...

    async def list_naming(
        self, tenant: str, wanted: Collection[NamingQuery], *, among: Collection[str] | None = None, limit: int
    ) -> builtins.list[Configuration]:
        """Return configurations that one of the queries finds, in no order, at most `limit` of them.

        Only those of the scopes in `among`, if it is not None. Of each NAMING_FIELDS are read; the others must not be asked for.
        """
        ...
