"""Reads PKCS#12 (RFC 7292): every key, certificate and secret key with its names, whatever one of them is like.

First the structure, so that damage is told from a wrong password and everything costly is known; then the MAC; then each part
and each key by itself. Certificates are cut out, not parsed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from services.asn1.read import is_whole_sequence, parse_whole
from services.errors import ErrorCode, MalformedContent, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey, RawSecretKey
from services.formats.encryption.algorithms import name_secret_key
from services.formats.encryption.pbe import Encrypted, find_key_algorithm, is_private_key_info
from services.formats.pkcs12.bags import Bag, BagReader, KeyBag, SecretBag
from services.formats.pkcs12.structure import Outline, Safe, read_outline
from services.model.contents import Finding, Format, Integrity
from services.model.findings import FindingKind, finding
from services.model.secret import Secret

_MAX_PROOFS = 3
"""How many encrypted parts are tried to tell a wrong password from a damaged file."""


def read_pkcs12(octets: bytes, *, password: Secret | None, budget: Budget) -> RawContents:
    """Return all that the file holds under the password; without one, what is in clear or under an empty password.

    Raises MalformedContent (KEYSTORE_CORRUPT), also under a wrong password; WrongPassword, with PASSWORD_WRONG_OR_CORRUPT where
    nothing can tell; TooCostly; TooLarge (KEYSTORE_LIMIT); UnsupportedAlgorithm. A key under another password stays locked.
    Whether the keys and certificates are sound is not checked.
    """
    try:
        return _read(octets, password, BagReader(budget))
    except MalformedContent as error:
        message = f"The PKCS#12 keystore is damaged: {error.message}"
        raise MalformedContent(message, position=error.position, code=ErrorCode.KEYSTORE_CORRUPT) from None


def _read(octets: bytes, password: Secret | None, bags: BagReader) -> RawContents:
    outline = read_outline(octets, bags)
    integrity = _verify(outline, password, bags.budget)
    opening = Opening(password=password, bags=bags)
    entries = tuple(opening.open(outline.safes))
    if password is not None and outline.mac is None and opening.locked and not opening.opened:
        raise WrongPassword("The password opens nothing in the keystore.")
    return RawContents(
        format=Format.PKCS12,
        integrity=integrity,
        is_locked=opening.locked > 0,
        has_password=_has_password(password, opening, integrity),
        entries=entries,
        findings=tuple(_list_findings(outline, integrity, opening)),
    )


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
            pkcs8, problem = None, "What the keystore holds as this private key is no PKCS#8."
        self.unsupported += bag.problem is not None
        return RawKey(
            pkcs8=pkcs8,
            encoding="PKCS#8",
            is_encrypted=is_part_encrypted or bag.pkcs8 is None,
            name=bag.attributes.name,
            local_key_id=bag.attributes.local_key_id,
            problem=problem,
        )

    def _find_algorithm(self, bag: SecretBag) -> str:
        plaintext = self._decrypt(bag.encrypted, is_key=True) if bag.encrypted is not None else None
        oid = find_key_algorithm(plaintext.reveal()) if plaintext is not None else None
        return "unknown" if oid is None else name_secret_key(oid)

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


def _verify(outline: Outline, password: Secret | None, budget: Budget) -> Integrity:
    """Verify the MAC; raises WrongPassword or MalformedContent if it does not fit a password that was given."""
    if outline.mac is None:
        return Integrity.NONE
    if outline.mac.is_made_under(password, outline.content, budget):
        return Integrity.VERIFIED
    if password is None:
        return Integrity.NOT_VERIFIED
    proofs = outline.encrypted_parts or outline.encrypted_keys  # which may have another password
    if not proofs:
        raise WrongPassword("The password is wrong, or the keystore is damaged.", code=ErrorCode.PASSWORD_WRONG_OR_CORRUPT)
    for encrypted in proofs[:_MAX_PROOFS]:
        if encrypted.find_plaintext(password, budget=budget, is_right=is_whole_sequence):
            raise MalformedContent("the password is right, but the MAC does not fit the contents.")
    raise WrongPassword("The password does not open the keystore.")


def _has_password(password: Secret | None, opening: Opening, integrity: Integrity) -> bool:
    """Whether a password that is not the empty one protects anything."""
    if opening.locked or opening.unsupported or integrity is Integrity.NOT_VERIFIED:
        return True
    is_empty = password is None or not password.reveal()
    return not is_empty and (opening.opened > 0 or integrity is Integrity.VERIFIED)


def _list_findings(outline: Outline, integrity: Integrity, opening: Opening) -> Iterator[Finding]:
    mac = outline.mac
    legacy = opening.legacy + ([mac.name] if mac is not None and mac.is_legacy else [])
    if legacy:
        yield finding(FindingKind.STORE_ENCRYPTION_LEGACY, schemes=legacy)
    if integrity is Integrity.NONE:
        yield finding(FindingKind.INTEGRITY_UNPROTECTED)
    elif integrity is Integrity.NOT_VERIFIED:
        yield finding(FindingKind.INTEGRITY_NOT_VERIFIED)
    if opening.locked_parts and opening.password is not None:
        yield finding(FindingKind.PARTS_LOCKED, count=opening.locked_parts)
    if opening.bags.ignored:
        yield finding(FindingKind.OTHER_CONTENT, names=opening.bags.ignored)
    if outline.trailing:
        yield finding(FindingKind.TRAILING_DATA, size=outline.trailing)
