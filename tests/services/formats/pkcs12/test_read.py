"""Reading PKCS#12 as a whole."""

import contextlib
import itertools
from functools import partial

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import PrivateFormat, load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import PBES, PKCS12Certificate, serialize_key_and_certificates
from cryptography.x509 import load_der_x509_certificate
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, TooCostly, TooLarge, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey, RawSecretKey, RawUnreadable
from services.formats.pkcs12.bags import BagReader
from services.formats.pkcs12.read import Opening, read_pkcs12
from services.formats.pkcs12.structure import read_outline
from services.formats.read import read_contents
from services.model.contents import FindingCode, Format, Integrity, PrivateKeyEntry, TrustedCertificateEntry, UnreadableEntry
from services.model.secret import Secret
from tests.cases import list_cases
from tests.corpus import load_golden
from tests.services.formats.pkcs12_writer import (
    CERTIFICATE_BAG,
    CRL_BAG,
    FRIENDLY_NAME,
    KEY_BAG,
    PBES2,
    SAFE_BAG,
    SCRYPT,
    SECRET_BAG,
    SHA256,
    SHROUDED_KEY_BAG,
    SM4_CBC,
    algorithm,
    attribute,
    bag,
    certificate_bag,
    clear_part,
    der,
    encrypted_key,
    encrypted_part,
    explicit,
    friendly_name,
    integer,
    key_bag,
    mac,
    mac_data,
    make_pair,
    octets,
    oid,
    pbes2,
    pbkdf2,
    pbmac1,
    pbmac1_scheme,
    pfx,
    seq,
)
from tests.services.x509.made import issue
from tests.work import counting

CALLS = 4_000_000
"""Calls of functions at most: the largest bomb has thousands of bags to look at; each iteration in Python would be a call."""

PAIR, OTHER = make_pair(), make_pair("other")
CERTIFICATE, KEY = certificate_bag(PAIR.certificate), key_bag("password", PAIR.pkcs8)


def read(encoded: bytes, password: str | None, budget: Budget | None = None) -> RawContents:
    return read_pkcs12(encoded, password=None if password is None else Secret(password.encode()), budget=budget or Budget())


def write(*parts: bytes, password: str | None = "password", iterations: int = 1) -> bytes:
    """A file with a MAC under the password, or without one."""
    return pfx(*parts, make_mac=None if password is None else lambda content: mac(password, content, iterations=iterations))


def codes(contents: RawContents) -> list[FindingCode]:
    return [finding.code for finding in contents.findings]


def shapes(contents: RawContents) -> str:
    """C a certificate, K an open key, L a locked one, S a secret key; in the file's order."""

    def shape(entry: RawEntry) -> str:
        if isinstance(entry, RawKey):
            return "L" if entry.pkcs8 is None else "K"
        return "C" if isinstance(entry, RawCertificate) else "S"

    return "".join(map(shape, contents.entries))


USUAL = write(encrypted_part("password", CERTIFICATE, certificate_bag(OTHER.certificate)), clear_part(KEY))
NOT_ENCRYPTED = write(clear_part(CERTIFICATE, bag(KEY_BAG, PAIR.pkcs8)))


# With the password


def test_the_password_opens_everything_and_verifies_the_mac() -> None:
    contents = read(USUAL, "password")
    assert shapes(contents) == "CCK"
    assert contents.format is Format.PKCS12
    assert (contents.integrity, contents.is_locked, contents.has_password) == (Integrity.VERIFIED, False, True)
    assert contents.findings == ()


def test_all_keys_are_kept() -> None:
    """cryptography's and other readers keep one key of a file and drop the rest silently."""
    keys = [key_bag("password", make_pair(str(number)).pkcs8, friendly_name(f"key {number}")) for number in range(3)]
    entries = read(write(clear_part(*keys)), "password").entries
    assert [entry.name for entry in entries] == ["key 0", "key 1", "key 2"]
    assert [entry.pkcs8 for entry in entries if isinstance(entry, RawKey)] == [Secret(make_pair(str(number)).pkcs8) for number in range(3)]


def test_a_key_under_another_password_stays_locked() -> None:
    contents = read(write(encrypted_part("password", CERTIFICATE), clear_part(key_bag("other", PAIR.pkcs8), KEY)), "password")
    assert shapes(contents) == "CLK"
    assert (contents.integrity, contents.is_locked) == (Integrity.VERIFIED, True)


def test_a_part_under_another_password_is_pointed_out() -> None:
    contents = read(write(encrypted_part("other", CERTIFICATE), clear_part(KEY)), "password")
    assert shapes(contents) == "K"
    assert contents.is_locked
    assert codes(contents) == [FindingCode.ENTRY_LOCKED]


def test_pbmac1_is_verified() -> None:
    file = pfx(clear_part(CERTIFICATE), make_mac=lambda content: pbmac1("password", content))
    contents = read(file, "password")
    assert contents.integrity is Integrity.VERIFIED
    assert codes(contents) == [FindingCode.NEW_PROTECTION]


def test_pbmac1_is_a_finding_that_names_who_cannot_read_it() -> None:
    contents = list_cases()["pbmac1.p12"].read()
    (found,) = (finding for finding in contents.findings if finding.code is FindingCode.NEW_PROTECTION)
    assert "Java up to 25, OpenSSL up to 3.3 and Node up to 20" in found.message
    assert "MODERN_2023" in found.fix


# Without a password


def test_no_password_shows_what_is_in_clear() -> None:
    contents = read(write(clear_part(CERTIFICATE, KEY)), None)
    assert shapes(contents) == "CL"
    assert (contents.integrity, contents.is_locked, contents.has_password) == (Integrity.NOT_VERIFIED, True, True)
    assert codes(contents) == [FindingCode.INTEGRITY_NOT_VERIFIED]


def test_no_password_and_nothing_in_clear_is_locked_and_empty() -> None:
    contents = read(write(encrypted_part("password", CERTIFICATE)), None)
    assert (contents.entries, contents.is_locked) == ((), True)


@pytest.mark.parametrize("password", [None, ""])
def test_an_empty_password_needs_none(password: str | None) -> None:
    file = write(encrypted_part("", CERTIFICATE), clear_part(key_bag("", PAIR.pkcs8)), password="")
    contents = read(file, password)
    assert shapes(contents) == "CK"
    assert (contents.integrity, contents.is_locked, contents.has_password) == (Integrity.VERIFIED, False, False)
    with pytest.raises(WrongPassword):
        read(file, "password")


@pytest.mark.parametrize("password", [None, "", "anything"])
def test_no_mac_and_no_encryption_opens_under_any_password(password: str | None) -> None:
    contents = read(write(clear_part(CERTIFICATE, bag(KEY_BAG, PAIR.pkcs8)), password=None), password)
    assert shapes(contents) == "CK"
    assert (contents.integrity, contents.is_locked, contents.has_password) == (Integrity.NONE, False, False)
    assert codes(contents) == [FindingCode.INTEGRITY_NOT_VERIFIED]


def test_clear_certificates_and_encrypted_keys_without_mac() -> None:
    file = write(clear_part(CERTIFICATE, KEY), password=None)
    assert shapes(read(file, "password")) == "CK"
    assert shapes(read(file, None)) == "CL"
    assert read(file, None).is_locked
    with pytest.raises(WrongPassword):
        read(file, "wrong")


def test_a_key_that_nobody_reads_has_a_password_but_is_not_locked() -> None:
    unread = bag(SHROUDED_KEY_BAG, seq(algorithm(PBES2, seq(algorithm("1.2.3", seq()), algorithm("1.2.3"))), octets(bytes(16))))
    contents = read(write(clear_part(CERTIFICATE, unread), password=None), None)
    assert shapes(contents) == "CL"
    assert (contents.is_locked, contents.has_password) == (False, True)


# Wrong or damaged


def test_a_wrong_password_is_told() -> None:
    for file, wrong in itertools.product((USUAL, write(clear_part(KEY))), ("Password", "password ", "")):
        with pytest.raises(WrongPassword) as caught:
            read(file, wrong)
        assert caught.value.code is ErrorCode.PASSWORD_WRONG


def test_where_nothing_is_encrypted_a_wrong_password_cannot_be_told_from_damage() -> None:
    for file, password in (
        (NOT_ENCRYPTED, "wrong"),
        (NOT_ENCRYPTED.replace(PAIR.certificate, PAIR.certificate[:-1] + bytes((PAIR.certificate[-1] ^ 1,))), "password"),
    ):
        with pytest.raises(WrongPassword) as caught:
            read(file, password)
        assert caught.value.code is ErrorCode.PASSWORD_WRONG_OR_CORRUPT


def test_damage_under_the_right_password_is_told_from_a_wrong_one() -> None:
    """The password decrypts, so it is right; the MAC does not fit, so the file was changed."""
    changed = bytearray(USUAL)
    changed[USUAL.index(KEY) + len(KEY) - 1] ^= 1
    with pytest.raises(MalformedContent) as caught:
        read(bytes(changed), "password")
    assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT
    with pytest.raises(WrongPassword):
        read(bytes(changed), "wrong")


@pytest.mark.parametrize("password", [None, "password", "wrong"])
def test_a_cut_file_is_damaged_whatever_the_password(password: str | None) -> None:
    for length in (0, 1, len(USUAL) // 4, len(USUAL) // 2, len(USUAL) - 1):
        with pytest.raises(MalformedContent) as caught:
            read(USUAL[:length], password)
        assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT


def test_a_damaged_bag_in_a_part_without_mac_loses_no_other() -> None:
    contents = read(write(encrypted_part("password", CERTIFICATE, integer(5)), password=None), "password")
    assert [type(entry) for entry in contents.entries] == [RawCertificate, RawUnreadable]


def test_a_part_whose_bags_cannot_be_told_apart_is_damage() -> None:
    for broken in (b"\x30\x05\x00", b"\x04"):
        with pytest.raises(MalformedContent) as caught:
            read(write(encrypted_part("password", CERTIFICATE, broken), password=None), "password")
        assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT


@pytest.mark.parametrize("password", ["other", ""])
def test_a_wrong_password_is_told_from_a_damaged_bag(password: str) -> None:
    """The MAC shows it; where only damaged bags are left to try the password on, nothing can."""
    broken = bag(SHROUDED_KEY_BAG, octets(b""))
    with pytest.raises(WrongPassword) as caught:
        read(write(clear_part(CERTIFICATE, broken, KEY)), password)
    assert caught.value.code is ErrorCode.PASSWORD_WRONG
    with pytest.raises(WrongPassword) as caught:
        read(write(clear_part(CERTIFICATE, broken)), password)
    assert caught.value.code is ErrorCode.PASSWORD_WRONG_OR_CORRUPT


def test_a_mac_that_does_not_fit_is_damage_beside_damaged_bags_too() -> None:
    parts = encrypted_part("password", CERTIFICATE), clear_part(bag(SHROUDED_KEY_BAG, octets(b"")), KEY)
    with pytest.raises(MalformedContent) as caught:
        read(pfx(*parts, make_mac=lambda content: mac("password", content + b"changed")), "password")
    assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT


def test_pbmac1_s_bad_variants_are_refused_under_the_right_password() -> None:
    bad = [
        pbmac1_scheme(iterations=integer(2)),
        pbmac1_scheme(salt=octets(b"other")),
        pbmac1_scheme(key_length=b""),
        pbmac1_scheme(key_length=integer(1)),
    ]
    for scheme in bad:
        file = pfx(encrypted_part("password", CERTIFICATE), make_mac=partial(pbmac1, "password", scheme=scheme))
        with pytest.raises(MalformedContent):
            read(file, "password")


# What is pointed out


def test_old_algorithms_are_named() -> None:
    rc2 = algorithm("1.2.840.113549.1.12.1.6", seq(octets(b"12345678"), integer(1)))
    contents = read(write(encrypted_part("password", CERTIFICATE, scheme=rc2), clear_part(KEY), password=None), None)
    (finding, _) = contents.findings
    assert finding.code is FindingCode.LEGACY_ENCRYPTION
    assert "RC2-40 with SHA-1" in finding.message
    assert "AES-256" in finding.fix


def test_an_old_mac_is_named() -> None:
    file = pfx(clear_part(KEY), make_mac=lambda _: mac_data(algorithm("1.3.14.3.2.26"), bytes(20)))
    assert "HMAC with SHA-1" in read(file, None).findings[0].message


def test_octets_after_the_end_and_other_contents_are_pointed_out() -> None:
    contents = read(write(clear_part(CERTIFICATE, bag(CRL_BAG, integer(1)))) + b"\r\n", "password")
    assert codes(contents) == [FindingCode.OTHER_CONTENT_IGNORED, FindingCode.TRAILING_DATA]
    assert shapes(contents) == "C"


# Limits


def test_five_thousand_entries_and_no_more() -> None:
    bags = [certificate_bag(b"c")] * 4_998
    assert len(read(write(encrypted_part("password", *bags), password=None), "password").entries) == 4_998
    with pytest.raises(TooLarge) as caught:
        read(write(clear_part(certificate_bag(b"c")), encrypted_part("password", *bags), password=None), "password")
    assert caught.value.code is ErrorCode.KEYSTORE_LIMIT


def claimed_key(scheme: bytes) -> bytes:
    """A key bag whose ciphertext is nothing: only what it claims to cost counts."""
    return bag(SHROUDED_KEY_BAG, seq(scheme, octets(bytes(48))))


def scrypt(cost: int) -> bytes:
    return pbes2(algorithm(SCRYPT, seq(octets(b"salt"), integer(cost), integer(8), integer(1))))


HUGE = pbes2(pbkdf2(iterations=integer(2**31 - 1)))
PKCS12_HUGE = algorithm("1.2.840.113549.1.12.1.3", seq(octets(b"12345678"), integer(2**31 - 1)))
BOMBS = {
    "mac": pfx(clear_part(CERTIFICATE), make_mac=lambda _: mac_data(algorithm(SHA256), bytes(32), iterations=2**31 - 1)),
    "pbmac1": pfx(make_mac=lambda _: mac_data(pbmac1_scheme(iterations=integer(2**31 - 1)), bytes(32))),
    "key": write(clear_part(CERTIFICATE, claimed_key(HUGE))),
    "3DES key": write(clear_part(claimed_key(PKCS12_HUGE))),
    "part": write(encrypted_part("password", CERTIFICATE, scheme=HUGE)),
    "sum": write(clear_part(*[claimed_key(pbes2(pbkdf2(iterations=integer(4_000_000))))] * 3)),
    "many": write(clear_part(*[claimed_key(pbes2(pbkdf2(iterations=integer(2_001))))] * 4_999)),
    "scrypt": write(clear_part(claimed_key(scrypt(2**17)))),
    "scrypt sum": write(clear_part(*[claimed_key(scrypt(2**15))] * 40)),
    "secret key": write(clear_part(bag(SECRET_BAG, seq(oid(SHROUDED_KEY_BAG), explicit(octets(seq(HUGE, octets(bytes(48))))))))),
    "nested": write(clear_part(bag(SAFE_BAG, seq(claimed_key(HUGE))))),
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("password", [None, "password", "wrong"])
def test_bombs_are_refused_at_once(name: str, password: str | None) -> None:
    with counting(most_calls=CALLS) as work, pytest.raises(TooCostly) as caught:
        read(BOMBS[name], password)
    assert caught.value.code is ErrorCode.KDF_LIMIT
    assert work.derivations == 0


def test_a_bomb_inside_an_encrypted_part_is_refused_when_it_comes_to_light() -> None:
    file = write(encrypted_part("password", claimed_key(HUGE)))
    with pytest.raises(TooCostly):
        read(file, "password")
    with pytest.raises(WrongPassword):
        read(file, "wrong")


# Secrets


def test_neither_keys_nor_passwords_show_in_results_or_errors() -> None:
    shown = repr(read(USUAL, "password"))
    assert "Secret(...)" in shown
    assert repr(PAIR.pkcs8)[2:-1] not in shown
    with pytest.raises(WrongPassword) as caught:
        read(USUAL, "s3cr3t-s3cr3t")
    error = caught.value
    assert "s3cr3t" not in f"{error!r} {error.message} {error.__cause__!r} {error.__context__!r}"


# Any octets


def read_or_refuse(encoded: bytes, password: str | None) -> None:
    with contextlib.suppress(DomainError):
        read(encoded, password, Budget(20_000))


@given(st.binary(max_size=400), st.none() | st.text(max_size=8))
def test_any_octets_give_contents_or_a_certificate_error(data: bytes, password: str | None) -> None:
    read_or_refuse(data, password)


LEGACY = next(file for file in load_golden("p12") if file.path == "ossl-rc2-40.p12").octets
FULL = write(
    encrypted_part("password", CERTIFICATE, bag(SAFE_BAG, seq(KEY))),
    clear_part(KEY, bag(KEY_BAG, PAIR.pkcs8), bag(CRL_BAG, integer(1)), certificate_bag(b"junk", friendly_name("name"))),
    clear_part(bag(SECRET_BAG, seq(oid(SHROUDED_KEY_BAG), explicit(octets(encrypted_key("password", PAIR.pkcs8)))))),
)


@given(st.sampled_from([FULL, USUAL, NOT_ENCRYPTED, LEGACY]), st.sampled_from([None, "password", "wrong"]), st.data())
@settings(max_examples=400, deadline=None)
def test_damaged_files_give_contents_or_a_certificate_error(file: bytes, password: str | None, data: st.DataObject) -> None:
    changed = bytearray(file)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        end = data.draw(st.sampled_from([at, at + 1, at + 1, at + 1, at + 5]))
        changed[at:end] = data.draw(st.binary(max_size=3))
    read_or_refuse(bytes(changed), password)


@given(st.sampled_from([FULL, USUAL, LEGACY]), st.data())
@settings(max_examples=200, deadline=None)
def test_no_change_of_an_octet_goes_unseen_under_the_password(file: bytes, data: st.DataObject) -> None:
    """The MAC covers all contents; what it does not cover (its own parameters) decides whether it fits."""
    password = "changeit" if file is LEGACY else "password"
    changed = bytearray(file)
    changed[data.draw(st.integers(0, len(file) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        contents = read(bytes(changed), password, Budget(50_000))
    except DomainError:
        return
    assert contents.entries == read(file, password).entries


# What cryptography writes


@given(
    password=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30),
    name=st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30),
    encryption=st.sampled_from([PBES.PBESv2SHA256AndAES256CBC, PBES.PBESv1SHA1And3KeyTripleDESCBC]),
    mac_hash=st.sampled_from([hashes.SHA1(), hashes.SHA256(), hashes.SHA512()]),
    others=st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(
    *, password: str, name: str | None, encryption: PBES, mac_hash: hashes.HashAlgorithm, others: int
) -> None:
    private_key = load_der_private_key(PAIR.pkcs8, None)
    assert isinstance(private_key, Ed25519PrivateKey)
    certificate = load_der_x509_certificate(PAIR.certificate)
    authorities = [
        PKCS12Certificate(load_der_x509_certificate(make_pair(f"ca {n}").certificate), f"ca {n}".encode()) for n in range(others)
    ]
    builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2).key_cert_algorithm(encryption).hmac_hash(mac_hash)
    encoded = serialize_key_and_certificates(
        name.encode() if name else None, private_key, certificate, authorities, builder.build(password.encode())
    )
    entries = read(encoded, password).entries
    keys = [entry for entry in entries if isinstance(entry, RawKey)]
    assert [(key.pkcs8, key.name) for key in keys] == [(Secret(PAIR.pkcs8), name)]
    certificates = {(entry.der, entry.name) for entry in entries if isinstance(entry, RawCertificate)}
    assert certificates == {(PAIR.certificate, name), *((make_pair(f"ca {n}").certificate, f"ca {n}") for n in range(others))}


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


def told(name: str) -> list[str]:
    return [f"{each.code.name} {each.alias}: {each.message}" for each in list_cases()[name].read().findings]


def test_a_local_key_id_of_another_type_is_read_and_said_to_be_refused_by_others() -> None:
    contents = list_cases()["f10-lkid-utf8.p12"].read()
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert len(entry.certificate_chain) == 3
    assert told("f10-lkid-utf8.p12") == [
        "ENTRY_INVISIBLE_TO_JAVA srv: An attribute of the entry has a wrong type (localKeyID): "
        "Java, NSS and newer OpenSSL and Node refuse the whole file."
    ]


def test_a_key_with_impossible_parameters_leaves_its_certificate() -> None:
    (entry,) = list_cases()["nss-TestOldAES128CA.p12"].read().entries
    assert isinstance(entry, PrivateKeyEntry)
    assert [each.subject.common_name for each in entry.certificate_chain] == ["NSS Test Old AES-128 CA"]
    assert not entry.private_key.is_locked
    assert "The private key is kept but cannot be checked: The key length is 32, but AES-128 takes 16." in str(
        told("nss-TestOldAES128CA.p12")
    )


def test_a_damaged_bag_is_an_unreadable_entry_with_its_reason() -> None:
    broken = bag(CERTIFICATE_BAG, octets(PAIR.certificate), friendly_name("broken"))
    file = write(encrypted_part("password", certificate_bag(PAIR.certificate, friendly_name("whole")), broken))
    contents = read_contents(file, file_name=None, password=Secret(b"password"), budget=Budget())
    assert [(type(entry), entry.alias) for entry in contents.entries] == [(TrustedCertificateEntry, "whole"), (UnreadableEntry, "broken")]
    (found,) = (each for each in contents.findings if each.kind == "ENTRY_DAMAGED")
    assert (found.code, found.alias) == (FindingCode.ENTRY_UNREADABLE, "broken")
    assert "SEQUENCE was expected" in found.message


def test_an_odd_attribute_of_an_issuer_is_told_without_an_alias() -> None:
    """A certificate inside a key's chain is no entry of its own."""
    issuer = issue("issuer")
    end_entity = issue("end entity", issuer)
    odd = certificate_bag(issuer.der, attribute(FRIENDLY_NAME, der(0x0C, b"ca")))
    file = write(clear_part(key_bag("password", end_entity.pkcs8.reveal()), certificate_bag(end_entity.der), odd))
    contents = read_contents(file, file_name=None, password=Secret(b"password"), budget=Budget())
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert [each.alias for each in contents.findings if each.kind == "ATTRIBUTE_UNREADABLE"] == [None]
