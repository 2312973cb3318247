"""What the keys of one file may cost: the file is read to its end, but no more is computed."""

from collections.abc import Callable

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

from services.formats.contents.assemble import assemble
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey
from services.formats.conversion.choose import OpenFile, choose
from services.model.contents import Contents, FindingCode, Format, Integrity, PrivateKeyDetails, PrivateKeyEntry, TrustedCertificateEntry
from services.model.secret import Secret
from services.x509 import private_keys, signatures
from services.x509.describe import describe_certificate
from services.x509.key_work import MAX_WORK, READING, SMALL, KeyWork, curve_cost, power_cost
from services.x509.outline import Outline, read_outline
from services.x509.private_keys import UnsupportedKey, read_key
from services.x509.signatures import SignatureChecks, is_signed_by
from tests.services.formats.converting import wish
from tests.services.x509.made import (
    algorithm,
    bit_string,
    chain_of,
    common_name,
    hand_made,
    integer,
    issue,
    name_of,
    rsa_spki,
    sequence,
    tlv,
)

LONG_EXPONENT = rsa_spki((1 << 3071) + 1, (1 << 3070) + 1)
NAME = name_of(common_name("Same"))
DSA = algorithm("1.2.840.10040.4.1", sequence(integer((1 << 8191) + 1), integer((1 << 255) + 1), integer(4)))
LARGE_DSA = algorithm("1.2.840.10040.4.1", sequence(integer((1 << 9999) + 1), integer((1 << 255) + 1), integer(4)))
LONG_DSA_KEY = Secret(sequence(integer(0), DSA, tlv(0x04, integer(1 << 7999))))

Done = list[object]


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> Done:
    """The keys that signatures are checked with; all of them seem to be wrong, and cost nothing."""
    done: Done = []

    def refuse(key: object, *_: object, **__: object) -> None:
        done.append(key)
        raise InvalidSignature

    monkeypatch.setattr(signatures, "_verify", refuse)
    return done


def _put_together(*entries: RawEntry) -> Contents:
    return assemble(RawContents(format=Format.JKS, entries=entries))


def _self_issued(spki: bytes, count: int) -> list[RawCertificate]:
    return [
        RawCertificate(der=hand_made(serial_number=integer(number), issuer=NAME, subject=NAME, public_key=spki), is_trusted=True)
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    "spki", [LONG_EXPONENT, sequence(LARGE_DSA, bit_string(integer(9)))], ids=["RSA with a long exponent", "DSA of 10,000 bits"]
)
def test_certificates_with_costly_keys_are_all_read_and_only_some_checked(verified: Done, spki: bytes) -> None:
    contents = _put_together(*_self_issued(spki, 300))
    assert len(contents.entries) == 300
    assert 0 < len(verified) < 250
    last = contents.entries[-1]
    assert isinstance(last, TrustedCertificateEntry)
    assert last.certificate.is_self_signed  # as where a signature's algorithm is not known: only a failing check says no


def test_chains_share_what_one_file_may_cost(verified: Done) -> None:
    issuers = [
        RawCertificate(der=hand_made(serial_number=integer(number), subject=NAME, public_key=LONG_EXPONENT)) for number in range(1, 31)
    ]
    ends = [RawCertificate(der=hand_made(serial_number=integer(number), issuer=NAME)) for number in range(1, 31)]
    keys = [RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, name=str(at), chain=(end, *issuers)) for at, end in enumerate(ends)]
    assert len(_put_together(*keys).entries) == 30
    assert 0 < len(verified) < 250


def test_checks_of_roots_and_of_chains_outside_entries_share_it_too(verified: Done) -> None:
    """A PKCS#12 in which a key finds its chain among all certificates, after each of them was looked at."""
    issuers = [
        RawCertificate(der=hand_made(serial_number=integer(number), subject=NAME, public_key=LONG_EXPONENT)) for number in range(1, 31)
    ]
    ends = [RawCertificate(der=hand_made(serial_number=integer(at), issuer=NAME), local_key_id=b"%d" % at) for at in range(1, 31)]
    keys = [RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, name=str(at), local_key_id=b"%d" % at) for at in range(1, 31)]
    roots = _self_issued(LONG_EXPONENT, 150)
    assemble(RawContents(format=Format.PKCS12, entries=(*keys, *ends, *issuers, *roots)))
    assert 150 < len(verified) < 250


def test_a_conversion_costs_no_more_than_a_file(verified: Done) -> None:
    issuers = [describe_certificate(hand_made(serial_number=integer(at), subject=NAME, public_key=LONG_EXPONENT)) for at in range(1, 31)]
    ends = [describe_certificate(hand_made(serial_number=integer(at), issuer=NAME)) for at in range(1, 31)]
    details = PrivateKeyDetails(algorithm=None, bits=None, curve=None, encoding="PKCS#8", is_encrypted=True, is_locked=True)
    entries = tuple(
        PrivateKeyEntry(alias=str(at), created_at=None, private_key=details, certificate_chain=(end, *issuers))
        for at, end in enumerate(ends)
    )
    contents = Contents(format=Format.JKS, integrity=Integrity.NONE, is_locked=False, has_password=True, entries=entries)
    keys = tuple(RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True) for _ in entries)
    verified.clear()
    assert len(choose(OpenFile(contents=contents, keys=keys, has_password=True), wish(include_private_key=False))) == 30
    assert 0 < len(verified) < 250


def test_a_pair_of_certificates_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: Done = []
    real = signatures._verify

    def count(key: object, *given: object, **named: object) -> None:
        checked.append(key)
        real(key, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(signatures, "_verify", count)
    end, issuing, root = (RawCertificate(der=one.der) for one in chain_of(3))
    keys = [RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, name=str(at), chain=(end, issuing, root)) for at in range(10)]
    _put_together(*keys)
    assert len(checked) == 3  # two issuers, and the root by itself


def test_private_keys_with_costly_numbers_are_kept_with_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: Done = []

    def refuse(*given: object) -> None:
        loaded.append(given)
        raise ValueError

    monkeypatch.setattr(private_keys, "load_der_private_key", refuse)
    keys = [RawKey(pkcs8=LONG_DSA_KEY, encoding="PKCS#8", is_encrypted=True, name=str(at), chain=()) for at in range(50)]
    contents = _put_together(*keys)
    assert len(contents.entries) == 50
    assert 0 < len(loaded) < 20
    assert any(each.code is FindingCode.UNSUPPORTED_KEY for each in contents.findings)


@pytest.mark.parametrize("key", [LONG_DSA_KEY, issue("own").pkcs8], ids=["DSA", "EC"])
def test_a_key_that_is_not_paid_for_is_unsupported_and_says_why(key: Secret) -> None:
    facts = read_key(key, KeyWork(10))
    assert isinstance(facts, UnsupportedKey)
    assert "more keys than are computed with" in facts.reason


def test_a_signature_that_is_not_paid_for_has_no_answer() -> None:
    root = issue("root")
    outline = read_outline(root.der)
    assert (is_signed_by(outline, outline, KeyWork(10)), is_signed_by(outline, outline, KeyWork())) == (None, True)
    assert SignatureChecks(KeyWork(10)).is_signed_by(root.described, root.described) is None
    assert SignatureChecks(KeyWork()).is_signed_by(root.described, root.described) is True


def test_a_signature_costs_what_its_curve_costs() -> None:
    usual, slow = read_outline(issue("P-256").der), read_outline(issue("P-384", key=ec.generate_private_key(ec.SECP384R1())).der)
    assert [is_signed_by(each, each, KeyWork(SMALL)) for each in (usual, slow)] == [True, None]


def test_a_private_key_costs_what_its_curve_costs() -> None:
    usual, slow = issue("P-256").pkcs8, issue("P-384", key=ec.generate_private_key(ec.SECP384R1())).pkcs8
    assert [isinstance(read_key(each, KeyWork(SMALL)), UnsupportedKey) for each in (usual, slow)] == [False, True]


def test_pairs_that_cannot_be_checked_cost_their_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    read: Done = []

    def count(der: bytes) -> Outline:
        read.append(der)
        return read_outline(der)

    monkeypatch.setattr(signatures, "read_outline", count)
    spki = sequence(algorithm("1.2.3.4"), bit_string(b"x"))
    unknown = [describe_certificate(hand_made(serial_number=integer(at), public_key=spki)) for at in range(1, 11)]
    checks = SignatureChecks(KeyWork(3 * READING))
    assert {checks.is_signed_by(each, unknown[0]) for each in unknown} == {None}
    assert len(read) == 2 * 3


def test_work_is_taken_once_and_what_is_too_much_takes_nothing() -> None:
    work = KeyWork(10)
    assert [work.pay(4), work.pay(7), work.pay(6), work.pay(1)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("cost", "count"),
    [
        (lambda: power_cost(bits=4_096, exponent_bits=17), 5_000),
        (lambda: power_cost(bits=3_072, exponent_bits=256), 1_400),  # FIPS 186-5 allows no longer public exponent
        (lambda: power_cost(bits=8_192, exponent_bits=17), 4_000),
        (lambda: power_cost(bits=2_048, exponent_bits=256), 5_000),  # DSA-2048
        (lambda: curve_cost("secp256r1", 256), 10_000),
        (lambda: curve_cost("secp384r1", 384), 4_000),
        (lambda: curve_cost("secp521r1", 521), 2_000),
    ],
)
def test_as_many_honest_keys_as_a_file_has_are_paid_for(cost: Callable[[], int], count: int) -> None:
    assert cost() * count <= MAX_WORK


def test_an_unknown_curve_costs_as_much_as_the_largest() -> None:
    assert curve_cost(None, None) == curve_cost("secp521r1", 521)
