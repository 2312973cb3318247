"""All repositories in memory: what tests and trials use instead of MongoDB. They pass the same contract."""

from tests.fakes.certificates import MemoryCertificates
from tests.fakes.data import Memory
from tests.fakes.lifecycle import (
    MemoryAudit,
    MemoryAuthorities,
    MemoryChangeFeed,
    MemoryIdempotencyRecords,
    MemoryIntents,
    MemoryRevocations,
)
from tests.fakes.scopes import MemoryScopes

__all__ = [
    "Memory",
    "MemoryAudit",
    "MemoryAuthorities",
    "MemoryCertificates",
    "MemoryChangeFeed",
    "MemoryIdempotencyRecords",
    "MemoryIntents",
    "MemoryRevocations",
    "MemoryScopes",
]
