"""Opening the parts and keys of a PKCS#12 file."""

from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawEntry, RawKey, RawSecretKey
from services.formats.pkcs12.bags import BagReader
from services.formats.pkcs12.opening import Opening
from services.formats.pkcs12.structure import read_outline
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import (
    KEY_BAG,
    SECRET_BAG,
    SHROUDED_KEY_BAG,
    SM4_CBC,
    algorithm,
    bag,
    certificate_bag,
    clear_part,
    encrypted_key,
    encrypted_part,
    explicit,
    friendly_name,
    integer,
    key_bag,
    make_pair,
    octets,
    oid,
    pbes2,
    pfx,
    seq,
)

PAIR, OTHER = make_pair(), make_pair("other")
CERTIFICATE = certificate_bag(PAIR.certificate)


def open_parts(*parts: bytes, password: bytes | None) -> tuple[Opening, list[RawEntry]]:
    bags = BagReader(Budget())
    opening = Opening(password=None if password is None else Secret(password), bags=bags)
    return opening, list(opening.open(read_outline(pfx(*parts), bags).safes))


def secret_bag(password: str, algorithm_oid: str) -> bytes:
    pkcs8 = seq(integer(0), algorithm(algorithm_oid), octets(b"0123456789abcdef"))
    value = octets(encrypted_key(password, pkcs8))
    return bag(SECRET_BAG, seq(oid(SHROUDED_KEY_BAG), explicit(value)), friendly_name("secret"))


def test_entries_keep_the_file_s_order_over_all_parts() -> None:
    parts = (clear_part(key_bag("p", PAIR.pkcs8, friendly_name("1"))), encrypted_part("p", CERTIFICATE, key_bag("p", OTHER.pkcs8)))
    opening, entries = open_parts(*parts, clear_part(certificate_bag(OTHER.certificate)), password=b"p")
    first, second, third, fourth = entries
    assert isinstance(first, RawKey)
    assert (first.pkcs8, first.name, first.encoding, first.is_encrypted) == (Secret(PAIR.pkcs8), "1", "PKCS#8", True)
    assert second == RawCertificate(der=PAIR.certificate)
    assert isinstance(third, RawKey)
    assert third.pkcs8 == Secret(OTHER.pkcs8)
    assert fourth == RawCertificate(der=OTHER.certificate)
    assert (opening.opened, opening.locked) == (3, 0)


def test_a_key_under_another_password_stays_locked_and_the_rest_is_shown() -> None:
    opening, entries = open_parts(clear_part(key_bag("q", PAIR.pkcs8), key_bag("p", OTHER.pkcs8), CERTIFICATE), password=b"p")
    locked, opened, certificate = entries
    assert isinstance(locked, RawKey)
    assert (locked.pkcs8, locked.problem) == (None, None)
    assert isinstance(opened, RawKey)
    assert opened.pkcs8 == Secret(OTHER.pkcs8)
    assert isinstance(certificate, RawCertificate)
    assert (opening.opened, opening.locked, opening.locked_parts) == (1, 1, 0)


def test_a_part_under_another_password_is_counted() -> None:
    opening, entries = open_parts(encrypted_part("q", CERTIFICATE), clear_part(CERTIFICATE), password=b"p")
    assert len(entries) == 1
    assert (opening.opened, opening.locked, opening.locked_parts) == (0, 1, 1)


def test_no_password_opens_what_is_under_the_empty_one() -> None:
    opening, entries = open_parts(encrypted_part("", CERTIFICATE), clear_part(key_bag("", PAIR.pkcs8)), password=None)
    assert len(entries) == 2
    assert opening.locked == 0


def test_keys_in_clear_are_encrypted_if_their_part_is() -> None:
    _, (clear,) = open_parts(clear_part(bag(KEY_BAG, PAIR.pkcs8)), password=None)
    _, (covered,) = open_parts(encrypted_part("p", bag(KEY_BAG, PAIR.pkcs8)), password=b"p")
    assert isinstance(clear, RawKey)
    assert (clear.pkcs8, clear.is_encrypted) == (Secret(PAIR.pkcs8), False)
    assert isinstance(covered, RawKey)
    assert (covered.pkcs8, covered.is_encrypted) == (Secret(PAIR.pkcs8), True)


def test_a_key_that_is_no_pkcs8_or_under_an_unread_cipher_has_a_problem() -> None:
    sm4 = bag(SHROUDED_KEY_BAG, seq(pbes2(cipher=SM4_CBC), octets(bytes(16))))
    opening, entries = open_parts(clear_part(bag(KEY_BAG, seq(integer(7))), sm4), password=b"p")
    problems = [entry.problem or "" for entry in entries if isinstance(entry, RawKey) and entry.pkcs8 is None]
    assert ["PKCS#8" in problems[0], "SM4-CBC" in problems[1]] == [True, True]
    assert (opening.locked, opening.unsupported) == (0, 1)


def test_secret_keys_show_their_algorithm_and_never_their_value() -> None:
    bags = [secret_bag("p", "2.16.840.1.101.3.4.1"), secret_bag("p", "1.2.840.113549.2.9"), secret_bag("q", "2.16.840.1.101.3.4.1")]
    foreign = bag(SECRET_BAG, seq(oid("1.2.3"), explicit(octets(b"0123456789abcdef"))))
    opening, entries = open_parts(clear_part(*bags, foreign), password=b"p")
    assert entries == [
        RawSecretKey(algorithm="AES", name="secret"),
        RawSecretKey(algorithm="HMAC-SHA-256", name="secret"),
        RawSecretKey(algorithm="unknown", name="secret"),
        RawSecretKey(algorithm="unknown"),
    ]
    assert "0123456789abcdef" not in repr(entries)
    assert opening.locked == 1


def test_old_ciphers_are_noted_whether_they_open_or_not() -> None:
    rc2 = algorithm("1.2.840.113549.1.12.1.6", seq(octets(b"12345678"), integer(1)))
    opening, _ = open_parts(encrypted_part("p", CERTIFICATE, scheme=rc2), encrypted_part("p", CERTIFICATE), password=b"p")
    assert opening.legacy == ["RC2-40 with SHA-1"]
