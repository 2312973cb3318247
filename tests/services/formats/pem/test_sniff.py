"""What PEM blocks hold by their content."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.shape import DerShape
from services.formats.pem.blocks import PemBlock, split_blocks
from services.formats.pem.sniff import sniff_block
from services.formats.pem.write import write_block
from tests.services.x509.made import chain_of

DER = chain_of(1)[0].der


def block(label: str, octets: bytes) -> PemBlock:
    (made,) = split_blocks(write_block(label, octets))
    return made


@pytest.mark.parametrize(
    ("label", "octets", "kind", "name"),
    [
        ("CERTIFICATE", DER, DerShape.CERTIFICATE, "a certificate"),
        ("CERTIFICATE", DER[:40], DerShape.CERTIFICATE, "a certificate"),
        ("CERTIFICATE", b"", DerShape.CERTIFICATE, "a certificate"),
        ("CERTIFICATE", b"\x30\x03\x02\x01\x00", DerShape.CERTIFICATE, "a certificate"),
        ("EC PRIVATE KEY", DER, DerShape.CERTIFICATE, "a certificate"),
        ("FOO", DER, None, 'a block of the kind "FOO"'),
        ("X509 CRL", DER, None, "a certificate revocation list"),
        ("EC PARAMETERS", bytes.fromhex("300f020101300a06072a8648ce3d010102"), None, "elliptic curve parameters"),
        ("PRIVATE KEY", b"openssh-key-v1\0", None, "an OpenSSH private key"),
    ],
    ids=lambda value: "octets" if isinstance(value, bytes) else str(value),
)
def test_the_content_goes_before_the_label(label: str, octets: bytes, kind: DerShape | None, name: str) -> None:
    sniffed = sniff_block(block(label, octets))
    assert (sniffed.kind, sniffed.name) == (kind, name)
    assert sniffed.is_overlooked is (label in ("FOO", "X509 CRL"))


def test_what_ciphertext_looks_like_is_chance() -> None:
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, BestAvailableEncryption(b"x")
    )
    head, _, _ = pem.decode().partition("\n\n")
    (made,) = split_blocks(f"{head}\n\n{write_block('X', DER).split('-----')[2]}-----END EC PRIVATE KEY-----\n")
    assert sniff_block(made).kind is DerShape.PRIVATE_KEY


def test_damaged_base64_is_found_when_it_is_read() -> None:
    (made,) = split_blocks("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----")
    sniffed = sniff_block(made)
    assert (sniffed.octets, sniffed.kind) == (b"", DerShape.CERTIFICATE)


@given(st.sampled_from(["CERTIFICATE", "PRIVATE KEY", "PKCS12", "FOO", "EC PARAMETERS"]), st.binary(max_size=60))
def test_any_content_is_something(label: str, octets: bytes) -> None:
    sniffed = sniff_block(block(label, octets))
    assert sniffed.name
    assert repr(octets) not in repr(sniffed) or len(octets) < 4
