"""Signatures of requests: which algorithms fit which keys. What the whole request makes of it stands in test_csr.py."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.asn1.read import parse_der
from services.asn1.tags import constructed
from services.asn1.write import NULL, algorithm, element, integer, sequence
from services.errors import MalformedContent
from services.issuance.csr_signature import ECDSA_SIGNATURES, RSA_SIGNATURES, is_signed_by
from services.x509.algorithms import AlgorithmIdentifier, read_algorithm
from tests.services.x509.made import rsa_key

RSA, EC, ED = rsa_key(), ec.generate_private_key(ec.SECP256R1()), Ed25519PrivateKey.generate()
DATA = b"what is signed"
ED25519, PSS = "1.3.101.112", "1.2.840.113549.1.1.10"


def identifier(oid: str, parameters: bytes = b"") -> AlgorithmIdentifier:
    return read_algorithm(parse_der(algorithm(oid, parameters)))


@pytest.mark.parametrize("oid", RSA_SIGNATURES)
@pytest.mark.parametrize("parameters", [b"", NULL])
def test_every_kind_of_rsa(oid: str, parameters: bytes) -> None:
    signature = RSA.sign(DATA, padding.PKCS1v15(), RSA_SIGNATURES[oid])
    assert is_signed_by(RSA.public_key(), identifier(oid, parameters), signature=signature, data=DATA)
    assert not is_signed_by(RSA.public_key(), identifier(oid, parameters), signature=signature, data=DATA + b"!")


@pytest.mark.parametrize("oid", ECDSA_SIGNATURES)
@pytest.mark.parametrize("parameters", [b"", NULL])
def test_every_kind_of_ecdsa(oid: str, parameters: bytes) -> None:
    signature = EC.sign(DATA, ec.ECDSA(ECDSA_SIGNATURES[oid]))
    assert is_signed_by(EC.public_key(), identifier(oid, parameters), signature=signature, data=DATA)
    assert not is_signed_by(EC.public_key(), identifier(oid, parameters), signature=signature, data=DATA + b"!")


@pytest.mark.parametrize(("number", "hash_"), [(1, hashes.SHA256()), (2, hashes.SHA384()), (3, hashes.SHA512()), (4, hashes.SHA224())])
def test_pss_has_its_hash_in_its_parameters(number: int, hash_: hashes.HashAlgorithm) -> None:
    name = algorithm(f"2.16.840.1.101.3.4.2.{number}", NULL)
    mask = algorithm("1.2.840.113549.1.1.8", name)
    parameters = sequence(element(constructed(0), name), element(constructed(1), mask), element(constructed(2), integer(20)))
    signature = RSA.sign(DATA, padding.PSS(padding.MGF1(hash_), 20), hash_)
    assert is_signed_by(RSA.public_key(), identifier(PSS, parameters), signature=signature, data=DATA)


def test_pss_with_sha1_or_another_hash_is_not_known() -> None:
    for parameters in (b"", sequence(), sequence(element(constructed(0), algorithm("1.2.3.4")))):
        with pytest.raises(MalformedContent):
            is_signed_by(RSA.public_key(), identifier(PSS, parameters), signature=bytes(256), data=DATA)


def test_ed25519() -> None:
    assert is_signed_by(ED.public_key(), identifier(ED25519), signature=ED.sign(DATA), data=DATA)
    assert not is_signed_by(ED.public_key(), identifier(ED25519), signature=ED.sign(DATA + b"!"), data=DATA)


@pytest.mark.parametrize("oid", ["1.2.840.10045.4.3.2", ED25519, PSS, "1.2.840.113549.1.1.11", "1.2.3.4"])
@pytest.mark.parametrize("key", [RSA, EC, ED])
def test_an_algorithm_of_another_key_is_not_taken(
    oid: str, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | Ed25519PrivateKey
) -> None:
    own = {RSA: ("1.2.840.113549.1.1.11",), EC: ("1.2.840.10045.4.3.2",), ED: (ED25519,)}[key]
    if oid in own:
        assert not is_signed_by(key.public_key(), identifier(oid), signature=b"x" * 64, data=DATA)
        return
    with pytest.raises(MalformedContent):
        is_signed_by(key.public_key(), identifier(oid), signature=b"x" * 64, data=DATA)
