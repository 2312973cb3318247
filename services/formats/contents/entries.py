"""Which entries a file has, in its order, what they are called, and what each of them says.

An entry has the file's own name, to the character; where it gives none, the certificate's. Each name stands once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.errors import ErrorCode, MalformedContent
from services.formats.contents.chains import ChainedKey
from services.formats.contents.described import Described
from services.formats.contents.raw import RawCertificate, RawContents, RawKey, RawSecretKey, RawUnreadable
from services.model.contents import Entry, PrivateKeyDetails, PrivateKeyEntry, SecretKeyEntry, TrustedCertificateEntry, UnreadableEntry
from services.model.limits import MAX_ALIAS_LENGTH
from services.model.moments import find_moment
from services.x509.public_keys import KeyFacts

_JAVA_DATE = b"Time "  # how Java's PKCS#12 key store keeps the date of a key: "Time " and milliseconds, in the localKeyID
_MAX_DIGITS = 19  # of a Java long; Python refuses to read a number of more than 4,300


Item = ChainedKey | Described | RawSecretKey | RawUnreadable
"""What becomes one entry."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What an entry may be called: `given` by the file (even the empty text), else `fallback`, a common name or None."""

    given: str | None
    fallback: str | None = None


def list_items(raw: RawContents, certificates: Sequence[Described], keys: Sequence[ChainedKey]) -> list[Item]:
    """Return what becomes an entry, in the file's order: a certificate does if the format says so, or if no key's chain holds it.

    `certificates` and `keys` are those of `raw` in its order.
    """
    described, paired = iter(certificates), iter(keys)
    listed = {certificate.sha256 for key in keys for certificate in key.certificates}
    items: list[Item] = []
    for entry in raw.entries:
        if isinstance(entry, RawKey):
            items.append(next(paired))
        elif isinstance(entry, RawSecretKey | RawUnreadable):
            items.append(entry)
        else:
            each = next(described)
            if each.raw.is_trusted or each.certificate is None or each.certificate.sha256 not in listed:
                items.append(each)
            if each.certificate is not None:
                listed.add(each.certificate.sha256)
    return items


def name_item(item: Item) -> Naming:
    """Return what an item may be called; a key without name of its own takes that of its certificate."""
    if isinstance(item, RawSecretKey | RawUnreadable):
        return Naming(item.name)
    if isinstance(item, Described):
        return Naming(item.raw.name, item.certificate.subject.common_name if item.certificate else None)
    end_entity = item.pair.end_entity
    if end_entity is None:
        return Naming(item.pair.raw.name)
    given = item.pair.raw.name if item.pair.raw.name is not None else end_entity.friendly_name
    return Naming(given, end_entity.subject.common_name)


def name_entries(namings: Sequence[Naming], *, ignores_case: bool) -> tuple[list[str], list[str]]:
    """Return an alias for each entry, and the aliases of those whose given name an entry before them has, too.

    A repeated one gets " (2)"; one that differs in case only is kept. Raises MalformedContent (ALIAS_INVALID) for too long a name.
    """
    taken = {naming.given for naming in namings}
    seen: set[str] = set()
    given: set[str] = set()
    suffixes: dict[str, int] = {}
    aliases, repeated = [], []
    for number, naming in enumerate(namings, start=1):
        wanted = naming.given if naming.given is not None else naming.fallback or f"entry {number}"
        if len(wanted) > MAX_ALIAS_LENGTH:
            message = f"An alias has {len(wanted):,} characters; the limit is {MAX_ALIAS_LENGTH:,}."
            raise MalformedContent(message, code=ErrorCode.ALIAS_INVALID)
        alias = wanted
        while alias in seen or (alias != naming.given and alias in taken):
            suffixes[wanted] = suffixes.get(wanted, 1) + 1
            alias = f"{wanted} ({suffixes[wanted]})"
        seen.add(alias)
        aliases.append(alias)
        if naming.given is not None:
            compared = naming.given.lower() if ignores_case else naming.given
            if compared in given:
                repeated.append(alias)
            given.add(compared)
    return aliases, repeated


def build_entry(item: Item, alias: str) -> Entry:
    """Return the entry under its alias."""
    if isinstance(item, RawSecretKey):
        return SecretKeyEntry(alias=alias, created_at=item.created_at, algorithm=item.algorithm)
    if isinstance(item, RawUnreadable):
        return UnreadableEntry(alias=alias, created_at=item.created_at, reason=item.reason)
    if isinstance(item, Described):
        created_at = _read_date(item.raw)
        if item.certificate is None:
            return UnreadableEntry(alias=alias, created_at=created_at, reason=item.reason)
        return TrustedCertificateEntry(alias=alias, created_at=created_at, certificate=item.certificate)
    return PrivateKeyEntry(
        alias=alias,
        created_at=_read_date(item.pair.raw),
        private_key=_describe_key(item),
        certificate_chain=item.certificates,
    )


def _describe_key(item: ChainedKey) -> PrivateKeyDetails:
    facts, raw = item.pair.facts, item.pair.raw
    algorithm, bits, curve = None, None, None
    if isinstance(facts, KeyFacts):
        algorithm, bits, curve = facts.algorithm, facts.bits, facts.curve
    elif item.pair.end_entity is not None:
        public_key = item.pair.end_entity.public_key
        algorithm, bits, curve = public_key.algorithm, public_key.bits, public_key.curve
    elif facts is not None:
        algorithm = facts.algorithm
    return PrivateKeyDetails(
        algorithm=algorithm,
        bits=bits,
        curve=curve,
        encoding=raw.encoding,
        is_encrypted=raw.is_encrypted,
        is_locked=raw.is_locked,
        has_own_password=raw.has_own_password,
    )


def _read_date(raw: RawCertificate | RawKey) -> datetime | None:
    key_id = raw.local_key_id or b""
    if raw.created_at is not None or not key_id.startswith(_JAVA_DATE):
        return raw.created_at
    digits = key_id.removeprefix(_JAVA_DATE)
    return find_moment(int(digits)) if digits.isdigit() and len(digits) <= _MAX_DIGITS else None
