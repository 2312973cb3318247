"""Which certificate belongs to which private key."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.write import integer, octet_string
from services.errors import MalformedContent
from services.formats.contents import pairing as pairing_module
from services.formats.contents.described import Described, Describer, list_readable
from services.formats.contents.pairing import PairedKey, pair_keys
from services.formats.contents.raw import RawCertificate, RawKey
from services.model.contents import FindingCode, Format, PrivateKeyEntry
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509 import private_keys as private_keys_module
from services.x509.chain import list_end_entities
from services.x509.outline import read_outline
from services.x509.private_keys import UnsupportedKey, read_key
from services.x509.public_keys import KeyFacts, PublicNumbers, read_public_key
from tests.cases import list_cases
from tests.services.x509.made import NULL, Issued, algorithm, bit_string, chain_of, hand_made, issue, oid, sequence, tlv
from tests.services.x509.p256 import P256_PARAMETERS

ROOT = issue("root")
ONE, TWO = issue("one", ROOT), issue("two", ROOT)
UNREADABLE = Secret(b"no key at all")
EC = "1.2.840.10045.2.1"


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


def _count(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[Any]:
    """Return a list that grows with each call of that function."""
    calls: list[Any] = []
    counted = getattr(module, name)

    def count(*given: Any) -> Any:
        calls.append(given)
        return counted(*given)

    monkeypatch.setattr(module, name, count)
    return calls


def test_many_keys_of_one_local_key_id_read_each_of_its_certificates_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """20 keys and 30 certificates: 600 comparisons once, of which each parsed the certificate again."""
    readings = _count(monkeypatch, private_keys_module, "read_outline")
    certificates = [raw_certificate(TWO, key_id=b"1")] + [raw_certificate(issue("x", ROOT), key_id=b"1") for _ in range(29)]
    pairs = pair([raw_key(ONE, key_id=b"1") for _ in range(20)], certificates)
    assert {mismatch_of(paired) for paired in pairs} == {TWO.der}
    assert len(readings) == 2 * 30  # among all of the file, and among those of the id


def test_many_locked_keys_of_one_local_key_id_look_for_its_end_entity_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searches = _count(monkeypatch, pairing_module, "list_end_entities")
    pairs = pair([raw_key(None, key_id=b"1") for _ in range(20)], [raw_certificate(ROOT, key_id=b"1"), raw_certificate(ONE, key_id=b"1")])
    assert {end_of(paired) for paired in pairs} == {ONE.der}
    assert len(searches) == 2  # for the id, and for what is left over


def test_keys_that_are_left_over_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = _count(monkeypatch, pairing_module, "_has_numbers")
    assert {end_of(paired) for paired in pair([raw_key(None) for _ in range(20)], [raw_certificate(ONE)])} == {None}
    assert len(looks) == 2 * 20


def test_a_certificate_that_cannot_be_compared_is_the_keys_if_the_file_says_so() -> None:
    unknown = replace(UNKNOWN, local_key_id=b"1")
    (paired,) = pair([raw_key(ONE, key_id=b"1")], [raw_certificate(TWO, key_id=b"1"), unknown])
    assert (end_of(paired), mismatch_of(paired)) == (UNKNOWN.der, None)


UNKNOWN = RawCertificate(der=hand_made(public_key=sequence(algorithm("1.2.3.4"), bit_string(b"x"))))
CHAIN = chain_of(3)
CERTIFIED = (ROOT, ONE, TWO, issue("one", ROOT, key=ONE.key), *CHAIN)
IDS = st.sampled_from([None, b"1", b"2"])
KEYS = st.builds(
    lambda issued, key_id, chain: raw_key(issued, key_id=key_id, chain=chain, pkcs8=None if issued else UNREADABLE),
    st.sampled_from([ONE, TWO, CHAIN[0], None]),
    IDS,
    st.none() | st.lists(st.sampled_from(CERTIFIED), max_size=4),
) | st.builds(lambda key_id: raw_key(None, key_id=key_id), IDS)
CERTIFICATES = st.builds(
    lambda raw, key_id, is_trusted: replace(raw, local_key_id=key_id, is_trusted=is_trusted),
    st.sampled_from([*map(raw_certificate, CERTIFIED), UNKNOWN]),
    IDS,
    st.booleans(),
)


@given(keys=st.lists(KEYS, max_size=6), certificates=st.lists(CERTIFICATES, max_size=8))
def test_an_index_pairs_as_a_comparison_of_each_with_each_does(keys: list[RawKey], certificates: list[RawCertificate]) -> None:
    described = Describer(Format.PKCS12).describe_all(certificates)
    assert [(end_of(paired), mismatch_of(paired)) for paired in pair_keys(keys, described, Describer(Format.PKCS12))] == [
        (end and end.der, mismatch and mismatch.der) for end, mismatch in _pair_each_with_each(keys, described)
    ]


Pairing = tuple[X509Certificate | None, X509Certificate | None]


def _pair_each_with_each(keys: Sequence[RawKey], described: Sequence[Described]) -> list[Pairing]:
    """Return end entity and mismatch of each key, by comparing all keys with all certificates."""
    facts = [None if key.pkcs8 is None else read_key(key.pkcs8) for key in keys]
    pairs = [_choose_one(key, fact, described) for key, fact in zip(keys, facts, strict=True)]
    taken = {end.sha256 for end, _ in pairs if end}
    candidates = list_readable(each for each in described if not each.raw.is_trusted)
    free = [each for each in list_end_entities(candidates) if each.sha256 not in taken]
    has_numbers = [isinstance(fact, KeyFacts) and fact.numbers is not None for fact in facts]
    lonely = [at for at, (end, _) in enumerate(pairs) if end is None and not has_numbers[at]]
    for at, (end, _) in enumerate(list(pairs)):
        if end is None and keys[at].chain is None and free:
            if has_numbers[at]:
                pairs[at] = (None, free[0])
            elif lonely == [at] and len(free) == 1:
                pairs[at] = (free[0], None)
    return pairs


def _choose_one(key: RawKey, facts: object, described: Sequence[Described]) -> Pairing:
    if key.chain is not None:
        given_to_it, others = list_readable(Describer(Format.PKCS12).describe_all(key.chain)), []
    else:
        has_id = [each.certificate for each in described if key.local_key_id is not None and each.raw.local_key_id == key.local_key_id]
        given_to_it = tuple(each for each in has_id if each is not None)
        others = [each for each in list_readable(described) if isinstance(facts, KeyFacts) and _is_key_of(facts, each)]
    if not isinstance(facts, KeyFacts):
        return next(iter((*list_end_entities(given_to_it), *given_to_it)), None), None
    answers = [(_is_key_of(facts, each), each) for each in given_to_it]
    for wanted in (True, None):
        for answer, each in answers:
            if answer is wanted:
                return each, None
    mismatch = given_to_it[0] if given_to_it else None
    return (others[0] if others else mismatch), mismatch


def _is_key_of(key: KeyFacts, certificate: X509Certificate) -> bool | None:
    numbers = _read_numbers(certificate)
    return None if numbers is None or key.numbers is None else numbers == key.numbers


def _read_numbers(certificate: X509Certificate) -> PublicNumbers | None:
    try:
        return read_public_key(read_outline(certificate.der).public_key).numbers
    except MalformedContent:
        return None


@pytest.mark.parametrize(
    "name",
    [
        *("f03-bc-ed25519.p12", "f03-bc-ed448.p12", "f03-bc-ed25519.jks"),
        *("f13-ecnoalgparams.pem", "f13-explicit-brainpool.pem", "f13-explicit-k1.pem"),
    ],
)
def test_keys_that_libraries_refuse_for_their_form_belong_to_their_certificates(name: str) -> None:
    contents = list_cases()[name].read()
    (key,) = (entry for entry in contents.entries if isinstance(entry, PrivateKeyEntry))
    assert key.private_key.algorithm == key.certificate_chain[0].public_key.algorithm
    assert not {FindingCode.UNSUPPORTED_KEY, FindingCode.KEY_MISMATCH} & {each.code for each in contents.findings}


def test_a_key_of_the_second_version_is_a_mismatch_as_one_of_the_first_is() -> None:
    contents = list_cases()["f03-edv2-mismatch.pem"].read()
    assert FindingCode.KEY_MISMATCH in {each.code for each in contents.findings}
    assert [entry.certificate_chain for entry in contents.entries if isinstance(entry, PrivateKeyEntry)] == [()]


@pytest.mark.parametrize("parameters", [b"", NULL], ids=["absent", "null"])
def test_an_ec_key_that_names_no_curve_is_no_mismatch(parameters: bytes) -> None:
    value = sequence(integer(1), octet_string(b"k" * 32), tlv(0xA1, bit_string(b"\x04" + b"p" * 64)))
    (paired,) = pair([raw_key(None, pkcs8=_ec_key(parameters, value))], [raw_certificate(issue("own"))])
    assert isinstance(paired.facts, UnsupportedKey)
    assert mismatch_of(paired) is None


def test_a_key_with_a_spelled_out_curve_gets_the_certificate_of_its_point() -> None:
    """The library does not know these parameters, so that nobody can tell whether they are the curve of the certificate."""
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    issued = issue("own", key=key)
    point = tlv(0xA1, bit_string(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))
    value = sequence(integer(1), octet_string(key.private_numbers().private_value.to_bytes(32, "big")), point)
    spelled_out = P256_PARAMETERS.replace(bytes.fromhex("5ac635d8"), bytes.fromhex("5ac635d9"))
    others = [raw_certificate(issue("other")), raw_certificate(issued)]
    (paired,) = pair([raw_key(None, pkcs8=_ec_key(spelled_out, value))], others)
    assert (end_of(paired), mismatch_of(paired)) == (issued.der, None)


def _ec_key(parameters: bytes, value: bytes) -> Secret:
    return Secret(sequence(integer(0), sequence(oid(EC), parameters), octet_string(value)))
