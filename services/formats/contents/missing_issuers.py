"""Which issuers the certificates of a file lack, in time that grows with their number only.

The search for the best chain (`services.x509.chain`) would be too slow for each of thousands of certificates that are made to confuse
it. So every certificate looks for its own issuer once, and only what then seems to be missing is searched for in full.
"""

from collections.abc import Iterator, Mapping, Sequence

from services.formats.contents.chains import ChainedKey, FileCertificates
from services.formats.contents.described import Described
from services.formats.contents.entries import Item
from services.model.contents import MissingIssuer, MissingIssuerCause
from services.model.x509 import X509Certificate
from services.x509.chain import FoundChain, explain_missing_issuer, find_chain, find_missing_issuer, list_ends
from services.x509.issuers import ChecksLeft

CHECKS_OF_EACH, CHECKS_OF_ALL = 5, 2_500
"""Signatures that may be checked in a file: so many for each certificate, a renewed CA has two or three of one name; and so many besides,
enough for 40 certificates without key identifiers of 40 CAs of one name."""

MAX_FULL_SEARCHES = 20
"""Of one file, a few milliseconds each: beyond that many missing issuers, the first way tried decides."""


def list_missing_issuers(named: Sequence[tuple[str, Item]], file: FileCertificates, *, of_keys_only: bool) -> Iterator[MissingIssuer]:
    """Return what the chains of keys lack and, unless `of_keys_only`, those of all other certificates.

    `named` are the items of the file under their aliases. Each missing issuer stands once for each certificate that names it.
    """
    covered: set[str] = set()
    others: dict[str, str] = {}
    checks_left = ChecksLeft(CHECKS_OF_EACH * len(file.certificates) + CHECKS_OF_ALL)
    for alias, item in named:
        if isinstance(item, ChainedKey) and item.longest:
            covered.update(certificate.sha256 for certificate in item.longest)
            found = FoundChain(item.longest, item.is_exhausted)
            yield from _list_missing(alias, found, file, checks_left=checks_left, of_private_key=True)
        elif isinstance(item, Described) and item.certificate is not None:
            others.setdefault(item.certificate.sha256, alias)
    if not of_keys_only:
        for alias, found in _list_dead_ends(file, others, _Parents(file, covered, checks_left)):
            yield from _list_missing(alias, found, file, checks_left=checks_left, of_private_key=False)


def _list_missing(
    alias: str, chain: FoundChain, file: FileCertificates, *, checks_left: ChecksLeft, of_private_key: bool
) -> Iterator[MissingIssuer]:
    last = chain.certificates[-1]
    missing = find_missing_issuer(chain.certificates)
    if missing is None:
        return
    cause = MissingIssuerCause.SEARCH_ENDED if chain.is_exhausted else explain_missing_issuer(last, file.issuers, checks_left)
    yield MissingIssuer(alias=alias, subject=last.subject.rfc4514, issuer=missing, of_private_key=of_private_key, cause=cause)


def _list_dead_ends(file: FileCertificates, aliases: Mapping[str, str], parents: "_Parents") -> Iterator[tuple[str, FoundChain]]:
    """Go up from each certificate that has an alias, and yield the alias with the way where it ends. `aliases` are by SHA-256."""
    searches_left = MAX_FULL_SEARCHES
    for certificate in [*list_ends(file.certificates), *file.certificates]:
        alias = aliases.get(certificate.sha256)
        last = parents.climb(certificate) if alias is not None else None
        if alias is None or last is None:
            continue
        if searches_left > 0:
            searches_left -= 1
            yield alias, find_chain(certificate, file.issuers)
        else:
            yield alias, FoundChain((last,))


class _Parents:
    """Climbs from certificate to issuer, over each certificate once. `covered` (by chains of keys) are gone over already, by SHA-256."""

    def __init__(self, file: FileCertificates, covered: set[str], checks_left: ChecksLeft) -> None:
        self._issuers = file.issuers
        self._checks_left = checks_left
        self._seen = set(covered)
        # A CA that is cross-signed by another one needs no other root where its self-signed certificate is in the file, too.
        self._roots = {file.issuers.identify(each) for each in file.certificates if each.is_self_signed}

    def climb(self, start: X509Certificate) -> X509Certificate | None:
        """Return where the way up ends without a self-signed certificate; None if it does not, or was gone before."""
        way: set[str] = set()
        here = start
        while here.sha256 not in self._seen:
            self._seen.add(here.sha256)
            way.add(here.sha256)
            if self._issuers.identify(here) in self._roots:
                return None
            issuer = self._find_issuer(here)
            if issuer is None:
                return here
            here = issuer
        return here if here.sha256 in way else None  # a circle has no root

    def _find_issuer(self, certificate: X509Certificate) -> X509Certificate | None:
        signers = self._issuers.find_signers(certificate, self._checks_left)
        return next((signer for signer in signers if signer.sha256 != certificate.sha256), None)
