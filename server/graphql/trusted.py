"""Trusted documents: those that an installation knows before anybody asks, by the ids under which its front ends name them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256

from server.graphql.documents import PreparedDocument

SHA256_PREFIX = "sha256:"
"""Of an id that is the SHA-256 of its document: GraphQL over HTTP, appendix A."""


class Trust(Enum):
    """What trusted documents are to an installation."""

    OFF = "off"
    """Nothing: there are none."""
    ALLOW = "allow"
    """They may be named by their ids, and all other documents may be sent."""
    REQUIRE = "require"
    """No other document is executed."""


@dataclass(frozen=True, slots=True)
class TrustedDocuments:
    """Prepared documents by their ids and by their texts. Each may also be named by its SHA-256, whatever its ids are."""

    by_id: Mapping[str, PreparedDocument] = field(default_factory=dict)
    by_text: Mapping[str, PreparedDocument] = field(default_factory=dict)

    def find(self, document_id: str) -> PreparedDocument | None:
        """Return the document of this id, which may be its SHA-256 with or without `sha256:`."""
        return self.by_id.get(document_id) or self.by_id.get(document_id.removeprefix(SHA256_PREFIX))


NO_DOCUMENTS = TrustedDocuments()


def hash_text(text: str) -> str:
    """Return the SHA-256 of a document's text in lower-case hexadecimal."""
    return sha256(text.encode()).hexdigest()
