"""Which certificate belongs to which private key: as the format stores it, by localKeyID, by public key, or because nothing else is left.

The public key decides; what a file says otherwise is reported as a mismatch.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.formats.contents.described import Described, Describer, list_readable
from services.formats.contents.raw import RawKey
from services.model.x509 import X509Certificate
from services.x509.chain import list_end_entities
from services.x509.private_keys import CertificatesByKey, UnsupportedKey, is_key_of, read_key
from services.x509.public_keys import KeyFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedKey:
    """A private key with its public facts (None while it is locked) and its certificate, if the file has it.

    `stored_chain` is what the format keeps with the key, None where it keeps nothing. `mismatch` is a certificate that the file
    gives to the key, but that is not the key's.
    """

    raw: RawKey
    facts: KeyFacts | UnsupportedKey | None
    end_entity: X509Certificate | None = None
    stored_chain: tuple[Described, ...] | None = None
    mismatch: X509Certificate | None = None


def pair_keys(keys: Iterable[RawKey], certificates: Sequence[Described], describer: Describer) -> tuple[PairedKey, ...]:
    """Return every key with its certificate; raises TooLarge for a key that is too large to be looked at."""
    among = _Among(certificates)
    pairs = tuple(_pair(raw, among, describer) for raw in keys)
    free = among.list_free_end_entities(pairs)
    return tuple(_pair_by_elimination(pair, pairs, free) for pair in pairs) if free else pairs


class _Among:
    """The certificates of the file, by local key id and by public key."""

    def __init__(self, certificates: Sequence[Described]) -> None:
        self._all = certificates
        self._by_key: CertificatesByKey | None = None
        self._by_id: dict[bytes, list[X509Certificate]] = defaultdict(list)
        for each in certificates:
            if each.certificate is not None and each.raw.local_key_id is not None:
                self._by_id[each.raw.local_key_id].append(each.certificate)

    def list_by_id(self, raw: RawKey) -> list[X509Certificate]:
        return self._by_id.get(raw.local_key_id, []) if raw.local_key_id is not None else []

    def list_by_key(self, facts: KeyFacts) -> tuple[X509Certificate, ...]:
        if self._by_key is None:
            self._by_key = CertificatesByKey(list_readable(self._all))
        return self._by_key.find(facts)

    def list_free_end_entities(self, pairs: Iterable[PairedKey]) -> list[X509Certificate]:
        """Return the end entities without a key that are not trusted certificates of their own."""
        taken = {pair.end_entity.sha256 for pair in pairs if pair.end_entity is not None}
        candidates = list_readable(each for each in self._all if not each.raw.is_trusted)
        return [certificate for certificate in list_end_entities(candidates) if certificate.sha256 not in taken]


def _pair(raw: RawKey, among: _Among, describer: Describer) -> PairedKey:
    pair = PairedKey(raw=raw, facts=None if raw.pkcs8 is None else read_key(raw.pkcs8))
    if raw.chain is not None:
        stored = describer.describe_all(raw.chain)
        return _choose(replace(pair, stored_chain=stored), list_readable(stored), others=())
    others = among.list_by_key(pair.facts) if isinstance(pair.facts, KeyFacts) else ()
    return _choose(pair, among.list_by_id(raw), others=others)


def _choose(pair: PairedKey, given: Sequence[X509Certificate], *, others: Sequence[X509Certificate]) -> PairedKey:
    """Choose among what the file gives to the key and the others of the same public key."""
    if not isinstance(pair.facts, KeyFacts):
        return replace(pair, end_entity=next(iter((*list_end_entities(given), *given)), None))
    possible = []
    for certificate in given:
        belongs = is_key_of(pair.facts, certificate)
        if belongs:
            return replace(pair, end_entity=certificate)
        if belongs is None:
            possible.append(certificate)
    if possible:
        return replace(pair, end_entity=possible[0])
    mismatch = given[0] if given else None
    return replace(pair, end_entity=others[0] if others else mismatch, mismatch=mismatch)


def _pair_by_elimination(pair: PairedKey, pairs: Sequence[PairedKey], free: list[X509Certificate]) -> PairedKey:
    """Give the only certificate without key to the only key that cannot be compared; a key that can be, and fits none, is a mismatch."""
    if pair.end_entity is not None or pair.raw.chain is not None:
        return pair
    if _has_numbers(pair):
        return replace(pair, mismatch=free[0])
    is_only_one = sum(other.end_entity is None and not _has_numbers(other) for other in pairs) == 1
    return replace(pair, end_entity=free[0]) if is_only_one and len(free) == 1 else pair


def _has_numbers(pair: PairedKey) -> bool:
    return isinstance(pair.facts, KeyFacts) and pair.facts.numbers is not None
