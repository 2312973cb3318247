"""Which runtimes open a keystore, told from its algorithms and entries.

Each rule is named by what it finds and returns the runtimes that fail because of it. Nothing is claimed that was not seen: the rules
were taken from the corpus, opened in Java 11.0.13, 17.0.15 and 21.0.8, OpenSSL 1.1.1l and 3.0.19, Node 18.4 and 20.20; for Java 8 from
its release notes (JDK-8153005 and JDK-8076190, backported to 8u301). Opening means by the runtime's own means (KeyStore.load and getKey,
PKCS12_parse, tls.createSecureContext), with the right password, and finding something in it that can be used.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from services.errors import UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.pkcs12.bags import BagReader, KeyBag
from services.formats.pkcs12.structure import Outline, read_outline
from services.formats.runtimes.by_algorithm import ANY, JAVA, NOBODY, OPENSSL, list_for_key, list_for_mac, list_for_scheme
from services.model.contents import Contents, FindingCode, Format, Integrity, PrivateKeyEntry, UnreadableEntry
from services.model.runtime import Runtime
from services.model.secret import Secret
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class _Store:
    """A keystore as far as it can be seen; `outline` is there for PKCS#12. `is_ascii` is None where the password is not known."""

    contents: Contents
    outline: Outline | None
    is_ascii: bool | None

    @property
    def keys(self) -> tuple[PrivateKeyEntry, ...]:
        return tuple(entry for entry in self.contents.entries if isinstance(entry, PrivateKeyEntry))

    @property
    def key_bags(self) -> list[KeyBag]:
        """The private keys outside encrypted parts."""
        return [bag for bag in self.outline.clear_bags if isinstance(bag, KeyBag)] if self.outline else []


def opens_in(octets: bytes, contents: Contents, *, password: Secret | None = None) -> tuple[Runtime, ...]:
    """Return the runtimes that open a PKCS#12, JKS or JCEKS keystore; none for other formats.

    `contents` is what reading the octets gave; no base64 is around them. What a password hides is not judged, and counts as something
    that can be used. With the password given (UTF-8), it is taken into account that Java opens PKCS#12 under ASCII passwords only.
    Raises what reading the structure raises (`ContentReader`), which cannot be for octets that were read before.
    """
    if not contents.format.is_keystore:
        return ()
    store = _look_at(octets, contents, password)
    if store is None:
        return ()
    candidates = ANY if contents.format is Format.PKCS12 else JAVA
    refusing = frozenset[Runtime]().union(*(rule(store) for rule in _RULES))
    return tuple(runtime for runtime in Runtime if runtime in candidates and runtime not in refusing)


def _look_at(octets: bytes, contents: Contents, password: Secret | None) -> _Store | None:
    outline = None
    if contents.format is Format.PKCS12:
        try:
            outline = read_outline(octets, BagReader(Budget()))
        except UnsupportedAlgorithm:
            return None
    is_ascii = password.reveal().isascii() if password is not None else None
    return _Store(contents=contents, outline=outline, is_ascii=is_ascii)


def nothing_in_it(store: _Store) -> frozenset[Runtime]:
    """An empty store opens, and is of no use."""
    return NOBODY if store.contents.entries or store.contents.is_locked else ANY


def unreadable_entry(store: _Store) -> frozenset[Runtime]:
    """All runtimes parse every certificate, and give the store up for one that they cannot read."""
    if any(isinstance(entry, UnreadableEntry) for entry in store.contents.entries):
        return ANY
    return JAVA if any(certificate.unreadable for _, certificate in iterate_certificates(store.contents)) else NOBODY


def unsupported_key(store: _Store) -> frozenset[Runtime]:
    """The runtime does not know the algorithm or curve of a private key."""
    return _all_but(list_for_key(key) for key in store.keys)


def unsupported_encryption(store: _Store) -> frozenset[Runtime]:
    """The runtime does not know how a part of the file or a key is encrypted; where not even this service does, none is taken to."""
    if any(key.problem is not None for key in store.key_bags):
        return ANY
    encrypted = (*store.outline.encrypted_parts, *store.outline.encrypted_keys) if store.outline else ()
    return _all_but(list_for_scheme(each.scheme) for each in encrypted)


def unsupported_mac(store: _Store) -> frozenset[Runtime]:
    """The runtime does not know the MAC."""
    return _all_but([list_for_mac(store.outline.mac)]) if store.outline and store.outline.mac else NOBODY


def mac_missing(store: _Store) -> frozenset[Runtime]:
    """PKCS12_parse wants a MAC: OpenSSL 1.1 always, 3 where a password is given."""
    if store.outline is None or store.outline.mac is not None:
        return NOBODY
    return OPENSSL if store.contents.has_password else frozenset({Runtime.OPENSSL_1_1})


def key_in_clear(store: _Store) -> frozenset[Runtime]:
    """Java knows no key bag that is not encrypted, and passes it over."""
    return JAVA if any(key.pkcs8 is not None for key in store.key_bags) else NOBODY


def no_entry_that_java_sees(store: _Store) -> frozenset[Runtime]:
    """Java passes over certificates without its attribute, and gives a JKS up for an alias that it cannot decode."""
    hidden = [finding for finding in store.contents.findings if finding.code is FindingCode.ENTRY_INVISIBLE_TO_JAVA]
    if not hidden:
        return NOBODY
    if store.outline is None:
        return JAVA
    is_counted = all(finding.alias is not None for finding in hidden)  # beyond ten they are summed up
    has_others = is_counted and len(hidden) < len(store.contents.entries)
    return NOBODY if store.keys or has_others else JAVA


def no_key_pair(store: _Store) -> frozenset[Runtime]:
    """Node opens no PKCS#12 without a private key and its certificate."""
    has_pair = any(key.certificate_chain for key in store.keys)
    return NOBODY if has_pair or store.contents.is_locked else frozenset({Runtime.NODE_18})


def key_under_another_password(store: _Store) -> frozenset[Runtime]:
    """PKCS12_parse takes one password for all."""
    is_opened = store.contents.integrity is Integrity.VERIFIED
    return OPENSSL if is_opened and any(key.private_key.is_locked for key in store.keys) else NOBODY


def password_beyond_ascii(store: _Store) -> frozenset[Runtime]:
    """Java's PKCS#12 takes only ASCII passwords, its JKS any."""
    return JAVA if store.outline is not None and store.is_ascii is False else NOBODY


_RULES: tuple[Callable[[_Store], frozenset[Runtime]], ...] = (
    nothing_in_it,
    unreadable_entry,
    unsupported_key,
    unsupported_encryption,
    unsupported_mac,
    mac_missing,
    key_in_clear,
    no_entry_that_java_sees,
    no_key_pair,
    key_under_another_password,
    password_beyond_ascii,
)


def _all_but(supporting: Iterable[frozenset[Runtime]]) -> frozenset[Runtime]:
    return ANY - ANY.intersection(*supporting)
