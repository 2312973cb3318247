"""Points out what only the reading of a file shows: what is repeated, mismatched, locked, unreadable, or stands in the wrong order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.formats.contents.chains import ChainedKey, FileCertificates, is_chain_in_order, is_in_file_order
from services.formats.contents.described import Described
from services.formats.contents.entries import Item
from services.formats.contents.java_findings import list_java_findings
from services.formats.contents.odd_storage import list_storage_findings
from services.formats.contents.raw import RawContents, RawUnreadable
from services.formats.stored_keys import PKCS8
from services.model.contents import Contents, Finding, FindingCode, Format, Severity
from services.model.findings import FindingKind, count_rest, finding, missing_issuer_finding
from services.model.x509 import X509Certificate
from services.x509.names import show_name
from services.x509.private_keys import UnsupportedKey
from services.x509.public_keys import KeyFacts
from services.x509.weakness import list_weaknesses

MAX_OF_ONE_CODE = 10
"""Findings of one code that are told one by one: all of them are stored with the certificate and come with every list."""

MIN_DSA_BITS = 2_048
"""NIST SP 800-131A rev. 2, as for RSA: shorter ones are disallowed since 2014."""

_BY_SEVERITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The parts of a file when all is put together; the findings of `contents` are still the reader's.

    `named` are the items under their aliases, `repeated` the aliases that were given twice. `certificates` are all that stand outside
    stored chains.
    """

    raw: RawContents
    contents: Contents
    named: Sequence[tuple[str, Item]]
    repeated: Sequence[str]
    certificates: Sequence[Described]
    file: FileCertificates


def list_findings(parts: Assembled) -> Iterator[Finding]:
    """Return the findings, those of the reader first."""
    yield from parts.contents.findings
    keys = [item for _, item in parts.named if isinstance(item, ChainedKey)]
    has_chains = any(key.certificates for key in keys)
    for alias, item in parts.named:
        if isinstance(item, ChainedKey):
            yield from _judge_key(alias, item, parts.contents)
            yield from _judge_chain(alias, item, parts.file)
        elif isinstance(item, Described):
            yield from _judge_certificate(alias, item, parts.contents.format, has_chains=has_chains)
        elif isinstance(item, RawUnreadable):
            yield finding(FindingKind.ENTRY_DAMAGED, alias, reason=item.reason)
    yield from list_storage_findings(parts.named, parts.certificates)
    yield from list_java_findings(parts.raw, parts.named, parts.certificates)
    if len(keys) > 1:
        yield finding(FindingKind.SEVERAL_KEYS, count=len(keys))
    elif not keys and parts.contents.certificate_chain:
        yield from _judge_first_chain(parts)
    repeated = FindingKind.ALIAS_REPEATED_BUT_FOR_CASE if parts.contents.format.is_keystore else FindingKind.ALIAS_REPEATED
    yield from (finding(repeated, alias) for alias in parts.repeated)
    yield from _list_repetitions(parts, keys)
    yield from map(missing_issuer_finding, parts.contents.missing_issuers)


def limit_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order, each once; of one code the worst ten, and one more, without alias, that counts the others."""
    distinct = list(dict.fromkeys(findings))
    ranked = sorted(distinct, key=lambda each: _BY_SEVERITY.index(each.severity))
    ranks: Counter[FindingCode] = Counter()
    kept: set[Finding] = set()
    rest: dict[FindingCode, Finding] = {}
    for each in ranked:
        ranks[each.code] += 1
        if ranks[each.code] <= MAX_OF_ONE_CODE:
            kept.add(each)
        else:
            rest.setdefault(each.code, each)
    counted = (count_rest(example, ranks[code] - MAX_OF_ONE_CODE) for code, example in rest.items())
    return (*(each for each in distinct if each in kept), *counted)


def _judge_key(alias: str, key: ChainedKey, contents: Contents) -> Iterator[Finding]:
    pair = key.pair
    if pair.mismatch is not None:
        yield finding(FindingKind.KEY_MISMATCH, alias, certificate=show_name(pair.mismatch))
    elif not key.certificates and (pair.raw.chain is not None or not contents.is_locked):
        yield finding(FindingKind.KEY_WITHOUT_CERTIFICATE, alias)
    if contents.format.is_keystore and pair.raw.pkcs8 is not None and pair.raw.encoding != PKCS8:
        yield finding(FindingKind.KEY_NOT_PKCS8, alias, encoding=pair.raw.encoding)
    if pair.raw.is_locked:
        yield finding(FindingKind.KEY_REFUSES_PASSWORD if pair.raw.refused else FindingKind.KEY_LOCKED, alias)
    elif pair.facts is None:
        yield finding(FindingKind.KEY_UNSUPPORTED, alias, reason=pair.raw.problem or "")
    elif isinstance(pair.facts, UnsupportedKey):
        yield finding(FindingKind.KEY_UNSUPPORTED, alias, reason=pair.facts.reason)
    elif reasons := list_weaknesses(pair.facts):
        kind = FindingKind.KEY_OUTDATED if _is_strong_dsa(pair.facts) else FindingKind.KEY_BROKEN
        yield finding(kind, alias, reasons="; ".join(reasons))


def _is_strong_dsa(facts: KeyFacts) -> bool:
    """Whether the algorithm is the only weakness: nobody breaks DSA of this size, it is only going out of use."""
    return facts.algorithm == "DSA" and facts.bits is not None and facts.bits >= MIN_DSA_BITS


def _judge_chain(alias: str, key: ChainedKey, file: FileCertificates) -> Iterator[Finding]:
    """Judge a key's chain: what cannot be read, its order, what does not belong to it and what stands elsewhere in the file."""
    for each in key.pair.stored_chain or ():
        if each.certificate is None:
            yield finding(FindingKind.CERTIFICATE_UNREADABLE, alias, reason=each.reason)
    if not key.ordered:
        return
    if not is_chain_in_order(key, file):
        yield finding(FindingKind.CHAIN_OUT_OF_ORDER, alias)
    for certificate in key.certificates[len(key.ordered) :]:
        yield finding(FindingKind.CERTIFICATE_UNRELATED, alias, certificate=show_name(certificate))
    if len(key.longest) > len(key.ordered):
        yield finding(FindingKind.CHAIN_OUTSIDE_ENTRY, alias, certificate=show_name(key.ordered[-1]))


def _judge_certificate(alias: str, item: Described, format_: Format, *, has_chains: bool) -> Iterator[Finding]:
    if item.certificate is None:
        yield finding(FindingKind.CERTIFICATE_UNREADABLE, alias, reason=item.reason)
    elif not format_.is_keystore and has_chains:
        yield finding(FindingKind.CERTIFICATE_UNRELATED, alias, certificate=show_name(item.certificate))


def _judge_first_chain(parts: Assembled) -> Iterator[Finding]:
    """Judge the order of an end entity's chain in a file without private key; a bundle of CA certificates has no order."""
    chain = parts.contents.certificate_chain
    first = chain[0]
    if first.is_certificate_authority or is_in_file_order(chain, parts.file):
        return
    for alias, item in parts.named:
        if isinstance(item, Described) and item.certificate is not None and item.certificate.sha256 == first.sha256:
            yield finding(FindingKind.CHAIN_OUT_OF_ORDER, alias)
            return


def _list_repetitions(parts: Assembled, keys: Sequence[ChainedKey]) -> Iterator[Finding]:
    """Count the same certificate. That PKCS#12 holds it once for each key's chain, and as a trusted one besides, is as it should be."""
    in_chains = Counter(certificate.sha256 for key in keys for certificate in key.certificates)
    trusted = Counter(each.certificate.sha256 for each in parts.certificates if each.certificate and each.raw.is_trusted)
    others = Counter(each.certificate.sha256 for each in parts.certificates if each.certificate and not each.raw.is_trusted)
    for certificate in parts.file.certificates:
        sha256 = certificate.sha256
        is_entry_twice = others[sha256] > 0 and trusted[sha256] > 0 and not in_chains[sha256]
        if trusted[sha256] > 1 or others[sha256] > max(1, in_chains[sha256]) or is_entry_twice:
            yield _repeated(certificate, trusted[sha256] + others[sha256])
    for key in keys:
        stored = Counter(each.certificate.sha256 for each in key.pair.stored_chain or () if each.certificate)
        for certificate in key.certificates:
            if stored[certificate.sha256] > 1:
                yield _repeated(certificate, stored[certificate.sha256])


def _repeated(certificate: X509Certificate, count: int) -> Finding:
    return finding(FindingKind.CERTIFICATE_REPEATED, certificate=show_name(certificate), count=count)
