"""The labels of PEM blocks."""

import pytest

from services.asn1.shape import DerShape
from services.formats.pem.labels import OTHER_NAMES, PROMISED_SHAPES, is_known, is_unusual, name_label


def test_no_label_is_both_read_and_left_out() -> None:
    assert not PROMISED_SHAPES.keys() & OTHER_NAMES.keys()


@pytest.mark.parametrize("label", [*PROMISED_SHAPES, *OTHER_NAMES])
def test_known_labels_are_in_capital_letters(label: str) -> None:
    """As `is_known` is asked for those that a boundary has in another case."""
    assert label == label.upper()
    assert is_known(label)
    assert not is_known(label.lower())


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("X.509 CERTIFICATE", DerShape.CERTIFICATE.value),
        ("PKCS12", "a PKCS#12 keystore"),
        ("X509 CRL", "a certificate revocation list"),
        ("OpenVPN Static key V1", 'a block of the kind "OpenVPN Static key V1"'),
    ],
)
def test_a_label_is_named(label: str, name: str) -> None:
    assert name_label(label) == name


def test_only_labels_that_openssl_passes_over_are_unusual() -> None:
    assert [label for label in PROMISED_SHAPES if is_unusual(label)] == ["X.509 CERTIFICATE", "CERTIFICATE CHAIN", "PKCS7 CERTIFICATE"]
