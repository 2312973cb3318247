"""Examples of the nouns, small and complete, for the storage tests."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from services.model.access import ServiceKey, Subscription, Tenant
from services.model.caller import Right
from services.model.certificate import (
    Certificate,
    CreationDetails,
    CreationMethod,
    EntryValidity,
    IssuerValidity,
    Label,
    SearchFacts,
    Validity,
)
from services.model.contents import (
    Contents,
    FileType,
    Finding,
    FindingCode,
    Format,
    Integrity,
    MissingIssuer,
    PrivateKeyDetails,
    PrivateKeyEntry,
    SecretKeyEntry,
    Severity,
    TrustedCertificateEntry,
    UnreadableEntry,
)
from services.model.destination import Configuration, ConfigurationKind, DestinationType, Property, Reference
from services.model.encrypted import Encrypted, WrappedKey
from services.model.identity import new_certificate_id, new_configuration_id, new_scope_id, new_service_key_id, new_subscription_id
from services.model.query import CertificateFilter, CertificateQuery
from services.model.scope import Scope, ScopeLevel
from services.model.x509 import (
    DistinguishedName,
    ExtendedKeyUsage,
    Extension,
    GeneralName,
    GeneralNameKind,
    KeyUsage,
    NameAttribute,
    PublicKey,
    SignatureAlgorithm,
    X509Certificate,
)

SET_UP = "set up"
"""What the audit records are about of what a test begins with."""

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def a_scope(**changes: Any) -> Scope:
    """A new scope of the tenant "acme"."""
    scope_id = new_scope_id()
    scope = Scope(
        id=scope_id,
        tenant="acme",
        level=ScopeLevel.SUBACCOUNT,
        subaccount=f"subaccount {scope_id}",
        service_instance=None,
        display_name="Sales",
        created_at=NOW,
    )
    return replace(scope, **changes)


def a_service_key(**changes: Any) -> ServiceKey:
    """A new service key of the tenant "acme"."""
    scope_id = new_scope_id()
    key = ServiceKey(
        id=new_service_key_id(),
        client_id=f"sb-{secrets.token_hex(8)}!b1|destination-certificates!b1",
        secret_sha256=secrets.token_bytes(32),
        tenant="acme",
        name="orders",
        subaccount="sales",
        subaccount_scope_id=scope_id,
        service_instance=None,
        instance_scope_id=None,
        rights=frozenset({Right.ACCESS_ADMIN}),
        scope_rights={scope_id: frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE})},
        created_at=NOW,
        created_by="alice",
    )
    return replace(key, **changes)


def a_tenant(**changes: Any) -> Tenant:
    """A new tenant."""
    name = secrets.token_hex(8)
    return replace(Tenant(id=name, subdomain=f"at-{name}", display_name="Acme", created_at=NOW), **changes)


def a_subscription(**changes: Any) -> Subscription:
    """A new subscription of another tenant to "acme"."""
    subscription = Subscription(
        id=new_subscription_id(),
        provider="acme",
        subscriber=secrets.token_hex(8),
        subaccount="sales",
        subaccount_scope_id=new_scope_id(),
        created_at=NOW,
    )
    return replace(subscription, **changes)


def a_validity(**changes: Any) -> EntryValidity:
    """A year that began 100 days ago."""
    validity = EntryValidity(alias="server", not_before=NOW - 100 * DAY, not_after=NOW + 265 * DAY, expiring_from=NOW + 143 * DAY)
    return replace(validity, **changes)


def an_issuer(*, is_root: bool, like: Validity) -> IssuerValidity:
    """Return an issuer of that validity."""
    return IssuerValidity(
        not_before=like.not_before, not_after=like.not_after, expiring_from=like.expiring_from, certificate="CN=CA", is_root=is_root
    )


def a_certificate(scope: Scope, **changes: Any) -> Certificate:
    """A new valid certificate in the scope."""
    certificate = Certificate(
        id=new_certificate_id(scope.id),
        tenant=scope.tenant,
        scope_id=scope.id,
        name=f"{secrets.token_hex(4)}.pem",
        type=FileType.PEM,
        format=Format.PEM,
        size=1234,
        creation=CreationDetails(method=CreationMethod.IMPORT, file_name="a.pem", created_by="alice", has_password=False),
        created_at=NOW,
        modified_at=NOW,
        version=1,
        labels=(),
        has_private_key=True,
        is_locked=False,
        validities=(a_validity(),),
        findings=(Finding(code=FindingCode.WEAK_SIGNATURE, severity=Severity.WARNING, message="SHA-1.", fix="Reissue.", alias="server"),),
        facts=SearchFacts(),
    )
    return replace(certificate, **changes)


def a_configuration(scope: Scope, kind: ConfigurationKind = ConfigurationKind.DESTINATION, **changes: Any) -> Configuration:
    """A new destination or fragment in the scope, with every field set."""
    configuration = Configuration(
        id=new_configuration_id(kind, scope.id),
        tenant=scope.tenant,
        scope_id=scope.id,
        subaccount=scope.subaccount,
        kind=kind,
        name=f"name-{secrets.token_hex(4)}",
        type=DestinationType.HTTP if kind is ConfigurationKind.DESTINATION else None,
        properties=(Property(name="URL", value="https://orders.example"), Property(name="$.odd\0", value="\u202e\n")),
        secret_names=("Password",),
        secrets=some_octets(),
        references=(Reference(property="KeyStoreLocation", certificate="client.p12"),),
        labels=(Label(key="stage", values=("test", "prod")),),
        created_at=NOW,
        created_by="alice",
        modified_at=NOW,
        version=1,
    )
    return replace(configuration, **changes)


def some_octets(**changes: Any) -> Encrypted:
    """An encrypted value of random octets."""
    encrypted = Encrypted(
        wrapped_key=WrappedKey(master_key_id="0123456789abcdef", octets=secrets.token_bytes(60)),
        nonce=secrets.token_bytes(12),
        ciphertext=secrets.token_bytes(200),
    )
    return replace(encrypted, **changes)


def a_name(text: str) -> DistinguishedName:
    """CN=text,O=Acme."""
    return DistinguishedName(
        rfc4514=f"CN={text},O=Acme",
        common_name=text,
        attributes=(
            NameAttribute(oid="2.5.4.10", short_name="O", value="Acme", rdn=0),
            NameAttribute(oid="2.5.4.3", short_name="CN", value=text, rdn=1),
        ),
    )


def an_x509(subject: str = "server", issuer: str = "root", **changes: Any) -> X509Certificate:
    """A certificate with about every field set."""
    certificate = X509Certificate(
        der=b"0\x82" + subject.encode(),
        version=3,
        subject=a_name(subject),
        issuer=a_name(issuer),
        serial_number="00ab",
        not_before=NOW - DAY,
        not_after=NOW + 364 * DAY,
        public_key=PublicKey(algorithm="EC", oid="1.2.840.10045.2.1", bits=256, curve="secp256r1", spki_sha256="cd" * 32),
        signature_algorithm=SignatureAlgorithm(oid="1.2.840.10045.4.3.2", name="ecdsa-with-SHA256", hash="SHA-256"),
        sha1="ef" * 20,
        sha256="ab" * 32,
        is_certificate_authority=False,
        path_length=None,
        is_self_signed=subject == issuer,
        subject_alternative_names=(GeneralName(kind=GeneralNameKind.DNS_NAME, value="server.example"),),
        key_usage=(KeyUsage.DIGITAL_SIGNATURE,),
        extended_key_usage=(ExtendedKeyUsage(oid="1.3.6.1.5.5.7.3.1", name="serverAuth"),),
        subject_key_identifier="0102",
        authority_key_identifier=None,
        extensions=(Extension(oid="2.5.29.15", name="keyUsage", critical=True, value=b"\x03\x02\x07\x80"),),
        unreadable=("path_length",),
        friendly_name="Server",
    )
    return replace(certificate, **changes)


def some_contents(**changes: Any) -> Contents:
    """A keystore with one entry of each kind; the root is both in the chain and trusted."""
    root = an_x509("root", "root", is_certificate_authority=True, path_length=1)
    key = PrivateKeyDetails(algorithm="EC", bits=256, curve="secp256r1", encoding="PKCS#8", is_encrypted=True, is_locked=False)
    contents = Contents(
        format=Format.PKCS12,
        integrity=Integrity.VERIFIED,
        is_locked=False,
        has_password=True,
        entries=(
            PrivateKeyEntry(alias="server", created_at=NOW, private_key=key, certificate_chain=(an_x509(), root)),
            TrustedCertificateEntry(alias="root ✓", created_at=None, certificate=root),
            SecretKeyEntry(alias="aes", created_at=None, algorithm="AES"),
            UnreadableEntry(alias="", created_at=None, reason="It is cut short."),
        ),
        findings=(Finding(code=FindingCode.SEVERAL_PRIVATE_KEYS, severity=Severity.INFO, message="Two keys.", fix="Split it."),),
        missing_issuers=(MissingIssuer(alias="server", subject="CN=server", issuer="CN=middle", of_private_key=True),),
    )
    return replace(contents, **changes)


def a_query(*scopes: Scope, **changes: Any) -> CertificateQuery:
    """The first 50 certificates of the scopes, by name."""
    query = CertificateQuery(tenant=scopes[0].tenant, scope_ids=tuple(scope.id for scope in scopes), now=NOW, limit=50)
    return replace(query, **changes)


def a_filtered_query(scope: Scope, **conditions: Any) -> CertificateQuery:
    """The first 50 certificates of the scope that meet the conditions."""
    return a_query(scope, filter=CertificateFilter(**conditions))
