"""Reads PKCS#12 (RFC 7292): every key, certificate and secret key with its names, whatever one of them is like.

First the structure, so that damage is told from a wrong password and everything costly is known; then the MAC; then each part
and each key by itself. Certificates are cut out, not parsed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from services.asn1.read import is_whole_sequence, parse_whole
from services.errors import ErrorCode, MalformedContent, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey, RawSecretKey, RawUnreadable
from services.formats.encryption.algorithms import name_secret_key
from services.formats.encryption.pbe import Encrypted, find_key_algorithm
from services.formats.pkcs12.bags import Bag, BagReader, KeyBag, SecretBag
from services.formats.pkcs12.structure import Outline, Safe, read_outline
from services.formats.stored_keys import take_key
from services.model.contents import Finding, Format, Integrity
from services.model.findings import FindingKind, finding
from services.model.secret import Secret

_MAX_PROOFS = 3
"""How many encrypted parts are tried to tell a wrong password from a damaged file."""


def read_pkcs12(octets: bytes, *, password: Secret | None, budget: Budget, has_key_passwords: bool = False) -> RawContents:
    """Return all that the file holds under the password; without one, what is in clear or under an empty password.

    `has_key_passwords` says that others follow for the keys: then a password that opens no key is not refused for that.

    Raises MalformedContent (KEYSTORE_CORRUPT), also under a wrong password; WrongPassword, with PASSWORD_WRONG_OR_CORRUPT where
    nothing can tell; TooCostly; TooLarge (KEYSTORE_LIMIT); UnsupportedAlgorithm. A key under another password stays locked.
    Whether the keys and certificates are sound is not checked.
    """
    try:
        return _read(octets, password, BagReader(budget), has_key_passwords=has_key_passwords)
    except MalformedContent as error:
        message = f"The PKCS#12 keystore is damaged: {error.message}"
        raise MalformedContent(message, position=error.position, code=ErrorCode.KEYSTORE_CORRUPT) from None


def _read(octets: bytes, password: Secret | None, bags: BagReader, *, has_key_passwords: bool) -> RawContents:
    outline = read_outline(octets, bags)
    integrity = _verify(outline, password, bags.budget)
    opening = Opening(password=password, bags=bags)
    entries = tuple(opening.open(outline.safes))
    is_refused = opening.locked_parts > 0 or (opening.locked > 0 and not has_key_passwords)
    if password is not None and outline.mac is None and is_refused and not opening.opened:
        raise WrongPassword("The password opens nothing in the keystore.")
    return RawContents(
        format=Format.PKCS12,
        integrity=integrity,
        is_locked=opening.locked > 0,
        hides_parts=opening.locked_parts > 0,
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
            plaintext = self._decrypt(safe)
            if plaintext is None:
                self.locked_parts += 1
            else:
                yield from self._open_bags(tuple(self.bags.read_safe_contents(parse_whole(plaintext.reveal()))), is_part_encrypted=True)

    def _open_bags(self, bags: Iterable[Bag], *, is_part_encrypted: bool) -> Iterator[RawEntry]:
        for bag in bags:
            if isinstance(bag, RawCertificate | RawUnreadable):
                yield bag
            elif isinstance(bag, SecretBag):
                yield self._open_secret(bag)
            else:
                yield self._open_key(bag, is_part_encrypted=is_part_encrypted)

    def _open_key(self, bag: KeyBag, *, is_part_encrypted: bool) -> RawKey:
        self.unsupported += bag.problem is not None
        key = RawKey(
            pkcs8=None,
            encoding="PKCS#8",
            is_encrypted=is_part_encrypted or bag.pkcs8 is None,
            name=bag.attributes.name,
            local_key_id=bag.attributes.local_key_id,
            problem=bag.problem,
            place=bag.place,
        )
        if bag.encrypted is None:
            return key if bag.pkcs8 is None else take_key(key, bag.pkcs8)
        plaintext = self._decrypt(bag.encrypted)
        if plaintext is not None:
            return take_key(key, plaintext)
        return replace(key, refused=self.password is not None, lock=partial(_unlock_key, key, bag.encrypted, budget=self.bags.budget))

    def _open_secret(self, bag: SecretBag) -> RawSecretKey:
        key = RawSecretKey(algorithm="unknown", name=bag.attributes.name, place=bag.place)
        if bag.encrypted is None:
            return key
        plaintext = self._decrypt(bag.encrypted)
        if plaintext is None:
            return replace(key, lock=partial(_unlock_secret, key, bag.encrypted, budget=self.bags.budget))
        return _take_secret(key, plaintext)

    def _decrypt(self, encrypted: Encrypted) -> Secret | None:
        if encrypted.scheme.cipher.is_legacy:
            self.legacy.append(encrypted.scheme.name)
        plaintext = encrypted.find_plaintext(self.password, budget=self.bags.budget, is_right=is_whole_sequence)
        if plaintext is None:
            self.locked += 1
        else:
            self.opened += 1
        return plaintext


def _unlock_key(key: RawKey, encrypted: Encrypted, password: Secret, *, budget: Budget) -> RawKey | None:
    plaintext = encrypted.try_another(password, budget=budget, is_right=is_whole_sequence)
    return None if plaintext is None else replace(take_key(key, plaintext), has_own_password=True)


def _take_secret(key: RawSecretKey, plaintext: Secret) -> RawSecretKey:
    oid = find_key_algorithm(plaintext.reveal())
    return key if oid is None else replace(key, algorithm=name_secret_key(oid))


def _unlock_secret(key: RawSecretKey, encrypted: Encrypted, password: Secret, *, budget: Budget) -> RawSecretKey | None:
    plaintext = encrypted.try_another(password, budget=budget, is_right=is_whole_sequence)
    return None if plaintext is None else _take_secret(key, plaintext)


def _verify(outline: Outline, password: Secret | None, budget: Budget) -> Integrity:
    """Verify the MAC; raises WrongPassword or MalformedContent if it does not fit a password that was given."""
    if outline.mac is None:
        return Integrity.NONE
    if outline.mac.is_made_under(password, outline.content, budget):
        return Integrity.VERIFIED
    if password is None:
        return Integrity.NOT_VERIFIED
    proofs = outline.encrypted_parts or outline.encrypted_keys
    if not proofs:
        raise WrongPassword("The password is wrong, or the keystore is damaged.", code=ErrorCode.PASSWORD_WRONG_OR_CORRUPT)
    if not any(proof.find_plaintext(password, budget=budget, is_right=is_whole_sequence) for proof in proofs[:_MAX_PROOFS]):
        raise WrongPassword("The password does not open the keystore.")
    if outline.encrypted_parts:
        raise MalformedContent("the password is right, but the MAC does not fit the contents.")
    message = "The password opens a private key, and not the keystore: it is the key's own, or the keystore is damaged."
    raise WrongPassword(message, code=ErrorCode.PASSWORD_WRONG_OR_CORRUPT)


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
    if mac is not None and mac.is_pbmac1:
        yield finding(FindingKind.PBMAC1)
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
