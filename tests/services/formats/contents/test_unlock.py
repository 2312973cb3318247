"""Keys under passwords of their own, in files of each kind."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from services.errors import InvalidInput, TooCostly, WrongPassword
from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import Contents, FindingCode, Format, Integrity, PrivateKeyEntry, SecretKeyEntry
from services.model.runtime import Runtime
from services.model.secret import Secret
from tests.cases import list_cases
from tests.programs import needs_keytool
from tests.services.formats import pkcs12_writer
from tests.services.formats.two_passwords import STORE, Twice, given, locked_keys, make_by_keytool, make_jks, make_pem, make_pkcs12, read
from tests.services.x509.made import chain_of

Make = Callable[[Twice], bytes]
STORES: list[Make] = [make_jks, make_pkcs12, partial(make_pkcs12, certificates=None)]
every_store = pytest.mark.parametrize("make", STORES, ids=["jks", "p12", "p12 with clear certificates"])
TWO = Twice("keypass1", "keypass2")


@every_store
def test_one_password_opens_all_keys(make: Make) -> None:
    contents = read(make(Twice()), STORE, given("keypass1"))
    assert (locked_keys(contents), contents.is_locked, contents.has_password) == ([], False, True)
    assert contents.integrity is Integrity.VERIFIED
    assert [entry.alias for entry in contents.entries] == ["one", "two"]
    assert all(isinstance(entry, PrivateKeyEntry) and entry.private_key.has_own_password for entry in contents.entries)


@every_store
def test_each_key_has_its_own_password(make: Make) -> None:
    assert locked_keys(read(make(TWO), STORE, given(one="keypass1", two="keypass2"))) == []
    assert locked_keys(read(make(TWO), STORE, given(ONE="keypass1", Two="keypass2"))) == []
    assert locked_keys(read(make(TWO), STORE, given("keypass2", one="keypass1"))) == []


@every_store
def test_a_key_whose_password_is_not_given_stays_locked(make: Make) -> None:
    for passwords in (given("keypass2"), given(two="keypass2")):
        contents = read(make(TWO), STORE, passwords)
        assert (locked_keys(contents), contents.is_locked) == (["one"], True)


@every_store
def test_the_password_of_the_store_is_tried_first(make: Make) -> None:
    contents = read(make(Twice(one=STORE)), STORE, given("keypass1"))
    own = [entry.private_key.has_own_password for entry in contents.entries if isinstance(entry, PrivateKeyEntry)]
    assert (locked_keys(contents), own) == ([], [False, True])


@every_store
def test_a_password_that_opens_nothing_is_refused(make: Make) -> None:
    with pytest.raises(WrongPassword, match="opens none of those that are locked") as caught:
        read(make(Twice()), STORE, given("other"))
    assert caught.value.field == "key_password"
    with pytest.raises(WrongPassword, match='for the key "two" does not open it') as caught:
        read(make(TWO), STORE, given("keypass1", one="x", two="other"))
    assert caught.value.field == "key_passwords[1].password"


@every_store
def test_what_is_open_needs_no_other_password(make: Make) -> None:
    assert locked_keys(read(make(Twice(STORE, STORE)), STORE, given("other", one="other"))) == []


@every_store
def test_an_alias_that_is_none_is_named(make: Make) -> None:
    with pytest.raises(InvalidInput, match='no entry with the alias "three"') as caught:
        read(make(TWO), STORE, given(one="keypass1", three="keypass2"))
    assert caught.value.field == "key_passwords[1].alias"


def test_a_jks_opens_its_keys_without_the_password_of_the_store() -> None:
    contents = read(make_jks(TWO), None, given(one="keypass1", two="keypass2"))
    assert (locked_keys(contents), contents.is_locked, contents.integrity) == ([], False, Integrity.NOT_VERIFIED)


def test_the_wrong_password_of_a_store_is_refused_whatever_opens_its_keys() -> None:
    for make in (make_jks, make_pkcs12):
        with pytest.raises(WrongPassword):
            read(make(Twice()), "keypass1", given("keypass1"))


@pytest.mark.parametrize("make", [STORES[0], STORES[2]], ids=["jks", "p12 with clear certificates"])
def test_the_password_of_a_key_is_told_from_a_wrong_one(make: Make) -> None:
    for password, told in (("keypass2", True), ("other", False)):
        with pytest.raises(WrongPassword) as caught:
            read(make(TWO), password)
        assert ("it is the key's own" in caught.value.message) is told


def test_a_pkcs12_without_mac_is_not_refused_for_its_keys() -> None:
    octets = make_pkcs12(Twice(), has_mac=False, certificates=None)
    assert locked_keys(read(octets, "any", given("keypass1"))) == []
    with pytest.raises(WrongPassword):
        read(octets, "any")


def test_a_pkcs12_without_mac_is_refused_for_its_parts() -> None:
    with pytest.raises(WrongPassword):
        read(make_pkcs12(Twice(), has_mac=False), "other", given("keypass1"))


def test_a_pkcs12_under_its_key_password_alone_hides_its_certificates_still() -> None:
    contents = read(make_pkcs12(Twice()), None, given("keypass1"))
    assert (locked_keys(contents), contents.is_locked) == ([], True)


@pytest.mark.parametrize("password", [None, "keypass1"])
def test_keys_of_a_pem_have_passwords_of_their_own(password: str | None) -> None:
    contents = read(make_pem(TWO), password, given("keypass2") if password else given("keypass2", **{"entry 1": "keypass1"}))
    assert (locked_keys(contents), contents.is_locked) == ([], False)
    assert [entry.alias for entry in contents.entries] == ["one", "two"]
    assert not any(entry.private_key.has_own_password for entry in contents.entries if isinstance(entry, PrivateKeyEntry))


def test_a_key_without_name_has_its_alias_once_it_is_open() -> None:
    assert locked_keys(read(make_pem(TWO), None, given(two="keypass2", one="keypass1"))) == []
    assert locked_keys(read(make_pem(TWO), None, given(two="keypass2"))) == ["one"]
    with pytest.raises(InvalidInput, match='"two"'):
        read(make_pem(TWO), None, given(two="other"))


def test_a_password_that_opens_no_key_of_a_pem_is_refused() -> None:
    with pytest.raises(WrongPassword):
        read(make_pem(TWO), "other", given("other"))
    with pytest.raises(WrongPassword):
        read(make_pem(TWO), None, given("other"))


def test_an_entry_that_is_no_key_is_named() -> None:
    certificate = pkcs12_writer.certificate_bag(chain_of(1)[0].der, pkcs12_writer.friendly_name("ca"))
    octets = pkcs12_writer.pfx(pkcs12_writer.clear_part(certificate))
    with pytest.raises(InvalidInput, match='"ca" is no key') as caught:
        read(octets, None, given(ca="any"))
    assert caught.value.field == "key_passwords[0].alias"


def test_a_symmetric_key_is_opened_too() -> None:
    secret = bytes.fromhex("3031020100300b0609608648016503040101041f") + bytes(31)
    bag = pkcs12_writer.seq(
        pkcs12_writer.oid(pkcs12_writer.SHROUDED_KEY_BAG),
        pkcs12_writer.explicit(pkcs12_writer.octets(pkcs12_writer.encrypted_key("keypass1", secret))),
    )
    octets = pkcs12_writer.pfx(
        pkcs12_writer.clear_part(pkcs12_writer.bag(pkcs12_writer.SECRET_BAG, bag, pkcs12_writer.friendly_name("aes"))),
        make_mac=partial(pkcs12_writer.mac, STORE),
    )
    assert read(octets, STORE).is_locked
    contents = read(octets, STORE, given(aes="keypass1"))
    assert (contents.is_locked, [entry.algorithm for entry in contents.entries if isinstance(entry, SecretKeyEntry)]) == (False, ["AES"])
    with pytest.raises(WrongPassword, match='"aes"'):
        read(octets, STORE, given(aes="other"))


def test_each_attempt_is_paid_for_before_it() -> None:
    octets = make_pkcs12(Twice())
    for total in range(1, 40):  # every iteration counts: too little is refused, never more than that is done
        try:
            assert locked_keys(read(octets, STORE, given("keypass1"), budget=Budget(total))) == []
            break
        except TooCostly:
            continue
    with pytest.raises(TooCostly):
        read(octets, STORE, given("keypass1"), budget=Budget(total - 1))
    assert locked_keys(read(octets, STORE, budget=Budget(total - 2))) == ["one", "two"]


def test_openssl_and_node_take_one_password_for_all() -> None:
    java = {Runtime.JAVA_8, Runtime.JAVA_11, Runtime.JAVA_17, Runtime.JAVA_21}
    assert Runtime.NODE_18 not in read(make_pkcs12(Twice()), STORE, given("keypass1")).runtimes
    assert set(read(make_by_pair(), STORE, given("keypass1")).runtimes) == java


def make_by_pair() -> bytes:
    """Return a PKCS#12 of two passwords with a key that every Java knows."""
    leaf = chain_of(1)[0]
    attributes = (pkcs12_writer.friendly_name("one"), pkcs12_writer.attribute(pkcs12_writer.LOCAL_KEY_ID, pkcs12_writer.octets(b"1")))
    return pkcs12_writer.pfx(
        pkcs12_writer.encrypted_part(STORE, pkcs12_writer.certificate_bag(leaf.der, *attributes)),
        pkcs12_writer.clear_part(pkcs12_writer.key_bag("keypass1", leaf.pkcs8.reveal(), *attributes)),
        make_mac=partial(pkcs12_writer.mac, STORE),
    )


_WRITTEN = Path(__file__).parents[3] / "vectors" / "two-passwords"
"""Files that Java wrote, with one key "one"; `origin.tsv` says how."""


@pytest.mark.parametrize("name", ["f04-kt-two.jks", "keytool.jceks", "java.p12"])
def test_a_key_under_its_own_password_is_opened_and_checked(name: str) -> None:
    case = list_cases().get(name)
    octets = case.octets if case else (_WRITTEN / name).read_bytes()
    assert sentences(read(octets, STORE)) == ["The private key is locked: the password that was given does not open it."]
    ways = [(STORE, Integrity.VERIFIED), (None, Integrity.NOT_VERIFIED)]
    for password, integrity in ways[:1] if name.endswith(".p12") else ways:
        contents = read(octets, password, given("keypass1"))
        assert (contents.integrity, contents.is_locked, sentences(contents)) == (integrity, False, [])
        (key,) = (entry for entry in contents.entries if isinstance(entry, PrivateKeyEntry))
        assert (key.private_key.is_locked, key.private_key.has_own_password, len(key.certificate_chain)) == (False, True, 1)


def sentences(contents: Contents) -> list[str]:
    return [finding.message for finding in contents.findings if finding.code in (FindingCode.ENTRY_LOCKED, FindingCode.UNSUPPORTED_KEY)]


@every_store
def test_three_causes_have_three_sentences(make: Make) -> None:
    assert sentences(read(make(Twice()), None))[:1] == ["The private key is locked: its password was not given."]
    assert sentences(read(make(Twice()), STORE)) == ["The private key is locked: the password that was given does not open it."] * 2
    assert sentences(read(make(TWO), STORE, given("keypass1"))) == [
        "The private key is locked: the password that was given does not open it."
    ]


@pytest.mark.parametrize("password", [STORE, "keypass1"])
def test_what_is_opened_and_is_no_key_is_said_to_be_none(password: str) -> None:
    """DER of something else: what a password opened is no guess, so that nobody looks for another one."""
    bag = pkcs12_writer.key_bag(password, pkcs12_writer.seq(pkcs12_writer.integer(0), pkcs12_writer.integer(7)))
    octets = pkcs12_writer.pfx(pkcs12_writer.clear_part(bag), make_mac=partial(pkcs12_writer.mac, STORE))
    contents = read(octets, STORE, given("keypass1"))
    assert not contents.is_locked
    assert sentences(contents) == [
        "The private key is kept but cannot be checked: It was opened, but what the keystore holds as this private key is no PKCS#8."
    ]


def test_the_key_of_f12_forge_pw_euro_is_open_or_refuses_its_password() -> None:
    case = list_cases()["f12-forge-pw-euro.p12"]
    refusal = ["The private key is locked: the password that was given does not open it."]
    contents = read_contents(case.octets, file_name=case.name, password=case.password, budget=Budget())
    assert sentences(contents) == (refusal if contents.is_locked else [])


@needs_keytool
@pytest.mark.parametrize("kind", ["JKS", "JCEKS"])
def test_what_keytool_writes_under_two_passwords_is_opened(kind: str, tmp_path: Path) -> None:
    octets = make_by_keytool(tmp_path, kind, TWO)
    assert sorted(locked_keys(read(octets, STORE))) == ["one", "two"]
    contents = read(octets, STORE, given(one="keypass1", two="keypass2"))
    assert (contents.format, locked_keys(contents), contents.is_locked) == (Format[kind], [], False)
    assert locked_keys(read(octets, None, given("keypass2", one="keypass1"))) == []


def test_the_passwords_are_secret() -> None:
    passwords = given("hunter2", one="hunter3")
    assert "hunter" not in repr(passwords)
    assert list(passwords.list_secrets()) == [Secret(b"hunter2"), Secret(b"hunter3")]
