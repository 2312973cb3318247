"""In which order a PKCS#12 file holds its certificates, and the chain that Java makes of them.

The format keeps no chains. Java (PKCS12KeyStore.engineLoad of OpenJDK) goes from a key's certificate to one that has its issuer's name,
among all certificates of the file, trusted ones included; no signature is looked at. Java 8 and 11 take the first one of the name. Java
17 and later take the first whose subject key identifier is the one that the certificate asks for, if it asks for any.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from services.errors import MalformedContent
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite
from services.model.x509 import X509Certificate
from services.x509.names import NameKey, name_key, read_name
from services.x509.outline import read_outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One certificate: with the entry that names it, or None for an issuer in a chain."""

    certificate: bytes
    entry: EntryToWrite | None = None


def place_certificates(entries: Sequence[EntryToWrite]) -> tuple[Placed, ...]:
    """Return the certificates in the order in which Java gets the right chain for every key, wherever an order can do that.

    First the end entities, for programs that take the first certificate for the key's; then the other certificates of the chains, each
    once; last the trusted ones. An end entity that has the name of an issuer in a chain, as a renewed CA has, comes behind the issuers.
    """
    with_chain = [entry for entry in entries if isinstance(entry, KeyToWrite) and entry.certificate_chain]
    issuers = tuple(dict.fromkeys(certificate for entry in with_chain for certificate in entry.certificate_chain[1:]))
    names = {_find_subject(certificate): certificate for certificate in reversed(issuers)}
    first: list[Placed] = []
    later: list[Placed] = []
    for entry in with_chain:
        end_entity = entry.certificate_chain[0]
        is_namesake = names.get(_find_subject(end_entity), end_entity) != end_entity
        (later if is_namesake else first).append(Placed(certificate=end_entity, entry=entry))
    between = [Placed(certificate=certificate) for certificate in issuers]
    trusted = [Placed(certificate=entry.certificate, entry=entry) for entry in entries if isinstance(entry, TrustedToWrite)]
    return (*first, *between, *later, *trusted)


class JavaChains:
    """The chains that Java makes of a file's certificates, which stand here in its order."""

    def __init__(self, certificates: Iterable[X509Certificate]) -> None:
        self._by_subject: dict[NameKey, list[X509Certificate]] = defaultdict(list)
        for certificate in certificates:
            self._by_subject[name_key(certificate.subject)].append(certificate)

    def build_by_name(self, end_entity: X509Certificate) -> tuple[X509Certificate, ...]:
        """Return the chain in Java 8 and 11 of the key that has this certificate: up to one that has its own name as issuer."""
        return _follow(end_entity, self._find_by_name)

    def build_by_identifier(self, end_entity: X509Certificate) -> tuple[X509Certificate, ...]:
        """Return the chain in Java 17 and later of the key that has this certificate: up to a self-signed one."""
        return _follow(end_entity, self._find_by_identifier)

    def _find_by_name(self, certificate: X509Certificate) -> X509Certificate | None:
        issuer = name_key(certificate.issuer)
        return None if issuer == name_key(certificate.subject) else next(iter(self._by_subject.get(issuer, ())), None)

    def _find_by_identifier(self, certificate: X509Certificate) -> X509Certificate | None:
        namesakes = () if certificate.is_self_signed else self._by_subject.get(name_key(certificate.issuer), ())
        wanted = certificate.authority_key_identifier
        if wanted is None:
            return next(iter(namesakes), None)
        without = None
        for candidate in namesakes:
            if candidate.subject_key_identifier == wanted:
                return candidate
            if candidate.subject_key_identifier is None:
                without = candidate  # the last one of them, not the first
        return without


def _follow(end_entity: X509Certificate, find_issuer: Callable[[X509Certificate], X509Certificate | None]) -> tuple[X509Certificate, ...]:
    """Return the way from one certificate to the next, up to its end or to a repetition."""
    chain: dict[str, X509Certificate] = {}
    certificate: X509Certificate | None = end_entity
    while certificate is not None and certificate.sha256 not in chain:
        chain[certificate.sha256] = certificate
        certificate = find_issuer(certificate)
    return tuple(chain.values())


def _find_subject(certificate: bytes) -> NameKey | bytes:
    """Return what the subject compares by; a certificate whose subject cannot be read compares by itself."""
    try:
        return name_key(read_name(read_outline(certificate).subject)[0])
    except MalformedContent:
        return certificate
