"""Checkpoints: the octets that are hashed and signed, and the line of text by which a checkpoint leaves the database. Pure."""

import hashlib
import json
from typing import Any, NoReturn

from services.model.audit import ChainHead, Checkpoint, Statement
from services.model.moments import find_moment, to_milliseconds
from services.rules.audit_chain import write_canonical

CHECKPOINT = "destination-certificates audit checkpoint 1"
"""Labels what is signed, so that no signature stands for anything else."""

NO_CHECKPOINT = bytes(32)
"""Stands for the hash of the checkpoint before the first one."""


class NoCheckpoint(ValueError):
    """A text is no checkpoint."""


def write_statement(statement: Statement) -> bytes:
    """Return the octets that are hashed and signed."""
    return write_canonical(CHECKPOINT, _write_fields(statement))


def sign_with(statement: Statement, signature: bytes) -> Checkpoint:
    """Return the checkpoint of a statement with its signature, which is not checked."""
    return Checkpoint(statement=statement, hash=hash_statement(statement), signature=signature)


def hash_statement(statement: Statement) -> bytes:
    """Return the hash by which the next checkpoint names this one."""
    return hashlib.sha256(write_statement(statement)).digest()


def write_line(checkpoint: Checkpoint) -> str:
    """Return the checkpoint as one JSON object in one line, without a line feed."""
    signed = {"hash": checkpoint.hash.hex(), "signature": checkpoint.signature.hex()}
    return json.dumps({**_write_fields(checkpoint.statement), **signed}, sort_keys=True, separators=(",", ":"))


def read_line(text: str) -> Checkpoint:
    """Return the checkpoint of a line, or of a line of a log that ends with one; raises NoCheckpoint. No signature is checked."""
    begin = text.find("{")
    try:
        return _read(json.loads(text[begin:])) if begin >= 0 else _refuse()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NoCheckpoint from None


def _write_fields(statement: Statement) -> dict[str, Any]:
    return {
        "tenant": statement.tenant,
        "number": statement.number,
        "at": to_milliseconds(statement.at),
        "previous": statement.previous.hex(),
        "heads": [[head.chain, head.sequence, head.hash.hex()] for head in statement.heads],
        "public_key": statement.public_key.hex(),
    }


_KINDS = {"tenant": str, "number": int, "at": int, "heads": list}


def _read(fields: dict[str, Any]) -> Checkpoint:
    if any(not isinstance(fields[name], kind) for name, kind in _KINDS.items()) or (at := find_moment(fields["at"])) is None:
        _refuse()
    heads = tuple(_read_head(*head) for head in fields["heads"])
    statement = Statement(
        tenant=fields["tenant"],
        number=fields["number"],
        at=at,
        previous=bytes.fromhex(fields["previous"]),
        heads=heads,
        public_key=bytes.fromhex(fields["public_key"]),
    )
    return Checkpoint(statement=statement, hash=bytes.fromhex(fields["hash"]), signature=bytes.fromhex(fields["signature"]))


def _read_head(chain: object, sequence: object, found: str) -> ChainHead:
    if not isinstance(chain, str) or not isinstance(sequence, int):
        _refuse()
    return ChainHead(chain=chain, sequence=sequence, hash=bytes.fromhex(found))


def _refuse() -> NoReturn:
    raise NoCheckpoint
