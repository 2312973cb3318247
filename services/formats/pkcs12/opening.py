"""Opens the parts and keys of a PKCS#12 file one by one; what does not open stays locked, and the rest is still there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from services.asn1.read import is_whole_sequence, parse_whole
from services.formats.contents.raw import RawCertificate, RawEntry, RawKey, RawSecretKey
from services.formats.encryption.algorithms import name_secret_key
from services.formats.encryption.pbe import Encrypted
from services.formats.encryption.pkcs8 import find_key_algorithm, is_private_key_info
from services.formats.pkcs12.bags import Bag, BagReader, KeyBag, SecretBag
from services.formats.pkcs12.structure import Safe
from services.model.secret import Secret

_PKCS8 = "PKCS#8"
_UNKNOWN = "unknown"
_NOT_PKCS8 = "What the keystore holds as this private key is no PKCS#8."


@dataclass(slots=True)
class Opening:
    """One attempt with one password (None tries the empty one), and what came of it.

    `opened`, `locked` and `unsupported` count everything encrypted, `locked_parts` the whole parts among the locked; `legacy` names
    old ciphers.
    """

    password: Secret | None
    bags: BagReader
    opened: int = 0
    locked: int = 0
    unsupported: int = 0
    locked_parts: int = 0
    legacy: list[str] = field(default_factory=list)

    def open(self, safes: Iterable[Safe]) -> Iterator[RawEntry]:
        """Return the entries in the file's order; raises MalformedContent, TooCostly or TooLarge for what was hidden until now."""
        for safe in safes:
            if not isinstance(safe, Encrypted):
                yield from self._open_bags(safe, is_part_encrypted=False)
                continue
            plaintext = self._decrypt(safe, is_key=False)
            if plaintext is None:
                self.locked_parts += 1
            else:
                yield from self._open_bags(tuple(self.bags.read_safe_contents(parse_whole(plaintext.reveal()))), is_part_encrypted=True)

    def _open_bags(self, bags: Iterable[Bag], *, is_part_encrypted: bool) -> Iterator[RawEntry]:
        for bag in bags:
            if isinstance(bag, RawCertificate):
                yield bag
            elif isinstance(bag, SecretBag):
                yield RawSecretKey(algorithm=self._find_algorithm(bag), name=bag.attributes.name)
            else:
                yield self._open_key(bag, is_part_encrypted=is_part_encrypted)

    def _open_key(self, bag: KeyBag, *, is_part_encrypted: bool) -> RawKey:
        pkcs8, problem = bag.pkcs8, bag.problem
        if bag.encrypted is not None:
            pkcs8 = self._decrypt(bag.encrypted, is_key=True)
        elif pkcs8 is not None and not is_private_key_info(pkcs8.reveal()):
            pkcs8, problem = None, _NOT_PKCS8
        self.unsupported += bag.problem is not None
        return RawKey(
            pkcs8=pkcs8,
            encoding=_PKCS8,
            is_encrypted=is_part_encrypted or bag.pkcs8 is None,
            name=bag.attributes.name,
            local_key_id=bag.attributes.local_key_id,
            problem=problem,
        )

    def _find_algorithm(self, bag: SecretBag) -> str:
        plaintext = self._decrypt(bag.encrypted, is_key=True) if bag.encrypted is not None else None
        oid = find_key_algorithm(plaintext.reveal()) if plaintext is not None else None
        return _UNKNOWN if oid is None else name_secret_key(oid)

    def _decrypt(self, encrypted: Encrypted, *, is_key: bool) -> Secret | None:
        if encrypted.scheme.cipher.is_legacy:
            self.legacy.append(encrypted.scheme.name)
        is_right = is_private_key_info if is_key else is_whole_sequence
        plaintext = encrypted.find_plaintext(self.password, budget=self.bags.budget, is_right=is_right)
        if plaintext is None:
            self.locked += 1
        else:
            self.opened += 1
        return plaintext
