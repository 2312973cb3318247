"""The enums of exports and of what opens them, as GraphQL enums."""

from schema.enums import publish
from services.model.conversion import Pkcs12ProfileName, TargetFormat
from services.model.runtime import Runtime

publish(
    Runtime,
    "The programs that open key stores, each in its last update.",
    {
        "JAVA_8": "Java 8 from 8u301 on.",
        "JAVA_11": "Java 11 from 11.0.12 on.",
        "JAVA_17": "Java 17.",
        "JAVA_21": "Java 21.",
        "OPENSSL_1_1": "OpenSSL 1.1, which also older Python and PHP use.",
        "OPENSSL_3": "OpenSSL 3 without its legacy provider.",
        "NODE_18": "Node 18 and newer, and so approuter and SAP's JavaScript SDK.",
    },
)
publish(
    TargetFormat,
    "The formats that files are converted to.",
    {
        "PEM": "Text (RFC 7468): each private key as PKCS#8, then its chain, then the other certificates. Ends with .pem.",
        "DER": "One certificate (RFC 5280), without private key. Ends with .cer.",
        "PKCS7": "A bundle of certificates in DER (RFC 5652), without private key. Ends with .p7b.",
        "PKCS12": "A PKCS#12 key store (RFC 7292). Ends with .p12.",
        "JKS": "Sun's Java key store, for old Java programs; its protection is weak by today's measure. Ends with .jks.",
    },
    name="ExportFormat",
)
publish(
    Pkcs12ProfileName,
    "How a PKCS#12 key store is protected.",
    {
        "MODERN_2023": "AES-256 and HMAC-SHA-256: what keytool 17 and OpenSSL 3 write. For Java from 8u301 and 11.0.12, OpenSSL 1.1, Node.",
        "LEGACY_3DES": "Triple DES and HMAC-SHA-1: for programs from before 2021. Weak by today's measure.",
    },
    name="Pkcs12Profile",
)
