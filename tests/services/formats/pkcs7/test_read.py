"""Certificates in PKCS#7."""

import contextlib
import hashlib

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import serialize_certificates
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, TooLarge, UnrecognizedFormat
from services.formats.contents.raw import RawCertificate, RawContents
from services.formats.pkcs7.read import read_pkcs7
from services.model.contents import FindingCode, Format, Integrity
from services.model.limits import MAX_CERTIFICATES
from tests.cases import list_cases
from tests.corpus import CorpusFile, load_corpus, load_golden, needs_corpus
from tests.services.formats.pkcs12_writer import (
    DATA,
    ENCRYPTED_DATA,
    ENVELOPED_DATA,
    SIGNED_DATA,
    der,
    explicit,
    integer,
    make_pair,
    octets,
    oid,
    seq,
    set_of,
)

CERTIFICATE, OTHER = make_pair().certificate, make_pair("other").certificate


def signed_data(*certificates: bytes, revocation_lists: tuple[bytes, ...] | None = None) -> bytes:
    lists = [] if revocation_lists is None else [der(0xA1, *revocation_lists)]
    return seq(integer(1), set_of(), seq(oid(DATA)), der(0xA0, *certificates), *lists, set_of())


def message(content: bytes, kind: str = SIGNED_DATA) -> bytes:
    return seq(oid(kind), explicit(content))


def read_certificates(contents: RawContents) -> list[bytes]:
    return [entry.der for entry in contents.entries if isinstance(entry, RawCertificate)]


def test_certificates_keep_their_order_and_octets() -> None:
    contents = read_pkcs7(message(signed_data(OTHER, CERTIFICATE, OTHER)))
    assert read_certificates(contents) == [OTHER, CERTIFICATE, OTHER]
    assert contents.format is Format.PKCS7
    assert (contents.integrity, contents.is_locked, contents.has_password, contents.findings) == (Integrity.NONE, False, False, ())


def test_a_certificate_that_cannot_be_parsed_is_cut_out_all_the_same() -> None:
    assert read_certificates(read_pkcs7(message(signed_data(seq(integer(1)), CERTIFICATE)))) == [seq(integer(1)), CERTIFICATE]


def test_what_cryptography_writes_is_read() -> None:
    certificates = [x509.load_der_x509_certificate(CERTIFICATE), x509.load_der_x509_certificate(OTHER)]
    assert sorted(read_certificates(read_pkcs7(serialize_certificates(certificates, Encoding.DER)))) == sorted([CERTIFICATE, OTHER])


def test_indefinite_lengths() -> None:
    whole = signed_data(CERTIFICATE)
    inner = whole[2 + (whole[1] & 0x7F) :]
    file = b"\x30\x80" + oid(SIGNED_DATA) + b"\xa0\x80\x30\x80" + inner + b"\0\0" * 3
    assert read_certificates(read_pkcs7(file)) == [CERTIFICATE]


def test_revocation_lists_and_other_certificates_are_pointed_out() -> None:
    contents = read_pkcs7(message(signed_data(der(0xA1, b""), CERTIFICATE, revocation_lists=(seq(),))))
    (finding,) = contents.findings
    assert finding.code is FindingCode.OTHER_CONTENT_IGNORED
    assert "not X.509" in finding.message
    assert "revocation list" in finding.message
    assert read_certificates(contents) == [CERTIFICATE]


def test_octets_after_the_end_are_pointed_out() -> None:
    contents = read_pkcs7(message(signed_data(CERTIFICATE, revocation_lists=(seq(),))) + b"\n")
    assert [finding.code for finding in contents.findings] == [FindingCode.OTHER_CONTENT_IGNORED, FindingCode.TRAILING_DATA]


@pytest.mark.parametrize(
    ("file", "found"),
    [
        (message(signed_data()), "PKCS#7 without certificates"),
        (message(signed_data(revocation_lists=(seq(),))), "PKCS#7 with a certificate revocation list and no certificate"),
        (message(signed_data(revocation_lists=())), "PKCS#7 without certificates"),
        (message(octets(b"data"), DATA), "PKCS#7 data without certificates"),
        (message(seq(), ENVELOPED_DATA), "an encrypted message (PKCS#7 enveloped data)"),
        (message(seq(), ENCRYPTED_DATA), "encrypted data (PKCS#7)"),
        (message(seq(), "1.2.3"), "PKCS#7 content of the type 1.2.3"),
    ],
)
def test_what_holds_no_certificate_is_named(file: bytes, found: str) -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read_pkcs7(file)
    assert caught.value.code is ErrorCode.NO_CERTIFICATE
    assert caught.value.found == found
    assert found in caught.value.message


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        seq(),
        seq(oid(SIGNED_DATA)),
        message(octets(b"")),
        message(seq()),
        message(seq(integer(1), set_of(), seq(oid(DATA)), der(0xA0, CERTIFICATE))),
        message(seq(octets(b"\x01"), set_of(), seq(oid(DATA)), der(0xA0, CERTIFICATE), set_of())),
        message(seq(integer(1), seq(), seq(oid(DATA)), der(0xA0, CERTIFICATE), set_of())),
        message(seq(integer(1), set_of(), seq(oid(DATA)), der(0x80, CERTIFICATE), set_of())),
        message(signed_data(CERTIFICATE))[:-1],
        message(signed_data(CERTIFICATE[:-1])),
        seq(oid(SIGNED_DATA), explicit(signed_data(CERTIFICATE)), integer(1)),
    ],
)
def test_another_structure_is_damage(broken: bytes) -> None:
    with pytest.raises(MalformedContent):
        read_pkcs7(broken)


def test_five_thousand_certificates_and_no_more() -> None:
    assert len(read_pkcs7(message(signed_data(*[seq()] * MAX_CERTIFICATES))).entries) == MAX_CERTIFICATES
    for one_more in (seq(), der(0xA1, b"")):
        with pytest.raises(TooLarge):
            read_pkcs7(message(signed_data(*[seq()] * MAX_CERTIFICATES, one_more)))


@given(st.binary(max_size=300))
def test_any_octets_give_contents_or_a_certificate_error(data: bytes) -> None:
    with contextlib.suppress(DomainError):
        read_pkcs7(data)


@given(st.data())
@settings(max_examples=200)
def test_damaged_files_give_contents_or_a_certificate_error(data: st.DataObject) -> None:
    changed = bytearray(message(signed_data(CERTIFICATE, revocation_lists=(seq(),))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    with contextlib.suppress(DomainError):
        read_pkcs7(bytes(changed))


def list_files(*verdicts: str) -> list[pytest.ParameterSet]:
    golden = [pytest.param(file, id=file.path) for file in load_golden("p7b") if file.verdict in verdicts]
    corpus = (file for file in load_corpus() if file.format == "p7b-der" and file.verdict in verdicts)
    return golden + [pytest.param(file, id=f"corpus:{file.path}", marks=needs_corpus) for file in corpus]


@pytest.mark.parametrize("file", list_files("ok", "refuse"))
def test_good_files_have_the_certificates_that_openssl_lists(file: CorpusFile) -> None:
    contents = read_pkcs7(file.octets)
    fingerprints = [hashlib.sha256(certificate).hexdigest() for certificate in read_certificates(contents)]
    if file.verdict == "refuse":
        assert [finding.code for finding in contents.findings] == [FindingCode.TRAILING_DATA]
        return
    assert file.expected["openssl"]["ok"]
    assert fingerprints == [facts["sha256"] for facts in file.expected["openssl"]["certs"]]


@pytest.mark.parametrize("file", list_files("not-certificate"))
def test_files_without_certificate_are_named(file: CorpusFile) -> None:
    with pytest.raises(UnrecognizedFormat):
        read_pkcs7(file.octets)


@pytest.mark.parametrize("file", list_files("corrupt"))
def test_damaged_files_are_told(file: CorpusFile) -> None:
    """What is changed inside one certificate (flipmid) is found by whoever parses that certificate."""
    if "flipmid" in file.path:
        assert len(read_certificates(read_pkcs7(file.octets))) == 4
        return
    with pytest.raises(MalformedContent):
        read_pkcs7(file.octets)


def test_a_time_stamp_token_is_named() -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read_pkcs7(list_cases()["own-token.tst"].octets)
    assert caught.value.found == "a time stamp token without certificates"
