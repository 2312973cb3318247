"""Extensions that depend on no other certificate."""

import pytest
from cryptography import x509

from services.issuance.key_pairs import load_public_key
from services.issuance.profile import authority_profile, crl_distribution_points, end_entity_profile
from services.model.generation import KeyAlgorithm
from tests.services.issuance.pki import key_pair


@pytest.mark.parametrize("path_length", [None, 0, 1])
def test_authorities_sign_certificates_and_lists_only(path_length: int | None) -> None:
    profile = authority_profile(path_length)
    assert profile.basic_constraints == x509.BasicConstraints(ca=True, path_length=path_length)
    assert profile.is_basic_constraints_critical
    assert profile.key_usage.key_cert_sign
    assert profile.key_usage.crl_sign
    assert not profile.key_usage.digital_signature
    assert profile.extended_key_usage is None


@pytest.mark.parametrize("algorithm", [KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.ED25519])
def test_only_rsa_keys_encipher(algorithm: KeyAlgorithm) -> None:
    usage = end_entity_profile(load_public_key(key_pair(algorithm).public_key)).key_usage
    assert usage.digital_signature
    assert usage.key_encipherment is (algorithm is KeyAlgorithm.RSA_2048)
    assert not any((usage.key_cert_sign, usage.crl_sign, usage.key_agreement, usage.content_commitment, usage.data_encipherment))


def test_a_distribution_point_is_one_address() -> None:
    (point,) = crl_distribution_points("http://a.example/b.crl")
    assert point.full_name == [x509.UniformResourceIdentifier("http://a.example/b.crl")]
    assert point.crl_issuer is None
    assert point.reasons is None
