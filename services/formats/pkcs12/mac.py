"""The MAC of a PKCS#12 file: RFC 7292 section 4 with PKCS#12's own key derivation, and PBMAC1 of RFC 9579."""

import hashlib
import hmac
from dataclasses import dataclass

from services.asn1.read import Element
from services.asn1.tags import INTEGER
from services.formats.budget import Budget
from services.formats.encryption.algorithms import HASHES, LEGACY_HASHES, name_hash, not_read
from services.formats.encryption.key_derivation import PBKDF2, Pbkdf2, read_algorithm, read_hmac, read_pbkdf2
from services.formats.encryption.passwords import list_affordable, list_passwords, list_pkcs12_passwords
from services.formats.encryption.pbes1 import read_iterations
from services.formats.encryption.pkcs12_kdf import MAC_KEY, Pkcs12Derivation
from services.model.secret import Secret

_PBMAC1 = "1.2.840.113549.1.5.14"

MIN_PBMAC1_KEY = 20
"""Octets, RFC 9579 section 9: a short key makes the MAC easy to forge, whatever the password."""

MAX_PBMAC1_KEY = 1024
"""Octets. More than the hash gives is no use, but some programs write 256 (openssl issue 30246); each block of it is paid for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mac:
    """A MAC with its parameters read, checked, and one attempt paid for. `hash_name` is hashlib's name of HMAC's hash."""

    hash_name: str
    key_derivation: Pkcs12Derivation | Pbkdf2
    key_size: int
    value: bytes
    cost: int

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"HMAC with {name_hash(self.hash_name)}"

    @property
    def is_legacy(self) -> bool:
        """Whether its hash is one that programs no longer write."""
        return self.hash_name in LEGACY_HASHES

    def is_made_under(self, password: Secret | None, content: bytes, budget: Budget) -> bool:
        """Whether the password made this MAC over the content. None means the empty password.

        Further forms of the password than the first are tried while the budget lasts.
        """
        is_own = isinstance(self.key_derivation, Pkcs12Derivation)
        forms = list_pkcs12_passwords(password) if is_own else list_passwords(password)
        for form in list_affordable(forms, cost=self.cost, budget=budget):
            expected = hmac.digest(self._derive(form.reveal()), content, self.hash_name)
            if hmac.compare_digest(expected, self.value):
                return True
        return False

    def _derive(self, password: bytes) -> bytes:
        if isinstance(self.key_derivation, Pbkdf2):
            return self.key_derivation.derive(password, self.key_size)
        return self.key_derivation.derive(password, purpose=MAC_KEY, size=self.key_size)


def read_mac(element: Element, budget: Budget) -> Mac:
    """Read MacData and pay for one attempt; raises MalformedContent, UnsupportedAlgorithm (named) or TooCostly."""
    fields = element.sequence()
    digest_info = fields.take().sequence()
    algorithm, digest = digest_info.take(), digest_info.take()
    digest_info.finish()
    salt = fields.take().octet_string()
    iterations = fields.take_if(INTEGER)
    count = read_iterations(iterations) if iterations else 1
    fields.finish()
    oid, parameters = read_algorithm(algorithm)
    derivation: Pkcs12Derivation | Pbkdf2
    if oid == _PBMAC1:
        hash_name, derivation, key_size = _read_pbmac1(parameters, algorithm)
    else:
        hash_name = _find_hash(oid)
        derivation, key_size = Pkcs12Derivation(hash_name=hash_name, salt=salt, iterations=count), _size(hash_name)
    value = digest.octet_string()
    if len(value) != _size(hash_name):
        raise digest.malformed(f"The MAC has {len(value)} octets, but HMAC with {name_hash(hash_name)} has {_size(hash_name)}.")
    cost = derivation.pay(budget, key_size)
    return Mac(hash_name=hash_name, key_derivation=derivation, key_size=key_size, value=value, cost=cost)


def _read_pbmac1(parameters: Element | None, where: Element) -> tuple[str, Pbkdf2, int]:
    """Read PBMAC1-params; the salt and iterations of MacData itself mean nothing here (RFC 9579 section 4)."""
    if parameters is None:
        raise where.malformed("PBMAC1 has no parameters.")
    fields = parameters.sequence()
    derivation_oid, derivation_parameters = read_algorithm(fields.take())
    hash_name = read_hmac(fields.take())
    fields.finish()
    if derivation_oid != PBKDF2:
        raise not_read("The MAC's key is derived by", derivation_oid)
    if derivation_parameters is None:
        raise where.malformed("PBKDF2 has no parameters.")
    derivation = read_pbkdf2(derivation_parameters)
    key_size = derivation.key_size
    if key_size is None or not MIN_PBMAC1_KEY <= key_size <= MAX_PBMAC1_KEY:
        raise where.malformed(f"PBMAC1 must name a key length of {MIN_PBMAC1_KEY} to {MAX_PBMAC1_KEY} octets.")
    return hash_name, derivation, key_size


def _find_hash(oid: str) -> str:
    if oid not in HASHES:
        raise not_read("The file's MAC uses", oid)
    return HASHES[oid]


def _size(hash_name: str) -> int:
    return hashlib.new(hash_name).digest_size
