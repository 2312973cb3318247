"""Key stores that runtimes read in ways of their own: made octet by octet, or of certificates and keys that few programs write.

`password_of` tells their passwords. What runtimes made of them stands in tests/vectors/odd_stores.tsv.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, mldsa, x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

from tests.services.formats import java_writer
from tests.services.formats.pkcs12_writer import (
    CERTIFICATE_BAG,
    CRL_BAG,
    FRIENDLY_NAME,
    JAVA_TRUSTED,
    KEY_BAG,
    LOCAL_KEY_ID,
    SAFE_BAG,
    SDSI_CERTIFICATE,
    SECRET_BAG,
    SHROUDED_KEY_BAG,
    X509_CRL,
    algorithm,
    attribute,
    bag,
    certificate_bag,
    clear_part,
    der,
    encrypted_key,
    encrypted_part,
    explicit,
    friendly_name,
    integer,
    key_bag,
    mac,
    octets,
    oid,
    pfx,
    seq,
    set_of,
)
from tests.services.x509.made import Issued, dsa_key, issue, rsa_key

PASSWORD = "changeit"
TRUSTED = attribute(JAVA_TRUSTED, oid("2.5.29.37.0"))
_SHA1_WITH_RSA, _SHA256_WITH_RSA, _MD5_WITH_RSA = (f"1.2.840.113549.1.1.{number}" for number in (5, 11, 4))


def named(text: str) -> bytes:
    return friendly_name(text)


def key_id(octets_: bytes) -> bytes:
    return attribute(LOCAL_KEY_ID, octets(octets_))


def store(*parts: bytes) -> bytes:
    return pfx(*parts, make_mac=lambda content: mac(PASSWORD, content))


def certificates(*bags: bytes) -> bytes:
    return encrypted_part(PASSWORD, *bags)


@cache
def key_of(number: int) -> Any:
    return rsa_key(2048, number)


@cache
def pki() -> dict[str, Issued]:
    """A root, two generations of a CA of one name, a cross-signed root, and end entities; `plain` ones have no key identifiers."""
    root = issue("Root", key=key_of(1))
    old, new = issue("CA", root, key=key_of(2), ca=True), issue("CA", root, key=key_of(3), ca=True)
    other = issue("Other root", key=key_of(4))
    plain_root = issue("Root", key=key_of(1), identifiers=False)
    plain_old, plain_new = (issue("CA", plain_root, key=key_of(number), ca=True, identifiers=False) for number in (2, 3))
    return {
        "root": root,
        "old": old,
        "new": new,
        "other": other,
        "cross": issue("Root", other, key=key_of(1), ca=True),
        "leaf": issue("leaf", old, key=key_of(5)),
        "second": issue("second", new, key=key_of(6)),
        "plain root": plain_root,
        "plain old": plain_old,
        "plain new": plain_new,
        "plain leaf": issue("leaf", plain_old, key=key_of(5), identifiers=False),
        "link": issue("CA", old, key=key_of(3), ca=True),
        "of link": issue("leaf", issue("CA", old, key=key_of(3), ca=True), key=key_of(5)),
    }


def cert(name: str, *attributes: bytes) -> bytes:
    return certificate_bag(pki()[name].der, *attributes)


def key(name: str, *attributes: bytes) -> bytes:
    return key_bag(PASSWORD, pki()[name].pkcs8.reveal(), *attributes)


LEAF = (key_id(b"1"), friendly_name("leaf"))


def pair(*others: bytes) -> bytes:
    """A sound key with its certificate, and other certificates after it."""
    return store(certificates(cert("leaf", *LEAF), *others), clear_part(key("leaf", *LEAF)))


def sign(certificate: bytes, signer: Issued, *, algorithm_: str = _SHA256_WITH_RSA, change: Callable[[list[bytes]], None]) -> bytes:
    """Return the certificate with other fields in TBSCertificate, signed again by an RSA key."""
    tbs = _members(_members(certificate)[0])
    change(tbs)
    identifier = algorithm(algorithm_, b"\x05\x00")
    tbs[2 if tbs[0][0] == 0xA0 else 1] = identifier
    body = seq(*tbs)
    hash_ = {_SHA1_WITH_RSA: hashes.SHA1(), _MD5_WITH_RSA: hashes.MD5()}.get(algorithm_, hashes.SHA256())
    signature = _sign_rsa(signer.key, body, hash_)
    return seq(body, identifier, der(0x03, b"\0" + signature))


def _sign_rsa(private: Any, body: bytes, hash_: hashes.HashAlgorithm) -> bytes:
    """PKCS#1 1.5 by hand: the library signs nothing with MD5."""
    digest = hashes.Hash(hash_)
    digest.update(body)
    identifiers = {"sha1": "1.3.14.3.2.26", "md5": "1.2.840.113549.2.5", "sha256": "2.16.840.1.101.3.4.2.1"}
    info = seq(algorithm(identifiers[hash_.name], b"\x05\x00"), octets(digest.finalize()))
    numbers = private.private_numbers()
    modulus = numbers.public_numbers.n
    size = (modulus.bit_length() + 7) // 8
    padded = b"\x00\x01" + b"\xff" * (size - len(info) - 3) + b"\x00" + info
    signature: int = pow(int.from_bytes(padded, "big"), numbers.d, modulus)
    return signature.to_bytes(size, "big")


def _members(element: bytes) -> list[bytes]:
    head = 2 if element[1] < 0x80 else 2 + (element[1] & 0x7F)
    at, found = head, []
    while at < len(element):
        length, size = element[at + 1], 2
        if length >= 0x80:
            size += length & 0x7F
            length = int.from_bytes(element[at + 2 : at + size], "big")
        found.append(element[at : at + size + length])
        at += size + length
    return found


def name_of(value: bytes, type_: str = "2.5.4.3") -> bytes:
    return seq(set_of(seq(oid(type_), value)))


def _subject(value: bytes) -> Callable[[list[bytes]], None]:
    def change(tbs: list[bytes]) -> None:
        tbs[5] = value

    return change


def _drop_version(tbs: list[bytes]) -> None:
    del tbs[0]


def _version_2(tbs: list[bytes]) -> None:
    tbs[0] = explicit(integer(1))


def _version_4(tbs: list[bytes]) -> None:
    tbs[0] = explicit(integer(3))


def _repeat_extension(tbs: list[bytes]) -> None:
    extensions = _members(_members(tbs[7])[0])
    tbs[7] = der(0xA3, seq(*extensions, extensions[0]))


def _add_extension(dotted: str, value: bytes, *, critical: bool = False) -> Callable[[list[bytes]], None]:
    def change(tbs: list[bytes]) -> None:
        extensions = _members(_members(tbs[7])[0])
        mark = [b"\x01\x01\xff"] if critical else []
        tbs[7] = der(0xA3, seq(*extensions, seq(oid(dotted), *mark, octets(value))))

    return change


def _serial(value: bytes) -> Callable[[list[bytes]], None]:
    def change(tbs: list[bytes]) -> None:
        tbs[1] = der(0x02, value)

    return change


def _times(tag: int, first: bytes, last: bytes) -> Callable[[list[bytes]], None]:
    def change(tbs: list[bytes]) -> None:
        tbs[4] = seq(der(tag, first), der(tag, last))

    return change


def _public_key(value: bytes) -> Callable[[list[bytes]], None]:
    def change(tbs: list[bytes]) -> None:
        tbs[6] = value

    return change


def _nothing(_: list[bytes]) -> None:
    """Sign again as it is."""


_EC, _PRIME256 = "1.2.840.10045.2.1", "1.2.840.10045.3.1.7"


def odd_certificates() -> dict[str, bytes]:
    """Certificates of the key `leaf`, each with one odd field."""
    leaf, old = pki()["leaf"].der, pki()["old"]

    def made(change: Callable[[list[bytes]], None], algorithm_: str = _SHA256_WITH_RSA) -> bytes:
        return sign(leaf, old, algorithm_=algorithm_, change=change)

    san = "2.5.29.17"
    return {
        "version 1 with extensions": made(_drop_version),
        "version 2 with extensions": made(_version_2),
        "version 4": made(_version_4),
        "extension twice": made(_repeat_extension),
        "empty subject": made(_subject(seq())),
        "latin-1 in UTF8String": made(_subject(name_of(der(0x0C, b"Gr\xfc\xdfe")))),
        "latin-1 in PrintableString": made(_subject(name_of(der(0x13, b"Gr\xfc\xdfe")))),
        "latin-1 in IA5String": made(_subject(name_of(der(0x16, b"Gr\xfc\xdfe")))),
        "odd BMPString": made(_subject(name_of(der(0x1E, b"\0a\0")))),
        "odd UniversalString": made(_subject(name_of(der(0x1C, b"\0\0\0a\0")))),
        "surrogate in BMPString": made(_subject(name_of(der(0x1E, b"\xd8\x00\0a")))),
        "NumericString of letters": made(_subject(name_of(der(0x12, b"abc")))),
        "empty RDN": made(_subject(seq(set_of()))),
        "integer as name": made(_subject(name_of(integer(1)))),
        "serial 0": made(_serial(b"\0")),
        "negative serial": made(_serial(b"\xff")),
        "padded serial": made(_serial(b"\0\0\1")),
        "empty serial": made(_serial(b"")),
        "UTCTime without seconds": made(_times(0x17, b"2601010000Z", b"3601010000Z")),
        "UTCTime with offset": made(_times(0x17, b"260101000000+0100", b"360101000000+0100")),
        "GeneralizedTime without zone": made(_times(0x18, b"20260101000000", b"20360101000000")),
        "time of month 13": made(_times(0x17, b"261301000000Z", b"361301000000Z")),
        "time as text": made(_times(0x17, b"tomorrow", b"some day")),
        "UTF-8 in dNSName": made(_add_extension(san, seq(der(0x82, "bücher.de".encode())))),
        "UTF-8 in critical dNSName": made(_add_extension(san, seq(der(0x82, "bücher.de".encode())), critical=True)),
        "junk in SAN": made(_add_extension(san, b"junk")),
        "junk in critical SAN": made(_add_extension(san, b"junk", critical=True)),
        "junk in critical key usage": made(_add_extension("2.5.29.15", b"junk", critical=True)),
        "unknown critical extension": made(_add_extension("1.2.3.4", b"junk", critical=True)),
        "unknown key algorithm": made(_public_key(seq(algorithm("1.2.3.4"), der(0x03, b"\0key")))),
        "unknown curve": made(_public_key(seq(algorithm(_EC, oid("1.2.3.4")), der(0x03, b"\0" + b"\4" * 65)))),
        "point not on its curve": made(_public_key(seq(algorithm(_EC, oid(_PRIME256)), der(0x03, b"\0\4" + bytes(64))))),
        "SHA-1": made(_nothing, _SHA1_WITH_RSA),
        "MD5": made(_nothing, _MD5_WITH_RSA),
    }


def _with_key(private: Any) -> tuple[bytes, bytes]:
    pkcs8 = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    spki = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return pkcs8, sign(pki()["leaf"].der, pki()["old"], change=_public_key(spki))


def ml_dsa() -> Any:
    return mldsa.MLDSA65PrivateKey.from_seed_bytes(b"5" * 32)


def odd_keys() -> dict[str, tuple[bytes, bytes]]:
    """Private keys (PKCS#8, or what stands for it) with their certificates."""
    pkcs8, certificate = pki()["leaf"].pkcs8.reveal(), pki()["leaf"].der
    version, identifier, value = _members(pkcs8)
    public = key_of(5).public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
    curve = ec.derive_private_key(5, ec.SECP256R1())
    ec_pkcs8, ec_certificate = _with_key(curve)
    _, ec_identifier, ec_value = _members(ec_pkcs8)
    ec_inner = octets_in(ec_value)
    sec1 = _members(ec_inner)
    edwards = ed25519.Ed25519PrivateKey.from_private_bytes(b"5" * 32)
    ed_pkcs8, ed_certificate = _with_key(edwards)
    ed_public = edwards.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    attributes = der(0xA0, seq(oid("1.2.840.113549.1.9.20"), set_of(der(0x1E, b"\0a"))))
    usage = der(0xA0, seq(oid("2.5.29.15"), set_of(der(0x03, b"\x07\x80"))))
    return {
        "RSA": (pkcs8, certificate),
        "RSA with attributes": (seq(version, identifier, value, attributes), certificate),
        "RSA with key usage": (seq(version, identifier, value, usage), certificate),
        "RSA of version 2": (seq(integer(1), identifier, value, der(0x81, b"\0" + public)), certificate),
        "RSA of version 2 without public key": (seq(integer(1), identifier, value), certificate),
        "RSA of version 1 with public key": (seq(version, identifier, value, der(0x81, b"\0" + public)), certificate),
        "RSA without NULL": (seq(version, seq(oid("1.2.840.113549.1.1.1")), value), certificate),
        "PKCS#1": (octets_in(value), certificate),
        "SEC1": (octets_in(ec_value), ec_certificate),
        "EC": (ec_pkcs8, ec_certificate),
        "EC with inner parameters": (
            seq(version, ec_identifier, octets(seq(*sec1[:2], explicit(oid(_PRIME256)), *sec1[2:]))),
            ec_certificate,
        ),
        "EC with inner parameters only": (
            seq(version, algorithm(_EC), octets(seq(*sec1[:2], explicit(oid(_PRIME256)), *sec1[2:]))),
            ec_certificate,
        ),
        "EC without public key": (seq(version, ec_identifier, octets(seq(*sec1[:2]))), ec_certificate),
        "EC of version 2": (seq(integer(1), ec_identifier, octets(ec_inner), der(0x81, b"\0" + bytes(65))), ec_certificate),
        "EC with attributes": (seq(version, ec_identifier, octets(ec_inner), attributes), ec_certificate),
        "Ed25519": (ed_pkcs8, ed_certificate),
        "Ed25519 of version 2": (seq(integer(1), *_members(ed_pkcs8)[1:], der(0x81, b"\0" + ed_public)), ed_certificate),
        "Ed25519 of version 2 without public key": (seq(integer(1), *_members(ed_pkcs8)[1:]), ed_certificate),
        "ML-DSA-65 by its seed": _with_key(ml_dsa()),
        "X25519": _with_key(x25519.X25519PrivateKey.from_private_bytes(b"5" * 32)),
        "of another certificate": (pki()["second"].pkcs8.reveal(), certificate),
        "RSA of 1024 bits": _with_key(rsa_key(1024)),
        "RSA of 1536 bits": _with_key(rsa_key(1536)),
        "DSA of 1024 bits": _with_key(dsa_key()),
        "P-192": _with_key(ec.derive_private_key(5, ec.SECP192R1())),
        "P-224": _with_key(ec.derive_private_key(5, ec.SECP224R1())),
    }


def protect(pkcs8: bytes, password: str = PASSWORD) -> bytes:
    """Sun's key protection, with lengths as short as DER wants them."""
    identifier, ciphertext = _members(java_writer.protect_jks(pkcs8, password))
    return seq(identifier, octets(octets_in(ciphertext)))


def octets_in(element: bytes) -> bytes:
    """The contents of an element."""
    return element[2 if element[1] < 0x80 else 2 + (element[1] & 0x7F) :]


UMLAUT = "pässwörd"


def _passwords() -> dict[str, bytes]:
    """Stores under UMLAUT; their names say in which form it was written, under PBES2 (where not said otherwise) and in the MAC."""

    def under(secret: bytes | str, *, mac_of: str = UMLAUT) -> bytes:
        key_ = key_bag(secret, pki()["leaf"].pkcs8.reveal(), *LEAF)
        return pfx(encrypted_part(secret, cert("leaf", *LEAF)), clear_part(key_), make_mac=lambda content: mac(mac_of, content))

    return {
        "password: UTF-8": under(UMLAUT),
        "password: Latin-1": under(UMLAUT.encode("latin-1")),
        "password: UTF-16": under((UMLAUT + "\0").encode("utf-16-be")),
        "password: UTF-8 read as Latin-1 in the MAC": under(UMLAUT, mac_of=UMLAUT.encode().decode("latin-1")),
        "password: UTF-8 without MAC": pfx(
            encrypted_part(UMLAUT, cert("leaf", *LEAF)), clear_part(key_bag(UMLAUT, pki()["leaf"].pkcs8.reveal(), *LEAF))
        ),
    }


def password_of(name: str) -> str:
    """The password of a store."""
    return UMLAUT if name.startswith("password:") else PASSWORD


@cache
def make_odd_stores() -> dict[str, bytes]:
    """Return all of them by their names."""
    return {**_bags(), **_chains(), **_attributes(), **_certificates(), **_keys(), **_jks(), **_passwords()}


def _bags() -> dict[str, bytes]:
    leaf, clear_key = cert("leaf", *LEAF), bag(KEY_BAG, pki()["leaf"].pkcs8.reveal(), *LEAF)
    second = (key_id(b"2"), friendly_name("second"))
    nested = bag(SAFE_BAG, seq(key("leaf", *LEAF)))
    crl = bag(CRL_BAG, seq(oid(X509_CRL), explicit(octets(b"crl"))))
    secret = bag(SECRET_BAG, seq(oid(SHROUDED_KEY_BAG), explicit(octets(encrypted_key(PASSWORD, pki()["leaf"].pkcs8.reveal())))))
    return {
        "bag: pair": pair(cert("old"), cert("root")),
        "bag: clear key": store(certificates(leaf), clear_part(clear_key)),
        "bag: clear key in encrypted part": store(certificates(leaf, clear_key)),
        "bag: clear key beside another": store(certificates(leaf, cert("second", *second)), clear_part(clear_key, key("second", *second))),
        "bag: encrypted key, then a clear one": store(
            certificates(leaf, cert("second", *second)), clear_part(key("second", *second), clear_key)
        ),
        "bag: nested key": store(certificates(leaf), clear_part(nested)),
        "bag: nested certificate": store(certificates(bag(SAFE_BAG, seq(leaf))), clear_part(key("leaf", *LEAF))),
        "bag: nested trusted certificate": store(
            clear_part(bag(SAFE_BAG, seq(cert("root", named("root"), TRUSTED))), cert("other", TRUSTED))
        ),
        "bag: encrypted key in encrypted part": store(certificates(leaf, key("leaf", *LEAF))),
        "bag: key before certificates": store(clear_part(key("leaf", *LEAF)), certificates(leaf, cert("old"))),
        "bag: unknown bag": store(certificates(bag("1.2.3.4", octets(b"?")), leaf), clear_part(key("leaf", *LEAF))),
        "bag: CRL": store(certificates(crl, leaf), clear_part(key("leaf", *LEAF))),
        "bag: SDSI certificate": store(
            certificates(bag(CERTIFICATE_BAG, seq(oid(SDSI_CERTIFICATE), explicit(der(0x16, b"c2RzaQ==")))), leaf),
            clear_part(key("leaf", *LEAF)),
        ),
        "bag: certificate that is junk": pair(certificate_bag(b"junk")),
        "bag: trusted certificates only": store(certificates(cert("root", named("root"), TRUSTED))),
        "bag: trusted certificates without Java's mark": store(certificates(cert("root", named("root")))),
        "bag: secret key": store(clear_part(secret), certificates(cert("root", named("root"), TRUSTED))),
        "bag: empty": store(clear_part()),
        "bag: two keys": store(certificates(leaf, cert("second", *second)), clear_part(key("leaf", *LEAF), key("second", *second))),
        "bag: second key of another password": store(
            certificates(leaf, cert("second", *second)),
            clear_part(key("leaf", *LEAF), key_bag("other", pki()["second"].pkcs8.reveal(), *second)),
        ),
        "bag: no MAC": pfx(certificates(leaf), clear_part(key("leaf", *LEAF))),
        "bag: trailing octets": pair() + b"\0\0",
    }


def _chains() -> dict[str, bytes]:
    leaf, name = cert("leaf", *LEAF), friendly_name("leaf")
    plain = cert("plain leaf", *LEAF)
    keyed = clear_part(key("leaf", *LEAF))
    bmp = issue(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mixed")]), key=key_of(1))
    printable = sign(bmp.der, bmp, change=_subject(name_of(der(0x13, b"MIXED  "))))
    of_mixed = issue("leaf", bmp, key=key_of(5), identifiers=False)
    mail = x509.Name([x509.NameAttribute(NameOID.EMAIL_ADDRESS, "ca@example.com")])
    of_mail = issue("leaf", issue(mail, key=key_of(1)), key=key_of(5), identifiers=False)
    mail_utf8 = sign(bmp.der, bmp, change=_subject(name_of(der(0x0C, b"ca@example.com"), "1.2.840.113549.1.9.1")))
    return {
        "chain: new CA before old": store(certificates(leaf, cert("new"), cert("old"), cert("root")), keyed),
        "chain: new CA before old, without identifiers": store(
            certificates(plain, cert("plain new"), cert("plain old"), cert("plain root")), keyed
        ),
        "chain: old CA before new, without identifiers": store(
            certificates(plain, cert("plain old"), cert("plain new"), cert("plain root")), keyed
        ),
        "chain: trusted new CA before the chain, without identifiers": store(
            certificates(cert("plain new", named("new"), TRUSTED), plain, cert("plain old"), cert("plain root")), keyed
        ),
        "chain: identifier in one of two": store(certificates(leaf, cert("plain new"), cert("old"), cert("root")), keyed),
        "chain: no identifier in the CAs": store(certificates(leaf, cert("plain old"), cert("plain new"), cert("plain root")), keyed),
        "chain: cross-signed root first": store(certificates(leaf, cert("old"), cert("cross"), cert("root"), cert("other")), keyed),
        "chain: self-signed root first": store(certificates(leaf, cert("old"), cert("root"), cert("cross"), cert("other")), keyed),
        "chain: link certificate": store(certificates(cert("of link", *LEAF), cert("link"), cert("old"), cert("root")), keyed),
        "chain: names in other string types": store(certificates(certificate_bag(of_mixed.der, *LEAF), certificate_bag(printable)), keyed),
        "chain: e-mail in other string types": store(certificates(certificate_bag(of_mail.der, *LEAF), certificate_bag(mail_utf8)), keyed),
        "chain: no localKeyID": store(certificates(cert("leaf"), cert("old")), clear_part(key("leaf"))),
        "chain: no localKeyID, key first": store(clear_part(key("leaf")), certificates(cert("leaf"), cert("old"), cert("root"))),
        "chain: no localKeyID, key first, CA first": store(clear_part(key("leaf")), certificates(cert("old"), cert("leaf"))),
        "chain: no localKeyID, equal names": store(certificates(cert("leaf", name), cert("old")), clear_part(key("leaf", named("LEAF")))),
        "chain: no localKeyID, two keys": store(
            certificates(cert("leaf", name), cert("second", named("second"))), clear_part(key("leaf", name), key("second", named("second")))
        ),
        "chain: localKeyID of the key only": store(certificates(cert("leaf", named("other"))), keyed),
        "chain: another localKeyID, equal names": store(certificates(cert("leaf", name, key_id(b"2"))), keyed),
        "chain: one localKeyID for two keys": store(
            certificates(leaf, cert("second", key_id(b"1"), named("second"))),
            clear_part(key("leaf", key_id(b"1"), named("a")), key("second", key_id(b"1"))),
        ),
        "chain: one localKeyID for leaf and CA": store(certificates(cert("leaf", key_id(b"1")), cert("old", key_id(b"1"))), keyed),
        "chain: Java's mark on the leaf": store(certificates(cert("leaf", *LEAF, TRUSTED), cert("old")), keyed),
        "chain: Java's mark on the CA": store(certificates(leaf, cert("old", named("ca"), TRUSTED), cert("root")), keyed),
        "chain: keys of one name": store(
            certificates(leaf, cert("second", key_id(b"2"))), clear_part(key("leaf", *LEAF), key("second", key_id(b"2"), named("Leaf")))
        ),
        "chain: without certificate": store(clear_part(key("leaf", *LEAF))),
    }


def _attributes() -> dict[str, bytes]:
    def leaf(*attributes: bytes) -> bytes:
        return store(certificates(cert("leaf", *LEAF)), clear_part(key("leaf", key_id(b"1"), *attributes)))

    return {
        "attribute: name as UTF8String": leaf(attribute(FRIENDLY_NAME, der(0x0C, b"leaf"))),
        "attribute: name as PrintableString": leaf(attribute(FRIENDLY_NAME, der(0x13, b"leaf"))),
        "attribute: name of odd length": leaf(attribute(FRIENDLY_NAME, der(0x1E, b"\0l\0"))),
        "attribute: name without value": leaf(attribute(FRIENDLY_NAME)),
        "attribute: unknown": leaf(attribute("1.2.3.4", integer(1))),
        "attribute: localKeyID of the certificate as UTF8String": store(
            certificates(cert("leaf", attribute(LOCAL_KEY_ID, der(0x0C, b"1")))), clear_part(key("leaf", *LEAF))
        ),
        "attribute: Java's mark without value": store(certificates(cert("root", named("root"), attribute(JAVA_TRUSTED)))),
        "attribute: name of CA as UTF8String": pair(cert("old", attribute(FRIENDLY_NAME, der(0x0C, b"ca")))),
    }


def _certificates() -> dict[str, bytes]:
    made = {}
    for name, octets_ in odd_certificates().items():
        bag_ = certificate_bag(octets_, *LEAF)
        made[f"certificate: {name}"] = store(certificates(bag_), clear_part(key("leaf", *LEAF)))
        made[f"certificate: {name}, of a CA"] = pair(certificate_bag(octets_))
        made[f"certificate: {name}, in JKS"] = java_writer.store(java_writer.trusted("odd", octets_))
    root, old = pki()["root"], pki()["old"]
    sha1_root = sign(root.der, root, algorithm_=_SHA1_WITH_RSA, change=_nothing)
    sha1_ca = sign(old.der, root, algorithm_=_SHA1_WITH_RSA, change=_nothing)
    made["certificate: SHA-1 of the root only"] = pair(cert("old"), certificate_bag(sha1_root))
    made["certificate: SHA-1 of the CA"] = pair(certificate_bag(sha1_ca), cert("root"))
    self_signed = sign(pki()["other"].der, pki()["other"], algorithm_=_SHA1_WITH_RSA, change=_nothing)
    made["certificate: SHA-1, self-signed"] = store(certificates(certificate_bag(self_signed, *LEAF)), clear_part(key("other", *LEAF)))
    return made


def _keys() -> dict[str, bytes]:
    made = {}
    for name, (pkcs8, certificate) in odd_keys().items():
        made[f"key: {name}"] = store(certificates(certificate_bag(certificate, *LEAF)), clear_part(key_bag(PASSWORD, pkcs8, *LEAF)))
        blob = protect(pkcs8)
        made[f"key: {name}, in JKS"] = java_writer.store(java_writer.private_key("leaf", blob, [certificate]))
    return made


def _jks() -> dict[str, bytes]:
    leaf, root = pki()["leaf"], pki()["root"]
    blob = protect(leaf.pkcs8.reveal())

    def keyed(alias: str) -> bytes:
        return java_writer.private_key(alias, blob, [leaf.der, pki()["old"].der])

    return {
        "jks: pair": java_writer.store(keyed("leaf")),
        "jks: alias with capitals": java_writer.store(keyed("Leaf")),
        "jks: one alias with capitals": java_writer.store(keyed("Leaf"), java_writer.trusted("root", root.der)),
        "jks: aliases that differ in case": java_writer.store(keyed("leaf"), java_writer.trusted("Leaf", root.der)),
        "jks: alias twice": java_writer.store(keyed("leaf"), java_writer.trusted("leaf", root.der)),
        "jks: alias in four octets": java_writer.store(java_writer.trusted("\U0001f510".encode(), root.der)),
        "jks: empty": java_writer.store(),
        "jks: key of another password": java_writer.store(
            java_writer.private_key("leaf", protect(leaf.pkcs8.reveal(), "other"), [leaf.der])
        ),
        "jks: no chain": java_writer.store(java_writer.private_key("leaf", blob, [])),
        "jceks: pair": java_writer.store(java_writer.trusted("root", root.der), magic=java_writer.JCEKS),
    }
