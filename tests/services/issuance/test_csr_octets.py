"""What is no request is refused by its name."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, InvalidCsr
from services.formats.pem.write import write_block
from services.issuance.csr import write_csr
from services.issuance.csr_octets import MAX_CSR_LENGTH, find_csr
from tests.services.issuance.pki import ISSUING_NAME, key_pair, make_pki

CSR = write_csr(key_pair().private_key, ISSUING_NAME)
CERTIFICATE = make_pki().root.certificate
KEY = key_pair().private_key.reveal()
PEM = write_block("CERTIFICATE REQUEST", CSR).encode()


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (b"", "no certificate signing request"),
        (b"garbage", "no certificate signing request"),
        (bytes(range(256)), "no certificate signing request"),
        (CERTIFICATE, "This is a certificate, but"),
        (write_block("CERTIFICATE", CERTIFICATE).encode(), "This is a certificate, but"),
        (write_block("CERTIFICATE REQUEST", CERTIFICATE).encode(), "This is a certificate, but"),
        (b64encode(CERTIFICATE), "This is a certificate, but"),
        (write_block("CERTIFICATE", CSR).encode(), 'This is a PEM block of the kind "CERTIFICATE"'),
        (KEY, "This is a private key, but"),
        (write_block("PRIVATE KEY", KEY).encode(), "This is a private key, but"),
        (PEM + write_block("PRIVATE KEY", KEY).encode(), "there are 2 PEM blocks"),
        (PEM + PEM, "there are 2 PEM blocks"),
        (PEM.replace(b"-----END", b"-----ENT"), "damaged"),
        (PEM.replace(b"\n", b"\n!", 2), "damaged"),
        (b64encode(b64encode(b64encode(CSR))), "no certificate signing request"),
        (b"0" * (MAX_CSR_LENGTH + 1), "octets; the most is"),
    ],
)
def test_what_is_no_request_is_named(octets: bytes, said: str) -> None:
    """Case 35."""
    with pytest.raises(InvalidCsr) as caught:
        find_csr(octets)
    assert said in caught.value.message
    assert caught.value.code is ErrorCode.CSR_INVALID


def test_a_private_key_sent_by_mistake_is_not_repeated() -> None:
    text = write_block("PRIVATE KEY", KEY)
    with pytest.raises(InvalidCsr) as caught:
        find_csr(text.encode())
    assert text.splitlines()[1] not in caught.value.message


def test_text_around_the_block_does_no_harm() -> None:
    assert find_csr(b"Certificate request for x\n" + PEM + b"\nThank you.") == CSR


@given(st.binary(max_size=300))
def test_any_octets_give_a_shape_or_an_error(octets: bytes) -> None:
    try:
        find_csr(octets)
    except DomainError as error:
        assert error.code is ErrorCode.CSR_INVALID
