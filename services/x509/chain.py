"""The order of a certificate chain: end-entity first, each next one the issuer of the one before (RFC 5246 7.4.2, Java's KeyStore).

No certification path is validated here (RFC 5280 6): times, rights and trust are not looked at, names, key identifiers and
signatures are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.model.contents import MissingIssuerCause
from services.model.x509 import X509Certificate
from services.x509.issuers import ChecksLeft, Issuers, fits_identifier
from services.x509.names import name_key

MAX_CHAIN = 20
"""Certificates of one chain. Java builds paths of at most 5 issuers by default, bridged government PKIs need about 8; more is a mesh."""

MAX_STEPS = 500
"""Certificates that the search for one chain goes through: all the bridges of a government are about 200."""

VERSION_WITH_FLAGS = 3
"""Only certificates of version 3 have extensions, and so the flag of a CA."""


@dataclass(frozen=True, slots=True)
class FoundChain:
    """A chain, end entity first. `is_exhausted` says that it has no root, but that the search for one was given up."""

    certificates: tuple[X509Certificate, ...]
    is_exhausted: bool = False


# How a chain is built, here for the end entity E. B is there twice: self-signed, and cross-signed by R.
#
#     E  --issuer-->  A  --issuer-->  B (self-signed)     the chain is E, A, B
#                                \->  B (of R)  -->  R    the chain is E, A, B, R if the file lacks the self-signed B
#
# From each certificate the search goes on to those whose subject is its issuer and whose key made its signature, the most likely first.
def order_chain(end_entity: X509Certificate, candidates: Sequence[X509Certificate] | Issuers) -> tuple[X509Certificate, ...]:
    """Return the chain from the end entity on, as far as the candidates go; any order of the candidates gives the same chain.

    Among several ways the first that ends at a self-signed certificate is taken, else the longest that was gone. No way leads twice
    through the same subject with the same key (RFC 4158 5.2). A candidate whose key did not make the signature is no issuer; where a
    signature cannot be checked, the name and the key identifier decide.
    """
    return find_chain(end_entity, candidates).certificates


def find_chain(end_entity: X509Certificate, candidates: Sequence[X509Certificate] | Issuers) -> FoundChain:
    """Return what `order_chain` does, and whether the search was given up before it found a root."""
    search = _Search(end_entity, candidates if isinstance(candidates, Issuers) else Issuers(candidates))
    longest: tuple[X509Certificate, ...] = ()
    waiting: list[tuple[X509Certificate, ...]] = [(end_entity,)]
    while waiting:  # depth first
        path = waiting.pop()
        if len(path) > len(longest):
            longest = path
        if path[-1].is_self_signed:
            return FoundChain(path)
        waiting.extend((*path, issuer) for issuer in reversed(search.go_on(path)))
    return FoundChain(search.prolong(longest), search.is_exhausted)


class _Search:
    """The steps of one search. To each subject with its key it goes once: what led to no root leads to none on another way, either."""

    def __init__(self, end_entity: X509Certificate, issuers: Issuers) -> None:
        self._issuers = issuers
        self._checks_left = ChecksLeft()
        self._steps_left = MAX_STEPS
        self._has_stopped = False
        self._seen = {issuers.identify(end_entity)}

    @property
    def is_exhausted(self) -> bool:
        return self._has_stopped or self._checks_left.is_exhausted

    def go_on(self, path: tuple[X509Certificate, ...]) -> list[X509Certificate]:
        """Return the issuers by which the path can go on, the most likely first."""
        signers = self._issuers.find_signers(path[-1], self._checks_left)
        ahead = [signer for signer in signers if self._issuers.identify(signer) not in self._seen]
        if len(path) == MAX_CHAIN or len(ahead) > self._steps_left:
            self._has_stopped = self._has_stopped or bool(ahead)
            return []
        self._steps_left -= len(ahead)
        self._seen.update(self._issuers.identify(signer) for signer in ahead)
        return ahead

    def prolong(self, path: tuple[X509Certificate, ...]) -> tuple[X509Certificate, ...]:
        """Return the path with what follows its end, though other ways went there before it."""
        while len(path) < MAX_CHAIN:
            passed = {self._issuers.identify(certificate) for certificate in path}
            signers = self._issuers.find_signers(path[-1], self._checks_left)
            ahead = next((signer for signer in signers if self._issuers.identify(signer) not in passed), None)
            if ahead is None:
                break
            path = (*path, ahead)
        return path


def find_missing_issuer(chain: Sequence[X509Certificate]) -> str | None:
    """Return the name (RFC 4514) of the issuer that an ordered chain lacks, or None where it is complete."""
    return None if chain[-1].is_self_signed else chain[-1].issuer.rfc4514


def explain_missing_issuer(last: X509Certificate, issuers: Issuers, checks_left: ChecksLeft) -> MissingIssuerCause:
    """Return why nothing of the file follows the certificate, which ends a chain before its root, whose search was not given up."""
    if any(signer.sha256 != last.sha256 for signer in issuers.find_signers(last, checks_left)):
        return MissingIssuerCause.CIRCLE
    if not issuers.has_searched(last):
        return MissingIssuerCause.SEARCH_ENDED
    if not issuers.has_named(last):
        return MissingIssuerCause.NOT_IN_FILE
    if name_key(last.subject) == name_key(last.issuer) and fits_identifier(last, last) is not False:
        return MissingIssuerCause.SELF_SIGNATURE_INVALID
    return MissingIssuerCause.SIGNATURE_INVALID if issuers.has_identified(last) else MissingIssuerCause.OTHER_KEY


def take_linked(stored: Sequence[X509Certificate]) -> tuple[X509Certificate, ...]:
    """Return the beginning of an entry's chain in which each certificate names the next one as its issuer, up to the self-signed one."""
    end = next(
        (at for at, (one, next_one) in enumerate(pairwise(stored), 1) if one.is_self_signed or not _names(one, next_one)), len(stored)
    )
    return tuple(stored[:end])


def _names(certificate: X509Certificate, issuer: X509Certificate) -> bool:
    return name_key(certificate.issuer) == name_key(issuer.subject)


def list_ends(certificates: Sequence[X509Certificate]) -> tuple[X509Certificate, ...]:
    """Return the certificates whose subject is the issuer of no other, in the order given."""
    issuers = {name_key(certificate.issuer) for certificate in certificates if not certificate.is_self_signed}
    return tuple(certificate for certificate in certificates if name_key(certificate.subject) not in issuers)


def list_end_entities(certificates: Sequence[X509Certificate]) -> tuple[X509Certificate, ...]:
    """Return the certificates that are not CAs and whose subject is the issuer of no other, in the order given.

    A self-signed certificate of version 1 or 2 counts as a CA: it has no extension to say so, and most of them are old roots.
    """
    return tuple(
        certificate
        for certificate in list_ends(certificates)
        if not certificate.is_certificate_authority and not (certificate.version < VERSION_WITH_FLAGS and certificate.is_self_signed)
    )


def is_in_order(stored: Sequence[X509Certificate], ordered: Sequence[X509Certificate]) -> bool:
    """Whether a file's chain begins with the ordered one, as a reader that repairs nothing needs it."""
    return [one.sha256 for one in stored[: len(ordered)]] == [one.sha256 for one in ordered]
