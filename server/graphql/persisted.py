"""Automatic persisted queries: texts that clients sent once with their hash, and name by it from then on.

Apollo's protocol: https://www.apollographql.com/docs/apollo-server/performance/apq. A client sends the hash alone; where that is not
found it sends text and hash, and we keep the text if it is valid. We compute the hash ourselves, so that it stands for this text and no
other. Each process has its own store: a client of several replicas sends a text to each of them once.
"""

from collections import Counter, OrderedDict
from collections.abc import Mapping

from server.graphql.documents import is_worth_keeping

MAX_TEXTS = 256
"""Of one tenant; a front end has some dozens of operations."""

MAX_OCTETS = 16 * 1024 * 1024
"""Of all tenants together, each text with TEXT_OVERHEAD."""

TEXT_OVERHEAD = 512
"""Octets that a text takes beside its own: its hash, and its places in two dictionaries. It bounds the number of texts, too."""


class AutomaticDocuments:
    """The texts of each tenant by their SHA-256, in lower-case hexadecimal. Those that were not used for the longest time give way.

    A tenant finds its own only: whether another has sent a text, or how many, can be learnt from no answer. Where all have too much
    together, who has most gives way. A text with a string in it is not kept, for the string may be a password or a key.
    """

    def __init__(self, *, max_texts: int = MAX_TEXTS, max_octets: int = MAX_OCTETS) -> None:
        self._max_texts = max_texts
        self._max_octets = max_octets
        self._texts: dict[str, OrderedDict[str, bytes]] = {}
        self._octets: Counter[str] = Counter()
        self._total = 0

    def find(self, tenant: str, sha256_hash: str) -> str | None:
        """Return the tenant's text with this hash."""
        texts: Mapping[str, bytes] = self._texts.get(tenant, {})
        if sha256_hash not in texts:
            return None
        self._texts[tenant].move_to_end(sha256_hash)
        return texts[sha256_hash].decode()

    def keep(self, tenant: str, sha256_hash: str, text: str) -> None:
        """Keep a text that is valid and has this hash, unless it is long or has a string in it."""
        if not is_worth_keeping(text) or self.find(tenant, sha256_hash) is not None:
            return
        self._texts.setdefault(tenant, OrderedDict())[sha256_hash] = text.encode()
        self._count(tenant, len(self._texts[tenant][sha256_hash]) + TEXT_OVERHEAD)
        if len(self._texts[tenant]) > self._max_texts:
            self._drop_oldest(tenant)
        while self._total > self._max_octets:
            self._drop_oldest(max(self._octets, key=self._octets.__getitem__))

    def _drop_oldest(self, tenant: str) -> None:
        _, octets = self._texts[tenant].popitem(last=False)
        self._count(tenant, -len(octets) - TEXT_OVERHEAD)
        if not self._texts[tenant]:
            del self._texts[tenant], self._octets[tenant]

    def _count(self, tenant: str, octets: int) -> None:
        self._octets[tenant] += octets
        self._total += octets
