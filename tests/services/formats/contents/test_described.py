"""Describing the certificates of a file."""

import pytest

from services.errors import MalformedContent
from services.formats.contents.described import Describer, list_readable
from services.formats.contents.raw import RawCertificate
from services.model.contents import Format
from tests.services.x509.made import issue

DER = issue("x").der


def test_the_friendly_name_of_a_bag_or_block_goes_with_its_certificate() -> None:
    for format_, name in ((Format.PKCS12, "alias"), (Format.PEM, "alias"), (Format.JKS, None), (Format.JCEKS, None)):
        described = Describer(format_).describe(RawCertificate(der=DER, name="alias"))
        assert described.certificate is not None
        assert described.certificate.friendly_name == name


def test_equal_certificates_keep_their_own_names() -> None:
    one, two, none = Describer(Format.PKCS12).describe_all(RawCertificate(der=DER, name=name) for name in ("one", "two", None))
    assert [each.certificate and each.certificate.friendly_name for each in (one, two, none)] == ["one", "two", None]


def test_in_a_keystore_one_that_cannot_be_read_keeps_its_reason() -> None:
    described = Describer(Format.JKS).describe(RawCertificate(der=b"junk"))
    assert described.certificate is None
    assert described.reason


@pytest.mark.parametrize(
    ("raw", "position"),
    [(RawCertificate(der=b"junk"), "certificate 3"), (RawCertificate(der=b"junk", position="block 3, line 40"), "block 3, line 40")],
)
def test_elsewhere_it_is_an_error_that_names_its_place(raw: RawCertificate, position: str) -> None:
    with pytest.raises(MalformedContent, match=position) as caught:
        Describer(Format.PKCS7).describe_all([RawCertificate(der=DER), RawCertificate(der=DER), raw])
    assert caught.value.position == position


def test_the_readable_ones_are_listed_once() -> None:
    other = issue("y").der
    described = Describer(Format.JKS).describe_all(RawCertificate(der=der) for der in (DER, b"junk", other, DER))
    assert [certificate.der for certificate in list_readable(described)] == [DER, other]
