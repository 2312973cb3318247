"""Names of the object identifiers that certificates use.

Sources: RFC 5280, 4519, 4055, 5758, 5480, 8410, 9814, 9881, SEC 2, OpenSSL's objects.
"""

from collections.abc import Mapping
from typing import NamedTuple


def expand(arcs: Mapping[str, str]) -> dict[str, str]:
    """Return the names by their whole identifiers. Of each arc a text lists what follows the arc, a blank, and the name."""
    return {f"{arc}.{rest}": name for arc, text in arcs.items() for rest, name in (each.split(maxsplit=1) for each in text.split(","))}


ATTRIBUTE_NAMES = expand(
    {
        "2.5.4": """
            3 CN, 4 SN, 5 serialNumber, 6 C, 7 L, 8 ST, 9 street, 10 O, 11 OU, 12 title, 13 description, 15 businessCategory,
            16 postalAddress, 17 postalCode, 18 postOfficeBox, 19 physicalDeliveryOfficeName, 20 telephoneNumber,
            23 facsimileTelephoneNumber, 31 member, 32 owner, 41 name, 42 GN, 43 initials, 44 generationQualifier,
            45 x500UniqueIdentifier, 46 dnQualifier, 49 distinguishedName, 51 houseIdentifier, 54 dmdName, 65 pseudonym, 72 role,
            97 organizationIdentifier, 98 c3, 99 n3, 100 dnsName""",
        "0.9.2342.19200300.100.1": "1 UID, 3 mail, 9 host, 25 DC, 37 associatedDomain, 44 uid",
        "1.2.840.113549.1.9": "1 emailAddress, 2 unstructuredName, 8 unstructuredAddress",
        "1.2.643": "3.131.1.1 INN, 100.1 OGRN, 100.3 SNILS, 100.5 OGRNIP",
        "1.3.6.1.4.1.311.60.2.1": "1 jurisdictionL, 2 jurisdictionST, 3 jurisdictionC",
    }
)
"""Short names of attribute types: RFC 4514's, else OpenSSL's; what is not here is written dotted, with its value in hex."""

COMMON_NAME = "2.5.4.3"

EXTENSION_NAMES = expand(
    {
        "2.5.29": """
            9 subjectDirectoryAttributes, 14 subjectKeyIdentifier, 15 keyUsage, 16 privateKeyUsagePeriod, 17 subjectAltName,
            18 issuerAltName, 19 basicConstraints, 30 nameConstraints, 31 cRLDistributionPoints, 32 certificatePolicies,
            33 policyMappings, 35 authorityKeyIdentifier, 36 policyConstraints, 37 extKeyUsage, 46 freshestCRL, 54 inhibitAnyPolicy""",
        "1.3.6.1.5.5.7": """
            1.1 authorityInfoAccess, 1.3 qcStatements, 1.11 subjectInfoAccess, 1.12 logotype, 1.24 tlsFeature, 48.1.5 ocspNoCheck""",
        "1.3.6.1.4.1.11129.2.4": "2 signedCertificateTimestampList, 3 ctPoison",
        "1.3.6.1.4.1.311": "20.2 enrollCertType, 21.1 cAVersion, 21.7 certificateTemplate, 21.10 applicationPolicies",
        "2.16.840.1.113730.1": "1 netscapeCertType, 13 netscapeComment",
        "1.2.840.113533.7.65": "0 entrustVersion",
    }
)

ANY_EXTENDED_KEY_USAGE, CLIENT_AUTH = "2.5.29.37.0", "1.3.6.1.5.5.7.3.2"

PURPOSE_NAMES = expand(
    {
        "2.5.29.37": "0 anyExtendedKeyUsage",
        "1.3.6.1.5.5.7.3": """
            1 serverAuth, 2 clientAuth, 3 codeSigning, 4 emailProtection, 5 ipsecEndSystem, 6 ipsecTunnel, 7 ipsecUser, 8 timeStamping,
            9 OCSPSigning, 17 ipsecIKE, 21 secureShellClient, 22 secureShellServer""",
        "1.3.6.1.5.2.3": "4 pkinitClientAuth, 5 pkinitKdc",
        "1.3.6.1.4.1.311": "10.3.3 msServerGatedCrypto, 10.3.4 msEncryptingFileSystem, 20.2.2 msSmartcardLogon",
        "1.3.6.1.4.1.11129.2.4": "4 precertificateSigning",
        "2.16.840.1.113730.4": "1 netscapeServerGatedCrypto",
    }
)


class Curve(NamedTuple):
    """An elliptic curve by its name in SEC 2 or RFC 5639, and the bits of its order."""

    name: str
    bits: int


_CURVES = expand(
    {
        "1.2.840.10045.3.1": """
            1 secp192r1 192, 2 prime192v2 192, 3 prime192v3 192, 4 prime239v1 239, 5 prime239v2 239, 6 prime239v3 239, 7 secp256r1 256""",
        "1.3.132.0": """
            6 secp112r1 112, 28 secp128r1 128, 9 secp160k1 161, 8 secp160r1 161, 30 secp160r2 161, 31 secp192k1 192, 32 secp224k1 225,
            33 secp224r1 224, 10 secp256k1 256, 34 secp384r1 384, 35 secp521r1 521, 1 sect163k1 163, 2 sect163r1 162, 15 sect163r2 163,
            26 sect233k1 232, 27 sect233r1 233, 3 sect239k1 238, 16 sect283k1 281, 17 sect283r1 282, 36 sect409k1 407, 37 sect409r1 409,
            38 sect571k1 570, 39 sect571r1 570""",
        "1.3.36.3.3.2.8.1.1": """
            1 brainpoolP160r1 160, 2 brainpoolP160t1 160, 3 brainpoolP192r1 192, 4 brainpoolP192t1 192, 5 brainpoolP224r1 224,
            6 brainpoolP224t1 224, 7 brainpoolP256r1 256, 8 brainpoolP256t1 256, 9 brainpoolP320r1 320, 10 brainpoolP320t1 320,
            11 brainpoolP384r1 384, 12 brainpoolP384t1 384, 13 brainpoolP512r1 512, 14 brainpoolP512t1 512""",
        "1.2.156.10197.1": "301 SM2 256",
        "1.2.250.1.223.101.256": "1 FRP256v1 256",
    }
)
CURVES = {oid: Curve(name, int(bits)) for oid, (name, bits) in ((oid, text.split()) for oid, text in _CURVES.items())}
