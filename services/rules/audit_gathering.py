"""The entry of a chain that holds the records from before there were chains: how many there are, and the hash over all of them.

These records are a chain of their own, whose last hash covers them all in their order; an entry names its length and that hash.
"""

from collections.abc import Mapping

from services.model.audit import ChainedRecord, Head
from services.model.lifecycle import AuditAction, AuditNoun

SUBJECT = "audit"
NAME = "records from before the chain"
_RECORDS, _DIGEST = "records", "digest"


def write_facts(head: Head) -> Mapping[str, str]:
    """Return what an entry says of the records from before; all of them up to that head."""
    return {_RECORDS: str(head.sequence), _DIGEST: head.hash.hex()}


def find_gathered(event: ChainedRecord) -> Head | None:
    """Return how far an entry holds the records from before, None for a record of anything else. Raises ValueError for a strange one."""
    record = event.record
    if record.noun is not AuditNoun.AUDIT or record.action is not AuditAction.GATHERED:
        return None
    return Head(sequence=int(record.after.get(_RECORDS, "")), hash=bytes.fromhex(record.after.get(_DIGEST, "")))
