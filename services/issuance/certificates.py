"""Makes certificates: a root, an issuing CA under it, and end entities under that."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from services.issuance.key_pairs import PublicKey, load_own_key, load_public_key
from services.issuance.profile import (
    ISSUING_VALIDITY,
    ROOT_VALIDITY,
    SERIAL_NUMBER_BITS,
    Profile,
    authority_profile,
    crl_distribution_points,
    end_entity_profile,
)
from services.issuance.signer import Signer, choose_hash, load_signer
from services.issuance.subject import to_name
from services.issuance.validity import BACKDATED_BY, add_period, check_within_authority
from services.model.generation import CertificateAuthority, IssueRequest, Subject
from services.model.secret import Secret


def new_serial_number() -> int:
    """Return a random positive serial number of at most 159 bits."""
    return secrets.randbits(SERIAL_NUMBER_BITS) or 1


def create_root(private_key: Secret, subject: Subject, *, now: datetime, path_length: int | None = None) -> CertificateAuthority:
    """Return a self-signed root for that key, valid for 20 years; `path_length` bounds the CAs below it (None: not at all)."""
    key = load_own_key(private_key)
    start = now.replace(microsecond=0)
    draft = _Draft(
        serial_number=new_serial_number(),
        subject=to_name(subject),
        public_key=key.public_key(),
        not_before=start - BACKDATED_BY,
        not_after=add_period(start, ROOT_VALIDITY),
        profile=authority_profile(path_length),
    )
    builder = draft.build(to_name(subject))
    builder = builder.add_extension(_authority_key_identifier(draft.subject_key_identifier), critical=False)
    certificate = builder.sign(key, choose_hash(key))
    return CertificateAuthority(certificate=certificate.public_bytes(Encoding.DER), private_key=private_key)


def create_issuing_ca(
    root: CertificateAuthority, private_key: Secret, *, subject: Subject, now: datetime, crl_url: str | None = None
) -> CertificateAuthority:
    """Return a CA for that key, signed by the root, valid for 10 years but not longer than the root; no CA can follow it.

    `crl_url` says where the root's own revocation list is, if it has one.
    """
    signer = load_signer(root)
    start = now.replace(microsecond=0)
    draft = _Draft(
        serial_number=new_serial_number(),
        subject=to_name(subject),
        public_key=load_own_key(private_key).public_key(),
        not_before=start - BACKDATED_BY,
        not_after=min(add_period(start, ISSUING_VALIDITY), signer.certificate.not_valid_after_utc),
        profile=authority_profile(0),
    )
    return CertificateAuthority(certificate=_sign(draft, signer, crl_url), private_key=private_key)


def issue_end_entity(authority: Signer, request: IssueRequest, *, crl_url: str | None) -> bytes:
    """Return a TLS client's certificate in DER, exactly as requested; `crl_url` says where the authority's revocation list is.

    Raises InvalidInput (VALIDITY_EXCEEDS_CA) if it would outlive the authority.
    """
    check_within_authority(request.not_after, authority.certificate.not_valid_after_utc)
    public_key = load_public_key(request.public_key)
    draft = _Draft(
        serial_number=request.serial_number,
        subject=to_name(request.subject),
        public_key=public_key,
        not_before=request.not_before,
        not_after=request.not_after,
        profile=end_entity_profile(public_key),
    )
    return _sign(draft, authority, crl_url)


def authority_key_identifier(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    """Return the extension that names the key of an authority, as its own certificate does."""
    identifier = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return _authority_key_identifier(identifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    serial_number: int
    subject: x509.Name
    public_key: PublicKey
    not_before: datetime
    not_after: datetime
    profile: Profile

    @property
    def subject_key_identifier(self) -> x509.SubjectKeyIdentifier:
        return x509.SubjectKeyIdentifier.from_public_key(self.public_key)

    def build(self, issuer: x509.Name) -> x509.CertificateBuilder:
        profile = self.profile
        builder = (
            x509.CertificateBuilder()
            .serial_number(self.serial_number)
            .subject_name(self.subject)
            .issuer_name(issuer)
            .public_key(self.public_key)
            .not_valid_before(self.not_before)
            .not_valid_after(self.not_after)
            .add_extension(profile.basic_constraints, critical=profile.is_basic_constraints_critical)
            .add_extension(profile.key_usage, critical=True)
            .add_extension(self.subject_key_identifier, critical=False)
        )
        if profile.extended_key_usage is None:
            return builder
        return builder.add_extension(profile.extended_key_usage, critical=False)


def _sign(draft: _Draft, signer: Signer, crl_url: str | None) -> bytes:
    builder = draft.build(signer.certificate.subject)
    builder = builder.add_extension(authority_key_identifier(signer.certificate), critical=False)
    if crl_url is not None:
        builder = builder.add_extension(crl_distribution_points(crl_url), critical=False)
    return builder.sign(signer.private_key, choose_hash(signer.private_key)).public_bytes(Encoding.DER)


def _authority_key_identifier(identifier: x509.SubjectKeyIdentifier) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
