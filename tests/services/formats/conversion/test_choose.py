"""Which entries go into another file, and what is said when one cannot."""

from dataclasses import replace

import pytest

from services.errors import InvalidInput, MalformedContent, NotFound, PasswordRequired, UnsupportedAlgorithm, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.conversion.choose import Chosen, OpenFile, choose
from services.formats.java.write import write_jks
from services.formats.pem.write import write_pem
from services.formats.read import read_with_keys
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.contents import (
    Contents,
    Entry,
    Format,
    Integrity,
    PrivateKeyDetails,
    PrivateKeyEntry,
    SecretKeyEntry,
    UnreadableEntry,
)
from services.model.conversion import Conversion, TargetFormat
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.services.formats.converting import OLD, a_leaf, mixed, password_of, source, wish
from tests.services.issuance.pki import NOW, end_entity


def open_file(octets: bytes, password: Secret | None = OLD) -> OpenFile:
    contents, keys = read_with_keys(octets, password=password, budget=Budget())
    return OpenFile(contents=contents, keys=keys, has_password=password is not None)


def chosen_of(octets: bytes, wanted: Conversion, password: Secret | None = OLD) -> tuple[Chosen, ...]:
    return choose(open_file(octets, password), wanted)


def shown(chosen: tuple[Chosen, ...]) -> list[tuple[str, bool, int]]:
    return [(one.alias, one.pkcs8 is not None, len(one.certificates)) for one in chosen]


def a_store(*entries: Entry, keys: tuple[RawKey, ...] = (), is_locked: bool = False, format_: Format = Format.JCEKS) -> OpenFile:
    contents = Contents(format=format_, integrity=Integrity.VERIFIED, is_locked=is_locked, has_password=True, entries=entries)
    return OpenFile(contents=contents, keys=keys, has_password=True)


SECRET_KEY = SecretKeyEntry(alias="aes", created_at=None, algorithm="AES")
UNREADABLE = UnreadableEntry(alias="broken", created_at=None, reason="It is broken.")


def test_all_entries_come_unless_some_are_named() -> None:
    assert shown(chosen_of(mixed(), wish())) == [("one", True, 3), ("two", True, 3), ("root", False, 1), ("other", False, 1)]
    assert shown(chosen_of(mixed(), wish(aliases=("two", "root", "two")))) == [("two", True, 3), ("root", False, 1)]


def test_aliases_are_compared_exactly_else_without_case() -> None:
    assert shown(chosen_of(mixed("p12"), wish(aliases=("ONE",)))) == [("one", True, 3)]
    with pytest.raises(NotFound, match='"three"'):
        chosen_of(mixed(), wish(aliases=("one", "three")))


def test_an_issuer_comes_from_elsewhere_in_the_file() -> None:
    """A JKS entry with its end entity only; its issuers are trusted entries of the same store."""
    leaf, issuing, root = a_leaf().chain
    entries: list[KeyToWrite | TrustedToWrite] = [
        KeyToWrite(alias="short", pkcs8=a_leaf().key.private_key, certificate_chain=(leaf,)),
        TrustedToWrite(alias="root", certificate=root),
        TrustedToWrite(alias="issuing", certificate=issuing),
    ]
    octets = write_jks(entries, password=OLD, created_at=NOW).reveal()
    (one,) = chosen_of(octets, wish(aliases=("short",)))
    assert tuple(certificate.der for certificate in one.certificates) == (leaf, issuing, root)


def test_what_does_not_belong_into_a_chain_comes_behind_it() -> None:
    stranger = end_entity(KeyAlgorithm.EC_P256, "stranger", authority=KeyAlgorithm.EC_P256).chain[2]
    leaf, issuing, root = a_leaf().chain
    entry = KeyToWrite(alias="odd", pkcs8=a_leaf().key.private_key, certificate_chain=(leaf, stranger, root, issuing))
    (one,) = chosen_of(write_jks([entry], password=OLD, created_at=NOW).reveal(), wish())
    assert tuple(certificate.der for certificate in one.certificates) == (leaf, issuing, root, stranger)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (wish(), "leaf root"),
        (wish(include_root=False), "leaf"),
        (wish(include_chain=False), "leaf"),
        (wish(trust_store_only=True), "root"),
        (wish(include_private_key=False), "leaf root"),
    ],
    ids=["all", "no root", "end entity", "issuers", "certificates"],
)
def test_a_chain_with_a_gap_loses_nothing(wanted: Conversion, expected: str) -> None:
    leaf, _, root = a_leaf().chain
    entry = KeyToWrite(alias="gap", pkcs8=a_leaf().key.private_key, certificate_chain=(leaf, root))
    (one,) = chosen_of(write_jks([entry], password=OLD, created_at=NOW).reveal(), wanted)
    names = {leaf: "leaf", root: "root"}
    assert " ".join(names[certificate.der] for certificate in one.certificates) == expected


@pytest.mark.parametrize(
    ("wanted", "lengths"),
    [
        (wish(include_chain=False), [1]),
        (wish(include_root=False), [2]),
        (wish(include_chain=False, include_root=False), [1]),
        (wish(trust_store_only=True), [2]),
        (wish(trust_store_only=True, include_root=False), [1]),
    ],
    ids=["end entity", "no root", "end entity without root", "issuers", "intermediates"],
)
@pytest.mark.parametrize("kind", ["p12", "pem", "certificates", "p7b"])
def test_chains_are_shortened(kind: str, wanted: Conversion, lengths: list[int]) -> None:
    assert [len(one.certificates) for one in chosen_of(source(kind), wanted, password_of(kind))] == lengths


def test_a_certificate_that_stands_alone_is_never_left_out() -> None:
    root = write_pem([a_leaf().chain[2]]).reveal()
    assert shown(chosen_of(root, wish(include_root=False, trust_store_only=True), None)) == [("Test Root CA", False, 1)]
    trusted = [("root", False, 1), ("other", False, 1)]
    assert shown(chosen_of(mixed(), wish(aliases=("root", "other"), include_root=False))) == trusted


def test_nothing_left_is_an_error() -> None:
    chain = end_entity(KeyAlgorithm.RSA_2048).chain
    with pytest.raises(InvalidInput) as caught:
        chosen_of(
            write_pem([chain[1], chain[2]]).reveal(), wish(aliases=("Test Client CA",), trust_store_only=True, include_root=False), None
        )
    assert caught.value.field == "include_root"


def test_a_named_certificate_outside_keystores_brings_its_issuers() -> None:
    assert shown(chosen_of(source("certificates"), wish(aliases=("Test Client CA",)), None)) == [("Test Client CA", False, 2)]


def test_several_chains_of_one_file_stay_apart() -> None:
    one, two = end_entity(KeyAlgorithm.RSA_2048), end_entity(KeyAlgorithm.EC_P256, "second")
    octets = write_pem([two.chain[0], *one.chain]).reveal()
    assert shown(chosen_of(octets, wish(), None)) == [("second", False, 3), ("client.p12", False, 3)]


def test_certificates_in_no_chain_come_last() -> None:
    other = end_entity(KeyAlgorithm.EC_P256, "elsewhere", authority=KeyAlgorithm.EC_P256).chain[2]
    chosen = chosen_of(write_pem([other, *a_leaf().chain]).reveal(), wish(), None)
    assert [(len(one.certificates), one.stands_alone) for one in chosen] == [(3, False), (1, True)]


def test_a_key_that_is_insisted_on_must_be_there() -> None:
    with pytest.raises(InvalidInput) as caught:
        chosen_of(source("certificates"), wish(include_private_key=True), None)
    assert caught.value.field == "include_private_key"
    with pytest.raises(InvalidInput):
        chosen_of(mixed(), wish(aliases=("root",), include_private_key=True))


@pytest.mark.parametrize("kind", ["locked pem", "jks", "p12"])
def test_a_hidden_key_needs_its_password(kind: str) -> None:
    with pytest.raises(PasswordRequired):
        chosen_of(source(kind), wish(), None)


def test_hidden_entries_of_a_pkcs12_are_not_left_out_silently() -> None:
    with pytest.raises(PasswordRequired):
        chosen_of(source("p12"), wish(include_private_key=False), None)
    hidden_part = a_store(UNREADABLE, is_locked=True, format_=Format.PKCS12)
    with pytest.raises(WrongPassword, match="part"):
        choose(hidden_part, wish())


def test_a_key_under_another_password_than_the_stores_is_told() -> None:
    details = PrivateKeyDetails(algorithm="RSA", bits=2048, curve=None, encoding="PKCS#8", is_encrypted=True, is_locked=True)
    entry = PrivateKeyEntry(alias="a", created_at=None, private_key=details, certificate_chain=())
    key = RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, refused=True)
    with pytest.raises(WrongPassword, match='does not open the private key "a"') as caught:
        choose(a_store(entry, keys=(key,), is_locked=True), wish())
    assert caught.value.field == "key_password"
    with pytest.raises(PasswordRequired, match='"a" needs its password, and none was given'):
        choose(a_store(entry, keys=(replace(key, refused=False),), is_locked=True), wish())


def test_a_key_that_nobody_reads_is_not_converted() -> None:
    details = PrivateKeyDetails(algorithm=None, bits=None, curve=None, encoding="PKCS#8", is_encrypted=True, is_locked=False)
    entry = PrivateKeyEntry(alias="a", created_at=None, private_key=details, certificate_chain=())
    key = RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, problem="GOST is not read.")
    with pytest.raises(UnsupportedAlgorithm, match="GOST"):
        choose(a_store(entry, keys=(key,)), wish())


def test_a_symmetric_key_is_told_unless_only_certificates_are_wanted() -> None:
    octets = open_file(mixed())
    with_secret = a_store(*octets.contents.entries, SECRET_KEY, keys=octets.keys)
    with pytest.raises(UnsupportedAlgorithm) as caught:
        choose(with_secret, wish())
    assert caught.value.algorithm == "AES"
    with pytest.raises(UnsupportedAlgorithm):
        choose(with_secret, wish(aliases=("aes",), include_private_key=False))
    assert len(choose(with_secret, wish(TargetFormat.PKCS7))) == 4
    assert len(choose(with_secret, wish(aliases=("one", "two")))) == 2


def test_an_unreadable_entry_is_told_unless_others_are_named() -> None:
    octets = open_file(mixed())
    store = a_store(*octets.contents.entries, UNREADABLE, keys=octets.keys)
    with pytest.raises(MalformedContent, match="broken"):
        choose(store, wish(include_private_key=False))
    assert len(choose(store, wish(aliases=("one",)))) == 1
