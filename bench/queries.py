"""What is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Question:
    """A query, its variables, and where the floor answers it."""

    what: str
    query: str
    variables: Mapping[str, Any]
    path: str


X509 = """fragment X509 on X509Certificate { version subject { rfc4514 commonName attributes { oid shortName value rdn } }
  issuer { rfc4514 commonName attributes { oid shortName value rdn } } serialNumber notBefore notAfter status
  publicKey { algorithm oid bits curve spkiSha256 } signatureAlgorithm { oid name hash } fingerprints { sha1 sha256 }
  isCertificateAuthority pathLength isSelfSigned subjectAlternativeNames { kind value } keyUsage extendedKeyUsage { oid name }
  subjectKeyIdentifier authorityKeyIdentifier extensions { oid name critical value } unreadable friendlyName pem }"""

NINE_FIELDS = "id name type format size createdAt status notAfter hasPrivateKey"

LIST = f"""query ($scope: ID!, $first: Int!, $after: String, $orderBy: CertificateOrder) {{ scope(id: $scope) {{
  certificates(first: $first, after: $after, orderBy: $orderBy) {{ nodes {{ {NINE_FIELDS} }} }} }} }}"""

TOTAL = "query ($scope: ID!) { scope(id: $scope) { certificates(first: 1) { totalCount } } }"

BY_FINGERPRINT = f"""query ($scope: ID!, $sha256: Hex!) {{ scope(id: $scope) {{
  certificates(filter: {{sha256: $sha256}}) {{ nodes {{ {NINE_FIELDS} }} }} }} }}"""

NINE = f"query ($id: ID!) {{ certificate(id: $id) {{ {NINE_FIELDS} }} }}"

TYPENAME = "{ __typename }"

ONE = f"query ($id: ID!) {{ certificate(id: $id) {{ {NINE_FIELDS} ... on SingleCertificate {{ certificate {{ ...X509 }} }} }} }} {X509}"

KEYSTORE = f"""query ($id: ID!) {{ certificate(id: $id) {{ {NINE_FIELDS} entries {{ alias createdAt
  ... on PrivateKeyEntry {{ privateKey {{ algorithm bits curve encoding encrypted locked }} certificateChain {{ ...X509 }} }}
  ... on TrustedCertificateEntry {{ certificate {{ ...X509 }} }} }} }} }} {X509}"""

UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  ... on UploadCertificateSuccess { certificate { id status findings { message fix } } } ... on Error { code message } } }"""

INSPECT = f"""query ($input: InspectCertificateInput!) {{ inspectCertificate(input: $input) {{
  ... on InspectCertificateSuccess {{ inspection {{ format status notAfter entries {{ alias
    ... on PrivateKeyEntry {{ certificateChain {{ ...X509 }} }} ... on TrustedCertificateEntry {{ certificate {{ ...X509 }} }} }} }} }}
  ... on Error {{ code message }} }} }} {X509}"""

CREATE_SCOPE = """mutation ($input: CreateScopeInput!) { createScope(input: $input) {
  ... on CreateScopeSuccess { scope { id } } ... on Error { code message } } }"""

EXPORT = """mutation ($input: ExportCertificateInput!) { exportCertificate(input: $input) {
  ... on ExportCertificateSuccess { fileName mediaType content sha256 } ... on Error { code message } } }"""
