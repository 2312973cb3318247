"""Which certificate belongs to which private key."""

from services.formats.contents.described import Describer
from services.formats.contents.pairing import PairedKey, pair_keys
from services.formats.contents.raw import RawCertificate, RawKey
from services.model.contents import Format
from services.model.secret import Secret
from tests.services.x509.made import Issued, chain_of, issue

ROOT = issue("root")
ONE, TWO = issue("one", ROOT), issue("two", ROOT)
UNREADABLE = Secret(b"no key at all")


def raw_key(
    issued: Issued | None, *, key_id: bytes | None = None, chain: list[Issued] | None = None, pkcs8: Secret | None = None
) -> RawKey:
    """Return a key; without `issued` and `pkcs8` it is locked."""
    stored = None if chain is None else tuple(RawCertificate(der=each.der) for each in chain)
    return RawKey(pkcs8=issued.pkcs8 if issued else pkcs8, encoding="PKCS#8", is_encrypted=False, local_key_id=key_id, chain=stored)


def raw_certificate(issued: Issued, *, key_id: bytes | None = None, is_trusted: bool = False) -> RawCertificate:
    return RawCertificate(der=issued.der, local_key_id=key_id, is_trusted=is_trusted)


def pair(keys: list[RawKey], certificates: list[RawCertificate]) -> list[PairedKey]:
    describer = Describer(Format.PKCS12)
    return list(pair_keys(keys, describer.describe_all(certificates), describer))


def end_of(paired: PairedKey) -> bytes | None:
    return paired.end_entity.der if paired.end_entity else None


def mismatch_of(paired: PairedKey) -> bytes | None:
    return paired.mismatch.der if paired.mismatch else None


def test_keys_find_their_certificates_by_public_key() -> None:
    one, two = pair([raw_key(ONE), raw_key(TWO)], [raw_certificate(ROOT), raw_certificate(TWO), raw_certificate(ONE)])
    assert (end_of(one), end_of(two)) == (ONE.der, TWO.der)
    assert (one.mismatch, two.mismatch) == (None, None)


def test_among_certificates_of_one_key_the_local_key_id_decides() -> None:
    renewed = issue("one", ROOT, key=ONE.key)
    (paired,) = pair([raw_key(ONE, key_id=b"2")], [raw_certificate(ONE, key_id=b"1"), raw_certificate(renewed, key_id=b"2")])
    assert end_of(paired) == renewed.der
    assert paired.mismatch is None


def test_one_local_key_id_for_the_whole_chain_does_no_harm() -> None:
    (paired,) = pair([raw_key(ONE, key_id=b"1")], [raw_certificate(ROOT, key_id=b"1"), raw_certificate(ONE, key_id=b"1")])
    assert end_of(paired) == ONE.der
    assert paired.mismatch is None


def test_a_local_key_id_of_another_certificate_is_a_mismatch() -> None:
    (paired,) = pair([raw_key(ONE, key_id=b"1")], [raw_certificate(TWO, key_id=b"1"), raw_certificate(ONE)])
    assert (end_of(paired), mismatch_of(paired)) == (ONE.der, TWO.der)
    (paired,) = pair([raw_key(ONE, key_id=b"1")], [raw_certificate(TWO, key_id=b"1")])
    assert (end_of(paired), mismatch_of(paired)) == (TWO.der, TWO.der)


def test_a_locked_key_goes_by_its_local_key_id() -> None:
    (paired,) = pair([raw_key(None, key_id=b"1")], [raw_certificate(ROOT, key_id=b"1"), raw_certificate(ONE, key_id=b"1")])
    assert paired.facts is None
    assert end_of(paired) == ONE.der


def test_the_only_locked_key_gets_the_only_end_entity_that_is_left() -> None:
    one, two = pair([raw_key(ONE), raw_key(None)], [raw_certificate(ONE), raw_certificate(TWO), raw_certificate(ROOT)])
    assert (end_of(one), end_of(two)) == (ONE.der, TWO.der)


def test_a_key_that_cannot_be_read_gets_it_too() -> None:
    (paired,) = pair([raw_key(None, pkcs8=UNREADABLE)], [raw_certificate(ONE), raw_certificate(ROOT)])
    assert end_of(paired) == ONE.der


def test_nothing_is_guessed_where_there_is_a_choice() -> None:
    certificates = [raw_certificate(ONE), raw_certificate(TWO)]
    assert [end_of(paired) for paired in pair([raw_key(None)], certificates)] == [None]
    assert [end_of(paired) for paired in pair([raw_key(None), raw_key(None)], certificates[:1])] == [None, None]


def test_a_trusted_certificate_is_not_guessed_to_be_a_keys() -> None:
    (paired,) = pair([raw_key(None)], [raw_certificate(ONE, is_trusted=True)])
    assert end_of(paired) is None


def test_a_key_beside_the_certificate_of_another_key_is_a_mismatch() -> None:
    (paired,) = pair([raw_key(ONE)], [raw_certificate(TWO), raw_certificate(ROOT)])
    assert (end_of(paired), mismatch_of(paired)) == (None, TWO.der)


def test_a_key_beside_ca_certificates_only_is_alone() -> None:
    (paired,) = pair([raw_key(ONE)], [raw_certificate(ROOT)])
    assert (paired.end_entity, paired.mismatch) == (None, None)


def test_in_a_stored_chain_the_key_chooses() -> None:
    chain = chain_of(3)
    (paired,) = pair([raw_key(chain[0], chain=chain[::-1])], [raw_certificate(ONE)])
    assert end_of(paired) == chain[0].der
    assert paired.stored_chain is not None
    assert len(paired.stored_chain) == 3


def test_a_locked_key_takes_the_end_entity_of_its_stored_chain() -> None:
    chain = chain_of(3)
    (paired,) = pair([raw_key(None, chain=chain[::-1])], [])
    assert end_of(paired) == chain[0].der


def test_a_stored_chain_of_another_key_is_a_mismatch_wherever_the_right_one_is() -> None:
    (paired,) = pair([raw_key(ONE, chain=[TWO, ROOT])], [raw_certificate(ONE)])
    assert (end_of(paired), mismatch_of(paired)) == (TWO.der, TWO.der)


def test_an_empty_stored_chain_stays_empty() -> None:
    (paired,) = pair([raw_key(ONE, chain=[])], [raw_certificate(ONE)])
    assert (paired.end_entity, paired.mismatch) == (None, None)
