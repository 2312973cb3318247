"""Why Javas refuse a keystore: the reason of each, by stores that runtimes were asked about."""

import pytest

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.runtime import RuntimeReason as Reason
from services.model.runtime import RuntimeVersion
from services.model.secret import Secret
from tests.cases import list_cases
from tests.services.formats.pkcs12_writer import SHROUDED_KEY_BAG, SM4_CBC, bag, certificate_bag, clear_part, mac, octets, pbes2, pfx, seq
from tests.services.formats.runtimes.odd_stores import LEAF, PASSWORD, make_odd_stores, password_of, pki

_OLD, _NEW = (RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11), (RuntimeVersion.JAVA_17, RuntimeVersion.JAVA_21, RuntimeVersion.JAVA_25)


def reasons(content: bytes, password: str | None) -> list[Reason | None]:
    """Tell the reasons of Java 8, 11, 17, 21 and 25."""
    secret = None if password is None else Secret(password.encode())
    openings = read_contents(content, file_name=None, password=secret, budget=Budget()).openings
    return [each.reason for each in openings if each.runtime.is_java]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bag: pair", None),
        ("bag: empty", Reason.NOTHING_IN_IT),
        ("bag: clear key", Reason.NOTHING_VISIBLE),
        ("bag: trusted certificates without Java's mark", Reason.NOTHING_VISIBLE),
        ("bag: nested certificate", Reason.KEY_WITHOUT_CERTIFICATE),
        ("bag: second key of another password", Reason.LOCKED),
        ("bag: certificate that is junk", Reason.CERTIFICATE_UNREADABLE),
        ("chain: no localKeyID", Reason.KEY_WITHOUT_CERTIFICATE),
        ("attribute: name as UTF8String", Reason.ATTRIBUTE_UNREADABLE),
        ("certificate: unknown key algorithm", Reason.KEY_UNSUPPORTED),
        ("key: PKCS#1", Reason.KEY_UNREADABLE),
        ("key: SEC1, in JKS", Reason.KEY_UNREADABLE),
        ("jks: alias with capitals", Reason.ALIAS_NOT_FOUND),
        ("jks: one alias with capitals", None),
        ("jks: alias in four octets", Reason.ALIAS_UNREADABLE),
        ("jks: no chain", Reason.KEY_WITHOUT_CERTIFICATE),
        ("jks: empty", Reason.NOTHING_IN_IT),
    ],
)
def test_all_javas_refuse_for_the_reason(name: str, reason: Reason | None) -> None:
    assert reasons(make_odd_stores()[name], password_of(name)) == [reason] * 5


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("key: Ed25519", Reason.KEY_UNSUPPORTED, None),
        ("key: RSA of version 2", Reason.KEY_UNREADABLE, None),
        ("key: RSA of version 1 with public key", None, Reason.KEY_UNREADABLE),
        ("key: RSA with attributes, in JKS", Reason.KEY_UNREADABLE, None),
    ],
)
def test_old_and_new_javas_read_other_keys(name: str, old: Reason | None, new: Reason | None) -> None:
    assert reasons(make_odd_stores()[name], password_of(name)) == [old] * len(_OLD) + [new] * len(_NEW)


@pytest.mark.parametrize(
    ("name", "latest"),
    [
        ("password: UTF-8", None),
        ("password: Latin-1", Reason.PASSWORD_ENCODING_UNKNOWN),
        ("password: UTF-16", Reason.PASSWORD_ENCODING_UNKNOWN),
        ("password: UTF-8 read as Latin-1 in the MAC", Reason.PASSWORD_ENCODING_UNKNOWN),
    ],
)
def test_java_25_takes_passwords_beyond_ascii_in_utf_8(name: str, latest: Reason | None) -> None:
    assert reasons(make_odd_stores()[name], password_of(name)) == [*([Reason.PASSWORD_NOT_ASCII] * 4), latest]


def test_java_25_takes_no_such_password_for_pkcs12s_own_ciphers() -> None:
    case = list_cases()["f06h-forge-pw-latin.p12"]
    assert case.password is not None
    assert reasons(case.octets, case.password.reveal().decode()) == [*([Reason.PASSWORD_NOT_ASCII] * 4), Reason.PASSWORD_ENCODING_UNKNOWN]


def test_a_damaged_key_is_read_by_none_and_one_of_an_unknown_cipher_not_tried() -> None:
    case = list_cases()["nss-TestOldAES128CA.p12"]
    assert case.password is not None
    assert reasons(case.octets, case.password.reveal().decode()) == [Reason.KEY_UNREADABLE] * 5
    unknown = bag(SHROUDED_KEY_BAG, seq(pbes2(cipher=SM4_CBC), octets(bytes(16))), *LEAF)
    store = pfx(clear_part(unknown, certificate_bag(pki()["leaf"].der, *LEAF)), make_mac=lambda content: mac(PASSWORD, content))
    assert reasons(store, PASSWORD) == [Reason.UNKNOWN] * 5


def test_what_a_password_hides_is_not_tried() -> None:
    assert reasons(make_odd_stores()["bag: pair"], None) == [Reason.LOCKED] * 5
    assert reasons(make_odd_stores()["jks: pair"], None) == [Reason.LOCKED] * 5
    assert reasons(make_odd_stores()["jceks: pair"], None) == [None] * 5  # trusted certificates only
