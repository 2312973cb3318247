"""Why OpenSSL and Node refuse a keystore: `PKCS12_parse`, and for Node `tls.createSecureContext`, which takes its key and certificates."""

from collections.abc import Callable, Iterator

from services.formats.pkcs12.bags import KeyBag
from services.formats.runtimes.by_algorithm import NODE, OPENSSL, OPENSSL_35, list_for_mac, list_for_scheme
from services.formats.runtimes.keys import judge_key
from services.formats.runtimes.passwords import judge_form
from services.formats.runtimes.refusals import Refusal, refuse, refuse_all_but
from services.formats.runtimes.store import Store
from services.model.contents import FindingCode, Integrity, PrivateKeyEntry
from services.model.runtime import RuntimeReason, RuntimeVersion

_LOOSE = frozenset({RuntimeVersion.OPENSSL_1_1, RuntimeVersion.NODE_18})
"""They do not look at the type of an attribute; the others do since January 2026 (3.0.19, 3.5.5)."""


def judge_openssl(store: Store) -> Iterator[Refusal]:
    """Return why OpenSSLs and Nodes refuse the store, the first reason of each first."""
    if store.outline is None:
        yield from refuse(OPENSSL, RuntimeReason.FORMAT_UNKNOWN)
        return
    for rule in _RULES:
        yield from rule(store)


def mac_missing(store: Store) -> Iterator[Refusal]:
    """PKCS12_parse wants a MAC: OpenSSL 1.1 always, 3.0 where a password is given."""
    if store.outline is None or store.outline.mac is not None:
        return
    wanting = OPENSSL - OPENSSL_35 if store.contents.has_password else frozenset({RuntimeVersion.OPENSSL_1_1})
    yield from refuse(wanting, RuntimeReason.MAC_MISSING)


def unsupported_mac(store: Store) -> Iterator[Refusal]:
    """OpenSSL does not know the MAC."""
    if store.outline and store.outline.mac:
        known = [(list_for_mac(store.outline.mac), store.outline.mac.title)]
        yield from refuse_all_but(known, RuntimeReason.MAC_UNSUPPORTED, among=OPENSSL)


def unsupported_encryption(store: Store) -> Iterator[Refusal]:
    """OpenSSL does not know how a part of the file or its first key is encrypted; it leaves the other keys alone."""
    encrypted = list(store.outline.encrypted_parts) if store.outline else []
    first = next((bag for bag in store.key_bags if isinstance(bag, KeyBag)), None)
    if first is not None and first.problem is not None:
        yield from refuse(OPENSSL, RuntimeReason.KEY_UNREADABLE if first.is_damaged else RuntimeReason.UNKNOWN, first.problem)
    encrypted += [first.encrypted] if first is not None and first.encrypted is not None else []
    known = ((list_for_scheme(each.scheme), each.scheme.name) for each in encrypted)
    yield from refuse_all_but(known, RuntimeReason.ENCRYPTION_UNSUPPORTED, among=OPENSSL)


def password_in_another_form(store: Store) -> Iterator[Refusal]:
    """OpenSSL tries one form of a password."""
    yield from judge_form(store, of_first_key=True, among=OPENSSL)


def unreadable_attributes(store: Store) -> Iterator[Refusal]:
    """Newer ones refuse a name that is no BMPString, and a localKeyID that is no OCTET STRING; all refuse half a character."""
    for entry in store.raw.entries:
        if entry.place is not None and entry.place.odd_attributes:
            yield from refuse(OPENSSL - _LOOSE, RuntimeReason.ATTRIBUTE_UNREADABLE, *entry.place.odd_attributes)
        if entry.place is not None and entry.place.halved_attributes:
            yield from refuse(OPENSSL, RuntimeReason.ATTRIBUTE_UNREADABLE, *entry.place.halved_attributes)


def unusable_first_key(store: Store) -> Iterator[Refusal]:
    """PKCS12_parse takes the first key, under the store's password."""
    if not store.keys:
        return
    raw, shown = store.keys[0]
    is_known = store.password is not None or store.contents.integrity is Integrity.VERIFIED
    is_opened = store.contents.integrity is Integrity.VERIFIED or raw.refused
    if (raw.has_own_password and is_known) or (raw.is_locked and is_opened):
        yield from refuse(OPENSSL, RuntimeReason.KEY_PASSWORD_DIFFERS)
    yield from judge_key(raw, shown, among=OPENSSL)
    if raw.is_locked or (raw.has_own_password and not is_known):  # the store's own, which was not given, may be the same
        yield from refuse(OPENSSL, RuntimeReason.LOCKED)


def nothing_in_it(store: Store) -> Iterator[Refusal]:
    """OpenSSL reads neither secret keys nor revocation lists."""
    if not store.keys and not store.raw_certificates and not store.is_hidden:
        reason = RuntimeReason.NOTHING_VISIBLE if store.contents.entries else RuntimeReason.NOTHING_IN_IT
        yield from refuse(OPENSSL, reason)


def no_key_pair(store: Store) -> Iterator[Refusal]:
    """Node wants the first key to have its certificate in the file."""
    has_pair = bool(store.keys) and _is_pair(store, store.keys[0][1])
    if not has_pair and not store.is_hidden:
        yield from refuse(NODE, RuntimeReason.NO_KEY_PAIR)


def _is_pair(store: Store, key: PrivateKeyEntry) -> bool:
    is_mismatch = any(each.code is FindingCode.KEY_MISMATCH and each.alias == key.alias for each in store.contents.findings)
    return bool(key.certificate_chain) and not is_mismatch


_RULES: tuple[Callable[[Store], Iterator[Refusal]], ...] = (
    mac_missing,
    unsupported_mac,
    unsupported_encryption,
    password_in_another_form,
    unreadable_attributes,
    nothing_in_it,
    unusable_first_key,
    no_key_pair,
)
