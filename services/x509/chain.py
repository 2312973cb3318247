"""The order of a certificate chain: end-entity first, each next one the issuer of the one before (RFC 5246 7.4.2, Java's KeyStore).

No certification path is validated here (RFC 5280 6): times, rights and trust are not looked at, names, key identifiers and
signatures are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from services.model.x509 import X509Certificate
from services.x509.key_work import KeyWork
from services.x509.names import NameKey, name_key
from services.x509.signatures import SignatureChecks

MAX_CHAIN = 20
"""Certificates of one chain. Java builds paths of at most 5 issuers by default, bridged government PKIs need about 8; more is a mesh."""

MAX_SIGNATURE_CHECKS = 100
"""Of one chain. A file of many issuers of one name and other keys costs no more than this (about 10 ms)."""

VERSION_WITH_FLAGS = 3
"""Only certificates of version 3 have extensions, and so the flag of a CA."""


class Issuers:
    """Certificates by their subject, each of them once; made once for a file, used for every chain in it.

    `checks` are those of the file; without them these certificates may cost as much as a file of their own.
    """

    def __init__(self, certificates: Iterable[X509Certificate], checks: SignatureChecks | None = None) -> None:
        self.checks = checks or SignatureChecks(KeyWork())
        self._by_subject: dict[NameKey, list[X509Certificate]] = defaultdict(list)
        for certificate in {certificate.sha256: certificate for certificate in certificates}.values():
            self._by_subject[name_key(certificate.subject)].append(certificate)
        self._found: dict[tuple[NameKey, str | None], list[X509Certificate]] = {}

    def find(self, certificate: X509Certificate) -> list[X509Certificate]:
        """Return the certificates whose subject is this one's issuer, the most likely issuer first, in whatever order they were given.

        The certificate itself is among them if its subject is its issuer. A self-signed candidate stands before a cross-signed one
        of the same key, because OpenSSL and Java take the shortest path to a root.
        """
        wanted = (name_key(certificate.issuer), certificate.authority_key_identifier)
        if wanted not in self._found:  # sorted once: a file of 500 CAs of one name asks for the same ones again and again
            self._found[wanted] = sorted(
                self._by_subject.get(wanted[0], ()),
                key=lambda candidate: (_rank_identifiers(certificate, candidate), not candidate.is_self_signed, _newest_first(candidate)),
            )
        return self._found[wanted]


# How a chain is built, here for the end entity E. B is there twice: self-signed, and cross-signed by R.
#
#     E  --issuer-->  A  --issuer-->  B (self-signed)     the chain is E, A, B
#                                \->  B (of R)  -->  R    the chain is E, A, B, R if the file lacks the self-signed B
#
# From each certificate the search goes on to those whose subject is its issuer and whose key made its signature, the most likely first.
def order_chain(end_entity: X509Certificate, candidates: Sequence[X509Certificate] | Issuers) -> tuple[X509Certificate, ...]:
    """Return the chain from the end entity on, as far as the candidates go; any order of the candidates gives the same chain.

    Among several ways the first that ends at a self-signed certificate is taken, else the longest. A candidate
    whose key did not make the signature is no issuer; where a signature cannot be checked, the name and the key identifier decide.
    """
    issuers = candidates if isinstance(candidates, Issuers) else Issuers(candidates)
    checks_left = iter(range(MAX_SIGNATURE_CHECKS))
    longest: tuple[X509Certificate, ...] = ()
    waiting: list[tuple[X509Certificate, ...]] = [(end_entity,)]
    while waiting:  # depth first
        path = waiting.pop()
        if len(path) > len(longest):
            longest = path
        if path[-1].is_self_signed:
            return path
        if len(path) < MAX_CHAIN:
            waiting.extend((*path, issuer) for issuer in reversed(list(_find_issuers(path, issuers, checks_left))))
    return longest


def find_missing_issuer(chain: Sequence[X509Certificate]) -> str | None:
    """Return the name (RFC 4514) of the issuer that an ordered chain lacks, or None where it is complete."""
    return None if chain[-1].is_self_signed else chain[-1].issuer.rfc4514


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


def _rank_identifiers(certificate: X509Certificate, candidate: X509Certificate) -> int:
    wanted, offered = certificate.authority_key_identifier, candidate.subject_key_identifier
    if wanted is None or offered is None:
        return 1
    return 0 if wanted == offered else 2


def _newest_first(certificate: X509Certificate) -> tuple[float, str]:
    return -certificate.not_after.timestamp(), certificate.sha256


def _find_issuers(path: tuple[X509Certificate, ...], issuers: Issuers, checks_left: Iterator[int]) -> Iterator[X509Certificate]:
    certificate = path[-1]
    used = {one.sha256 for one in path}
    for candidate in issuers.find(certificate):
        if candidate.sha256 in used:
            continue
        if next(checks_left, None) is None:
            return
        if issuers.checks.is_signed_by(certificate, candidate) is not False:
            yield candidate
