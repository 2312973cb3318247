"""Which certificate belongs to which private key: as the format stores it, by localKeyID, by public key, or because nothing else is left.

The public key decides; what a file says otherwise is reported as a mismatch.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from services.formats.contents.described import Described, Describer, list_readable
from services.formats.contents.raw import RawKey
from services.model.x509 import X509Certificate
from services.x509.chain import list_end_entities
from services.x509.private_keys import CertificatesByKey, UnsupportedKey, read_key
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
    """Return every key with its certificate, in time linear in the file; raises TooLarge for a key that is too large to be looked at."""
    among = _Among(certificates)
    pairs = tuple(_pair(raw, among, describer) for raw in keys)
    free = among.list_free_end_entities(pairs)
    if not free:
        return pairs
    is_only_one = sum(pair.end_entity is None and not _has_numbers(pair) for pair in pairs) == 1
    return tuple(_pair_by_elimination(pair, free, is_only_one=is_only_one) for pair in pairs)


class _Given:
    """The certificates that a file gives to one key, or to all keys of one local key id; prepared once, however many keys ask."""

    def __init__(self, certificates: Sequence[X509Certificate]) -> None:
        self._certificates = certificates

    @property
    def first(self) -> X509Certificate | None:
        return next(iter(self._certificates), None)

    @cached_property
    def likeliest(self) -> X509Certificate | None:
        """The one to take where the key cannot be compared: an end entity before any other."""
        return next(iter((*list_end_entities(self._certificates), *self._certificates)), None)

    @cached_property
    def _by_key(self) -> CertificatesByKey:
        return CertificatesByKey(self._certificates)

    def find(self, facts: KeyFacts) -> X509Certificate | None:
        """Return the first certificate of the key, or else the first that may be the key's because it cannot be compared."""
        return next(iter(self._by_key.find(facts) or self._by_key.list_incomparable(facts)), None)


_NOTHING = _Given(())


class _Among:
    """The certificates of the file, by local key id and by public key."""

    def __init__(self, certificates: Sequence[Described]) -> None:
        self._all = certificates
        self._by_key: CertificatesByKey | None = None
        by_id: dict[bytes, list[X509Certificate]] = defaultdict(list)
        for each in certificates:
            if each.certificate is not None and each.raw.local_key_id is not None:
                by_id[each.raw.local_key_id].append(each.certificate)
        self._by_id = {key_id: _Given(group) for key_id, group in by_id.items()}

    def find_by_id(self, raw: RawKey) -> _Given:
        return self._by_id.get(raw.local_key_id, _NOTHING) if raw.local_key_id is not None else _NOTHING

    def find_by_key(self, facts: KeyFacts) -> X509Certificate | None:
        if self._by_key is None:
            self._by_key = CertificatesByKey(list_readable(self._all))
        return next(iter(self._by_key.find(facts) or self._by_key.list_of_point(facts)), None)

    def list_free_end_entities(self, pairs: Iterable[PairedKey]) -> list[X509Certificate]:
        """Return the end entities without a key that are not trusted certificates of their own."""
        taken = {pair.end_entity.sha256 for pair in pairs if pair.end_entity is not None}
        candidates = list_readable(each for each in self._all if not each.raw.is_trusted)
        return [certificate for certificate in list_end_entities(candidates) if certificate.sha256 not in taken]


def _pair(raw: RawKey, among: _Among, describer: Describer) -> PairedKey:
    pair = PairedKey(raw=raw, facts=None if raw.pkcs8 is None else read_key(raw.pkcs8, describer.work))
    if raw.chain is not None:
        stored = describer.describe_all(raw.chain)
        return _choose(replace(pair, stored_chain=stored), _Given(list_readable(stored)), other=None)
    other = among.find_by_key(pair.facts) if isinstance(pair.facts, KeyFacts) else None
    return _choose(pair, among.find_by_id(raw), other=other)


def _choose(pair: PairedKey, given: _Given, *, other: X509Certificate | None) -> PairedKey:
    """Choose among what the file gives to the key, or else take the other one of the same public key."""
    if not isinstance(pair.facts, KeyFacts):
        return replace(pair, end_entity=given.likeliest)
    own = given.find(pair.facts)
    return replace(pair, end_entity=own) if own else replace(pair, end_entity=other or given.first, mismatch=given.first)


def _pair_by_elimination(pair: PairedKey, free: list[X509Certificate], *, is_only_one: bool) -> PairedKey:
    """Give the only certificate without key to the only key that cannot be compared; a key that can be, and fits none, is a mismatch."""
    if pair.end_entity is not None or pair.raw.chain is not None:
        return pair
    if _has_numbers(pair):
        return replace(pair, mismatch=free[0])
    return replace(pair, end_entity=free[0]) if is_only_one and len(free) == 1 else pair


def _has_numbers(pair: PairedKey) -> bool:
    return isinstance(pair.facts, KeyFacts) and pair.facts.numbers is not None
