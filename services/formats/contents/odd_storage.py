"""Points out how a keystore holds its entries, where that is another way than its format says and some programs refuse it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from services.formats.contents.chains import ChainedKey
from services.formats.contents.described import Described
from services.formats.contents.entries import Item
from services.formats.contents.raw import BagPlace, RawCertificate
from services.model.contents import Finding
from services.model.findings import FindingKind, finding


def list_storage_findings(named: Sequence[tuple[str, Item]], certificates: Iterable[Described]) -> Iterator[Finding]:
    """Return what is odd about entries, under their aliases; of certificates in chains what no entry has, too, without an alias.

    `certificates` are those that stand outside stored chains.
    """
    told: set[Finding] = set()
    for alias, item in named:
        for each in _judge(item):
            told.add(each)
            yield replace(each, alias=alias)
    for each in (found for certificate in certificates for found in _judge(certificate)):
        if each not in told:
            told.add(each)
            yield each


def _judge(item: Item) -> Iterator[Finding]:
    match item:
        case ChainedKey():
            yield from _judge_attributes(item.pair.raw.place)
            for each in item.pair.stored_chain or ():
                yield from _judge_certificate(each.raw)
        case Described():
            yield from _judge_attributes(item.raw.place)
            yield from _judge_certificate(item.raw)
        case _:
            yield from _judge_attributes(item.place)


def _judge_attributes(place: BagPlace | None) -> Iterator[Finding]:
    if place is not None and place.odd_attributes:
        yield finding(FindingKind.ATTRIBUTE_UNREADABLE, attributes=place.odd_attributes)


def _judge_certificate(raw: RawCertificate) -> Iterator[Finding]:
    if raw.stored is None:
        return
    if raw.stored.is_text:
        yield finding(FindingKind.CERTIFICATE_AS_TEXT)
    if raw.stored.others:
        yield finding(FindingKind.CERTIFICATES_BEHIND, count=raw.stored.others)
    if raw.stored.trailing:
        yield finding(FindingKind.OCTETS_BEHIND, size=raw.stored.trailing)
