"""All repositories in memory: what tests and trials use instead of MongoDB. They pass the same contract."""

from services.storage.memory_certificates import MemoryCertificates
from services.storage.memory_data import Memory
from services.storage.memory_lifecycle import MemoryAuthorities, MemoryChangeFeed, MemoryIntents, MemoryReceipts, MemoryRevocations
from services.storage.memory_scopes import MemoryScopes

__all__ = [
    "Memory",
    "MemoryAuthorities",
    "MemoryCertificates",
    "MemoryChangeFeed",
    "MemoryIntents",
    "MemoryReceipts",
    "MemoryRevocations",
    "MemoryScopes",
]
