"""Which names Java takes for equal."""

import pytest

from services.asn1.read import parse_whole
from services.formats.runtimes.java_names import compare_by, name_java_issuer, name_java_subject
from tests.services.formats.pkcs12_writer import der, integer, oid, seq, set_of
from tests.services.formats.runtimes.odd_stores import name_of, pki

EMAIL = "1.2.840.113549.1.9.1"


def same(one: bytes, other: bytes) -> bool:
    return compare_by(parse_whole(one)) == compare_by(parse_whole(other))


@pytest.mark.parametrize("other", [der(0x13, b"A Name"), der(0x0C, b"a  name"), der(0x0C, b" A NAME ")])
def test_case_blanks_and_string_types_do_not_count(other: bytes) -> None:
    assert same(name_of(der(0x0C, b"A Name")), name_of(other))


@pytest.mark.parametrize("other", [der(0x16, b"A Name"), der(0x1E, "A Name".encode("utf-16-be")), der(0x0C, b"A_Name")])
def test_other_string_types_and_texts_are_others(other: bytes) -> None:
    assert not same(name_of(der(0x0C, b"A Name")), name_of(other))


def test_types_without_a_keyword_are_compared_by_their_octets() -> None:
    assert not same(name_of(der(0x16, b"a@b"), EMAIL), name_of(der(0x0C, b"a@b"), EMAIL))
    assert same(name_of(der(0x16, b"a@b"), EMAIL), name_of(der(0x16, b"a@b"), EMAIL))


def test_the_order_inside_an_rdn_does_not_count() -> None:
    one, other = seq(oid("2.5.4.3"), der(0x0C, b"a")), seq(oid("2.5.4.10"), der(0x0C, b"b"))
    assert same(seq(set_of(one, other)), seq(set_of(other, one)))
    assert not same(seq(set_of(one, other)), seq(set_of(one), set_of(other)))


def test_a_name_of_another_structure_is_compared_by_its_octets() -> None:
    assert compare_by(parse_whole(seq(integer(1)))) == seq(integer(1))


def test_subject_and_issuer_of_a_certificate() -> None:
    assert name_java_issuer(pki()["leaf"].der) == name_java_subject(pki()["old"].der) != name_java_subject(pki()["root"].der)
