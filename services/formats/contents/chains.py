"""The certificate chains of a file: of each private key, and of the certificates that have none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.formats.contents.described import Described, list_readable
from services.formats.contents.pairing import PairedKey
from services.model.contents import Format
from services.model.x509 import X509Certificate
from services.x509.chain import FoundChain, find_chain, is_in_order, list_end_entities, list_ends, order_chain
from services.x509.issuers import Issuers
from services.x509.signatures import SignatureChecks


@dataclass(frozen=True, slots=True)
class FileCertificates:
    """The readable certificates of a file, each once, in its order: those of chains that the format stores included.

    `has_order` says that programs take the order of the file for that of the chain: PEM, but not PKCS#12.
    """

    certificates: tuple[X509Certificate, ...]
    issuers: Issuers
    has_order: bool


@dataclass(frozen=True, slots=True)
class ChainedKey:
    """A private key with the chain to show for it. `ordered` is its beginning that hangs together; `longest` goes on through the file.

    `is_exhausted` says that it ends where the search for its root was given up.
    """

    pair: PairedKey
    certificates: tuple[X509Certificate, ...] = ()
    ordered: tuple[X509Certificate, ...] = ()
    longest: tuple[X509Certificate, ...] = ()
    is_exhausted: bool = False


def gather_certificates(
    format_: Format, certificates: Iterable[Described], pairs: Iterable[PairedKey], *, checks: SignatureChecks
) -> FileCertificates:
    """Return the certificates that any chain of the file can be made of."""
    stored = (each for pair in pairs for each in pair.stored_chain or ())
    readable = list_readable((*certificates, *stored))
    return FileCertificates(readable, Issuers(readable, checks), has_order=format_ is Format.PEM)


def chain_key(pair: PairedKey, file: FileCertificates) -> ChainedKey:
    """Return the key with its chain. Of what the format stores with the key nothing is left out: what does not belong comes last."""
    if pair.end_entity is None:
        return ChainedKey(pair)
    if pair.stored_chain is None:
        found = find_chain(pair.end_entity, file.issuers)
        ordered = found.certificates
        return ChainedKey(pair, ordered, ordered, ordered, found.is_exhausted)
    stored = list_readable(pair.stored_chain)
    ordered = order_chain(pair.end_entity, Issuers(stored, file.issuers.checks))
    rest = tuple(certificate for certificate in stored if certificate not in ordered)
    longest = FoundChain(ordered) if ordered[-1].is_self_signed else find_chain(pair.end_entity, file.issuers)
    return ChainedKey(pair, ordered + rest, ordered, longest.certificates, longest.is_exhausted)


def choose_chain(keys: Iterable[ChainedKey], file: FileCertificates) -> tuple[X509Certificate, ...]:
    """Return the chain of the first key that has one, else of the first end entity, else of the first certificate that issues no other."""
    with_chain = next((key.certificates for key in keys if key.certificates), ())
    if with_chain or not file.certificates:
        return with_chain
    first = next(iter((*list_end_entities(file.certificates), *list_ends(file.certificates), *file.certificates)))
    return order_chain(first, file.issuers)


def is_chain_in_order(key: ChainedKey, file: FileCertificates) -> bool:
    """Whether a key's chain stands end-entity first where the format stores it, or else in the file."""
    if key.pair.stored_chain is not None:
        return is_in_order(list_readable(key.pair.stored_chain), key.ordered)
    return is_in_file_order(key.ordered, file)


def is_in_file_order(chain: Sequence[X509Certificate], file: FileCertificates) -> bool:
    """Whether the file has the certificates of a chain in this order, or is of a format where that does not matter."""
    members = {certificate.sha256 for certificate in chain}
    return not file.has_order or is_in_order([each for each in file.certificates if each.sha256 in members], chain)
