"""The labels of PEM blocks (RFC 7468, and what programs write besides), and the content that each promises."""

from services.asn1.shape import DerShape

CURVE_LABEL = "EC PARAMETERS"
OPENSSH_LABEL = "OPENSSH PRIVATE KEY"
KEYSTORE_LABEL = "PKCS12"
"""What certtool of GnuTLS and gpgsm write above a PKCS#12 keystore."""

_CERTIFICATE_LABELS = ("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE")
_MESSAGE_LABELS = ("PKCS7", "PKCS #7 SIGNED DATA", "CMS", "SIGNED MESSAGE")
_KEY_LABELS = ("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY")
_UNUSUAL_LABELS = {
    "X.509 CERTIFICATE": DerShape.CERTIFICATE,
    "CERTIFICATE CHAIN": DerShape.PKCS7,
    "PKCS7 CERTIFICATE": DerShape.PKCS7,
}
"""Java and Windows read what stands below them; OpenSSL and what is built on it pass it over."""

PROMISED_SHAPES = (
    dict.fromkeys(_CERTIFICATE_LABELS, DerShape.CERTIFICATE)
    | dict.fromkeys(_MESSAGE_LABELS, DerShape.PKCS7)
    | dict.fromkeys(_KEY_LABELS, DerShape.PRIVATE_KEY)
    | {"ENCRYPTED PRIVATE KEY": DerShape.ENCRYPTED_PRIVATE_KEY, KEYSTORE_LABEL: DerShape.PKCS12}
    | _UNUSUAL_LABELS
)
"""What is read, whatever of these it is: the label above it is a hint only."""

OTHER_NAMES = {
    "CERTIFICATE REQUEST": "a certificate request",
    "NEW CERTIFICATE REQUEST": "a certificate request",
    "X509 CRL": "a certificate revocation list",
    "PUBLIC KEY": "a public key",
    "RSA PUBLIC KEY": "a public key",
    "DSA PUBLIC KEY": "a public key",
    "ECDSA PUBLIC KEY": "a public key",
    OPENSSH_LABEL: "an OpenSSH private key",
    "DH PARAMETERS": "Diffie-Hellman parameters",
    "X9.42 DH PARAMETERS": "Diffie-Hellman parameters",
    "DSA PARAMETERS": "DSA parameters",
    CURVE_LABEL: "elliptic curve parameters",
    "ATTRIBUTE CERTIFICATE": "an attribute certificate",
    "SSH2 PUBLIC KEY": "an SSH2 public key",
    "PGP PUBLIC KEY BLOCK": "an OpenPGP public key",
    "PGP PRIVATE KEY BLOCK": "an OpenPGP private key",
    "PGP MESSAGE": "an OpenPGP message",
    "PGP SIGNED MESSAGE": "an OpenPGP message",
    "PGP SIGNATURE": "an OpenPGP signature",
    "AGE ENCRYPTED FILE": "a file encrypted by age",
}
"""What is known and not read."""


def is_known(label: str) -> bool:
    """Whether the service knows what belongs below the label, so that damage to its boundaries is damage to the file."""
    return label in PROMISED_SHAPES or label in OTHER_NAMES


def is_unusual(label: str) -> bool:
    """Whether OpenSSL, and what is built on it, does not look below this label."""
    return label in _UNUSUAL_LABELS


def name_label(label: str) -> str:
    """Return what a block is by its label, for people."""
    shape = PROMISED_SHAPES.get(label)
    return shape.value if shape else OTHER_NAMES.get(label) or f'a block of the kind "{label}"'
