"""All repositories in memory: what tests and trials use instead of MongoDB. They pass the same contract."""

from tests.fakes.certificates import MemoryCertificates
from tests.fakes.data import Memory
from tests.fakes.lifecycle import MemoryAuthorities, MemoryChangeFeed, MemoryIdempotencyRecords, MemoryIntents, MemoryRevocations
from tests.fakes.scopes import MemoryScopes

__all__ = [
    "Memory",
    "MemoryAuthorities",
    "MemoryCertificates",
    "MemoryChangeFeed",
    "MemoryIdempotencyRecords",
    "MemoryIntents",
    "MemoryRevocations",
    "MemoryScopes",
]
