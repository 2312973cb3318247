"""Why Java refuses a keystore: `KeyStore.load`, `getKey` of every key, and a key manager that takes each of them."""

from collections.abc import Callable, Iterator

from services.formats.pkcs12.bags import KeyBag, SecretBag
from services.formats.runtimes.by_algorithm import JAVA, list_for_mac, list_for_scheme
from services.formats.runtimes.java_view import JavaView
from services.formats.runtimes.keys import judge_key
from services.formats.runtimes.passwords import judge_form
from services.formats.runtimes.refusals import Refusal, refuse, refuse_all_but
from services.formats.runtimes.store import Store
from services.model.findings import FindingKind
from services.model.runtime import RuntimeReason, RuntimeVersion
from services.x509.algorithms import KEY_NAMES

_FIRST_OF_NAME = frozenset({RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11})
"""They look for issuers by name only; 17 and later by key identifier, too."""

_ASCII_ONLY = JAVA - {RuntimeVersion.JAVA_25}


def judge_java(store: Store) -> Iterator[Refusal]:
    """Return why Javas refuse the store, the first reason of each first."""
    for rule in _RULES:
        yield from rule(store)


def unsupported_mac(store: Store) -> Iterator[Refusal]:
    """Java does not know the MAC."""
    if store.outline and store.outline.mac:
        known = [(list_for_mac(store.outline.mac), store.outline.mac.title)]
        yield from refuse_all_but(known, RuntimeReason.MAC_UNSUPPORTED, among=JAVA)


def unsupported_encryption(store: Store) -> Iterator[Refusal]:
    """Java does not know how a part of the file or a key that it sees is encrypted."""
    encrypted = list(store.outline.encrypted_parts) if store.outline else []
    for bag in store.key_bags:
        if _is_seen(bag):
            encrypted += [bag.encrypted] if bag.encrypted else []
            if isinstance(bag, KeyBag) and bag.problem is not None:
                yield from refuse(JAVA, RuntimeReason.KEY_UNREADABLE if bag.is_damaged else RuntimeReason.UNKNOWN, bag.problem)
    known = ((list_for_scheme(each.scheme), each.scheme.name) for each in encrypted)
    yield from refuse_all_but(known, RuntimeReason.ENCRYPTION_UNSUPPORTED, among=JAVA)


def _is_seen(bag: KeyBag | SecretBag) -> bool:
    place = bag.place
    return place is not None and not place.is_nested and (place.is_shrouded or isinstance(bag, SecretBag))


def password_beyond_ascii(store: Store) -> Iterator[Refusal]:
    """Java's PKCS#12 takes only ASCII passwords, since 25 any for PBES2; its JKS any."""
    if store.outline is None or store.password is None or store.password.reveal().isascii():
        return
    encrypted = (*store.outline.encrypted_parts, *store.outline.encrypted_keys)
    is_pbes2 = all(not each.scheme.is_of_pkcs12 for each in encrypted)
    yield from refuse(_ASCII_ONLY if is_pbes2 else JAVA, RuntimeReason.PASSWORD_NOT_ASCII)
    yield from judge_form(store, of_first_key=False, among=JAVA)


def unreadable_attributes(store: Store) -> Iterator[Refusal]:
    """Java takes a name only as BMPString, a localKeyID only as OCTET STRING, and each with a value."""
    for entry in store.raw.entries:
        place = entry.place
        if place is not None and not place.is_nested and (names := place.odd_attributes + place.empty_attributes):
            yield from refuse(JAVA, RuntimeReason.ATTRIBUTE_UNREADABLE, *names)


def unreadable_alias(store: Store) -> Iterator[Refusal]:
    """Java gives a JKS up for an alias that it cannot decode."""
    if any(finding.kind == FindingKind.ALIAS_HIDDEN_FROM_JAVA.name for finding in store.contents.findings):
        yield from refuse(JAVA, RuntimeReason.ALIAS_UNREADABLE)


def nothing_visible(store: Store) -> Iterator[Refusal]:
    """Java loads the store, and there is nothing for it in there."""
    if not store.java.today.entries and not store.is_hidden:
        reason = RuntimeReason.ALIAS_NOT_FOUND if store.java.today.lost else RuntimeReason.NOTHING_VISIBLE
        yield from refuse(JAVA, reason if store.contents.entries else RuntimeReason.NOTHING_IN_IT)


def unusable_keys(store: Store) -> Iterator[Refusal]:
    """A key that Java sees cannot be had, or has no certificate in its view."""
    yield from _judge_keys(store, store.java.today, JAVA - _FIRST_OF_NAME)
    yield from _judge_keys(store, store.java.old, _FIRST_OF_NAME)


def _judge_keys(store: Store, view: JavaView, runtimes: frozenset[RuntimeVersion]) -> Iterator[Refusal]:
    for raw, shown in store.keys:
        entry = view.find(raw)
        if entry is None:
            continue
        yield from judge_key(raw, shown, among=runtimes)
        if not entry.chain and not store.is_hidden:
            yield from refuse(runtimes, RuntimeReason.KEY_WITHOUT_CERTIFICATE)
        elif entry.chain and entry.chain[0].public_key.oid not in KEY_NAMES:
            yield from refuse(runtimes, RuntimeReason.KEY_UNSUPPORTED, entry.chain[0].public_key.algorithm)
        if raw.is_locked:
            yield from refuse(runtimes, RuntimeReason.LOCKED)


_RULES: tuple[Callable[[Store], Iterator[Refusal]], ...] = (
    unsupported_mac,
    unsupported_encryption,
    password_beyond_ascii,
    unreadable_attributes,
    unreadable_alias,
    nothing_visible,
    unusable_keys,
)
