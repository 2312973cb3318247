"""An authority that is ready to sign."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, SHA384

from services.issuance.key_pairs import load_own_key
from services.issuance.signer import choose_hash, load_signer
from services.model.generation import CertificateAuthority, KeyAlgorithm
from tests.services.issuance.pki import key_pair, make_pki


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
