"""What a migration is, and all that there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from services.model.contents import Contents
from services.model.lifecycle import AuditNoun
from services.model.query import OrderField
from services.storage.mongo.codec import Document
from services.storage.mongo.derived import ORDER_FIELD, derive_added
from services.storage.mongo.subjects import derive_subject
from services.storage.mongo.tokens import OUTDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One change of all documents of a collection that match `to_do`.

    `change` returns the update of one of them. It is pure, and what it changes matches `to_do` no more: so the data themselves say
    what is left, and it does no harm when two replicas or a restarted one come to the same document. With `reads_contents` it is called
    with the contents of the certificate that the document is, None where these are not kept.
    When all is done the database's schema version is raised to `number + 1`, and releases that do not know the migration start no more.
    """

    number: int
    sentence: str
    collection: str
    to_do: Mapping[str, Any]
    change: Callable[..., Mapping[str, Any]]
    reads_contents: bool = False

    @property
    def name(self) -> str:
        """What the log and messages call it."""
        return f"migration {self.number} ({self.sentence})"


def _name_noun(document: Document) -> dict[str, Any]:
    noun = {"noun": AuditNoun.CERTIFICATE.value, "noun_id": document["certificate_id"]}
    facts = {"before": {}, "after": {"version": str(document["version"])}}
    return {"$set": {**noun, **facts}, "$unset": {"certificate_id": "", "version": ""}}


AUDIT_NOUNS = Migration(
    number=1,
    sentence="audit records name their noun",
    collection="audit",
    to_do={"noun": {"$exists": False}},
    change=_name_noun,
)


_LACKING: Mapping[str, Any] = {"$or": [OUTDATED, {ORDER_FIELD[OrderField.TYPE]: {"$exists": False}}]}


def _add_derived(document: Document) -> dict[str, Any]:
    return {"$set": derive_added(document)}


CERTIFICATE_TOKENS = Migration(
    number=2,
    sentence="certificates have tokens to be searched by, and their type to be sorted by",
    collection="certificates",
    to_do=_LACKING,
    change=_add_derived,
)

DELETED_TOKENS = Migration(
    number=3,
    sentence="deleted certificates have tokens to be searched by, and their type to be sorted by",
    collection="deleted",
    to_do=_LACKING,
    change=_add_derived,
)


_WITHOUT_SUBJECT: Mapping[str, Any] = {"$expr": {"$ne": ["$subject_of", ["$version", "$is_locked"]]}}


def _add_subject(document: Document, contents: Contents | None) -> dict[str, Any]:
    return {"$set": derive_subject(document, contents)}


CERTIFICATE_SUBJECTS = Migration(
    number=5,
    sentence="certificates have the subject that lists show",
    collection="certificates",
    to_do=_WITHOUT_SUBJECT,
    change=_add_subject,
    reads_contents=True,
)

DELETED_SUBJECTS = Migration(
    number=6,
    sentence="deleted certificates have the subject that lists show",
    collection="deleted",
    to_do=_WITHOUT_SUBJECT,
    change=_add_subject,
    reads_contents=True,
)


# Tokens stand for findings, too, since these. What they do is done by numbers 2 and 3 already where tokens are of before; their numbers
# keep the index of tokens from being asked for findings until all are made anew.
_OF_FINDINGS = "have tokens of what is found about them and of their times"
CERTIFICATE_FINDINGS = replace(CERTIFICATE_TOKENS, number=7, sentence=f"certificates {_OF_FINDINGS}")
DELETED_FINDINGS = replace(DELETED_TOKENS, number=8, sentence=f"deleted certificates {_OF_FINDINGS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The move of the audit records from before into chains (`audit.gathering`): it goes on from what the collections say, too."""

    number: int


Step: TypeAlias = Migration | Gathering

MIGRATIONS: tuple[Step, ...] = (
    AUDIT_NOUNS,
    CERTIFICATE_TOKENS,
    DELETED_TOKENS,
    Gathering(number=4),
    CERTIFICATE_SUBJECTS,
    DELETED_SUBJECTS,
    CERTIFICATE_FINDINGS,
    DELETED_FINDINGS,
)

DATABASE_VERSION = 1 + len(MIGRATIONS)
"""The schema version of a database in which all of them are done; a database with a higher one is not opened."""
