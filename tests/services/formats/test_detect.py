"""Telling formats by content."""

import io
import tarfile
import zipfile
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, UnrecognizedFormat
from services.formats.detect import compare_with_name, detect_format
from services.model.contents import FindingCode, Format, Severity, TrustedCertificateEntry
from tests.cases import list_cases

VECTORS = Path(__file__).parents[2] / "vectors"
DER = (VECTORS / "der" / "rsa2048.cer").read_bytes()
PEM = (VECTORS / "pem" / "key-first.pem").read_bytes()
JKS = (VECTORS / "jks" / "java-mixed.jks").read_bytes()
JCEKS = (VECTORS / "jks" / "java-secret.jceks").read_bytes()
ENCRYPTED_KEY = (VECTORS / "der" / "pkcs8-enc.key").read_bytes()
PKCS12_HEAD = bytes.fromhex("3082010002010330820080 06092a864886f70d010701")
PKCS7_HEAD = bytes.fromhex("308006092a864886f70d010702")


def found(octets: bytes) -> str | None:
    with pytest.raises(UnrecognizedFormat) as caught:
        detect_format(octets)
    assert caught.value.code is ErrorCode.NO_CERTIFICATE
    assert caught.value.found is not None
    assert caught.value.found in caught.value.message
    return caught.value.found


@pytest.mark.parametrize(
    ("octets", "format_"),
    [
        (DER, Format.DER),
        (PEM, Format.PEM),
        (JKS, Format.JKS),
        (JCEKS, Format.JCEKS),
        (PKCS12_HEAD, Format.PKCS12),
        (PKCS7_HEAD, Format.PKCS7),
    ],
)
def test_each_format_is_told_by_its_content(octets: bytes, format_: Format) -> None:
    detected = detect_format(octets)
    assert (detected.format, detected.octets, detected.is_wrapped) == (format_, octets, False)


@pytest.mark.parametrize("octets", [PEM, PEM.lower(), PEM.decode().encode("utf-16"), b"0 s:CN=x\n" + PEM, b"\xef\xbb\xbf# comment\n" + PEM])
def test_pem_is_told_whatever_its_encoding_and_beginning(octets: bytes) -> None:
    assert detect_format(octets).format is Format.PEM


@pytest.mark.parametrize("octets", [DER + b"\n", DER + b"\n-----END CERTIFICATE-----\n", DER[: len(DER) // 2]])
def test_der_is_told_whatever_follows(octets: bytes) -> None:
    assert detect_format(octets).format is Format.DER


@pytest.mark.parametrize("inner", [DER, PEM, JKS, PKCS12_HEAD])
@pytest.mark.parametrize("times", [1, 2])
def test_base64_is_unwrapped_once_or_twice(inner: bytes, times: int) -> None:
    octets = inner
    for _ in range(times):
        octets = b64encode(octets) + b"\n"
    detected = detect_format(octets)
    assert detected.octets == inner
    assert detected.is_wrapped


def test_base64_is_not_unwrapped_three_times() -> None:
    assert found(b64encode(b64encode(b64encode(DER)))) == "text without a certificate"


def test_base64_may_have_lines_and_a_mark() -> None:
    encoded = b64encode(DER).decode()
    lines = "\ufeff" + "\r\n".join(encoded[at : at + 76] for at in range(0, len(encoded), 76))
    assert detect_format(lines.encode()).octets == DER


def test_hexadecimal_der_is_unwrapped() -> None:
    assert detect_format(DER.hex().encode()).octets == DER


@pytest.mark.parametrize("octets", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_nothing_is_told_as_such(octets: bytes) -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        detect_format(octets)
    assert caught.value.code is ErrorCode.EMPTY_FILE


@pytest.mark.parametrize(
    ("octets", "name"),
    [
        (ENCRYPTED_KEY, "an encrypted private key"),
        (b64encode(ENCRYPTED_KEY), "an encrypted private key"),
        (b"\x01\x02\x03", "unknown binary data"),
        (b"just some words", "text without a certificate"),
        (b"abcdefghijklmnop", "text without a certificate"),
        (bytes(64), "unknown binary data"),
        (bytes(range(1, 255)), "unknown binary data"),
    ],
)
def test_other_content_is_named(octets: bytes, name: str) -> None:
    assert found(octets) == name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("own-pse-outline.pse", "an SAP PSE, which is not read here. Export it with sapgenpse export_p12"),
        ("own-bc.bks", "-srcstoretype BKS"),
        ("own-bc.bcfks", "-srcstoretype BCFKS"),
    ],
)
def test_a_foreign_keystore_says_what_to_do(name: str, words: str) -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        list_cases()[name].read()
    assert (caught.value.code, words in caught.value.message) == (ErrorCode.NO_CERTIFICATE, True)


def test_text_that_was_meant_to_be_pem_says_what_is_wrong() -> None:
    with pytest.raises(UnrecognizedFormat, match=r"Line 2 looks like the beginning or end of a PEM block.* five hyphens") as caught:
        detect_format(b"\n" + PEM.replace(b"-----", b"----"))
    assert caught.value.found == "text without a certificate"
    with pytest.raises(UnrecognizedFormat, match="From line 1 on, the file holds base64 text"):
        detect_format(b64encode(DER)[:-3])


@pytest.mark.parametrize("control", [b"\x00", b"\x07", b"\x16", b"\x7f"])
def test_control_characters_in_the_text_around_do_not_hide_a_block(control: bytes) -> None:
    """RFC 7468 section 2: parsers ignore whatever stands before and behind."""
    assert detect_format(b"CN=M" + control + b"ller\n" + PEM + control).format is Format.PEM


@pytest.mark.parametrize("name", ["own-control-char-preamble.pem", "zlint-IANDNSNull.pem"])
def test_files_with_control_characters_are_read(name: str) -> None:
    assert [type(entry) for entry in list_cases()[name].read().entries] == [TrustedCertificateEntry]


@pytest.mark.parametrize("writer", ["zip", "tar", "program", "random"])
@pytest.mark.parametrize("size", [1, 200])
def test_binary_files_that_hold_pem_text_stay_what_they_are(writer: str, size: int) -> None:
    text, packed = PEM * size, io.BytesIO()
    if writer == "zip":
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("a.pem", text)
    elif writer == "tar":
        with tarfile.open(fileobj=packed, mode="w") as tar:
            member = tarfile.TarInfo("a.pem")
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
    else:
        packed.write((b"\x7fELF" if writer == "program" else b"") + Random(1).randbytes(max(200, len(text) // 8)) + text)
    names = {"zip": "a ZIP archive", "tar": "a TAR archive", "program": "a program", "random": "unknown binary data"}
    assert found(packed.getvalue()) == names[writer]


@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode)))
def test_any_octets_are_a_format_or_a_typed_error(octets: bytes) -> None:
    try:
        detect_format(octets)
    except DomainError as error:
        assert isinstance(error, UnrecognizedFormat)


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
