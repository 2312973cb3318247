"""A password-based encryption scheme as a file names it, and the attempt to decrypt with it."""

from collections.abc import Callable
from dataclasses import dataclass

from services.asn1.read import Element
from services.formats.budget import Budget
from services.formats.encryption.ciphers import find_unpadded
from services.formats.encryption.passwords import list_affordable
from services.model.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """An encryption scheme with all its parameters read and checked, and one attempt paid for; nothing has been derived.

    `name` is for people. `list_passwords` gives the forms of a password to try; `decrypt` takes one of them and the ciphertext
    and gives the padded plaintext; `cost` is that of one attempt, in iterations. Stream ciphers have a `block_size` of 1 and no
    padding.
    """

    name: str
    is_legacy: bool
    block_size: int
    list_passwords: Callable[[Secret | None], tuple[Secret, ...]]
    decrypt: Callable[[bytes, bytes], bytes]
    cost: int


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
            padded = self.scheme.decrypt(form.reveal(), self.ciphertext)
            plaintext = padded if self.scheme.block_size == 1 else find_unpadded(padded, self.scheme.block_size)
            if plaintext is not None and is_right(plaintext):
                return Secret(plaintext)
        return None


def check_ciphertext(scheme: Scheme, ciphertext: bytes, where: Element) -> Encrypted:
    """Return the two together; raises MalformedContent if they cannot belong together."""
    if not ciphertext or len(ciphertext) % scheme.block_size:
        raise where.malformed(f"The encrypted octets are no whole number of blocks of {scheme.name}.")
    return Encrypted(scheme=scheme, ciphertext=ciphertext)
