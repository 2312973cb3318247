"""Steps that tests of all verbs take: a scope, an upload, a generated certificate, and an authority that is down."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from services.certificates.export import ExportRequest
from services.certificates.generate import Generated
from services.certificates.plan import GenerateRequest
from services.certificates.upload import UploadRequest
from services.errors import AuthorityUnavailable
from services.model.certificate import Certificate, Label, ValidityPeriod
from services.model.contents import FileType
from services.model.generation import IssuedCertificate, IssueRequest, KeyAlgorithm
from services.model.passwords import KeyPasswords
from services.model.scope import Scope, ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from tests.services.issuance.pki import end_entity
from tests.support import CALLER, Bench


class UploadOptions(TypedDict, total=False):
    """What most uploads leave as it is."""

    password: Secret | None
    key_passwords: KeyPasswords | None
    labels: tuple[Label, ...]
    accepts_locked: bool
    idempotency_key: str | None


class GenerateOptions(TypedDict, total=False):
    """What most wishes leave as it is."""

    common_name: str | None
    validity: ValidityPeriod | None
    automatic_renewal: bool
    password: Secret | None
    csr: str | None
    key_algorithm: KeyAlgorithm | None
    labels: tuple[Label, ...]
    idempotency_key: str | None


async def make_scope(bench: Bench, subaccount: str = "acme") -> Scope:
    return await bench.use_cases().scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount=subaccount))


async def upload(
    bench: Bench, octets: bytes, name: str = "client.pem", *, scope: Scope | None = None, **options: Unpack[UploadOptions]
) -> Certificate:
    scope = scope or await make_scope(bench)
    request = UploadRequest(scope_id=scope.id, file_name=name, octets=Secret(octets), **options)
    return (await bench.use_cases().certificates.upload(CALLER, request))[0]


async def ask(
    bench: Bench,
    name: str = "client",
    file_type: FileType = FileType.PEM,
    *,
    scope_id: str | None = None,
    **options: Unpack[GenerateOptions],
) -> Generated:
    """Generate, with an EC key unless the options say otherwise: it is made fast."""
    scope_id = scope_id or (await make_scope(bench)).id
    options.setdefault("key_algorithm", None if "csr" in options else KeyAlgorithm.EC_P256)
    request = GenerateRequest(scope_id=scope_id, name=name, file_type=file_type, **options)
    return await bench.use_cases().certificates.generate(CALLER, request)


async def generate(
    bench: Bench,
    name: str = "client",
    file_type: FileType = FileType.PEM,
    *,
    scope_id: str | None = None,
    **options: Unpack[GenerateOptions],
) -> Certificate:
    return (await ask(bench, name, file_type, scope_id=scope_id, **options)).certificate


async def octets_of(bench: Bench, certificate: Certificate) -> bytes:
    return (await bench.use_cases().certificates.export(CALLER, ExportRequest(certificate_id=certificate.id))).octets.reveal()


def make_csr(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, *, ca: bool = False) -> str:
    builder = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "dropped")]))
    if ca:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


@dataclass
class MistakenAuthority:
    """Answers with a certificate of another key."""

    name: str = "Mistaken authority"
    not_after: None = None
    needs_csr: bool = False

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return the same certificate whatever was asked for."""
        certificate, *chain = end_entity().chain
        return IssuedCertificate(certificate=certificate, certificate_chain=tuple(chain), serial_number=request.serial_number)


@dataclass
class FailingAuthority:
    """Does not answer."""

    name: str = "Failing authority"
    not_after: None = None
    needs_csr: bool = False

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Fail, as an authority that is down does."""
        raise AuthorityUnavailable("The authority does not answer.", retry_after=5)
