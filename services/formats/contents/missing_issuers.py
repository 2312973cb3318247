"""Which issuers the certificates of a file lack, in time that grows with their number only.

The search for the best chain (`services.x509.chain`) would be too slow for each of thousands of certificates that are made to confuse
it. So every certificate looks for its own issuer once, and only what then seems to be missing is searched for in full.
"""

from collections.abc import Iterator, Mapping, Sequence

from services.formats.contents.chains import ChainedKey, FileCertificates
from services.formats.contents.described import Described
from services.formats.contents.entries import Item
from services.model.contents import MissingIssuer
from services.model.x509 import X509Certificate
from services.x509.chain import find_missing_issuer, list_ends, order_chain
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
    for alias, item in named:
        if isinstance(item, ChainedKey) and item.longest:
            covered.update(certificate.sha256 for certificate in item.longest)
            yield from _list_missing(alias, item.longest, of_private_key=True)
        elif isinstance(item, Described) and item.certificate is not None:
            others.setdefault(item.certificate.sha256, alias)
    if not of_keys_only:
        yield from _list_missing_of_others(file, aliases=others, covered=covered)


def _list_missing(alias: str, chain: Sequence[X509Certificate], *, of_private_key: bool) -> Iterator[MissingIssuer]:
    missing = find_missing_issuer(chain)
    if missing is not None:
        yield MissingIssuer(alias=alias, subject=chain[-1].subject.rfc4514, issuer=missing, of_private_key=of_private_key)


def _list_missing_of_others(file: FileCertificates, *, aliases: Mapping[str, str], covered: set[str]) -> Iterator[MissingIssuer]:
    """Go up from each certificate that has an alias. `aliases` and `covered` (by chains of keys) are by SHA-256."""
    parents = _Parents(file, covered)
    searches_left = MAX_FULL_SEARCHES
    for certificate in [*list_ends(file.certificates), *file.certificates]:
        alias = aliases.get(certificate.sha256)
        last = parents.climb(certificate) if alias is not None else None
        if alias is None or last is None:
            continue
        if searches_left > 0:
            searches_left -= 1
            last = order_chain(certificate, file.issuers)[-1]
        yield from _list_missing(alias, [last], of_private_key=False)


class _Parents:
    """Climbs from certificate to issuer, over each certificate once."""

    def __init__(self, file: FileCertificates, covered: set[str]) -> None:
        self._issuers = file.issuers
        self._checks_left = ChecksLeft(CHECKS_OF_EACH * len(file.certificates) + CHECKS_OF_ALL)
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
