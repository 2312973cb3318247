"""What the runtimes make of a keystore, told from its octets, algorithms and entries.

Each rule is named by what it finds and gives the runtimes that fail because of it, with the reason. Nothing is claimed that was not seen:
the rules were taken from the corpus, opened in Java 11.0.13, 17.0.15 and 21.0.8, OpenSSL 1.1.1l and 3.0.19, Node 18.4 and 20.20; for
Java 8 from its release notes (JDK-8153005 and JDK-8076190, backported to 8u301). Opening means by the runtime's own means
(KeyStore.load and getKey, PKCS12_parse, tls.createSecureContext), with the right password, and finding something in it that can be used.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.errors import UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.pkcs12.bags import BagReader, KeyBag
from services.formats.pkcs12.structure import Outline, read_outline
from services.formats.runtimes.by_algorithm import ANY, JAVA, NODE, OPENSSL, list_for_key, list_for_mac, list_for_scheme
from services.formats.runtimes.refusals import Refusal, list_openings, refuse, refuse_all_but
from services.model.contents import Contents, FindingCode, Format, Integrity, PrivateKeyEntry, UnreadableEntry
from services.model.runtime import RuntimeOpening, RuntimeReason, RuntimeVersion
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


def judge(octets: bytes, contents: Contents, *, is_wrapped: bool = False, password: Secret | None = None) -> tuple[RuntimeOpening, ...]:
    """Return what each runtime makes of a PKCS#12, JKS or JCEKS keystore, in the order of `RuntimeVersion`; none for other formats.

    `contents` is what reading the octets gave; `is_wrapped` says that the file has base64 around them, which no runtime takes off.
    With the password given (UTF-8), it is taken into account that Java opens PKCS#12 under ASCII passwords only.
    Raises what reading the structure raises (`ContentReader`), which cannot be for octets that were read before.
    """
    if not contents.format.is_keystore:
        return ()
    if is_wrapped:
        return list_openings(refuse(ANY, RuntimeReason.WRAPPED_IN_TEXT), undecided=None)
    store = _look_at(octets, contents, password)
    if store is None:
        return list_openings((), undecided=RuntimeReason.UNKNOWN)
    return list_openings((refusal for rule in _RULES for refusal in rule(store)), undecided=None)


def _look_at(octets: bytes, contents: Contents, password: Secret | None) -> _Store | None:
    outline = None
    if contents.format is Format.PKCS12:
        try:
            outline = read_outline(octets, BagReader(Budget()))
        except UnsupportedAlgorithm:
            return None
    is_ascii = password.reveal().isascii() if password is not None else None
    return _Store(contents=contents, outline=outline, is_ascii=is_ascii)


def format_unknown(store: _Store) -> Iterator[Refusal]:
    """JKS and JCEKS are Java's own."""
    if store.outline is None:
        yield from refuse(OPENSSL, RuntimeReason.FORMAT_UNKNOWN)


def nothing_in_it(store: _Store) -> Iterator[Refusal]:
    """An empty store opens, and is of no use."""
    if not store.contents.entries and not store.contents.is_locked:
        yield from refuse(ANY, RuntimeReason.NOTHING_IN_IT)


def unreadable_entry(store: _Store) -> Iterator[Refusal]:
    """All runtimes parse every certificate, and give the store up for one that they cannot read."""
    if any(isinstance(entry, UnreadableEntry) for entry in store.contents.entries):
        yield from refuse(ANY, RuntimeReason.CERTIFICATE_UNREADABLE)
    elif any(certificate.unreadable for _, certificate in iterate_certificates(store.contents)):
        yield from refuse(JAVA, RuntimeReason.CERTIFICATE_UNREADABLE)


def unsupported_mac(store: _Store) -> Iterator[Refusal]:
    """The runtime does not know the MAC."""
    if store.outline and store.outline.mac:
        mac = store.outline.mac
        name = "PBMAC1" if mac.is_pbmac1 else mac.name
        yield from refuse_all_but([(list_for_mac(mac), name)], RuntimeReason.MAC_UNSUPPORTED)


def mac_missing(store: _Store) -> Iterator[Refusal]:
    """PKCS12_parse wants a MAC: OpenSSL 1.1 always, 3 where a password is given."""
    if store.outline is not None and store.outline.mac is None:
        wanting = OPENSSL if store.contents.has_password else frozenset({RuntimeVersion.OPENSSL_1_1})
        yield from refuse(wanting, RuntimeReason.MAC_MISSING)


def unsupported_encryption(store: _Store) -> Iterator[Refusal]:
    """The runtime does not know how a part of the file or a key is encrypted; where not even this service does, none is taken to."""
    if any(key.problem is not None for key in store.key_bags):
        yield from refuse(ANY, RuntimeReason.ENCRYPTION_UNSUPPORTED)
    encrypted = (*store.outline.encrypted_parts, *store.outline.encrypted_keys) if store.outline else ()
    known = ((list_for_scheme(each.scheme), each.scheme.name) for each in encrypted)
    yield from refuse_all_but(known, RuntimeReason.ENCRYPTION_UNSUPPORTED)


def password_beyond_ascii(store: _Store) -> Iterator[Refusal]:
    """Java's PKCS#12 takes only ASCII passwords, its JKS any."""
    if store.outline is not None and store.is_ascii is False:
        yield from refuse(JAVA, RuntimeReason.PASSWORD_NOT_ASCII)


def key_under_another_password(store: _Store) -> Iterator[Refusal]:
    """PKCS12_parse takes one password for all."""
    keys, is_opened = [key.private_key for key in store.keys], store.contents.integrity is Integrity.VERIFIED
    if any(key.has_own_password or (is_opened and key.is_locked) for key in keys):
        yield from refuse(OPENSSL, RuntimeReason.KEY_PASSWORD_DIFFERS)


def unsupported_key(store: _Store) -> Iterator[Refusal]:
    """The runtime does not know the algorithm or curve of a private key."""
    known = ((list_for_key(key), _name_key(key)) for key in store.keys)
    yield from refuse_all_but(known, RuntimeReason.KEY_UNSUPPORTED)


def _name_key(entry: PrivateKeyEntry) -> str:
    key = entry.private_key
    return " ".join(name for name in (key.algorithm or "unknown", key.curve) if name)


def no_entry_that_java_sees(store: _Store) -> Iterator[Refusal]:
    """Java passes over keys in clear and certificates without its attribute, and gives a JKS up for an alias that it cannot decode."""
    hidden = [finding for finding in store.contents.findings if finding.code is FindingCode.ENTRY_INVISIBLE_TO_JAVA]
    if hidden and store.outline is None:
        yield from refuse(JAVA, RuntimeReason.ALIAS_UNREADABLE)
        return
    if any(key.pkcs8 is not None for key in store.key_bags):
        yield from refuse(JAVA, RuntimeReason.NOTHING_VISIBLE)
    is_counted = all(finding.alias is not None for finding in hidden)  # beyond ten they are summed up
    has_others = is_counted and len(hidden) < len(store.contents.entries)
    if hidden and not store.keys and not has_others:
        yield from refuse(JAVA, RuntimeReason.NOTHING_VISIBLE)


def no_key_pair(store: _Store) -> Iterator[Refusal]:
    """Node opens no PKCS#12 without a private key and its certificate."""
    has_pair = any(key.certificate_chain for key in store.keys)
    if not has_pair and not store.contents.is_locked:
        yield from refuse(NODE, RuntimeReason.NO_KEY_PAIR)


_RULES: tuple[Callable[[_Store], Iterator[Refusal]], ...] = (
    format_unknown,
    nothing_in_it,
    unsupported_mac,
    unsupported_encryption,
    mac_missing,
    password_beyond_ascii,
    key_under_another_password,
    unreadable_entry,
    unsupported_key,
    no_entry_that_java_sees,
    no_key_pair,
)
