"""Trying a password on encrypted octets."""

import pytest

from services.asn1.read import parse_whole
from services.errors import MalformedContent
from services.formats.budget import MAX_ITERATIONS_OF_RETRIES, Budget
from services.formats.encryption.scheme import Encrypted, Scheme, check_ciphertext
from services.model.secret import Secret

FORMS = (Secret(b"first"), Secret(b"second"))


def scheme(padded: dict[bytes, bytes], *, block_size: int = 8, cost: int = 1) -> Scheme:
    """A scheme that "decrypts" to what is given for each form of the password."""
    return Scheme(
        name="test",
        is_legacy=False,
        block_size=block_size,
        list_passwords=lambda _: FORMS,
        decrypt=lambda password, _: padded[password],
        cost=cost,
    )


def find(tried: Scheme, budget: Budget | None = None) -> bytes | None:
    encrypted = Encrypted(scheme=tried, ciphertext=b"c" * 8)
    plaintext = encrypted.find_plaintext(None, budget=budget or Budget(), is_right=lambda octets: octets.startswith(b"right"))
    return plaintext.reveal() if plaintext else None


def test_the_first_form_that_gives_a_right_plaintext_wins() -> None:
    assert find(scheme({b"first": b"right-1\x01", b"second": b"right-2\x01"})) == b"right-1"
    assert find(scheme({b"first": b"wrong--\x01", b"second": b"right-2\x01"})) == b"right-2"
    assert find(scheme({b"first": b"wrong--\x01", b"second": b"wrong--\x01"})) is None


@pytest.mark.parametrize("padded", [b"right\x03\x03\x02", b"right--\x00", b"right--\x09", b"right-\x03\x02"])
def test_padding_that_is_not_right_is_no_plaintext(padded: bytes) -> None:
    assert find(scheme({b"first": padded, b"second": padded})) is None


def test_padding_may_be_a_whole_block() -> None:
    assert find(scheme({b"first": b"right---" + b"\x08" * 8})) == b"right---"


def test_a_stream_cipher_has_no_padding() -> None:
    assert find(scheme({b"first": b"right\x09"}, block_size=1)) == b"right\x09"


def test_further_forms_are_tried_while_the_budget_lasts() -> None:
    padded = {b"first": b"wrong--\x01", b"second": b"right-2\x01"}
    assert find(scheme(padded, cost=MAX_ITERATIONS_OF_RETRIES)) == b"right-2"
    assert find(scheme(padded, cost=MAX_ITERATIONS_OF_RETRIES + 1)) is None


def test_octets_that_are_no_whole_number_of_blocks_are_refused() -> None:
    where = parse_whole(b"\x04\x00")
    assert check_ciphertext(scheme({}), b"c" * 16, where).ciphertext == b"c" * 16
    for ciphertext in (b"", b"c" * 15):
        with pytest.raises(MalformedContent):
            check_ciphertext(scheme({}), ciphertext, where)
