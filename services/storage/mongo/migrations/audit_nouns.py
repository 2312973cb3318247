"""Number 1: audit records of before there were other nouns than certificates."""

from typing import Any

from services.model.lifecycle import AuditNoun
from services.storage.mongo.document import Document
from services.storage.mongo.migrations.migration import Migration


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
