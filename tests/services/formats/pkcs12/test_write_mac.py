"""The MAC as we write it."""

import re

import pytest

from services.asn1.read import parse_element
from services.formats.budget import Budget
from services.formats.derived_keys import DerivedKeys
from services.formats.pkcs12.mac import read_mac
from services.formats.pkcs12.write_mac import write_mac, write_pbmac1
from services.model.secret import Secret
from tests.cases import list_cases

PASSWORD = Secret("pä€ß".encode())
WRITERS = pytest.mark.parametrize("write", [write_mac, write_pbmac1])
HASHES = pytest.mark.parametrize("hash_name", ["sha1", "sha256", "sha512"])


def mask(mac_data: bytes) -> bytes:
    """Leave out what differs from file to file: salt, iterations and value."""
    return re.sub(rb"\x04\x10.{16}\x02\x02..|\x04\x20.{32}", b"", mac_data, flags=re.DOTALL)


def test_pbmac1_has_the_form_that_openssl_3_5_opens() -> None:
    written = write_pbmac1(b"content", PASSWORD, hash_name="sha256", iterations=10_000)
    *_, of_case = parse_element(list_cases()["pbmac1.p12"].octets).sequence().rest()
    digest_info, salt = (each.octets for each in parse_element(written).sequence().rest())
    expected = list(of_case.sequence().rest())
    assert mask(digest_info) == mask(expected[0].octets)
    assert len(mask(digest_info)) == 63
    assert salt == expected[1].octets


@WRITERS
@HASHES
def test_the_password_that_it_was_made_under_is_told_from_others(write: object, hash_name: str) -> None:
    assert callable(write)
    octets = write(b"content", PASSWORD, hash_name=hash_name, iterations=3)
    mac = read_mac(parse_element(octets), Budget())
    assert mac.is_made_under(PASSWORD, b"content", Budget())
    assert not mac.is_made_under(Secret(b"another"), b"content", Budget())
    assert not mac.is_made_under(PASSWORD, b"contents", Budget())


@WRITERS
def test_what_was_derived_is_known_to_who_reads_it_and_hides_no_other_salt(write: object) -> None:
    assert callable(write)
    known = DerivedKeys()
    octets = write(b"content", PASSWORD, hash_name="sha256", iterations=3, known=known)
    budget = Budget(known=known)
    assert read_mac(parse_element(octets), budget).is_made_under(PASSWORD, b"content", budget)
    assert len(known) == 1
    at = octets.index(b"\x04\x10") + 2
    other_salt = octets[:at] + bytes(16) + octets[at + 16 :]
    assert not read_mac(parse_element(other_salt), budget).is_made_under(PASSWORD, b"content", budget)
    assert len(known) > 1
