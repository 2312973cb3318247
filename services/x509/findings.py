"""What a careful engineer would point out about certificates: small checks, each named by the violation that it finds."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from services.errors import MalformedContent
from services.model.contents import Contents, Finding, FindingCode
from services.model.findings import FindingKind, finding
from services.model.x509 import KeyUsage, X509Certificate
from services.x509.chain import VERSION_WITH_FLAGS
from services.x509.issuers import fits_identifier
from services.x509.names import show_name
from services.x509.oids import ANY_EXTENDED_KEY_USAGE, CLIENT_AUTH
from services.x509.outline import read_outline
from services.x509.public_keys import read_public_key
from services.x509.summary import iterate_certificates, iterate_chains, iterate_key_chains
from services.x509.weakness import list_weaknesses

WEAK_HASHES = frozenset({"MD2", "MD4", "MD5", "SHA-1"})
"""Collisions can be made: NIST SP 800-131A rev. 2 disallows signatures with them; SHA-1 since 2014, browsers since 2017."""

_Check = Callable[[X509Certificate, str], Finding | None]


def list_certificate_findings(contents: Contents) -> tuple[Finding, ...]:
    """Return what can be found about the certificates of a file without knowing the time: one by one, as many as there are.

    Not among them: what the assembly of the file tells, such as the order of a stored chain and missing issuers. A certificate that
    stands under several aliases is told under the first. Its weak key is a warning, and not told where `contents.findings` has the
    private key's already.
    """
    told = {each.alias for each in contents.findings if each.code is FindingCode.WEAK_KEY}
    found = (check(certificate, alias) for check, certificate, alias in _list_checks(contents))
    of_one = (each for each in found if each is not None and not (each.code is FindingCode.WEAK_KEY and each.alias in told))
    return (*of_one, *_list_key_identifiers(contents), *_list_keys_of_no_client(contents))


def _list_checks(contents: Contents) -> Iterator[tuple[_Check, X509Certificate, str]]:
    unique: dict[str, tuple[str, X509Certificate]] = {}
    for alias, certificate in iterate_certificates(contents):
        unique.setdefault(certificate.sha256, (alias, certificate))
    for alias, certificate in unique.values():
        for check in (weak_signature, weak_key, unreadable_field):
            yield check, certificate, alias
    for alias, chain in iterate_key_chains(contents):
        yield end_entity_with_authority, chain[0], alias
        for certificate in chain[1:]:
            yield issuer_without_authority, certificate, alias


def _list_key_identifiers(contents: Contents) -> Iterator[Finding]:
    """Each certificate and its issuer whose key identifiers differ: in a chain, or one that is its own issuer."""
    pairs = [(alias, pair) for alias, chain in iterate_chains(contents) for pair in pairwise(chain)]
    pairs += [(alias, (one, one)) for alias, one in iterate_certificates(contents) if one.is_self_signed]
    told: set[tuple[str, str]] = set()
    for alias, (certificate, issuer) in pairs:
        identity = certificate.sha256, issuer.sha256
        if fits_identifier(certificate, issuer) is False and identity not in told:
            told.add(identity)
            facts = {"certificate": show_name(certificate), "issuer": show_name(issuer)}
            yield finding(FindingKind.KEY_IDENTIFIERS_DIFFER, alias, **facts)


def _list_keys_of_no_client(contents: Contents) -> Iterator[Finding]:
    """Each private key with the first certificate of its chain that TLS clients cannot use: OpenSSL looks at those of issuers, too."""
    for alias, chain in iterate_key_chains(contents):
        barred = next((certificate for certificate in chain if not _admits_clients(certificate)), None)
        if barred is not None:
            yield finding(FindingKind.CLIENT_AUTH_MISSING, alias, certificate=show_name(barred))


def _admits_clients(certificate: X509Certificate) -> bool:
    """Whether the extended key usage is absent or has clientAuth or any purpose (RFC 5280 4.2.1.12)."""
    purposes = certificate.extended_key_usage
    return purposes is None or any(purpose.oid in (CLIENT_AUTH, ANY_EXTENDED_KEY_USAGE) for purpose in purposes)


def weak_signature(certificate: X509Certificate, alias: str) -> Finding | None:
    """Signed with a broken hash; of a self-signed one nobody relies on the signature."""
    algorithm = certificate.signature_algorithm
    if certificate.is_self_signed or algorithm.hash not in WEAK_HASHES:
        return None
    facts = {"certificate": show_name(certificate), "algorithm": algorithm.name, "hash": algorithm.hash}
    return finding(FindingKind.WEAK_SIGNATURE, alias, **facts)


def weak_key(certificate: X509Certificate, alias: str) -> Finding | None:
    """The public key is weak."""
    try:
        reasons = list_weaknesses(read_public_key(read_outline(certificate.der).public_key))
    except MalformedContent:
        return None
    return finding(FindingKind.WEAK_PUBLIC_KEY, alias, certificate=show_name(certificate), reasons="; ".join(reasons)) if reasons else None


def unreadable_field(certificate: X509Certificate, alias: str) -> Finding | None:
    """Fields or extensions break their syntax."""
    if not certificate.unreadable:
        return None
    return finding(FindingKind.FIELD_UNREADABLE, alias, certificate=show_name(certificate), fields=certificate.unreadable)


def issuer_without_authority(issuer: X509Certificate, alias: str) -> Finding | None:
    """It issued another certificate of the chain but does not say that it may. Old roots, version 1 and self-signed, need not."""
    if issuer.version < VERSION_WITH_FLAGS and issuer.is_self_signed:
        return None
    if not issuer.is_certificate_authority:
        missing = "CA:TRUE in its basic constraints"
    elif issuer.key_usage is not None and KeyUsage.KEY_CERT_SIGN not in issuer.key_usage:
        missing = "keyCertSign in its key usage"
    else:
        return None
    return finding(FindingKind.CA_FLAG_MISSING, alias, certificate=show_name(issuer), missing=missing)


def end_entity_with_authority(end_entity: X509Certificate, alias: str) -> Finding | None:
    """The certificate of a private key says that it is a CA's."""
    if not end_entity.is_certificate_authority:
        return None
    return finding(FindingKind.CA_FLAG_ON_END_ENTITY, alias, certificate=show_name(end_entity))
