"""The local authority's own certificates, made once: a root, and the issuing CA that it signs."""

from datetime import datetime

from services.issuance.certificates import create_issuing_ca, create_root
from services.issuance.key_pairs import generate_key_pair
from services.issuance.local_authority import LocalAuthority
from services.issuance.signer import load_signer
from services.model.generation import CertificateAuthority, KeyAlgorithm, Subject

ROOT_KEY = KeyAlgorithm.RSA_4096
ISSUING_KEY = KeyAlgorithm.RSA_3072
"""RSA, because a chain is opened only by who knows the algorithms of all its signatures; the root's has to last 20 years."""

ROOT_NAME = "Destination Certificates Root CA"
ISSUING_NAME = "Destination Certificates Issuing CA"


def create_hierarchy(now: datetime, *, organization: str | None, country: str | None) -> tuple[CertificateAuthority, ...]:
    """Return a new root and its issuing CA, in this order."""
    root_subject = Subject(common_name=ROOT_NAME, organization=organization, country=country)
    issuing_subject = Subject(common_name=ISSUING_NAME, organization=organization, country=country)
    root = create_root(generate_key_pair(ROOT_KEY).private_key, root_subject, now=now)
    return root, create_issuing_ca(root, generate_key_pair(ISSUING_KEY).private_key, subject=issuing_subject, now=now)


def open_hierarchy(hierarchy: tuple[CertificateAuthority, ...], *, crl_url: str | None) -> LocalAuthority:
    """Return the authority that signs with the issuing CA's key; the root's key is not needed for it."""
    root, issuing = hierarchy
    return LocalAuthority(signer=load_signer(issuing), certificate_chain=(issuing.certificate, root.certificate), crl_url=crl_url)
