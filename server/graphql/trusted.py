"""Trusted documents: those that an installation knows before anybody asks, by the ids under which its front ends name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from graphql import OperationDefinitionNode

from server.graphql.documents import Documents, PreparedDocument, QueryRefused
from server.graphql.limits import TOO_COMPLEX, QueryLimits, refuse
from server.graphql.manifest import BadManifest, Manifest, name_id

MAX_DOCUMENTS = 1_000
"""Of all manifests together; a large front end has some hundreds. One of 300 characters takes 30 KiB of memory, and 6 ms of the start."""

SHA256_PREFIX = "sha256:"
"""Of an id that is the SHA-256 of its document: GraphQL over HTTP, appendix A."""


@dataclass(frozen=True, slots=True)
class TrustedDocuments:
    """Prepared documents by their ids and by their texts. Each has its SHA-256 as a further id, with and without `sha256:`."""

    by_id: Mapping[str, PreparedDocument] = field(default_factory=dict)
    by_text: Mapping[str, PreparedDocument] = field(default_factory=dict)


NO_DOCUMENTS = TrustedDocuments()


def prepare_trusted(manifests: Iterable[Manifest], documents: Documents, *, limits: QueryLimits) -> TrustedDocuments:
    """Return the documents of the manifests, ready to be executed.

    Raises BadManifest, which names the first document that is not valid or beyond the limits, and what is ambiguous: an id for two
    documents, an id that claims to be the SHA-256 of another text.
    """
    by_id: dict[str, PreparedDocument] = {}
    by_text: dict[str, PreparedDocument] = {}
    for manifest in manifests:
        if len(by_text.keys() | set(manifest.texts.values())) > MAX_DOCUMENTS:
            raise BadManifest(f"{manifest.source}: there are more than {MAX_DOCUMENTS} documents.")
        for document_id, text in manifest.texts.items():
            document = by_text.get(text) or _prepare(manifest, document_id, documents=documents, limits=limits)
            by_text[text] = document
            digest = hash_text(text)
            if document_id.startswith(SHA256_PREFIX) and document_id != SHA256_PREFIX + digest:
                raise BadManifest(f"{manifest.source}: the id {name_id(document_id)} is not the SHA-256 of its document.")
            for name in (document_id, digest, SHA256_PREFIX + digest):
                if by_id.setdefault(name, document) is not document:
                    raise BadManifest(f"{manifest.source}: the id {name_id(name)} is already that of another document.")
    return TrustedDocuments(by_id, by_text)


def _prepare(manifest: Manifest, document_id: str, *, documents: Documents, limits: QueryLimits) -> PreparedDocument:
    try:
        document = documents.prepare(manifest.texts[document_id])
        _check_cost(document, limits)
    except QueryRefused as refused:
        reason = " ".join(refused.errors[0].message.split())[: limits.message_length]
        raise BadManifest(f"{manifest.source}: the document {name_id(document_id)} is refused: {reason}") from None
    return document


def _check_cost(document: PreparedDocument, limits: QueryLimits) -> None:
    """Refuse an operation that costs too much whatever its variables are: also with pages of one row."""
    for node in document.document.definitions:
        if isinstance(node, OperationDefinitionNode):
            cost = document.cost(node, {item.variable.name.value: 1 for item in node.variable_definitions or ()})
            if cost > limits.cost:
                raise QueryRefused([refuse(TOO_COMPLEX, f"It may answer with {cost} fields or more; at most {limits.cost} are allowed.")])


def hash_text(text: str) -> str:
    """Return the SHA-256 of a document's text in lower-case hexadecimal."""
    return sha256(text.encode()).hexdigest()
