"""Names and media types of exported files."""

import pytest

from services.model.contents import Format
from services.model.conversion import TargetFormat
from services.rules.exports import media_type_of, suggest_name


@pytest.mark.parametrize(
    ("name", "target", "suggested"),
    [
        ("client.p12", TargetFormat.PEM, "client.pem"),
        ("client.pem", TargetFormat.PEM, "client.pem"),
        ("our team's (new).v2.pem", TargetFormat.PKCS12, "our team's (new).v2.p12"),
        ("client.PFX", TargetFormat.PKCS12, "client.PFX"),
        ("client.pem", TargetFormat.DER, "client.cer"),
        ("client.crt", TargetFormat.DER, "client.crt"),
        ("client.cer", TargetFormat.PKCS7, "client.p7b"),
        ("client.p12", TargetFormat.JKS, "client.jks"),
    ],
)
def test_the_extension_suits_the_format(name: str, target: TargetFormat, suggested: str) -> None:
    assert suggest_name(name, target) == suggested


@pytest.mark.parametrize("format_", [*Format, *TargetFormat])
def test_every_format_has_a_media_type(format_: Format | TargetFormat) -> None:
    assert media_type_of(format_).startswith("application/")
