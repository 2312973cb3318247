"""Key pairs."""

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

from services.issuance.key_pairs import choose_hash, generate_key_pair, load_own_key, load_public_key, load_signer
from services.model.generation import CertificateAuthority, KeyAlgorithm
from services.model.secret import Secret
from services.x509.private_keys import read_key
from services.x509.public_keys import KeyFacts
from services.x509.weakness import list_weaknesses
from tests.services.issuance.pki import key_pair, make_pki

_KINDS = {
    KeyAlgorithm.RSA_2048: ("RSA", 2048),
    KeyAlgorithm.RSA_3072: ("RSA", 3072),
    KeyAlgorithm.RSA_4096: ("RSA", 4096),
    KeyAlgorithm.EC_P256: ("EC", 256),
    KeyAlgorithm.EC_P384: ("EC", 384),
    KeyAlgorithm.ED25519: ("ED25519", None),
}


@pytest.mark.parametrize("algorithm", KeyAlgorithm)
def test_a_key_pair_is_of_the_kind_asked_for_and_its_halves_belong_together(algorithm: KeyAlgorithm) -> None:
    pair = generate_key_pair(algorithm)
    facts = read_key(pair.private_key)
    assert isinstance(facts, KeyFacts)
    assert (facts.algorithm, facts.bits) == _KINDS[algorithm]
    assert not list_weaknesses(facts)
    private_key = load_der_private_key(pair.private_key.reveal(), None)
    assert private_key.public_key() == load_der_public_key(pair.public_key)


def test_two_key_pairs_differ() -> None:
    assert generate_key_pair(KeyAlgorithm.EC_P256).private_key != generate_key_pair(KeyAlgorithm.EC_P256).private_key


def test_a_key_pair_does_not_show_its_private_key() -> None:
    pair = generate_key_pair(KeyAlgorithm.ED25519)
    assert pair.private_key.reveal().hex() not in repr(pair)
    assert repr(pair.private_key.reveal()) not in repr(pair)


def test_rsa_has_the_exponent_that_fips_wants() -> None:
    key = load_own_key(generate_key_pair(KeyAlgorithm.RSA_2048).private_key)
    assert isinstance(key, rsa.RSAPrivateKey)
    assert key.public_key().public_numbers().e == 65_537


@pytest.mark.parametrize("make", [lambda: dsa.generate_private_key(2048), X25519PrivateKey.generate], ids=["DSA", "X25519"])
def test_keys_of_other_kinds_are_neither_signed_with_nor_signed(make: object) -> None:
    key = make()  # type: ignore[operator]
    with pytest.raises(TypeError):
        load_own_key(Secret(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())))
    with pytest.raises(ValueError, match="kind"):
        load_public_key(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


@pytest.mark.parametrize("key", [Ed25519PrivateKey.generate(), ec.generate_private_key(ec.SECP521R1())], ids=["Ed25519", "P-521"])
def test_public_keys_come_back_as_they_are(key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> None:
    spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert load_public_key(spki) == key.public_key()


def test_certificate_and_key_must_belong_together() -> None:
    authority = CertificateAuthority(certificate=make_pki().issuing.certificate, private_key=key_pair().private_key)
    with pytest.raises(ValueError, match="not that of its certificate"):
        load_signer(authority)


def test_a_signer_does_not_show_its_key() -> None:
    assert "private_key" not in repr(make_pki().signer)
    assert "private_key" not in repr(make_pki().issuing)


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [(KeyAlgorithm.RSA_3072, SHA256), (KeyAlgorithm.EC_P256, SHA256), (KeyAlgorithm.EC_P384, SHA384), (KeyAlgorithm.ED25519, type(None))],
)
def test_the_hash_follows_the_key(algorithm: KeyAlgorithm, expected: type) -> None:
    assert isinstance(choose_hash(load_own_key(key_pair(algorithm).private_key)), expected)


def test_a_larger_curve_takes_the_larger_hash() -> None:
    assert isinstance(choose_hash(ec.generate_private_key(ec.SECP521R1())), SHA384)
