"""The chains of private keys and of files without one."""

from dataclasses import replace

from services.formats.contents.chains import (
    ChainedKey,
    FileCertificates,
    chain_key,
    choose_chain,
    is_chain_in_order,
    is_in_file_order,
)
from services.formats.contents.described import Describer
from services.formats.contents.pairing import PairedKey
from services.formats.contents.raw import RawCertificate, RawKey
from services.model.contents import Format
from services.x509.issuers import Issuers
from tests.services.x509.made import Issued, chain_of, issue

LEAF, ISSUING, MIDDLE, ROOT = CHAIN = chain_of(4)
OTHER = issue("unrelated")
KEY = RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True)


def file_of(*certificates: Issued, has_order: bool = False) -> FileCertificates:
    described = tuple(issued.described for issued in certificates)
    return FileCertificates(described, Issuers(described), has_order)


def stored(*chain: Issued) -> PairedKey:
    described = Describer(Format.JKS).describe_all(RawCertificate(der=issued.der) for issued in chain)
    return PairedKey(raw=KEY, facts=None, end_entity=LEAF.described, stored_chain=described)


PAIRED = PairedKey(raw=KEY, facts=None, end_entity=LEAF.described)


def ders(chain: ChainedKey) -> list[bytes]:
    return [certificate.der for certificate in chain.certificates]


def is_ordered(pair: PairedKey, file: FileCertificates) -> bool:
    return is_chain_in_order(chain_key(pair, file), file)


def test_a_key_has_the_chain_that_the_whole_file_gives() -> None:
    file = file_of(ROOT, OTHER, MIDDLE, LEAF, ISSUING)
    assert ders(chain_key(PAIRED, file)) == [issued.der for issued in CHAIN]


def test_a_key_without_certificate_has_no_chain() -> None:
    alone = replace(PAIRED, end_entity=None)
    assert chain_key(alone, file_of(*CHAIN)) == ChainedKey(alone)


def test_a_stored_chain_is_put_in_order() -> None:
    pair, file = stored(*CHAIN[::-1]), file_of(*CHAIN)
    assert ders(chain_key(pair, file)) == [issued.der for issued in CHAIN]
    assert not is_ordered(pair, file)
    assert is_ordered(stored(*CHAIN), file)


def test_of_a_stored_chain_nothing_is_left_out() -> None:
    chain = chain_key(stored(LEAF, ROOT, OTHER), file_of(LEAF, ROOT, OTHER))
    assert ders(chain) == [LEAF.der, ROOT.der, OTHER.der]
    assert [certificate.der for certificate in chain.ordered] == [LEAF.der]


def test_the_longest_chain_goes_on_through_the_file() -> None:
    chain = chain_key(stored(LEAF, ISSUING), file_of(*CHAIN))
    assert ders(chain) == [LEAF.der, ISSUING.der]
    assert [certificate.der for certificate in chain.longest] == [issued.der for issued in CHAIN]


def test_order_counts_only_where_programs_go_by_it() -> None:
    assert is_ordered(PAIRED, file_of(*CHAIN[::-1], has_order=False))
    assert not is_ordered(PAIRED, file_of(*CHAIN[::-1], has_order=True))
    assert is_ordered(PAIRED, file_of(OTHER, *CHAIN, has_order=True))


def test_a_file_has_the_chain_of_its_first_key_that_has_one() -> None:
    alone = ChainedKey(replace(PAIRED, end_entity=None))
    second = chain_key(PAIRED, file_of(LEAF, ISSUING))
    assert choose_chain([alone, second], file_of(OTHER, *CHAIN)) == second.certificates


def test_without_key_the_first_end_entity_begins_the_chain() -> None:
    second = issue("second", ISSUING)
    assert [one.der for one in choose_chain([], file_of(*CHAIN[::-1], second))] == [issued.der for issued in CHAIN]
    assert choose_chain([], file_of(second, *CHAIN))[0].der == second.der


def test_without_end_entity_the_lowest_ca_begins_it() -> None:
    assert [one.der for one in choose_chain([], file_of(ROOT, ISSUING, MIDDLE))] == [ISSUING.der, MIDDLE.der, ROOT.der]
    assert choose_chain([], file_of()) == ()


def test_the_order_in_the_file_is_that_of_its_certificates() -> None:
    chain = tuple(issued.described for issued in (LEAF, ISSUING))
    assert is_in_file_order(chain, file_of(OTHER, LEAF, ISSUING, has_order=True))
    assert not is_in_file_order(chain, file_of(ISSUING, LEAF, has_order=True))
