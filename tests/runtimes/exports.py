"""Every file of the corpus and of the cases, converted into every format, with what is to be in the new file."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from services.errors import DomainError
from services.formats.budget import Budget
from services.formats.conversion.convert import convert
from services.formats.read import read_contents, read_with_keys
from services.model.contents import Contents, PrivateKeyEntry
from services.model.conversion import Conversion, Pkcs12ProfileName, TargetFormat, Wishes
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.x509.private_keys import read_key
from services.x509.public_keys import KeyFacts
from services.x509.summary import iterate_certificates
from tests.cases import list_cases
from tests.corpus import load_corpus
from tests.runtimes.stores import Store, list_stores

PASSWORD = "exported"
_NOW = datetime(2026, 11, 26, tzinfo=UTC)
_SLOW = "-iter"  # in the names of files with many iterations, which tell nothing here and take seconds


@dataclass(frozen=True)
class Source:
    """A file of any format that is read, with the passwords that open it."""

    name: str
    octets: bytes
    password: Secret | None
    key_passwords: KeyPasswords | None

    def outline(self) -> "Outline":
        """Return what is in it; raises what reading raises."""
        return outline(self.octets, self.password, self.key_passwords)


@dataclass(frozen=True)
class Outline:
    """What is in a file: its private keys (SHA-256 of the public half) with their chains, and all certificates (SHA-256).

    Aliases do not count where two are compared: other formats have no such, or name entries anew.
    """

    keys: tuple[tuple[str, tuple[str, ...]], ...]
    certificates: frozenset[str]
    aliases: tuple[str | None, ...] = field(compare=False)


@dataclass(frozen=True)
class Export:
    """A new file as it was asked for; `refused` is the service's error instead of its octets."""

    source: Source
    target: TargetFormat
    profile: Pkcs12ProfileName | None
    octets: bytes = b""
    refused: DomainError | None = None

    @property
    def name(self) -> str:
        """The file that it was made of, and what was asked for."""
        return f"{self.source.name} as {self.profile.name if self.profile else self.target.name}"

    @property
    def secret(self) -> Secret | None:
        """Its password; None where the format has none."""
        return Secret(PASSWORD.encode()) if self.target.is_keystore else None

    def outline(self) -> "Outline":
        """Return what is in it; raises what reading raises."""
        return outline(self.octets, self.secret)

    @property
    def store(self) -> Store:
        """The new keystore, to ask runtimes about."""
        return Store(self.name, self.octets, PASSWORD)


def list_sources() -> list[Source]:
    """Return all files that the service reads."""
    stores = [Source(store.name, store.octets, store.secret, store.key_secrets) for store in list_stores().values()]
    known = {source.name for source in stores}
    corpus = [
        Source(file.path, file.octets, None if file.password is None else Secret(file.password.encode()), None)
        for file in load_corpus()
        if file.path not in known and file.verdict != "bomb"
    ]
    cases = [
        Source(f"cases/{name}", case.octets, case.password, None) for name, case in list_cases().items() if f"cases/{name}" not in known
    ]
    return [source for source in (*stores, *corpus, *cases) if not source.name.startswith("made/") and _SLOW not in source.name]


def export_all(source: Source) -> Iterator[Export]:
    """Convert a file into every format."""
    for target in TargetFormat:
        for profile in Pkcs12ProfileName if target is TargetFormat.PKCS12 else (None,):
            export = Export(source, target, profile)
            wishes = Wishes(format=target, new_password=export.secret, pkcs12_profile=profile)
            wanted = Conversion(target=target, created_at=_NOW, wishes=wishes)
            try:
                new = convert(source.octets, password=source.password, budget=Budget(), wanted=wanted, key_passwords=source.key_passwords)
            except DomainError as error:
                yield replace(export, refused=error)
            else:
                yield replace(export, octets=new.reveal())


def outline(octets: bytes, password: Secret | None, key_passwords: KeyPasswords | None = None) -> Outline:
    """Return what is in a file; raises what reading raises."""
    contents, keys = read_with_keys(octets, password=password, budget=Budget(), key_passwords=key_passwords)
    entries = [entry for entry in contents.entries if isinstance(entry, PrivateKeyEntry)]
    chains = [tuple(each.sha256 for each in entry.certificate_chain) for entry in entries]
    named = sorted((_name_key(key.pkcs8), chain) for key, chain in zip(keys, chains, strict=True))
    certificates = frozenset(each.sha256 for _, each in iterate_certificates(contents))
    return Outline(tuple(named), certificates, tuple(entry.alias for entry in contents.entries))


def _name_key(pkcs8: Secret | None) -> str:
    """Return the SHA-256 of the public half, which is the same for each form of one key; of the octets where it cannot be told."""
    if pkcs8 is None:
        return "locked"
    facts = read_key(pkcs8)
    numbers = facts.numbers if isinstance(facts, KeyFacts) else None
    return hashlib.sha256(pkcs8.reveal() if numbers is None else repr(numbers).encode()).hexdigest()


def read_export(export: Export) -> Contents:
    """Return what the service reads in the new file."""
    return read_contents(export.octets, file_name=None, password=export.secret, budget=Budget())
