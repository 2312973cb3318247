"""Points out what Java makes of a keystore otherwise than this service: entries that it does not see, and other chains."""

from collections.abc import Iterable, Iterator, Sequence

from services.formats.contents.chains import ChainedKey
from services.formats.contents.described import Described
from services.formats.contents.entries import Item
from services.formats.contents.raw import BagPlace, RawContents, RawKey
from services.formats.runtimes.java_jks import view_jks
from services.formats.runtimes.java_pkcs12 import JavaViews, view_pkcs12
from services.formats.runtimes.java_view import JavaView
from services.model.contents import Finding, Format
from services.model.findings import FindingKind, finding
from services.model.x509 import X509Certificate
from services.x509.names import show_name

MAX_NAMED = 8
"""Certificates of a chain that a sentence names: usual ones have two to four."""

_FINGERPRINT_LENGTH = 16
"""Hex digits: enough to find a certificate in a file by."""


def list_java_findings(raw: RawContents, named: Sequence[tuple[str, Item]], certificates: Iterable[Described]) -> Iterator[Finding]:
    """Return the findings of a keystore; none for other formats. `named` are its items under their aliases.

    `certificates` are those that stand outside stored chains. While a password hides more than keys, nothing is told of chains.
    """
    if raw.format is Format.PKCS12:
        known = {each.raw.der: each.certificate for each in certificates}
        views = view_pkcs12(raw.entries, known.get)
        for alias, item in named:
            yield from _judge_pkcs12(alias, item, views.today)
            if isinstance(item, ChainedKey) and not raw.hides_parts:
                yield from _judge_chain(alias, item, views)
    elif raw.format.is_keystore:
        lost = set(view_jks(raw.entries, lambda _: None).lost)
        yield from (finding(FindingKind.ALIAS_NOT_FOUND_BY_JAVA, alias) for alias, _ in named if alias in lost)


def _judge_pkcs12(alias: str, item: Item, view: JavaView) -> Iterator[Finding]:
    raw = item.pair.raw if isinstance(item, ChainedKey) else item.raw if isinstance(item, Described) else item
    if view.find(raw) is not None or raw.place is None:
        return
    if raw.place.is_nested:
        yield finding(FindingKind.ENTRY_NESTED, alias)
    elif isinstance(raw, RawKey):
        yield from _judge_key(alias, raw, raw.place)
    elif isinstance(item, Described) and _is_passed_over(item, view):
        yield finding(FindingKind.CERTIFICATE_HIDDEN_FROM_JAVA, alias)


def _is_passed_over(item: Described, view: JavaView) -> bool:
    """Whether Java reads the certificate and does nothing with it; one that cannot be read is told of otherwise."""
    return item.certificate is not None and not item.raw.is_trusted and item.certificate.sha256 not in view.chained


def _judge_key(alias: str, key: RawKey, place: BagPlace) -> Iterator[Finding]:
    """A key that another entry of its name hides is told as a repeated alias."""
    if not place.is_shrouded:
        yield finding(FindingKind.KEY_HIDDEN_FROM_JAVA, alias)
    elif key.local_key_id is None:
        yield finding(FindingKind.KEY_WITHOUT_ID_FOR_JAVA, alias)


def _judge_chain(alias: str, key: ChainedKey, views: JavaViews) -> Iterator[Finding]:
    """Compare the chain of a key with Java's; what all Javas do is told once, what only 8 and 11 do with their names."""
    today, old = (view.find(key.pair.raw) for view in (views.today, views.old))
    if today is None or old is None or not key.certificates:
        return
    differences = [_compare("Java", key.certificates, today.chain), _compare("Java up to 11", key.certificates, old.chain)]
    told = differences[0] or differences[1]
    if told is not None:
        kind, facts = told
        yield finding(kind, alias, **facts)


def _compare(java: str, shown: Sequence[X509Certificate], chain: Sequence[X509Certificate]) -> tuple[FindingKind, dict[str, str]] | None:
    if [each.sha256 for each in chain] == [each.sha256 for each in shown]:
        return None
    if not chain:
        return FindingKind.JAVA_HAS_NO_CHAIN, {"java": java}
    if chain[0].public_key.spki_sha256 != shown[0].public_key.spki_sha256:
        return FindingKind.JAVA_TAKES_OTHER_CERTIFICATE, {"java": java, "certificate": show_name(chain[0])}
    own = {each.sha256 for each in shown}
    names = [_tell_apart(each, is_own=each.sha256 in own) for each in chain[:MAX_NAMED]]
    return FindingKind.JAVA_TAKES_OTHER_CHAIN, {"java": java, "chain": "; ".join([*names, "…"][: len(chain)])}


def _tell_apart(certificate: X509Certificate, *, is_own: bool) -> str:
    """Return the name, with the fingerprint of one that is not in the chain shown: generations of a CA have one name."""
    name = show_name(certificate)
    return name if is_own else f"{name} (SHA-256 {certificate.sha256[:_FINGERPRINT_LENGTH]}…)"
