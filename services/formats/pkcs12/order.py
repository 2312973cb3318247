"""In which order a PKCS#12 file holds its certificates.

The format keeps no chains. Java goes from a key's certificate to one that has its issuer's name, among all certificates of the file,
trusted ones included, and takes the first that fits (`runtimes.java_pkcs12`); no signature is looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.errors import MalformedContent
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite
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


def _find_subject(certificate: bytes) -> NameKey | bytes:
    """Return what the subject compares by; a certificate whose subject cannot be read compares by itself."""
    try:
        return name_key(read_name(read_outline(certificate).subject)[0])
    except MalformedContent:
        return certificate
