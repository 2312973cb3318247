"""The MAC of a PKCS#12 file: RFC 7292 section 4 with PKCS#12's own key derivation, and PBMAC1 of RFC 9579."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from services.asn1.read import Element
from services.asn1.tags import INTEGER
from services.formats.budget import Budget
from services.formats.encryption.algorithms import HASHES, LEGACY_HASHES, name_hash, not_read
from services.formats.encryption.key_derivation import (
    MAC_KEY,
    PBKDF2,
    Pbkdf2,
    Pkcs12Derivation,
    read_hmac,
    read_pbkdf2,
    read_positive,
    require_parameters,
)
from services.formats.encryption.passwords import list_affordable, list_passwords, list_pkcs12_passwords
from services.model.secret import Secret
from services.x509.algorithms import read_algorithm

PBMAC1 = "1.2.840.113549.1.5.14"

MIN_PBMAC1_KEY = 20
"""Octets, RFC 9579 section 9: a short key makes the MAC easy to forge, whatever the password."""

MAX_PBMAC1_KEY = 1024
"""Octets. More than the hash gives is no use, but some programs write 256 (openssl issue 30246); each block of it is paid for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mac:
    """A MAC with its parameters read, checked, and one attempt paid for.

    `hash_name` is hashlib's name of HMAC's hash. `list_passwords` gives the forms of a password to try, `derive` the key under one of
    them. `cost` is that of one attempt, in iterations.
    """

    hash_name: str
    is_pbmac1: bool
    list_passwords: Callable[[Secret | None], tuple[Secret, ...]]
    derive: Callable[[bytes], bytes]
    value: bytes
    cost: int

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"HMAC with {name_hash(self.hash_name)}"

    @property
    def title(self) -> str:
        """What to call it where its kind matters more than its hash."""
        return "PBMAC1" if self.is_pbmac1 else self.name

    @property
    def is_legacy(self) -> bool:
        """Whether its hash is one that programs no longer write."""
        return self.hash_name in LEGACY_HASHES

    def is_made_under(self, password: Secret | None, content: bytes, budget: Budget) -> bool:
        """Whether the password made this MAC over the content. None means the empty password.

        Further forms of the password than the first are tried while the budget lasts.
        """
        forms = list_affordable(self.list_passwords(password), cost=self.cost, budget=budget)
        return any(hmac.compare_digest(hmac.digest(self.derive(form.reveal()), content, self.hash_name), self.value) for form in forms)


def read_mac(element: Element, budget: Budget) -> Mac:
    """Read MacData and pay for one attempt; raises MalformedContent, UnsupportedAlgorithm (named) or TooCostly."""
    fields = element.sequence()
    digest_info = fields.take().sequence()
    algorithm, digest = digest_info.take(), digest_info.take()
    digest_info.finish()
    salt = fields.take().octet_string()
    iterations = fields.take_if(INTEGER)
    count = read_positive(iterations) if iterations else 1
    fields.finish()
    oid, parameters = read_algorithm(algorithm)
    value = digest.octet_string()
    if oid == PBMAC1:
        hash_name, pbkdf2, key_size = _read_pbmac1(require_parameters(algorithm, parameters))
        _check_size(value, hash_name, digest)
        cost, derive = pbkdf2.pay(budget, key_size), partial(pbkdf2.derive, size=key_size, known=budget.known)
        return Mac(hash_name=hash_name, is_pbmac1=True, list_passwords=list_passwords, derive=derive, value=value, cost=cost)
    if oid not in HASHES:
        raise not_read("The file's MAC uses", oid)
    hash_name = HASHES[oid]
    _check_size(value, hash_name, digest)
    own = Pkcs12Derivation(hash_name=hash_name, salt=salt, iterations=count)
    cost, derive = own.pay(budget, len(value)), partial(own.derive, purpose=MAC_KEY, size=len(value), known=budget.known)
    return Mac(hash_name=hash_name, is_pbmac1=False, list_passwords=list_pkcs12_passwords, derive=derive, value=value, cost=cost)


def _check_size(value: bytes, hash_name: str, digest: Element) -> None:
    size = hashlib.new(hash_name).digest_size
    if len(value) != size:
        raise digest.malformed(f"The MAC has {len(value)} octets, but HMAC with {name_hash(hash_name)} has {size}.")


def _read_pbmac1(parameters: Element) -> tuple[str, Pbkdf2, int]:
    """Read PBMAC1-params; the salt and iterations of MacData itself mean nothing here (RFC 9579 section 4)."""
    fields = parameters.sequence()
    key_derivation, hash_name = fields.take(), read_hmac(fields.take())
    fields.finish()
    oid, derivation_parameters = read_algorithm(key_derivation)
    if oid != PBKDF2:
        raise not_read("The MAC's key is derived by", oid)
    derivation = read_pbkdf2(require_parameters(key_derivation, derivation_parameters))
    if derivation.key_size is None or not MIN_PBMAC1_KEY <= derivation.key_size <= MAX_PBMAC1_KEY:
        raise parameters.malformed(f"PBMAC1 must name a key length of {MIN_PBMAC1_KEY} to {MAX_PBMAC1_KEY} octets.")
    return hash_name, derivation, derivation.key_size
