"""Idempotency keys: what a client may send, and how an input is told from another."""

import hashlib
import json
from collections.abc import Mapping

from services.errors import IdempotencyMismatch
from services.model.lifecycle import IdempotencyRecord
from services.rules.text import check_text

MAX_KEY_LENGTH = 100
"""Characters: a UUID or a hash in any spelling."""


def check_key(key: str) -> str:
    """Return the key in Unicode NFC; raises InvalidInput for the field `idempotencyKey`."""
    return check_text(key, field="idempotencyKey", longest=MAX_KEY_LENGTH)


def digest_input(operation: str, fields: Mapping[str, object]) -> str:
    """Return a digest that is equal for equal inputs. Octets count by their own digest, so that a secret is not kept as text."""
    plain = {name: hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else repr(value) for name, value in fields.items()}
    return hashlib.sha256(json.dumps([operation, sorted(plain.items())]).encode()).hexdigest()


def check_same(idempotency: IdempotencyRecord, input_digest: str) -> None:
    """Raise IdempotencyMismatch unless the idempotency is for the same input."""
    if idempotency.input_digest != input_digest:
        raise IdempotencyMismatch("This idempotency key was used before, for another input; use a fresh key for each wish.")
