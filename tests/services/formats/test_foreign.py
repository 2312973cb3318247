"""Naming files that are neither certificates nor keystores."""

import pytest

from services.formats.foreign import find_name_of_octets, name_text


@pytest.mark.parametrize(
    ("octets", "name"),
    [
        (b"PK\x03\x04\x14", "a ZIP archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"%PDF-1.7", "a PDF document"),
        (bytes.fromhex("0000000200000014"), "a Bouncy Castle keystore (BKS)"),
        (b"\x01\x02\x03", None),
        (b"", None),
    ],
)
def test_octets_are_named_by_their_signature(octets: bytes, name: str | None) -> None:
    assert find_name_of_octets(octets) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n <!DOCTYPE html><html>", "an HTML page"),
        ("<HTML>", "an HTML page"),
        ('<?xml version="1.0"?>', "an XML document"),
        ('{"a": 1}', "JSON text"),
        ("ssh-ed25519 AAAA", "an OpenSSH public key"),
        ("PuTTY-User-Key-File-3: ssh-rsa", "a PuTTY key"),
        ("hello", "text without a certificate"),
    ],
)
def test_text_is_named_by_its_beginning(text: str, name: str) -> None:
    assert name_text(text) == name
