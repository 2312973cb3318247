"""Why OpenSSL and Node refuse a keystore: the reason of each, by stores that runtimes were asked about."""

import pytest

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.runtime import RuntimeReason as Reason
from services.model.secret import Secret
from tests.cases import list_cases
from tests.services.formats.runtimes.odd_stores import make_odd_stores, password_of


def reasons(octets: bytes, password: str | None) -> dict[str, Reason | None]:
    secret = None if password is None else Secret(password.encode())
    openings = read_contents(octets, file_name=None, password=secret, budget=Budget()).openings
    return {
        each.runtime.name.replace("OPENSSL_", "O ").replace("NODE_", "N "): each.reason for each in openings if not each.runtime.is_java
    }


ALL = ("O 1_1", "O 3_0", "O 3_5", "N 18", "N 20", "N 22", "N 24")
NODES = ALL[3:]


@pytest.mark.parametrize(
    ("name", "refusing", "reason"),
    [
        ("bag: pair", (), None),
        ("bag: empty", ALL, Reason.NOTHING_IN_IT),
        ("bag: clear key", (), None),
        ("bag: nested key", (), None),
        ("bag: trusted certificates only", NODES, Reason.NO_KEY_PAIR),
        ("bag: second key of another password", (), None),
        ("bag: no MAC", ("O 1_1", "O 3_0", "N 18", "N 20"), Reason.MAC_MISSING),
        ("attribute: name as UTF8String", ("O 3_0", "O 3_5", "N 20", "N 22", "N 24"), Reason.ATTRIBUTE_UNREADABLE),
        ("key: of another certificate", NODES, Reason.NO_KEY_PAIR),
        ("key: RSA of version 2", ("O 1_1", "O 3_0", "N 18", "N 20"), Reason.KEY_UNREADABLE),
        ("key: RSA of 1024 bits", ("N 24",), Reason.KEY_TOO_SHORT),
        ("key: P-192", ("N 24",), Reason.KEY_TOO_SHORT),
        ("key: EC with inner parameters only", ALL, Reason.KEY_UNREADABLE),
        ("key: PKCS#1", ALL, Reason.KEY_UNREADABLE),
        ("certificate: SHA-1", ("N 18", "N 20"), Reason.SIGNATURE_TOO_WEAK),
        ("certificate: SHA-1 of the CA", ("N 18", "N 20"), Reason.SIGNATURE_TOO_WEAK),
        ("certificate: SHA-1 of the root only", (), None),
        ("certificate: SHA-1, self-signed", (), None),
        ("certificate: latin-1 in UTF8String, of a CA", ALL, Reason.CERTIFICATE_UNREADABLE),
        ("password: UTF-8", (), None),
        ("password: Latin-1", ALL, Reason.PASSWORD_ENCODING_UNKNOWN),
        ("password: UTF-8 read as Latin-1 in the MAC", ALL, Reason.PASSWORD_ENCODING_UNKNOWN),
        ("jks: pair", ALL, Reason.FORMAT_UNKNOWN),
    ],
)
def test_these_refuse_for_the_reason(name: str, refusing: tuple[str, ...], reason: Reason | None) -> None:
    told = reasons(make_odd_stores()[name], password_of(name))
    assert told == {runtime: reason if runtime in refusing else None for runtime in ALL}


@pytest.mark.parametrize(
    ("name", "refusing", "reason"),
    [
        ("pbmac1.p12", ("O 1_1", "O 3_0", "N 18", "N 20"), Reason.MAC_UNSUPPORTED),
        ("f06h-forge-pw-latin.p12", ALL, Reason.PASSWORD_ENCODING_UNKNOWN),
        ("f06i-latin1dn.p12", ALL, Reason.CERTIFICATE_UNREADABLE),
        ("f10-lkid-utf8.p12", ("O 3_0", "O 3_5", "N 20", "N 22", "N 24"), Reason.ATTRIBUTE_UNREADABLE),
        ("f06a-forge-nolkid.p12", (), None),
        ("f06c-keybag-enc.p12", (), None),
    ],
)
def test_the_cases_are_judged_as_was_seen(name: str, refusing: tuple[str, ...], reason: Reason | None) -> None:
    case = list_cases()[name]
    told = reasons(case.octets, None if case.password is None else case.password.reveal().decode())
    assert told == {runtime: reason if runtime in refusing else None for runtime in ALL}


def test_a_first_key_of_another_password_is_refused_and_a_hidden_one_not_tried() -> None:
    octets = make_odd_stores()["bag: pair"]
    assert set(reasons(octets, None).values()) == {Reason.LOCKED}
