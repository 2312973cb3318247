"""File names against formats."""

import pytest

from services.formats.extensions import compare_with_name
from services.model.contents import FindingCode, Format, Severity


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.pem", Format.PEM),
        ("a.crt", Format.PEM),
        ("a.crt", Format.DER),
        ("a.CER", Format.DER),
        ("a.jks", Format.JKS),
        ("a.p12", Format.PKCS12),
        ("a.b.pfx", Format.PKCS12),
        ("a.txt", Format.JKS),
        ("jks", Format.PEM),
        ("", Format.PEM),
        (None, Format.PEM),
    ],
)
def test_what_the_name_promises_or_does_not_speak_of_is_no_finding(name: str | None, format_: Format) -> None:
    assert compare_with_name(name, format_, is_wrapped=False) is None


@pytest.mark.parametrize(
    ("name", "format_", "severity", "words"),
    [
        ("a.jks", Format.PKCS12, Severity.INFO, "is PKCS#12,"),
        ("a.jks", Format.JCEKS, Severity.INFO, "is JCEKS,"),
        ("a.cer", Format.PEM, Severity.INFO, "is PEM text,"),
        ("a.PEM", Format.DER, Severity.WARNING, 'is DER, but its extension ".pem" says otherwise'),
        ("a.pem", Format.PKCS7, Severity.WARNING, "is PKCS#7,"),
        ("a.cer", Format.PKCS7, Severity.WARNING, "is PKCS#7,"),
        ("a.p12", Format.JKS, Severity.WARNING, "is JKS,"),
        ("a.p12", Format.PEM, Severity.WARNING, "is PEM text,"),
    ],
)
def test_another_format_is_told(name: str, format_: Format, severity: Severity, words: str) -> None:
    finding = compare_with_name(name, format_, is_wrapped=False)
    assert finding is not None
    assert (finding.code, finding.severity, finding.alias) == (FindingCode.FORMAT_DIFFERS_FROM_NAME, severity, None)
    assert words in finding.message


def test_base64_around_the_right_format_is_told() -> None:
    finding = compare_with_name("a.p12", Format.PKCS12, is_wrapped=True)
    assert finding is not None
    assert "base64 text around PKCS#12" in finding.message
    assert finding.severity is Severity.WARNING
