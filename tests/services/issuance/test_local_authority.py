"""The authority inside the service, behind its ports."""

from datetime import timedelta

import pytest
from cryptography import x509

from services.errors import InvalidInput
from services.issuance.local_authority import LocalAuthority
from services.model.generation import RevocationListTimes
from services.ports.authorities import IssuingAuthority, RevocationListSigner
from services.x509.chain import find_missing_issuer, order_chain
from services.x509.describe import describe_certificate
from tests.services.issuance.pki import CRL_URL, NOW, key_pair, make_pki, make_request


def local_authority() -> LocalAuthority:
    return LocalAuthority(signer=make_pki().signer, certificate_chain=make_pki().chain, crl_url=CRL_URL)


def test_it_has_both_ports() -> None:
    authority: IssuingAuthority = local_authority()
    assert isinstance(authority, RevocationListSigner)
    assert not authority.needs_csr
    assert authority.name == "Local authority"


async def test_it_issues_what_was_requested_with_the_chain_up_to_the_root() -> None:
    request = make_request(key_pair())
    answer = await local_authority().issue(request)
    chain = [describe_certificate(der) for der in (answer.certificate, *answer.certificate_chain)]
    assert list(order_chain(chain[0], chain[1:])) == chain
    assert find_missing_issuer(chain) is None
    assert answer.serial_number == request.serial_number == x509.load_der_x509_certificate(answer.certificate).serial_number


async def test_it_refuses_what_would_outlive_it() -> None:
    with pytest.raises(InvalidInput):
        await local_authority().issue(make_request(key_pair(), not_after=NOW + timedelta(days=366 * 11)))


def test_it_signs_its_revocation_list() -> None:
    times = RevocationListTimes(number=1, this_update=NOW, next_update=NOW + timedelta(days=1))
    crl = x509.load_der_x509_crl(local_authority().build_crl([], times))
    assert crl.is_signature_valid(make_pki().signer.certificate.public_key())  # type: ignore[arg-type]


def test_it_shows_no_key() -> None:
    assert "PrivateKey" not in repr(local_authority())
