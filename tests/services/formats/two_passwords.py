"""Files whose keys have passwords of their own, of each kind: two keys "one" and "two", each with its self-signed certificate."""

from base64 import b64encode
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, load_der_private_key

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import Contents, PrivateKeyEntry
from services.model.passwords import AliasPassword, KeyPasswords
from services.model.secret import Secret
from tests.programs import run
from tests.services.formats import java_writer, pkcs12_writer
from tests.services.formats.pkcs12_writer import LOCAL_KEY_ID, Pair, attribute, friendly_name, make_pair, octets

STORE = "storepass"
ALIASES = ("one", "two")


@dataclass(frozen=True)
class Twice:
    """The passwords of the two keys."""

    one: str = "keypass1"
    two: str = "keypass1"

    def pairs(self) -> list[tuple[str, str, Pair]]:
        """Return alias, password and key pair of each."""
        return [(alias, password, make_pair(alias)) for alias, password in zip(ALIASES, (self.one, self.two), strict=True)]


def make_jks(keys: Twice) -> bytes:
    """Return a JKS as plain `keytool -keypass` writes it."""
    entries = [
        java_writer.private_key(alias, java_writer.protect_jks(pair.pkcs8, password), [pair.certificate])
        for alias, password, pair in keys.pairs()
    ]
    return java_writer.store(*entries, password=STORE)


def make_pkcs12(keys: Twice, *, has_mac: bool = True, names: bool = True, certificates: str | None = STORE) -> bytes:
    """Return a PKCS#12 of two passwords; `certificates` None leaves the certificates in clear."""
    key_bags, certificate_bags = [], []
    for alias, password, pair in keys.pairs():
        attributes = [attribute(LOCAL_KEY_ID, octets(alias.encode())), *([friendly_name(alias)] if names else [])]
        key_bags.append(pkcs12_writer.key_bag(password, pair.pkcs8, *attributes))
        certificate_bags.append(pkcs12_writer.certificate_bag(pair.certificate, *attributes))
    clear = pkcs12_writer.clear_part(*certificate_bags)
    part = clear if certificates is None else pkcs12_writer.encrypted_part(certificates, *certificate_bags)
    make_mac = partial(pkcs12_writer.mac, STORE) if has_mac else None
    return pkcs12_writer.pfx(part, pkcs12_writer.clear_part(*key_bags), make_mac=make_mac)


def make_pem(keys: Twice) -> bytes:
    """Return a PEM of two encrypted keys, none of which has a name."""
    parts = []
    for _, password, pair in keys.pairs():
        key: Any = load_der_private_key(pair.pkcs8, None)
        parts.append(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password.encode())))
        encoded = b64encode(pair.certificate).decode()
        parts.append(f"-----BEGIN CERTIFICATE-----\n{encoded}\n-----END CERTIFICATE-----\n".encode())
    return b"".join(parts)


def make_by_keytool(folder: Path, kind: str, keys: Twice) -> bytes:
    """Return a JKS or JCEKS that keytool wrote."""
    path = folder / f"store.{kind.lower()}"
    for alias, password in zip(ALIASES, (keys.one, keys.two), strict=True):
        passwords = ("-storepass", STORE, "-keypass", password)
        run(
            "keytool",
            "-genkeypair",
            "-keystore",
            path,
            "-storetype",
            kind,
            "-alias",
            alias,
            *passwords,
            "-keyalg",
            "EC",
            "-dname",
            f"CN={alias}",
        )
    return path.read_bytes()


def given(every: str | None = None, **of_aliases: str) -> KeyPasswords:
    """Return such passwords of keys."""
    named = tuple(AliasPassword(alias, Secret(password.encode())) for alias, password in of_aliases.items())
    return KeyPasswords(every=None if every is None else Secret(every.encode()), of_aliases=named)


def read(octets: bytes, password: str | None, key_passwords: KeyPasswords | None = None, *, budget: Budget | None = None) -> Contents:
    """Return what the file says under these passwords."""
    store = None if password is None else Secret(password.encode())
    return read_contents(octets, file_name=None, password=store, budget=budget or Budget(), key_passwords=key_passwords)


def locked_keys(contents: Contents) -> list[str]:
    """Return the aliases of the keys that are locked."""
    return [entry.alias for entry in contents.entries if isinstance(entry, PrivateKeyEntry) and entry.private_key.is_locked]
