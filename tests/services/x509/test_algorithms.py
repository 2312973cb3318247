"""The names of signature algorithms and their hashes."""

import pytest

from services.errors import MalformedContent
from services.model.x509 import SignatureAlgorithm
from services.x509.algorithms import SLH_DSA, name_signature, read_algorithm
from tests.services.x509.made import NULL, algorithm, element, integer, oid, sequence, tlv

PSS = "1.2.840.113549.1.1.10"
SHA_384 = "2.16.840.1.101.3.4.2.2"


def _name(octets: bytes) -> SignatureAlgorithm:
    return name_signature(read_algorithm(element(octets)))


@pytest.mark.parametrize(
    ("dotted", "name", "hash_"),
    [
        ("1.2.840.113549.1.1.11", "sha256WithRSAEncryption", "SHA-256"),
        ("1.2.840.113549.1.1.4", "md5WithRSAEncryption", "MD5"),
        ("1.2.840.10045.4.3.2", "ecdsa-with-SHA256", "SHA-256"),
        ("1.3.101.112", "ED25519", None),
        ("2.16.840.1.101.3.4.3.18", "ML-DSA-65", None),
        ("1.2.3.4", "1.2.3.4", None),
    ],
)
def test_an_algorithm_has_its_name_and_hash(dotted: str, name: str, hash_: str | None) -> None:
    assert _name(algorithm(dotted)) == SignatureAlgorithm(oid=dotted, name=name, hash=hash_)


def test_the_twelve_of_slh_dsa_are_in_the_order_of_fips_205() -> None:
    assert SLH_DSA["2.16.840.1.101.3.4.3.20"] == "SLH-DSA-SHA2-128s"
    assert SLH_DSA["2.16.840.1.101.3.4.3.27"] == "SLH-DSA-SHAKE-128f"
    assert SLH_DSA["2.16.840.1.101.3.4.3.31"] == "SLH-DSA-SHAKE-256f"
    assert len(SLH_DSA) == 12


def test_the_hash_of_rsassa_pss_is_in_its_parameters() -> None:
    salt_length = tlv(0xA2, integer(48))
    assert _name(algorithm(PSS, sequence(tlv(0xA0, algorithm(SHA_384, NULL)), salt_length))).hash == "SHA-384"


@pytest.mark.parametrize("parameters", [[], [sequence()], [sequence(tlv(0xA2, integer(20)))]])
def test_the_hash_of_rsassa_pss_is_sha_1_where_none_is_named(parameters: list[bytes]) -> None:
    assert _name(algorithm(PSS, *parameters)).hash == "SHA-1"


def test_an_unknown_hash_of_rsassa_pss_is_dotted() -> None:
    assert _name(algorithm(PSS, sequence(tlv(0xA0, algorithm("1.2.3"))))).hash == "1.2.3"


@pytest.mark.parametrize("octets", [sequence(), sequence(integer(1)), sequence(oid("1.2.3"), NULL, NULL), algorithm(PSS, NULL)])
def test_what_is_no_algorithm_is_refused(octets: bytes) -> None:
    with pytest.raises(MalformedContent):
        _name(octets)
