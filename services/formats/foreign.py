"""Names files that are neither certificates nor keystores that are read here, by their content, and says what to do with them."""

import re
from typing import NamedTuple

from services.asn1.shape import DerShape, find_shape
from services.formats.text import decode_text


class Foreign(NamedTuple):
    """What a file is, for people, and the sentence that says what to do with it; empty where there is nothing to do."""

    name: str
    advice: str = ""


TEXT = "text without a certificate"
"""The name of text of no kind that is known."""

_BC = "-providerclass org.bouncycastle.jce.provider.BouncyCastleProvider -providerpath bcprov.jar"


def _advise_keytool(store_type: str) -> str:
    return (
        f"Convert it with Bouncy Castle's provider: keytool -importkeystore -srckeystore FILE -srcstoretype {store_type} "
        f"-destkeystore NEW.p12 -deststoretype PKCS12 {_BC}."
    )


_BKS = Foreign("a Bouncy Castle keystore (BKS)", _advise_keytool("BKS"))
_UBER = Foreign("a Bouncy Castle keystore (UBER)", _advise_keytool("UBER"))
_NSS = "Export its entries: pk12util -o FILE.p12 -n NICKNAME -d FOLDER."
_OPENPGP_ADVICE = "OpenPGP is another system, without X.509 certificates."
_PUTTY_ADVICE = (
    "Convert it (puttygen FILE -O private-openssh -o key, then ssh-keygen -p -m PKCS8 -f key) and put its certificate beside it."
)
_JWK_ADVICE = "Take the certificates, if it has some, out of the member x5c, and write key and certificates as PEM."
_AGE = Foreign("a file encrypted by age", "Decrypt it first: age -d.")

_BY_SHAPE = {
    DerShape.SAP_PSE: "Export it with sapgenpse export_p12, or take the PEM or JKS file beside it.",
    DerShape.BCFKS: _advise_keytool("BCFKS"),
    DerShape.TIME_STAMP_REQUEST: "Upload the certificate itself.",
    DerShape.TIME_STAMP_RESPONSE: "Upload the certificate of the time stamp authority itself.",
    DerShape.OCSP_REQUEST: "Upload the certificate that it asks about.",
    DerShape.OCSP_RESPONSE: "Upload the certificate that it tells about.",
}

_SIGNATURES = (
    (b"PK\x03\x04", Foreign("a ZIP archive")),
    (b"PK\x05\x06", Foreign("a ZIP archive")),
    (b"\x1f\x8b", Foreign("a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7z archive")),
    (b"%PDF-", Foreign("a PDF document")),
    (b"\x89PNG", Foreign("a picture")),
    (b"\xff\xd8\xff", Foreign("a picture")),
    (b"\xd0\xcf\x11\xe0", Foreign("a Microsoft Office document")),
    (b"SQLite format 3\x00", Foreign("an SQLite database (perhaps of NSS)", f"If it is cert9.db or key4.db: {_NSS}")),
    (b"\x00\x06\x15\x61", Foreign("a Berkeley database (perhaps of NSS)", f"If it is cert8.db or key3.db: {_NSS}")),
    (b"\x7fELF", Foreign("a program")),
    (b"MZ", Foreign("a program")),
    (b"\xca\xfe\xba\xbe", Foreign("a Java class")),
    (b"\x00\x00\x00\x00CERT", Foreign("a Microsoft serialized certificate store (SST)", "Export it as PKCS#7 (.p7b) or as PKCS#12.")),
    (b"age-encryption.org/v1", _AGE),
)
_SIGNATURES_FURTHER_ON = (
    (257, b"ustar", Foreign("a TAR archive")),
    (8, b"KBXf", Foreign("a keybox of GnuPG", "Export its certificates: gpgsm --export --armor.")),
)
_TEXT_SIGNATURES = (
    ("<!doctype html", Foreign("an HTML page")),
    ("<html", Foreign("an HTML page")),
    ("<?xml", Foreign("an XML document")),
    ("ssh-", Foreign("an OpenSSH public key")),
    ("ecdsa-sha2-", Foreign("an OpenSSH public key")),
    ("sk-ssh-", Foreign("an OpenSSH public key")),
    ("sk-ecdsa-", Foreign("an OpenSSH public key")),
    ("putty-user-key-file", Foreign("a PuTTY key", _PUTTY_ADVICE)),
    ("age-encryption.org/v1", _AGE),
    ("---- begin ssh2", Foreign("an SSH2 public key")),
)
_AGE_KEY = re.compile(r"^AGE-SECRET-KEY-1", re.MULTILINE)
_JWK_TYPE = re.compile(r'"kty"\s*:\s*"(?:RSA|EC|OKP|oct|AKP)"')
_JWK_SET = re.compile(r'"keys"\s*:\s*\[')
_BEGINNING = 1_024  # characters or octets: what tells a format stands near its beginning
_BEGINNING_OF_JSON = 65_536  # members have no order, and a chain may stand first

_BC_VERSIONS = (b"\x00\x00\x00\x01", b"\x00\x00\x00\x02")
_BC_SALT_SIZE = b"\x00\x00\x00\x14"
_BC_ENTRIES = 4 + 4 + 20 + 4  # behind version, salt and iteration count
_BC_MAC_SIZE = 20

_OPENPGP_KEY_TAGS = {0x98, 0x99, 0x9A, 0xC6, 0x94, 0x95, 0x96, 0xC5}  # RFC 9580 4.2: public and secret keys, old format and new
_OPENPGP_VERSIONS = {3, 4, 6}
_OPENPGP_ALGORITHMS = {1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28}


def name_foreign(octets: bytes) -> Foreign | None:
    """Return what the octets are, by their outermost DER or their beginning; None where nothing tells."""
    shape = find_shape(octets)
    if shape is not None and shape is not DerShape.OTHER:
        return Foreign(shape.value, _BY_SHAPE.get(shape, ""))
    text = decode_text(octets)
    if text is not None:
        return _name_text(text)
    return Foreign(shape.value) if shape is not None else name_binary(octets)


def name_binary(octets: bytes) -> Foreign | None:
    """Return what the octets are if they begin as a known kind of binary file does; None where they do not."""
    if octets.startswith(_BC_VERSIONS) and octets[4:8] == _BC_SALT_SIZE:
        return _BKS if _has_entries_of_bks(octets) else _UBER
    if _is_openpgp_key(octets):
        return Foreign("an OpenPGP key", _OPENPGP_ADVICE)
    for offset, signature, name in _SIGNATURES_FURTHER_ON:
        if octets.startswith(signature, offset):
            return name
    return next((name for signature, name in _SIGNATURES if octets.startswith(signature)), None)


def _name_text(text: str) -> Foreign:
    stripped = text.lstrip()
    beginning = stripped[:_BEGINNING]
    for signature, name in _TEXT_SIGNATURES:
        if beginning.lower().startswith(signature):
            return name
    if _AGE_KEY.search(beginning):
        return Foreign("a key of age", "It belongs to no certificate.")
    if beginning.startswith(("{", "[")):
        return _name_json(stripped[:_BEGINNING_OF_JSON])
    return Foreign(TEXT)


def _name_json(text: str) -> Foreign:
    if not _JWK_TYPE.search(text):
        return Foreign("JSON text")
    return Foreign("a set of JSON Web Keys (JWKS)" if _JWK_SET.search(text) else "a JSON Web Key (JWK)", _JWK_ADVICE)


def _has_entries_of_bks(octets: bytes) -> bool:
    """Whether an entry follows in clear, with its kind (1 to 4), alias and date, or the end (0) and the MAC: in UBER all is encrypted."""
    kind, alias_size = octets[_BC_ENTRIES : _BC_ENTRIES + 1], int.from_bytes(octets[_BC_ENTRIES + 1 : _BC_ENTRIES + 3], "big")
    if kind in (b"", b"\x00"):
        return len(octets) <= _BC_ENTRIES + 1 + _BC_MAC_SIZE
    date = octets[_BC_ENTRIES + 3 + alias_size :][:2]
    return kind in (b"\x01", b"\x02", b"\x03", b"\x04") and date in (b"\x00\x00", b"\x00", b"")


def _is_openpgp_key(octets: bytes) -> bool:
    """Whether the octets begin with a key packet of OpenPGP: its tag and length, version, time and a known algorithm."""
    if not octets or octets[0] not in _OPENPGP_KEY_TAGS:
        return False
    is_new = octets[0] & 0x40
    size = _find_size_of_length(octets) if is_new else {0: 1, 1: 2, 2: 4}[octets[0] & 3]
    body = octets[1 + size : 1 + size + 6]
    return len(body) == 6 and body[0] in _OPENPGP_VERSIONS and body[-1] in _OPENPGP_ALGORITHMS


def _find_size_of_length(octets: bytes) -> int:
    first = octets[1] if len(octets) > 1 else 0
    return 1 if first < 192 else 2 if first < 224 else 5
