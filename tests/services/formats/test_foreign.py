"""Naming files of other formats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.formats.foreign import name_binary, name_foreign
from tests.cases import list_cases

BKS_HEAD = bytes.fromhex("00000002 00000014") + bytes(20) + bytes.fromhex("00000400")


def name(octets: bytes) -> str | None:
    foreign = name_foreign(octets)
    return foreign.name if foreign else None


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (b"<html>", "an HTML page"),
        (b"\n <!DOCTYPE html><html>", "an HTML page"),
        (b"<HTML>", "an HTML page"),
        (b'<?xml version="1.0"?>', "an XML document"),
        (b"PK\x03\x04" + bytes(9), "a ZIP archive"),
        (b"\x1f\x8b\x08" + bytes(9), "a gzip archive"),
        (b"%PDF-1.7\x00\x01", "a PDF document"),
        (b"SQLite format 3\x00\x10\x00\x02", "an SQLite database (perhaps of NSS)"),
        (bytes.fromhex("00061561") + bytes(9), "a Berkeley database (perhaps of NSS)"),
        (b"\0\0\0\0CERT" + bytes(9), "a Microsoft serialized certificate store (SST)"),
        (bytes(8) + b"KBXf" + bytes(9), "a keybox of GnuPG"),
        (b'{"a": 1}', "JSON text"),
        (b"[1]", "JSON text"),
        (b'{"n": "x", "kty" : "RSA"}', "a JSON Web Key (JWK)"),
        (b'{"keys": [{"kty":"EC"}]}', "a set of JSON Web Keys (JWKS)"),
        (b"ssh-ed25519 AAAA", "an OpenSSH public key"),
        (b"sk-ssh-ed25519@openssh.com AAAA", "an OpenSSH public key"),
        (b"PuTTY-User-Key-File-3: ssh-rsa", "a PuTTY key"),
        (b"---- BEGIN SSH2 PUBLIC KEY ----", "an SSH2 public key"),
        (b"age-encryption.org/v1\n-> X25519 x\n\xff\x00", "a file encrypted by age"),
        (b"# created: 2026\nAGE-SECRET-KEY-1QQ\n", "a key of age"),
        (bytes.fromhex("30053003020100"), "ASN.1 data of another kind"),
        (bytes.fromhex("0000000200000014") + bytes(9), "a Bouncy Castle keystore (BKS)"),
        (BKS_HEAD + bytes(21), "a Bouncy Castle keystore (BKS)"),
        (BKS_HEAD + b"\x01\x00\x01a" + bytes(40), "a Bouncy Castle keystore (BKS)"),
        (BKS_HEAD + b"\x05\x00\x01a" + bytes(40), "a Bouncy Castle keystore (UBER)"),
        (BKS_HEAD + b"\x01\x00\x01a" + b"\xff" * 40, "a Bouncy Castle keystore (UBER)"),
        (BKS_HEAD + bytes(40), "a Bouncy Castle keystore (UBER)"),
        (bytes.fromhex("98330469c0a1b216"), "an OpenPGP key"),
        (bytes.fromhex("c63f0669c0a1b21b"), "an OpenPGP key"),
        (bytes.fromhex("c6c08c0469c0a1b201"), "an OpenPGP key"),
        (bytes.fromhex("98330569c0a1b216"), None),
        (bytes.fromhex("98330469c0a1b2"), None),
        *((bytes([tag]) + b"\x33\x04abcd\x16", "an OpenPGP key") for tag in (0x98, 0x94, 0xC6, 0xC5)),
        *((bytes([tag]) + b"\x00\x33\x04abcd\x16", "an OpenPGP key") for tag in (0x99, 0x95)),
        *((bytes([tag]) + b"\x00\x00\x00\x33\x04abcd\x16", "an OpenPGP key") for tag in (0x9A, 0x96)),
        *((bytes([tag]) + b"\x33\x04abcd\x16", None) for tag in (0x9B, 0x97, 0xC7, 0xC2)),
        *((b"\x98\x33" + bytes([version]) + b"abcd\x16", "an OpenPGP key") for version in (3, 4, 6)),
        *((b"\x98\x33\x04abcd" + bytes([algorithm]), "an OpenPGP key") for algorithm in (1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28)),
        (b"\xc6\xc0\x33\x04abcd\x16", "an OpenPGP key"),
        (b"\xc6\xe0\x00\x00\x00\x00\x04abcd\x16", "an OpenPGP key"),
        (b"\x98\x33\x04abcd\x04", None),
        (b"\x98", None),
        (b"PK\x05\x06" + bytes(9), "a ZIP archive"),
        (b"7z\xbc\xaf\x27\x1c" + b"\x01\x02", "a 7z archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x01", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a Microsoft Office document"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"MZ\x90\x00\x03\x01", "a program"),
        (b"\xca\xfe\xba\xbe\x00\x01", "a Java class"),
        (b"ecdsa-sha2-nistp256 AAAA", "an OpenSSH public key"),
        (b"sk-ecdsa-sha2-nistp256@openssh.com AAAA", "an OpenSSH public key"),
        (b"0 is how this text begins", "text without a certificate"),
        (b'see "kty": "RSA"', "text without a certificate"),
        (b'{"kty": "x"}', "JSON text"),
        (b"\x00\x00\x00\x03\x00\x00\x00\x14" + b"\x01" * 60, None),
        (b"\x00\x00\x00\x01\x00\x00\x00\x15" + b"\x01" * 60, None),
        (b"\x01\x02\x03", None),
        (b"", None),
    ],
)
def test_each_kind_is_told_by_its_beginning(octets: bytes, expected: str | None) -> None:
    assert name(octets) == expected


@pytest.mark.parametrize(
    ("case", "expected", "advice"),
    [
        ("own-pse-outline.pse", "an SAP PSE", "sapgenpse export_p12"),
        ("own-bc.bks", "a Bouncy Castle keystore (BKS)", "-srcstoretype BKS "),
        ("own-bc-v1.bks", "a Bouncy Castle keystore (BKS)", "-srcstoretype BKS "),
        ("own-bc.uber", "a Bouncy Castle keystore (UBER)", "-srcstoretype UBER "),
        ("own-bc.bcfks", "a Bouncy Castle keystore (BCFKS)", "-srcstoretype BCFKS "),
        ("own-request.tsq", "a request for a time stamp", "certificate"),
        ("own-stamp.tsr", "a time stamp response", "certificate"),
        ("own-request.ocsp", "an OCSP request", "certificate"),
        ("own-response.ocsp", "an OCSP response", "certificate"),
        ("own-openpgp.gpg", "an OpenPGP key", "X.509"),
    ],
)
def test_files_of_real_programs_are_told_with_what_to_do(case: str, expected: str, advice: str) -> None:
    foreign = name_foreign(list_cases()[case].octets)
    assert foreign is not None
    assert (foreign.name, advice in foreign.advice) == (expected, True)


@given(st.binary(max_size=80))
def test_any_octets_have_a_name_or_none(octets: bytes) -> None:
    for beginning in (b"", b"\x98", b"\xc6\xff", BKS_HEAD, b"{"):
        name_foreign(beginning + octets)
        name_binary(beginning + octets)
