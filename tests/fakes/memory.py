"""All repositories in memory: what tests and trials use instead of MongoDB. They pass the same contract."""

from tests.fakes.access import MemoryServiceKeys, MemorySubscriptions, MemoryTenants
from tests.fakes.attributes import MemoryAttributes
from tests.fakes.audit import MemoryCheckpoints
from tests.fakes.certificates import MemoryCertificates
from tests.fakes.configurations import MemoryConfigurations
from tests.fakes.data import Memory
from tests.fakes.deletion import MemoryDeletion
from tests.fakes.labels import MemoryLabels
from tests.fakes.lifecycle import (
    MemoryAudit,
    MemoryAuthorities,
    MemoryChangeFeed,
    MemoryIdempotencyRecords,
    MemoryIntents,
    MemoryRevocations,
)
from tests.fakes.moments import MemoryMoments
from tests.fakes.readings import MemoryReadings
from tests.fakes.renewals import MemoryRenewals
from tests.fakes.scopes import MemoryScopes
from tests.fakes.statistics import MemoryStatistics
from tests.fakes.versions import MemoryVersions

__all__ = [
    "Memory",
    "MemoryAttributes",
    "MemoryAudit",
    "MemoryAuthorities",
    "MemoryCertificates",
    "MemoryChangeFeed",
    "MemoryCheckpoints",
    "MemoryConfigurations",
    "MemoryDeletion",
    "MemoryIdempotencyRecords",
    "MemoryIntents",
    "MemoryLabels",
    "MemoryMoments",
    "MemoryReadings",
    "MemoryRenewals",
    "MemoryRevocations",
    "MemoryScopes",
    "MemoryServiceKeys",
    "MemoryStatistics",
    "MemorySubscriptions",
    "MemoryTenants",
    "MemoryVersions",
]
