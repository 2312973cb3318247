"""The subject that lists show of a certificate, where a release before wrote its document: it is read from the contents.

What the release before writes has none, or after it replaced a version that of the version before. Migrations fill it in beside the
serving; until then, a page costs a query more for each AT_ONCE of its certificates.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.query import IDENTITY, Fields
from services.model.x509 import DistinguishedName
from services.storage.mongo.codec import Document, view_all, write_part
from services.storage.mongo.contents import load_many_parts
from services.storage.mongo.database import Database
from services.storage.mongo.derived import SUBJECT_FIELDS
from services.storage.mongo.driver import Found
from services.x509.summary import summarize

AT_ONCE = 25
"""Certificates whose contents are held in memory together."""


async def view_certificates(database: Database, documents: Sequence[Found], *, fetched: Fields = None) -> list[Certificate]:
    """Return the certificates of the documents, of which these fields were fetched, as views with their subjects.

    Raises ServiceUnavailable and UnreadableDocument.
    """
    await complete_subjects(database, documents, fetched=fetched)
    return view_all(Certificate, documents, fetched=fetched)


async def complete_subjects(database: Database, documents: Sequence[Found], *, fetched: Fields = None) -> None:
    """Give documents of certificates, of which these fields were fetched, the subject that they lack; raises ServiceUnavailable."""
    if fetched is not None and not fetched & SUBJECT_FIELDS:
        return
    lacking = [document for document in documents if _is_outdated(document)]
    async for document, contents in iterate_contents(database, lacking):
        document.update(derive_subject(document, contents))


async def iterate_contents(database: Database, documents: Sequence[Found]) -> AsyncIterator[tuple[Found, Contents | None]]:
    """Yield each document of a certificate with the contents of its version; raises ServiceUnavailable and UnreadableDocument."""
    for start in range(0, len(documents), AT_ONCE):
        some = documents[start : start + AT_ONCE]
        for document, contents in zip(some, await load_many_parts(database, view_all(Certificate, some, fetched=IDENTITY)), strict=True):
            yield document, contents


def derive_subject(document: Document, contents: Contents | None) -> dict[str, Any]:
    """Return the fields that a certificate of the release before lacks, from its contents; None where these are not kept."""
    subject = summarize(contents).subject if contents is not None else None
    return {
        "subject": write_part(DistinguishedName | None, subject),
        "common_name": subject.common_name if subject else None,
        "subject_of": [document["version"], document["is_locked"]],
    }


def _is_outdated(document: Document) -> bool:
    return document.get("subject_of") != [document.get("version"), document.get("is_locked")]
