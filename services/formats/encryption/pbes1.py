"""The encryption schemes whose identifier names everything: PKCS#12's (RFC 7292 appendix C) and PBES1 (RFC 8018 6.1)."""

from services.asn1.read import Element
from services.errors import MalformedContent
from services.formats.budget import Budget
from services.formats.encryption.algorithms import name_hash
from services.formats.encryption.ciphers import DES_CBC, RC4_40, RC4_128, TRIPLE_DES, TWO_KEY_TRIPLE_DES, rc2
from services.formats.encryption.passwords import list_passwords, list_pkcs12_passwords
from services.formats.encryption.pkcs12_kdf import IV, KEY, Pkcs12Derivation, find_constructor, iterate
from services.formats.encryption.scheme import Scheme

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


def read_iterations(element: Element) -> int:
    """Return an iteration count; raises MalformedContent if it is less than 1."""
    iterations = element.number()
    if iterations < 1:
        raise element.malformed(f"The iteration count is {iterations}, which is less than 1.")
    return iterations


def read_pkcs12_scheme(oid: str, parameters: Element | None, budget: Budget) -> Scheme:
    """Return the scheme of PKCS#12 and pay for one attempt; the identifier must be in PKCS12_SCHEMES."""
    cipher = PKCS12_SCHEMES[oid]
    salt, iterations = _read_parameters(parameters)
    derivation = Pkcs12Derivation(hash_name="sha1", salt=salt, iterations=iterations)

    cost = derivation.pay(budget, cipher.key_size) + derivation.pay(budget, cipher.iv_size)

    def decrypt(password: bytes, ciphertext: bytes) -> bytes:
        key = derivation.derive(password, purpose=KEY, size=cipher.key_size)
        iv = derivation.derive(password, purpose=IV, size=cipher.iv_size)
        return cipher.decrypt(key, iv, ciphertext)

    return Scheme(
        name=f"{cipher.name} with SHA-1",
        is_legacy=True,
        block_size=cipher.block_size,
        list_passwords=list_pkcs12_passwords,
        decrypt=decrypt,
        cost=cost,
    )


def read_pbes1_scheme(oid: str, parameters: Element | None, budget: Budget) -> Scheme:
    """Return the scheme of PBES1 and pay for one attempt; the identifier must be in PBES1_SCHEMES."""
    hash_name, cipher = PBES1_SCHEMES[oid]
    salt, iterations = _read_parameters(parameters)
    budget.charge(iterations)

    def decrypt(password: bytes, ciphertext: bytes) -> bytes:
        derived = iterate(find_constructor(hash_name), password + salt, iterations)
        return cipher.decrypt(derived[:8], derived[8:16], ciphertext)

    return Scheme(
        name=f"{cipher.name} with {name_hash(hash_name)}",
        is_legacy=True,
        block_size=cipher.block_size,
        list_passwords=list_passwords,
        decrypt=decrypt,
        cost=iterations,
    )


def _read_parameters(parameters: Element | None) -> tuple[bytes, int]:
    if parameters is None:
        raise MalformedContent("The encryption algorithm has no parameters.")
    fields = parameters.sequence()
    salt = fields.take().octet_string()
    iterations = read_iterations(fields.take())
    fields.finish()
    return salt, iterations
