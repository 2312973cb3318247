"""Password-based encryption (PKCS#5, PKCS#12, PKCS#8): from an AlgorithmIdentifier to a scheme, and the attempt to decrypt with it.

PKCS#12's own schemes (RFC 7292 appendix C) and PBES1 (RFC 8018 6.1) name everything by their identifier. PBES2 (RFC 8018 6.2) has a
key derivation and a cipher, each with its own identifier and parameters.
"""

from collections.abc import Callable
from dataclasses import dataclass

from services.asn1.read import Element, parse_whole
from services.asn1.tags import INTEGER, OCTET_STRING
from services.errors import MalformedContent, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.algorithms import name_hash, not_read
from services.formats.encryption.ciphers import CBC_CIPHERS, DES_CBC, RC4_40, RC4_128, TRIPLE_DES, TWO_KEY_TRIPLE_DES, Cipher, rc2
from services.formats.encryption.key_derivation import (
    IV,
    KEY,
    KeyDerivation,
    Pkcs12Derivation,
    iterate,
    read_key_derivation,
    read_positive,
    require_parameters,
)
from services.formats.encryption.passwords import list_affordable, list_passwords, list_pkcs12_passwords
from services.model.secret import Secret
from services.x509.algorithms import read_algorithm

PBES2 = "1.2.840.113549.1.5.13"

PKCS12_SCHEMES = {
    "1.2.840.113549.1.12.1.1": RC4_128,
    "1.2.840.113549.1.12.1.2": RC4_40,
    "1.2.840.113549.1.12.1.3": TRIPLE_DES,
    "1.2.840.113549.1.12.1.4": TWO_KEY_TRIPLE_DES,
    "1.2.840.113549.1.12.1.5": rc2(128, 16),
    "1.2.840.113549.1.12.1.6": rc2(40, 5),
}
"""All of them derive with SHA-1."""

PBES1_SCHEMES = {
    "1.2.840.113549.1.5.3": ("md5", DES_CBC),
    "1.2.840.113549.1.5.6": ("md5", rc2(64, 8)),
    "1.2.840.113549.1.5.10": ("sha1", DES_CBC),
    "1.2.840.113549.1.5.11": ("sha1", rc2(64, 8)),
}
"""Those with MD2 are left out: no hash library here has a fast one, and nothing has written them since the 1990s."""

_RC2_CBC = "1.2.840.113549.3.2"
_RC2_STRENGTHS = {160: 40, 120: 64, 58: 128}
"""RFC 8018 B.2.3: these versions stand for effective bits; from 256 up, the version is the number of bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """An encryption scheme with all its parameters read and checked, and one attempt paid for; nothing has been derived.

    `derivation` names it for people. `list_passwords` gives the forms of a password to try, `derive` the key and the initialisation
    vector under one of them. `cost` is that of one attempt, in iterations.
    """

    cipher: Cipher
    derivation: str
    derive: Callable[[bytes], tuple[bytes, bytes]]
    list_passwords: Callable[[Secret | None], tuple[Secret, ...]] = list_passwords
    cost: int

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"{self.cipher.name} with {self.derivation}"

    @property
    def is_of_pkcs12(self) -> bool:
        """Whether its key is derived as PKCS#12 says, and not by PBKDF2 or another of PKCS#5."""
        return self.list_passwords is list_pkcs12_passwords


@dataclass(frozen=True, slots=True, kw_only=True)
class Encrypted:
    """Some octets of a file that are encrypted, and how."""

    scheme: Scheme
    ciphertext: bytes

    def find_plaintext(self, password: Secret | None, *, budget: Budget, is_right: Callable[[bytes], bool]) -> Secret | None:
        """Return what the password opens, or None. None as the password means the empty one.

        `is_right` tells a right plaintext from chance: padding alone is right in one of 256 attempts. The first form of the
        password is paid for already; further ones are tried while the budget lasts.
        """
        for form in list_affordable(self.scheme.list_passwords(password), cost=self.scheme.cost, budget=budget):
            plaintext = self.scheme.cipher.find_plaintext(*self.scheme.derive(form.reveal()), self.ciphertext)
            if plaintext is not None and is_right(plaintext):
                return Secret(plaintext)
        return None

    def try_another(self, password: Secret, *, budget: Budget, is_right: Callable[[bytes], bool]) -> Secret | None:
        """Return what another password opens, or None, as `find_plaintext` does; the attempt is paid for first. Raises TooCostly."""
        budget.charge_again(self.scheme.cost)
        return self.find_plaintext(password, budget=budget, is_right=is_right)


def read_encrypted(algorithm: Element, ciphertext: Element, budget: Budget, *, tag: int = OCTET_STRING) -> Encrypted:
    """Return the encrypted octets with their scheme, one attempt paid for; nothing is derived yet.

    `tag` is that of the ciphertext where it is implicit. Raises MalformedContent, UnsupportedAlgorithm (named), TooCostly.
    """
    octets = ciphertext.octet_string(tag)
    scheme = read_scheme(algorithm, budget)
    if not scheme.cipher.is_whole(octets):
        raise ciphertext.malformed(f"The length of the encrypted octets is not a multiple of the block length of {scheme.name}.")
    return Encrypted(scheme=scheme, ciphertext=octets)


def read_encrypted_key(element: Element, budget: Budget) -> Encrypted:
    """Return an EncryptedPrivateKeyInfo (RFC 5958 3), one attempt paid for; raises MalformedContent, UnsupportedAlgorithm or TooCostly."""
    fields = element.sequence()
    algorithm, ciphertext = fields.take(), fields.take()
    fields.finish()
    return read_encrypted(algorithm, ciphertext, budget)


def is_private_key_info(octets: bytes) -> bool:
    """Whether the octets are one whole PrivateKeyInfo (OneAsymmetricKey), by its outline: random octets are not."""
    return find_key_algorithm(octets) is not None


def find_key_algorithm(octets: bytes) -> str | None:
    """Return the algorithm's identifier of a whole PrivateKeyInfo, None if the octets are none."""
    try:
        fields = parse_whole(octets).sequence()
        version = fields.take().number()
        oid = read_algorithm(fields.take()).oid
        fields.take().octet_string()
    except MalformedContent:
        return None
    return oid if version in (0, 1) else None


def read_scheme(algorithm: Element, budget: Budget) -> Scheme:
    """Return the scheme and pay for one attempt; raises MalformedContent, UnsupportedAlgorithm (named), TooCostly."""
    oid, parameters = read_algorithm(algorithm)
    if oid not in (PBES2, *PKCS12_SCHEMES, *PBES1_SCHEMES):
        raise not_read("The file is encrypted by", oid)
    fields = require_parameters(algorithm, parameters).sequence()
    if oid == PBES2:
        derivation, cipher = fields.take(), fields.take()
        fields.finish()
        return _read_pbes2(derivation, cipher, budget)
    salt, iterations = fields.take().octet_string(), read_positive(fields.take())
    fields.finish()
    if oid in PKCS12_SCHEMES:
        return _build_pkcs12_scheme(PKCS12_SCHEMES[oid], Pkcs12Derivation(hash_name="sha1", salt=salt, iterations=iterations), budget)
    hash_name, cipher_of_pbes1 = PBES1_SCHEMES[oid]

    def derive(password: bytes) -> tuple[bytes, bytes]:
        derived = iterate(hash_name, password + salt, iterations)
        return derived[:8], derived[8:16]

    return Scheme(cipher=cipher_of_pbes1, derivation=name_hash(hash_name), derive=derive, cost=budget.charge(iterations))


def _build_pkcs12_scheme(cipher: Cipher, derivation: Pkcs12Derivation, budget: Budget) -> Scheme:
    cost = derivation.pay(budget, cipher.key_size) + derivation.pay(budget, cipher.iv_size)

    def derive(password: bytes) -> tuple[bytes, bytes]:
        key = derivation.derive(password, purpose=KEY, size=cipher.key_size, known=budget.known)
        return key, derivation.derive(password, purpose=IV, size=cipher.iv_size, known=budget.known)

    return Scheme(cipher=cipher, derivation="SHA-1", derive=derive, list_passwords=list_pkcs12_passwords, cost=cost)


def _read_pbes2(key_derivation: Element, encryption: Element, budget: Budget) -> Scheme:
    derivation = read_key_derivation(key_derivation)
    cipher, iv = _read_cipher(encryption, derivation)
    if derivation.key_size not in (None, cipher.key_size):
        raise key_derivation.malformed(f"The key length is {derivation.key_size}, but {cipher.name} takes {cipher.key_size}.")
    cost = derivation.pay(budget, cipher.key_size) + budget.charge(cipher.cost)

    def derive(password: bytes) -> tuple[bytes, bytes]:
        return derivation.derive(password, cipher.key_size, known=budget.known), iv

    return Scheme(cipher=cipher, derivation=derivation.name, derive=derive, cost=cost)


def _read_cipher(algorithm: Element, derivation: KeyDerivation) -> tuple[Cipher, bytes]:
    oid, optional = read_algorithm(algorithm)
    if oid != _RC2_CBC and oid not in CBC_CIPHERS:
        raise not_read("The file is encrypted by", oid)
    parameters = require_parameters(algorithm, optional)
    if oid == _RC2_CBC:
        return _read_rc2(parameters, derivation)
    cipher, iv = CBC_CIPHERS[oid], parameters.octet_string()
    if len(iv) != cipher.iv_size:
        raise parameters.malformed(f"The initialisation vector has {len(iv)} octets, but {cipher.name} takes {cipher.iv_size}.")
    return cipher, iv


def _read_rc2(parameters: Element, derivation: KeyDerivation) -> tuple[Cipher, bytes]:
    fields = parameters.sequence()
    version = fields.take_if(INTEGER)
    number = version.number() if version else 0
    effective_bits = _RC2_STRENGTHS.get(number, number if number >= 256 else 32)
    iv = fields.take().octet_string()
    fields.finish()
    if not 40 <= effective_bits <= 1024:
        raise UnsupportedAlgorithm(f"RC2 with {effective_bits} effective bits is not supported.", algorithm=f"RC2-{effective_bits}")
    key_size = derivation.key_size or effective_bits // 8
    if not 5 <= key_size <= 128 or len(iv) != 8:
        raise parameters.malformed("RC2's key length or initialisation vector does not fit.")
    return rc2(effective_bits, key_size), iv
