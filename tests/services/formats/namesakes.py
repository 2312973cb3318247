"""Key stores in which two certificates have one name: a CA with a new key, or one that two roots signed."""

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import product
from pathlib import Path

from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite
from tests.programs import run
from tests.services.x509.made import Issued, issue

VARIANTS = tuple(product(("new key", "two roots"), ("identifiers", "no identifiers"), ("before the key", "behind the key")))
"""What the CA has twice, whether key identifiers tell the two apart, and where the other one stands in the file."""


def key_entry(alias: str, end_entity: Issued, *issuers: Issued) -> KeyToWrite:
    """Return a key with its chain."""
    chain = (end_entity.der, *(issuer.der for issuer in issuers))
    return KeyToWrite(alias=alias, pkcs8=end_entity.pkcs8, certificate_chain=chain)


def trusted_entry(alias: str, issued: Issued) -> TrustedToWrite:
    """Return a certificate that is trusted."""
    return TrustedToWrite(alias=alias, certificate=issued.der)


def twins(variant: tuple[str, str, str]) -> tuple[EntryToWrite, ...]:
    """Return a key "srv" whose chain has one of two CAs of one name; the other one, with its root, is trusted."""
    what, identifiers, where = variant
    with_identifiers = identifiers == "identifiers"
    root, other_root = issue("Root", identifiers=with_identifiers), issue("Other root", identifiers=with_identifiers)
    own = issue("CA", root, ca=True, identifiers=with_identifiers)
    signer, key = (other_root, own.key) if what == "two roots" else (root, None)
    twin = issue("CA", signer, ca=True, key=key, identifiers=with_identifiers, days=700)
    trusted = (trusted_entry("twin-new", twin), trusted_entry("twin-root", signer))
    entry = key_entry("srv", issue("srv", own, identifiers=with_identifiers), own, root)
    return (*trusted, entry) if where == "before the key" else (entry, *trusted)


def keytool_chain(path: Path, alias: str) -> list[str]:
    """Return the SHA-256 of each certificate in the chain that keytool shows, in its order."""
    shown = run("keytool", "-J-Duser.language=en", "-list", "-v", "-alias", alias, "-keystore", path, "-storepass", "changeit").decode()
    return [found.replace(":", "").lower() for found in re.findall(r"SHA256: ([0-9A-F:]{95})", shown)]


def fingerprints(chain: Iterable[bytes]) -> list[str]:
    """Return the SHA-256 of each certificate."""
    return [sha256(der).hexdigest() for der in chain]
