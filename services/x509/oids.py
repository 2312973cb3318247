"""Names of the object identifiers that certificates use.

Sources: RFC 5280, 4519, 4055, 5758, 5480, 8410, 9814, 9881, SEC 2, OpenSSL's objects.
"""

from typing import NamedTuple

ATTRIBUTE_NAMES = {
    "2.5.4.3": "CN",
    "2.5.4.4": "SN",
    "2.5.4.5": "serialNumber",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.9": "street",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "2.5.4.12": "title",
    "2.5.4.13": "description",
    "2.5.4.15": "businessCategory",
    "2.5.4.16": "postalAddress",
    "2.5.4.17": "postalCode",
    "2.5.4.18": "postOfficeBox",
    "2.5.4.19": "physicalDeliveryOfficeName",
    "2.5.4.20": "telephoneNumber",
    "2.5.4.23": "facsimileTelephoneNumber",
    "2.5.4.31": "member",
    "2.5.4.32": "owner",
    "2.5.4.41": "name",
    "2.5.4.42": "GN",
    "2.5.4.43": "initials",
    "2.5.4.44": "generationQualifier",
    "2.5.4.45": "x500UniqueIdentifier",
    "2.5.4.46": "dnQualifier",
    "2.5.4.49": "distinguishedName",
    "2.5.4.51": "houseIdentifier",
    "2.5.4.54": "dmdName",
    "2.5.4.65": "pseudonym",
    "2.5.4.72": "role",
    "2.5.4.97": "organizationIdentifier",
    "2.5.4.98": "c3",
    "2.5.4.99": "n3",
    "2.5.4.100": "dnsName",
    "0.9.2342.19200300.100.1.1": "UID",
    "0.9.2342.19200300.100.1.3": "mail",
    "0.9.2342.19200300.100.1.9": "host",
    "0.9.2342.19200300.100.1.25": "DC",
    "0.9.2342.19200300.100.1.37": "associatedDomain",
    "0.9.2342.19200300.100.1.44": "uid",
    "1.2.840.113549.1.9.1": "emailAddress",
    "1.2.840.113549.1.9.2": "unstructuredName",
    "1.2.840.113549.1.9.8": "unstructuredAddress",
    "1.2.643.3.131.1.1": "INN",
    "1.2.643.100.1": "OGRN",
    "1.2.643.100.3": "SNILS",
    "1.2.643.100.5": "OGRNIP",
    "1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
    "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
    "1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC",
}
"""Short names of attribute types: RFC 4514's, else OpenSSL's; what is not here is written dotted, with its value in hex."""

COMMON_NAME = "2.5.4.3"

SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
KEY_USAGE = "2.5.29.15"
SUBJECT_ALTERNATIVE_NAME = "2.5.29.17"
BASIC_CONSTRAINTS = "2.5.29.19"
AUTHORITY_KEY_IDENTIFIER = "2.5.29.35"
EXTENDED_KEY_USAGE = "2.5.29.37"

EXTENSION_NAMES = {
    "2.5.29.9": "subjectDirectoryAttributes",
    SUBJECT_KEY_IDENTIFIER: "subjectKeyIdentifier",
    KEY_USAGE: "keyUsage",
    "2.5.29.16": "privateKeyUsagePeriod",
    SUBJECT_ALTERNATIVE_NAME: "subjectAltName",
    "2.5.29.18": "issuerAltName",
    BASIC_CONSTRAINTS: "basicConstraints",
    "2.5.29.30": "nameConstraints",
    "2.5.29.31": "cRLDistributionPoints",
    "2.5.29.32": "certificatePolicies",
    "2.5.29.33": "policyMappings",
    AUTHORITY_KEY_IDENTIFIER: "authorityKeyIdentifier",
    "2.5.29.36": "policyConstraints",
    EXTENDED_KEY_USAGE: "extKeyUsage",
    "2.5.29.46": "freshestCRL",
    "2.5.29.54": "inhibitAnyPolicy",
    "1.3.6.1.5.5.7.1.1": "authorityInfoAccess",
    "1.3.6.1.5.5.7.1.3": "qcStatements",
    "1.3.6.1.5.5.7.1.11": "subjectInfoAccess",
    "1.3.6.1.5.5.7.1.12": "logotype",
    "1.3.6.1.5.5.7.1.24": "tlsFeature",
    "1.3.6.1.5.5.7.48.1.5": "ocspNoCheck",
    "1.3.6.1.4.1.11129.2.4.2": "signedCertificateTimestampList",
    "1.3.6.1.4.1.11129.2.4.3": "ctPoison",
    "1.3.6.1.4.1.311.20.2": "enrollCertType",
    "1.3.6.1.4.1.311.21.1": "cAVersion",
    "1.3.6.1.4.1.311.21.7": "certificateTemplate",
    "1.3.6.1.4.1.311.21.10": "applicationPolicies",
    "2.16.840.1.113730.1.1": "netscapeCertType",
    "2.16.840.1.113730.1.13": "netscapeComment",
    "1.2.840.113533.7.65.0": "entrustVersion",
}

PURPOSE_NAMES = {
    "2.5.29.37.0": "anyExtendedKeyUsage",
    "1.3.6.1.5.5.7.3.1": "serverAuth",
    "1.3.6.1.5.5.7.3.2": "clientAuth",
    "1.3.6.1.5.5.7.3.3": "codeSigning",
    "1.3.6.1.5.5.7.3.4": "emailProtection",
    "1.3.6.1.5.5.7.3.5": "ipsecEndSystem",
    "1.3.6.1.5.5.7.3.6": "ipsecTunnel",
    "1.3.6.1.5.5.7.3.7": "ipsecUser",
    "1.3.6.1.5.5.7.3.8": "timeStamping",
    "1.3.6.1.5.5.7.3.9": "OCSPSigning",
    "1.3.6.1.5.5.7.3.17": "ipsecIKE",
    "1.3.6.1.5.5.7.3.21": "secureShellClient",
    "1.3.6.1.5.5.7.3.22": "secureShellServer",
    "1.3.6.1.5.2.3.4": "pkinitClientAuth",
    "1.3.6.1.5.2.3.5": "pkinitKdc",
    "1.3.6.1.4.1.311.10.3.3": "msServerGatedCrypto",
    "1.3.6.1.4.1.311.10.3.4": "msEncryptingFileSystem",
    "1.3.6.1.4.1.311.20.2.2": "msSmartcardLogon",
    "1.3.6.1.4.1.11129.2.4.4": "precertificateSigning",
    "2.16.840.1.113730.4.1": "netscapeServerGatedCrypto",
}


class Curve(NamedTuple):
    """An elliptic curve by its name in SEC 2 or RFC 5639, and the bits of its order."""

    name: str
    bits: int


CURVES = {
    "1.2.840.10045.3.1.1": Curve("secp192r1", 192),
    "1.2.840.10045.3.1.2": Curve("prime192v2", 192),
    "1.2.840.10045.3.1.3": Curve("prime192v3", 192),
    "1.2.840.10045.3.1.4": Curve("prime239v1", 239),
    "1.2.840.10045.3.1.5": Curve("prime239v2", 239),
    "1.2.840.10045.3.1.6": Curve("prime239v3", 239),
    "1.2.840.10045.3.1.7": Curve("secp256r1", 256),
    "1.3.132.0.6": Curve("secp112r1", 112),
    "1.3.132.0.28": Curve("secp128r1", 128),
    "1.3.132.0.9": Curve("secp160k1", 161),
    "1.3.132.0.8": Curve("secp160r1", 161),
    "1.3.132.0.30": Curve("secp160r2", 161),
    "1.3.132.0.31": Curve("secp192k1", 192),
    "1.3.132.0.32": Curve("secp224k1", 225),
    "1.3.132.0.33": Curve("secp224r1", 224),
    "1.3.132.0.10": Curve("secp256k1", 256),
    "1.3.132.0.34": Curve("secp384r1", 384),
    "1.3.132.0.35": Curve("secp521r1", 521),
    "1.3.132.0.1": Curve("sect163k1", 163),
    "1.3.132.0.2": Curve("sect163r1", 162),
    "1.3.132.0.15": Curve("sect163r2", 163),
    "1.3.132.0.26": Curve("sect233k1", 232),
    "1.3.132.0.27": Curve("sect233r1", 233),
    "1.3.132.0.3": Curve("sect239k1", 238),
    "1.3.132.0.16": Curve("sect283k1", 281),
    "1.3.132.0.17": Curve("sect283r1", 282),
    "1.3.132.0.36": Curve("sect409k1", 407),
    "1.3.132.0.37": Curve("sect409r1", 409),
    "1.3.132.0.38": Curve("sect571k1", 570),
    "1.3.132.0.39": Curve("sect571r1", 570),
    "1.3.36.3.3.2.8.1.1.1": Curve("brainpoolP160r1", 160),
    "1.3.36.3.3.2.8.1.1.2": Curve("brainpoolP160t1", 160),
    "1.3.36.3.3.2.8.1.1.3": Curve("brainpoolP192r1", 192),
    "1.3.36.3.3.2.8.1.1.4": Curve("brainpoolP192t1", 192),
    "1.3.36.3.3.2.8.1.1.5": Curve("brainpoolP224r1", 224),
    "1.3.36.3.3.2.8.1.1.6": Curve("brainpoolP224t1", 224),
    "1.3.36.3.3.2.8.1.1.7": Curve("brainpoolP256r1", 256),
    "1.3.36.3.3.2.8.1.1.8": Curve("brainpoolP256t1", 256),
    "1.3.36.3.3.2.8.1.1.9": Curve("brainpoolP320r1", 320),
    "1.3.36.3.3.2.8.1.1.10": Curve("brainpoolP320t1", 320),
    "1.3.36.3.3.2.8.1.1.11": Curve("brainpoolP384r1", 384),
    "1.3.36.3.3.2.8.1.1.12": Curve("brainpoolP384t1", 384),
    "1.3.36.3.3.2.8.1.1.13": Curve("brainpoolP512r1", 512),
    "1.3.36.3.3.2.8.1.1.14": Curve("brainpoolP512t1", 512),
    "1.2.156.10197.1.301": Curve("SM2", 256),
    "1.2.250.1.223.101.256.1": Curve("FRP256v1", 256),
}
