"""The document that a request is about, be it sent or named."""

from server.graphql.documents import Documents, PreparedDocument, QueryRefused
from server.graphql.limits import refuse
from server.graphql.persisted import AutomaticDocuments
from server.graphql.request import GraphQLRequest, PersistedQuery
from server.graphql.trusted import NO_DOCUMENTS, SHA256_PREFIX, TrustedDocuments, hash_text
from services.model.installation import TrustedDocumentsMode

PERSISTED_QUERY_VERSION = 1


class DocumentFinder:
    """Finds documents for requests: trusted ones by id or text, others by text or, unless only trusted ones may run, by hash."""

    def __init__(
        self, documents: Documents, *, trust: TrustedDocumentsMode = TrustedDocumentsMode.OFF, trusted: TrustedDocuments = NO_DOCUMENTS
    ) -> None:
        self._documents = documents
        self._is_closed = trust is TrustedDocumentsMode.REQUIRE
        self._trusted = trusted
        self._automatic = AutomaticDocuments()

    def find(self, request: GraphQLRequest, tenant: str) -> PreparedDocument:
        """Return the document; `tenant` is whose hashes count. Raises QueryRefused with the reasons."""
        if request.persisted is not None and request.persisted.version != PERSISTED_QUERY_VERSION:
            raise _not_supported()
        if request.query is None:
            return self._find_named(request.document_id, request.persisted, tenant)
        document = self._trusted.by_text.get(request.query)
        if document is None and self._is_closed:
            raise QueryRefused([refuse("DOCUMENT_NOT_TRUSTED", "Only trusted documents are executed here, and this is none of them.")])
        self._check_names(request, request.query, document)
        if document is not None:
            return document
        document = self._documents.prepare(request.query)
        if request.persisted is not None:
            self._automatic.keep(tenant, request.persisted.sha256_hash, request.query)
        return document

    def _find_named(self, document_id: str | None, persisted: PersistedQuery | None, tenant: str) -> PreparedDocument:
        if document_id is not None:
            document = self._trusted.by_id.get(document_id)
            if document is None:
                raise QueryRefused([refuse("DOCUMENT_UNKNOWN", "There is no trusted document with this id.")])
            if persisted is not None and self._trusted.by_id.get(persisted.sha256_hash) is not document:
                raise _mismatch()
            return document
        assert persisted is not None, "a request has a query or names one"
        document = self._trusted.by_id.get(persisted.sha256_hash)
        if document is not None:
            return document
        if self._is_closed:
            raise _not_supported()
        text = self._automatic.find(tenant, persisted.sha256_hash)
        if text is None:
            raise _send_the_text("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return self._documents.prepare(text)

    def _check_names(self, request: GraphQLRequest, text: str, document: PreparedDocument | None) -> None:
        """Raise QueryRefused where a hash or an id beside the text is that of another. Ids that nobody here knows may be anything."""
        if request.persisted is not None:
            self._check_hash(request.persisted.sha256_hash, text, document)
        if request.document_id is not None and request.document_id.startswith(SHA256_PREFIX):
            self._check_hash(request.document_id.removeprefix(SHA256_PREFIX), text, document)
        elif request.document_id is not None and self._trusted.by_id.get(request.document_id) not in (None, document):
            raise _mismatch()

    def _check_hash(self, given: str, text: str, document: PreparedDocument | None) -> None:
        is_id = document is not None and self._trusted.by_id.get(given) is document
        if not is_id and given != hash_text(text):
            raise _mismatch()


def _mismatch() -> QueryRefused:
    return QueryRefused([refuse("PERSISTED_QUERY_MISMATCH", "The id or hash is that of another document than the one that is sent.")])


def _not_supported() -> QueryRefused:
    return _send_the_text("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")


def _send_the_text(code: str, message: str) -> QueryRefused:
    """Return what makes clients send the text: they look for these words or this code, and Apollo iOS in an answer with 200 only.

    Apollo Server answers with 200 as well. By GraphQL over HTTP it were 400 in application/graphql-response+json.
    """
    return QueryRefused([refuse(code, message)], status=200)
