"""Reads Java's JKS and JCEKS key stores (sources: sun.security.provider.JavaKeyStore, com.sun.crypto.provider.JceKeyStore of OpenJDK).

The structure is read to its end before any password is tried, so that damage is not taken for a wrong password.
"""

import hmac
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha1

from services.errors import ErrorCode, MalformedContent, TooLarge, UnsupportedAlgorithm, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey, RawSecretKey, take_raw_certificate
from services.formats.java.data import JavaData
from services.formats.java.objects import skip_object
from services.formats.java.protection import decrypt_key
from services.formats.stored_keys import take_key
from services.model.contents import Finding, Format, Integrity
from services.model.findings import FindingKind, finding
from services.model.limits import MAX_CERTIFICATES, MAX_ENTRIES
from services.model.moments import find_moment
from services.model.secret import Secret

JKS_MAGIC = bytes.fromhex("feedfeed")
JCEKS_MAGIC = bytes.fromhex("cececece")

MAX_KEY_SIZE = 1024 * 1024
"""Octets of one protected key: RSA with 16,384 bits takes 9 KiB."""

_PRIVATE_KEY, _CERTIFICATE, _SECRET_KEY = 1, 2, 3
_MIN_ENTRY = 18  # octets: tag, empty alias, date, and the length of an empty certificate
_MAX_PROOFS = 3  # keys that are tried to tell the password of a key from a wrong one
_DIGEST_SIZE = 20
_DIGEST_PREFIX = b"Mighty Aphrodite"


def read_jks(octets: bytes, *, password: Secret | None, budget: Budget) -> RawContents:
    """Return the entries of a JKS or JCEKS key store, in the order of the file, under the aliases that it gives.

    Without a password the empty one is tried; if that is not the right one, nothing is verified and the private keys stay locked.
    Keys under another password than the store's stay locked too. Raises MalformedContent (KEYSTORE_CORRUPT) where the structure
    is broken, TooLarge, TooCostly, and WrongPassword where digest and password do not fit: the format cannot tell a wrong password
    from damage. Secret keys are listed and never read.
    """
    store = _Store(octets)
    entries = store.read_entries()
    digest = store.data.read(_DIGEST_SIZE)
    text = "" if password is None else password.reveal().decode("utf-8", "replace")
    is_verified = hmac.compare_digest(_digest_store(octets, store.end, text), digest)
    if password is not None and not is_verified:
        raise _refuse(store.format, entries, text, budget=budget)
    known, is_given = text if is_verified else None, password is not None
    opened = tuple(_open(entry, blob, known, is_given=is_given, budget=budget) for entry, blob in entries)
    is_locked = any(isinstance(entry, RawKey) and entry.is_locked for entry in opened)
    return RawContents(
        format=store.format,
        integrity=Integrity.VERIFIED if is_verified else Integrity.NOT_VERIFIED,
        is_locked=is_locked,
        has_password=is_locked or not is_verified or text != "",
        entries=opened,
        findings=store.list_findings(is_verified=is_verified),
    )


class _Store:
    """The structure of a store: `end` is where its digest begins."""

    def __init__(self, octets: bytes) -> None:
        self.data = JavaData(octets)
        self.format = Format.JCEKS if self.data.read(4) == JCEKS_MAGIC else Format.JKS
        self.end = 0
        self._certificate_count = 0
        self._aliases_hidden_from_java: list[str] = []

    def read_entries(self) -> list[tuple[RawEntry, bytes]]:
        """Return the entries, each private key with the octets that protect it; nothing is decrypted yet."""
        self._version = self.data.read_int()
        if self._version not in (1, 2):
            raise self.data.damage(f"it claims to be of version {self._version}, but only 1 and 2 exist")
        count = self.data.read_count(_MIN_ENTRY)
        if count > MAX_ENTRIES:
            raise TooLarge(
                f"The keystore has {count:,} entries; the limit is {MAX_ENTRIES:,}.", limit=MAX_ENTRIES, code=ErrorCode.KEYSTORE_LIMIT
            )
        entries = [self._read_entry() for _ in range(count)]
        self.end = self.data.position
        return entries

    def list_findings(self, *, is_verified: bool) -> tuple[Finding, ...]:
        findings = [finding(FindingKind.FORMAT_OUTDATED, format=self.format.value)]
        if not is_verified:
            findings.append(finding(FindingKind.INTEGRITY_NOT_VERIFIED))
        findings += [finding(FindingKind.ALIAS_HIDDEN_FROM_JAVA, alias) for alias in self._aliases_hidden_from_java]
        if self.data.left:
            findings.append(finding(FindingKind.TRAILING_DATA, size=self.data.left))
        return tuple(findings)

    def _read_entry(self) -> tuple[RawEntry, bytes]:
        tag = self.data.read_int()
        alias, is_java = self.data.read_text()
        created_at = find_moment(self.data.read_long())
        if not is_java:
            self._aliases_hidden_from_java.append(alias)
        if tag == _PRIVATE_KEY:
            blob = self._read_blob()
            chain = tuple(self._read_certificate() for _ in range(self.data.read_count(4)))
            key = RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, name=alias, created_at=created_at, chain=chain)
            return key, blob
        if tag == _CERTIFICATE:
            return replace(self._read_certificate(), name=alias, created_at=created_at, is_trusted=True), b""
        if tag == _SECRET_KEY and self.format is Format.JCEKS:
            skip_object(self.data)
            return RawSecretKey(algorithm="unknown", name=alias, created_at=created_at), b""
        raise self.data.damage(f'the entry "{alias}" is of a kind that does not exist ({tag})')

    def _read_blob(self) -> bytes:
        size = self.data.read_count(1)
        if size > MAX_KEY_SIZE:
            message = f"A private key takes {size:,} octets; the limit is {MAX_KEY_SIZE:,}."
            raise TooLarge(message, limit=MAX_KEY_SIZE, code=ErrorCode.KEYSTORE_LIMIT)
        return self.data.read(size)

    def _read_certificate(self) -> RawCertificate:
        self._certificate_count += 1
        if self._certificate_count > MAX_CERTIFICATES:
            message = f"The keystore has more than {MAX_CERTIFICATES:,} certificates."
            raise TooLarge(message, limit=MAX_CERTIFICATES, code=ErrorCode.CHAIN_TOO_LONG)
        if self._version == 2:
            self.data.read_text()  # the certificate's type, always "X.509"
        return take_raw_certificate(self.data.read(self.data.read_count(1)))


def _digest_store(octets: bytes, end: int, password: str) -> bytes:
    """Return the store's keyed digest; it covers all that stands before it."""
    digest = sha1(password.encode("utf-16-be") + _DIGEST_PREFIX, usedforsecurity=False)
    digest.update(memoryview(octets)[:end])
    return digest.digest()


def _refuse(format_: Format, entries: Sequence[tuple[RawEntry, bytes]], password: str, *, budget: Budget) -> WrongPassword:
    """Return the error for a password that is not the store's; that it opens a key is looked for where this costs no derivation."""
    keys = [(entry, blob) for entry, blob in entries if isinstance(entry, RawKey)] if format_ is Format.JKS else []
    opened = (_decrypt(key, blob, password, budget=budget) for key, blob in keys[:_MAX_PROOFS])
    if any(key is not None and key.pkcs8 is not None for key in opened):
        message = "The password opens a private key, and not the keystore: it is the key's own, or the keystore is damaged."
    else:
        message = "The password is wrong, or the keystore is damaged: its format cannot tell the two apart."
    return WrongPassword(message, code=ErrorCode.PASSWORD_WRONG_OR_CORRUPT)


def _open(entry: RawEntry, blob: bytes, password: str | None, *, is_given: bool, budget: Budget) -> RawEntry:
    """Return the entry, its key open if this is its password; None for a store's that is not known. `is_given` if the user gave it."""
    if not isinstance(entry, RawKey):
        return entry
    opened = None if password is None else _decrypt(entry, blob, password, budget=budget)
    return opened or replace(entry, refused=is_given, lock=partial(_unlock, entry, blob, budget=budget))


def _unlock(key: RawKey, blob: bytes, password: Secret, *, budget: Budget) -> RawKey | None:
    opened = _decrypt(key, blob, password.reveal().decode("utf-8", "replace"), budget=budget)
    return None if opened is None else replace(opened, has_own_password=True)


def _decrypt(key: RawKey, blob: bytes, password: str, *, budget: Budget) -> RawKey | None:
    try:
        pkcs8 = decrypt_key(blob, password, budget)
    except (UnsupportedAlgorithm, MalformedContent) as error:
        return replace(key, problem=error.message)  # the other entries are whole: only this one is shown as unreadable
    return None if pkcs8 is None else take_key(key, pkcs8)
