"""The chains of private keys and of files without one."""

from dataclasses import replace

from services.formats.contents.chains import (
    FileCertificates,
    KeyChain,
    build_key_chain,
    find_first_chain,
    find_first_chain_findings,
    find_key_chain_findings,
    find_missing_of_key,
)
from services.formats.contents.described import Describer
from services.formats.contents.pairing import PairedKey
from services.formats.contents.raw import RawCertificate, RawKey
from services.model.contents import FindingCode, Format, MissingIssuer
from services.x509.chain import Issuers
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


def ders(chain: KeyChain) -> list[bytes]:
    return [certificate.der for certificate in chain.certificates]


def codes(pair: PairedKey, file: FileCertificates) -> list[FindingCode]:
    return [finding.code for finding in find_key_chain_findings("key", pair, build_key_chain(pair, file), file=file)]


def test_a_key_has_the_chain_that_the_whole_file_gives() -> None:
    file = file_of(ROOT, OTHER, MIDDLE, LEAF, ISSUING)
    chain = build_key_chain(PAIRED, file)
    assert ders(chain) == [issued.der for issued in CHAIN]
    assert find_missing_of_key("key", chain) is None


def test_a_key_without_certificate_has_no_chain() -> None:
    pair = replace(PAIRED, end_entity=None)
    chain = build_key_chain(pair, file_of(*CHAIN))
    assert chain == KeyChain()
    assert codes(pair, file_of(*CHAIN)) == []
    assert find_missing_of_key("key", chain) is None


def test_a_stored_chain_is_put_in_order_and_told() -> None:
    pair, file = stored(*CHAIN[::-1]), file_of(*CHAIN)
    assert ders(build_key_chain(pair, file)) == [issued.der for issued in CHAIN]
    assert codes(pair, file) == [FindingCode.CHAIN_OUT_OF_ORDER]
    assert codes(stored(*CHAIN), file) == []


def test_of_a_stored_chain_nothing_is_left_out() -> None:
    pair = stored(LEAF, ROOT, OTHER)
    file = file_of(LEAF, ROOT, OTHER)
    chain = build_key_chain(pair, file)
    assert ders(chain) == [LEAF.der, ROOT.der, OTHER.der]
    assert [certificate.der for certificate in chain.ordered] == [LEAF.der]
    assert codes(pair, file) == [FindingCode.UNRELATED_CERTIFICATE] * 2


def test_what_a_stored_chain_lacks_but_the_file_has_is_told_and_not_missing() -> None:
    pair, file = stored(LEAF, ISSUING), file_of(*CHAIN)
    chain = build_key_chain(pair, file)
    assert ders(chain) == [LEAF.der, ISSUING.der]
    assert codes(pair, file) == [FindingCode.CHAIN_INCOMPLETE]
    assert find_missing_of_key("key", chain) is None


def test_the_missing_issuer_is_named() -> None:
    chain = build_key_chain(PAIRED, file_of(LEAF, ISSUING, ROOT))
    assert find_missing_of_key("key", chain) == MissingIssuer(alias="key", subject="CN=CA 2", issuer="CN=CA 1", of_private_key=True)


def test_order_counts_only_where_programs_go_by_it() -> None:
    assert codes(PAIRED, file_of(*CHAIN[::-1], has_order=False)) == []
    assert codes(PAIRED, file_of(*CHAIN[::-1], has_order=True)) == [FindingCode.CHAIN_OUT_OF_ORDER]
    assert codes(PAIRED, file_of(OTHER, *CHAIN, has_order=True)) == []


def test_without_key_the_first_end_entity_begins_the_chain() -> None:
    second = issue("second", ISSUING)
    assert [one.der for one in find_first_chain(file_of(*CHAIN[::-1], second))] == [issued.der for issued in CHAIN]
    assert find_first_chain(file_of(second, *CHAIN))[0].der == second.der


def test_without_end_entity_the_lowest_ca_begins_it() -> None:
    assert [one.der for one in find_first_chain(file_of(ROOT, ISSUING, MIDDLE))] == [ISSUING.der, MIDDLE.der, ROOT.der]
    assert find_first_chain(file_of()) == ()


def test_the_order_of_a_bundle_of_cas_does_not_matter() -> None:
    bundle, chain = file_of(ROOT, MIDDLE, ISSUING, has_order=True), file_of(ROOT, LEAF, MIDDLE, ISSUING, has_order=True)
    assert list(find_first_chain_findings("x", find_first_chain(bundle), bundle)) == []
    assert [finding.code for finding in find_first_chain_findings("x", find_first_chain(chain), chain)] == [FindingCode.CHAIN_OUT_OF_ORDER]
