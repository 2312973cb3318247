"""The certificate chains of a file: of each private key, and of the certificates that have none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.formats.contents.described import list_readable
from services.formats.contents.entry_findings import (
    find_chain_out_of_order,
    find_chain_outside_entry,
    find_unrelated_certificate,
)
from services.formats.contents.missing_issuers import list_ends
from services.formats.contents.pairing import PairedKey
from services.model.contents import Finding, MissingIssuer
from services.model.x509 import X509Certificate
from services.x509.chain import Issuers, find_end_entities, find_missing_issuer, is_in_order, order_chain


@dataclass(frozen=True, slots=True)
class FileCertificates:
    """The readable certificates of a file, each once, in its order: those of chains that the format stores included.

    `has_order` says that programs take the order of the file for that of the chain: PEM, but not PKCS#12.
    """

    certificates: tuple[X509Certificate, ...]
    issuers: Issuers
    has_order: bool


@dataclass(frozen=True, slots=True)
class KeyChain:
    """The chain to show for a private key. `ordered` is its beginning that hangs together; `longest` goes on through the whole file."""

    certificates: tuple[X509Certificate, ...] = ()
    ordered: tuple[X509Certificate, ...] = ()
    longest: tuple[X509Certificate, ...] = ()


def build_key_chain(pair: PairedKey, file: FileCertificates) -> KeyChain:
    """Return the key's chain. Of what the format stores with the key nothing is left out: what does not belong comes last."""
    if pair.end_entity is None:
        return KeyChain()
    if pair.stored_chain is None:
        ordered = order_chain(pair.end_entity, file.issuers)
        return KeyChain(ordered, ordered, ordered)
    stored = list_readable(pair.stored_chain)
    ordered = order_chain(pair.end_entity, stored)
    rest = tuple(certificate for certificate in stored if certificate not in ordered)
    longest = ordered if ordered[-1].is_self_signed else order_chain(pair.end_entity, file.issuers)
    return KeyChain(ordered + rest, ordered, longest)


def find_key_chain_findings(alias: str, pair: PairedKey, chain: KeyChain, *, file: FileCertificates) -> Iterator[Finding]:
    """Judge the order of a key's chain, and what stands in it or outside of it; what is missing in the file is another's question."""
    if not chain.ordered:
        return
    if pair.stored_chain is not None:
        is_ordered = is_in_order(list_readable(pair.stored_chain), chain.ordered)
    else:
        is_ordered = not file.has_order or _is_in_file_order(chain.ordered, file)
    if not is_ordered:
        yield find_chain_out_of_order(alias)
    for certificate in chain.certificates[len(chain.ordered) :]:
        yield find_unrelated_certificate(alias, certificate)
    if len(chain.longest) > len(chain.ordered):
        yield find_chain_outside_entry(alias, chain.ordered[-1])


def find_missing_of_key(alias: str, chain: KeyChain) -> MissingIssuer | None:
    """Return the issuer that a key's chain lacks."""
    issuer = find_missing_issuer(chain.longest) if chain.longest else None
    if issuer is None:
        return None
    return MissingIssuer(alias=alias, subject=chain.longest[-1].subject.rfc4514, issuer=issuer, of_private_key=True)


def find_first_chain(file: FileCertificates) -> tuple[X509Certificate, ...]:
    """Return the chain of the first end entity, or of the first certificate that issues none of the others; empty for an empty file."""
    first = next(iter((*find_end_entities(file.certificates), *list_ends(file.certificates), *file.certificates)), None)
    return order_chain(first, file.issuers) if first is not None else ()


def find_first_chain_findings(alias: str, chain: Sequence[X509Certificate], file: FileCertificates) -> Iterator[Finding]:
    """Judge the order of an end entity's chain in a file without private key; a bundle of CA certificates has no order."""
    if file.has_order and not chain[0].is_certificate_authority and not _is_in_file_order(chain, file):
        yield find_chain_out_of_order(alias)


def _is_in_file_order(chain: Sequence[X509Certificate], file: FileCertificates) -> bool:
    members = {certificate.sha256 for certificate in chain}
    return is_in_order([certificate for certificate in file.certificates if certificate.sha256 in members], chain)
