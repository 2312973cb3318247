"""Idempotency keys: the same key and input get the first answer again, and nothing is done a second time."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from services.errors import IdempotencyMismatch, NameTaken, NotFound, QuotaExceeded, ServiceUnavailable
from services.model.certificate import Certificate
from services.model.identity import find_scope_id
from services.model.lifecycle import IdempotencyRecord
from services.model.limits import MAX_IDEMPOTENCY_KEY_LENGTH
from services.model.passwords import KeyPasswords
from services.model.scope import Scope
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.certificates import CertificateRepository
from services.repositories.idempotency import IdempotencyKeyTaken, IdempotencyRepository
from services.rules.records import stored_moment
from services.rules.text import check_text

Answer = TypeVar("Answer")
WriteRecord: TypeAlias = Callable[[Certificate], IdempotencyRecord | None]
"""Returns the record to store in the transaction that stores the certificate; None without a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestInput:
    """All that a request asks for. `fields` say whether there is a password; passwords of keys speak for themselves."""

    operation: str
    fields: Mapping[str, object]
    password: Secret | None
    key_passwords: KeyPasswords | None = None

    @property
    def described(self) -> Mapping[str, object]:
        """The fields, with which passwords of keys there are, and without what they are."""
        keys = self.key_passwords
        if keys is None:
            return self.fields
        return {**self.fields, "key_passwords": (keys.every is not None, tuple(one.alias for one in keys.of_aliases))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """What an input is recognised by. The release before did not count the password; its records are still there for a day."""

    present: str
    former: str

    def meet(self, stored: str) -> bool:
        """Whether the stored digest is that of the same input. One under another master key never is: then nothing is done twice."""
        return stored == (self.present if ":" in stored else self.former)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyRecords:
    """Knows what keys were answered with."""

    certificates: CertificateRepository
    records: IdempotencyRepository
    keys: KeyProvider
    clock: Clock

    async def once(
        self,
        scope: Scope,
        key: str | None,
        read_input: Callable[[], RequestInput],
        *,
        work: Callable[[WriteRecord], Awaitable[Answer]],
        again: Callable[[Certificate], Answer],
    ) -> Answer:
        """Return what `work` answers, or, where the key had its first answer, `again` of that certificate as it is now.

        The key belongs to the scope: who may write into another one does not hear that it was used here.
        `read_input` is asked only with a key. A name or a last place that is taken may be the same request's own, which was answered
        since its key was looked up. Raises InvalidInput for a key that is no text, IdempotencyMismatch for another input under it,
        NotFound if the certificate was deleted since, and what `work` raises.
        """
        if key is None:
            return await work(lambda _: None)
        key, asked = check_text(key, field="idempotency_key", longest=MAX_IDEMPOTENCY_KEY_LENGTH), read_input()
        digests = Digests(present=_digest(asked, self.keys), former=digest_fields(asked.operation, asked.described))
        known = await self._find(scope, key, digests)
        if known is not None:
            return again(known)
        try:
            return await work(lambda certificate: self._write(scope, key, digests, certificate=certificate))
        except (NameTaken, QuotaExceeded, IdempotencyKeyTaken) as taken:
            first = await self._find(scope, key, digests)
            if first is not None:
                return again(first)
            if isinstance(taken, IdempotencyKeyTaken):
                raise ServiceUnavailable("The idempotency key's first answer has just expired; send the request again.") from None
            raise

    async def _find(self, scope: Scope, key: str, digests: Digests) -> Certificate | None:
        # The release before wrote the key alone; its records are still there for a day.
        record = await self.records.find(scope.tenant, _bind(key, scope), key)
        if record is None or find_scope_id(record.certificate_id) != scope.id:
            return None
        if not digests.meet(record.input_digest):
            raise IdempotencyMismatch("The idempotency key was used before, for another input; use a new key for each request.")
        certificate = await self.certificates.find(scope.tenant, record.certificate_id)
        if certificate is None:
            raise NotFound("The certificate that was created with this idempotency key was deleted; use a new key to create it again.")
        return certificate

    def _write(self, scope: Scope, key: str, digests: Digests, *, certificate: Certificate) -> IdempotencyRecord:
        return IdempotencyRecord(
            tenant=scope.tenant,
            key=_bind(key, scope),
            input_digest=digests.present,
            certificate_id=certificate.id,
            version=certificate.version,
            at=stored_moment(self.clock),
        )


def _bind(key: str, scope: Scope) -> str:
    return f"{scope.id} {key}"


def _digest(asked: RequestInput, keys: KeyProvider) -> str:
    """Return a digest that is equal for equal inputs under the same master key, and without it is no clue to the password."""
    # The first part has a fixed length, and says which passwords there are.
    password = b"" if asked.password is None else asked.password.reveal()
    if asked.key_passwords is not None:
        secrets = (password, *(secret.reveal() for secret in asked.key_passwords.list_secrets()))
        password = b"".join(len(secret).to_bytes(4, "big") + secret for secret in secrets)
    return keys.fingerprint(digest_fields(asked.operation, asked.described).encode() + password, use=b"idempotency")


def digest_fields(operation: str, fields: Mapping[str, object]) -> str:
    """Return a digest that is equal for equal fields. Octets count by their own digest, so that a secret is not kept as text."""
    plain = {name: hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else repr(value) for name, value in fields.items()}
    return hashlib.sha256(json.dumps([operation, sorted(plain.items())]).encode()).hexdigest()
