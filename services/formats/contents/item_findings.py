"""Points out what only the reading of a file shows: what is repeated, mismatched, locked, unreadable, or stands in the wrong order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.formats.contents.aliases import Names
from services.formats.contents.chains import FileCertificates, find_first_chain_findings, find_key_chain_findings
from services.formats.contents.described import Described
from services.formats.contents.entries import Item, KeyItem, is_locked
from services.formats.contents.entry_findings import (
    find_clear_key,
    find_incomplete_chain,
    find_invisible_to_java,
    find_key_without_certificate,
    find_locked_key,
    find_mismatch,
    find_repeated_alias,
    find_repeated_certificate,
    find_several_keys,
    find_unreadable_certificate,
    find_unrelated_certificate,
    find_unsupported_key,
    find_weak_private_key,
)
from services.formats.contents.raw import RawContents
from services.model.contents import Finding, Format, MissingIssuer
from services.model.x509 import X509Certificate
from services.x509.match import KeyFacts, UnsupportedKey
from services.x509.weakness import weaknesses_of

MIN_DSA_BITS = 2_048
"""NIST SP 800-131A rev. 2, as for RSA: shorter ones are disallowed since 2014."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The parts of a file, as far as they are put together; `certificates` are all that stand outside stored chains."""

    raw: RawContents
    items: Sequence[Item]
    names: Names
    certificates: Sequence[Described]
    file: FileCertificates
    chain: tuple[X509Certificate, ...]
    missing_issuers: tuple[MissingIssuer, ...]


def find_in_assembled(parts: Assembled) -> Iterator[Finding]:
    """Return the findings, those of the reader first."""
    yield from parts.raw.findings
    keys = [item for item in parts.items if isinstance(item, KeyItem)]
    for item, alias in zip(parts.items, parts.names.aliases, strict=True):
        if isinstance(item, KeyItem):
            yield from _find_in_key(item, alias, parts)
        elif isinstance(item, Described):
            yield from _find_in_certificate(item, alias, parts, has_chains=any(key.chain.certificates for key in keys))
    if len(keys) > 1:
        yield find_several_keys(len(keys))
    elif not keys and parts.chain:
        yield from _find_in_first_chain(parts)
    yield from (find_repeated_alias(alias, ignores_case=parts.raw.format.is_keystore) for alias in parts.names.repeated)
    yield from _find_repetitions(parts, keys)
    yield from (find_incomplete_chain(missing) for missing in parts.missing_issuers)


def _find_in_key(item: KeyItem, alias: str, parts: Assembled) -> Iterator[Finding]:
    pair = item.pair
    if pair.mismatch is not None:
        yield find_mismatch(alias, pair.mismatch)
    elif not item.chain.certificates and (pair.raw.chain is not None or not parts.raw.is_locked):
        yield find_key_without_certificate(alias)
    if parts.raw.format is Format.PKCS12 and not pair.raw.is_encrypted:
        yield find_clear_key(alias)
    if is_locked(pair.raw):
        yield find_locked_key(alias)
    elif pair.facts is None:
        yield find_unsupported_key(alias, pair.raw.problem or "")
    elif isinstance(pair.facts, UnsupportedKey):
        yield find_unsupported_key(alias, pair.facts.reason)
    elif reasons := weaknesses_of(pair.facts):
        yield find_weak_private_key(alias, reasons, is_broken=not _is_strong_dsa(pair.facts))
    for each in pair.stored_chain or ():
        if each.certificate is None:
            yield find_unreadable_certificate(alias, each.reason)
    yield from find_key_chain_findings(alias, pair, item.chain, file=parts.file)


def _is_strong_dsa(facts: KeyFacts) -> bool:
    """Whether the algorithm is the only weakness: nobody breaks DSA of this size, it is only going out of use."""
    return facts.algorithm == "DSA" and facts.bits is not None and facts.bits >= MIN_DSA_BITS


def _find_in_certificate(item: Described, alias: str, parts: Assembled, *, has_chains: bool) -> Iterator[Finding]:
    if item.certificate is None:
        yield find_unreadable_certificate(alias, item.reason)
    elif parts.raw.format is Format.PKCS12 and not item.raw.is_trusted:
        yield find_invisible_to_java(alias)
    elif not parts.raw.format.is_keystore and has_chains:
        yield find_unrelated_certificate(alias, item.certificate)


def _find_in_first_chain(parts: Assembled) -> Iterator[Finding]:
    """Judge the chain of a file without key."""
    first = parts.chain[0].sha256
    for item, alias in zip(parts.items, parts.names.aliases, strict=True):
        if isinstance(item, Described) and item.certificate is not None and item.certificate.sha256 == first:
            yield from find_first_chain_findings(alias, parts.chain, parts.file)
            return


def _find_repetitions(parts: Assembled, keys: Sequence[KeyItem]) -> Iterator[Finding]:
    """Count the same certificate. That PKCS#12 holds it once for each key's chain, and as a trusted one besides, is as it should be."""
    in_chains = Counter(certificate.sha256 for key in keys for certificate in key.chain.certificates)
    trusted = Counter(each.certificate.sha256 for each in parts.certificates if each.certificate and each.raw.is_trusted)
    others = Counter(each.certificate.sha256 for each in parts.certificates if each.certificate and not each.raw.is_trusted)
    for certificate in parts.file.certificates:
        sha256 = certificate.sha256
        is_entry_twice = others[sha256] > 0 and trusted[sha256] > 0 and not in_chains[sha256]
        if trusted[sha256] > 1 or others[sha256] > max(1, in_chains[sha256]) or is_entry_twice:
            yield find_repeated_certificate(certificate, trusted[sha256] + others[sha256])
    for key in keys:
        stored = Counter(each.certificate.sha256 for each in key.pair.stored_chain or () if each.certificate)
        for certificate in key.chain.certificates:
            if stored[certificate.sha256] > 1:
                yield find_repeated_certificate(certificate, stored[certificate.sha256])
