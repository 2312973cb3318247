"""PBES2 (RFC 8018 6.2): a key derivation and a cipher, each with its own identifier and parameters."""

from services.asn1.read import Element
from services.asn1.tags import INTEGER
from services.errors import UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.algorithms import not_read
from services.formats.encryption.ciphers import CBC_CIPHERS, Cipher, rc2
from services.formats.encryption.key_derivation import KeyDerivation, read_algorithm, read_key_derivation
from services.formats.encryption.passwords import list_passwords
from services.formats.encryption.scheme import Scheme

PBES2 = "1.2.840.113549.1.5.13"
_RC2_CBC = "1.2.840.113549.3.2"
_RC2_STRENGTHS = {160: 40, 120: 64, 58: 128}
"""RFC 8018 B.2.3: these versions stand for effective bits; from 256 up, the version is the number of bits."""


def read_pbes2_scheme(parameters: Element | None, where: Element, budget: Budget) -> Scheme:
    """Return the scheme and pay for one attempt; `where` is the algorithm that the parameters belong to."""
    if parameters is None:
        raise where.malformed("PBES2 has no parameters.")
    fields = parameters.sequence()
    derivation = read_key_derivation(fields.take())
    cipher, iv = _read_cipher(fields.take(), derivation)
    fields.finish()
    if derivation.key_size not in (None, cipher.key_size):
        raise where.malformed(f"The key length is {derivation.key_size}, but {cipher.name} takes {cipher.key_size}.")
    cost = derivation.pay(budget, cipher.key_size) + budget.charge(cipher.cost)

    def decrypt(password: bytes, ciphertext: bytes) -> bytes:
        return cipher.decrypt(derivation.derive(password, cipher.key_size), iv, ciphertext)

    return Scheme(
        name=f"{cipher.name} with {derivation.name}",
        is_legacy=cipher.is_legacy,
        block_size=cipher.block_size,
        list_passwords=list_passwords,
        decrypt=decrypt,
        cost=cost,
    )


def _read_cipher(algorithm: Element, derivation: KeyDerivation) -> tuple[Cipher, bytes]:
    oid, parameters = read_algorithm(algorithm)
    if oid == _RC2_CBC:
        return _read_rc2(algorithm, parameters, derivation)
    cipher = CBC_CIPHERS.get(oid)
    if cipher is None:
        raise not_read("The file is encrypted by", oid)
    if parameters is None:
        raise algorithm.malformed(f"{cipher.name} has no initialisation vector.")
    iv = parameters.octet_string()
    if len(iv) != cipher.iv_size:
        raise parameters.malformed(f"The initialisation vector has {len(iv)} octets, but {cipher.name} takes {cipher.iv_size}.")
    return cipher, iv


def _read_rc2(algorithm: Element, parameters: Element | None, derivation: KeyDerivation) -> tuple[Cipher, bytes]:
    if parameters is None:
        raise algorithm.malformed("RC2 has no parameters.")
    fields = parameters.sequence()
    version = fields.take_if(INTEGER)
    number = version.number() if version else 0
    effective_bits = _RC2_STRENGTHS.get(number, number if number >= 256 else 32)
    iv = fields.take().octet_string()
    fields.finish()
    if not 40 <= effective_bits <= 1024:
        raise UnsupportedAlgorithm(f"RC2 with {effective_bits} effective bits is not read.", algorithm=f"RC2-{effective_bits}")
    key_size = derivation.key_size or effective_bits // 8
    if not 5 <= key_size <= 128 or len(iv) != 8:
        raise parameters.malformed("RC2's key length or initialisation vector does not fit.")
    return rc2(effective_bits, key_size), iv
