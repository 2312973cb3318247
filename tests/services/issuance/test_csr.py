"""Certificate signing requests: docs/reference/reliability.md, cases 35 to 38, and what real programs make."""

import subprocess
from base64 import b64encode
from dataclasses import replace
from math import prod
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.read import parse_der
from services.asn1.tags import constructed
from services.asn1.write import NULL, algorithm, element, integer, sequence
from services.errors import DomainError, ErrorCode, InvalidCsr, TooLarge, WeakKey
from services.formats.pem.write import write_block
from services.issuance.certificates import issue_end_entity
from services.issuance.csr import MAX_CSR_LENGTH, find_csr, read_csr, write_csr
from services.issuance.subject import to_name
from services.model.generation import KeyAlgorithm
from services.x509.describe import describe_certificate
from services.x509.weakness import _ROCA_PRIMES
from tests.cases import list_cases
from tests.programs import needs_keytool, needs_openssl, run
from tests.services.issuance.pki import ISSUING_NAME, key_pair, make_pki, make_request
from tests.services.x509.made import rsa_key
from tests.work import counting

CALLS = 1_500
"""Calls of functions at most: 343 are taken."""

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | Ed25519PrivateKey | Ed448PrivateKey | dsa.DSAPrivateKey


def a_csr(key: Key, *extensions: x509.ExtensionType, subject: x509.Name | None = None) -> bytes:
    builder = x509.CertificateSigningRequestBuilder().subject_name(to_name(ISSUING_NAME) if subject is None else subject)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    no_hash = isinstance(key, Ed25519PrivateKey | Ed448PrivateKey)
    return builder.sign(key, None if no_hash else hashes.SHA256()).public_bytes(Encoding.DER)


def rsa_csr(modulus: int, exponent: int = 65_537) -> bytes:
    """Return a request whose signature is nonsense: weak keys are refused before anything is computed with them."""
    key = sequence(integer(modulus), integer(exponent))
    spki = sequence(algorithm("1.2.840.113549.1.1.1", NULL), element(0x03, b"\x00" + key))
    info = sequence(integer(0), sequence(), spki, element(constructed(0), b""))
    return sequence(info, algorithm("1.2.840.113549.1.1.11", NULL), element(0x03, b"\x00" + bytes(256)))


def refuses(source: str | bytes, code: ErrorCode = ErrorCode.CSR_INVALID) -> str:
    with pytest.raises(DomainError) as caught:
        read_csr(source)
    assert caught.value.code is code
    return caught.value.message


@pytest.mark.parametrize(
    "key",
    [
        rsa_key(),
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP384R1()),
        ec.generate_private_key(ec.SECP521R1()),
        Ed25519PrivateKey.generate(),
    ],
    ids=["RSA", "P-256", "P-384", "P-521", "Ed25519"],
)
def test_the_key_of_a_request_becomes_that_of_the_certificate(key: Key) -> None:
    der = a_csr(key)
    request = read_csr(der)
    assert request.der == der
    assert request.public_key == key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    order = replace(make_request(key_pair()), public_key=request.public_key)
    issued = x509.load_der_x509_certificate(issue_end_entity(make_pki().signer, order, crl_url=None))
    assert issued.public_key() == key.public_key()
    assert request.subject == "CN=Test Client CA,O=Example,C=DE"
    assert request.extensions == ()


def test_every_wrapping_gives_the_same_request() -> None:
    der = a_csr(ec.generate_private_key(ec.SECP256R1()))
    pem = x509.load_der_x509_csr(der).public_bytes(Encoding.PEM)
    new = pem.replace(b"CERTIFICATE REQUEST", b"NEW CERTIFICATE REQUEST")
    wrappings: list[bytes | str] = [
        der,
        pem,
        pem.decode(),
        new,
        pem.replace(b"\n", b"\r\n"),
        b64encode(der),
        b64encode(der).decode(),
        b64encode(pem),
    ]
    assert {read_csr(wrapping).der for wrapping in wrappings} == {der}


def test_what_a_request_asks_for_is_named_and_dropped() -> None:
    """Case 37: CA:TRUE, keyCertSign and a wildcard name come to nothing."""
    usage = dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False)
    asked = (
        x509.BasicConstraints(ca=True, path_length=None),
        x509.KeyUsage(digital_signature=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False, **usage),
        x509.SubjectAlternativeName([x509.DNSName("*.example.com")]),
        x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00"),
    )
    key = ec.generate_private_key(ec.SECP256R1())
    request = read_csr(a_csr(key, *asked))
    assert request.extensions == ("basicConstraints", "keyUsage", "subjectAltName", "1.2.3.4.5")
    order = replace(make_request(key_pair(), "mine"), public_key=request.public_key)
    certificate = describe_certificate(issue_end_entity(make_pki().signer, order, crl_url=None))
    assert not certificate.is_certificate_authority
    assert certificate.subject_alternative_names == ()
    assert certificate.subject.common_name == "mine"
    assert "1.2.3.4.5" not in [extension.oid for extension in certificate.extensions]


def test_a_request_without_subject_drops_none() -> None:
    assert read_csr(a_csr(Ed25519PrivateKey.generate(), subject=x509.Name([]))).subject is None


def test_a_changed_request_is_not_signed_by_its_key() -> None:
    """Case 36."""
    der = a_csr(ec.generate_private_key(ec.SECP256R1()))
    changed = der.replace(b"Test Client CA", b"Test Client CB")
    assert changed != der
    assert "not signed" in refuses(changed, ErrorCode.CSR_SIGNATURE)


def test_a_request_signed_by_another_key_is_refused() -> None:
    own, other = (a_csr(Ed25519PrivateKey.generate()) for _ in range(2))
    refuses(own[:-64] + other[-64:], ErrorCode.CSR_SIGNATURE)


def test_a_broken_hash_does_not_sign() -> None:
    der = a_csr(rsa_key())
    sha1 = der.replace(bytes.fromhex("2a864886f70d01010b"), bytes.fromhex("2a864886f70d010105"))
    assert "SHA-1 is broken" in refuses(sha1, ErrorCode.CSR_SIGNATURE)


def _roca_modulus() -> int:
    """Return what Infineon's library could have made: a power of 65537 modulo every small prime (Nemec et al. 2017)."""
    product = prod(_ROCA_PRIMES)
    step = ((1 << 2047) + (1 << 2046)) // product
    return step * product + pow(65_537, 12_345, product)


_CLOSE_PRIME = rsa_key().private_numbers().p | (1 << 1023)


def ed25519_csr(point: bytes) -> bytes:
    """Return a request for that public key, signed as anybody can sign for the identity."""
    spki = sequence(algorithm("1.3.101.112"), element(0x03, b"\x00" + point))
    info = sequence(integer(0), sequence(), spki, element(constructed(0), b""))
    return sequence(info, algorithm("1.3.101.112"), element(0x03, b"\x00\x01" + bytes(63)))


_GOOD_MODULUS = rsa_key().public_key().public_numbers().n


@pytest.mark.parametrize(
    ("csr", "reason"),
    [
        (rsa_csr((1 << 1023) + 5), "1,024 bits"),
        (rsa_csr(_GOOD_MODULUS, 3), "exponent"),
        (rsa_csr(_GOOD_MODULUS, 1), "exponent"),
        (rsa_csr(_GOOD_MODULUS, 65_538), "exponent"),
        (rsa_csr(_roca_modulus()), "ROCA"),
        (a_csr(rsa.generate_private_key(3, 2048)), "exponent"),
        (a_csr(ec.generate_private_key(ec.SECP192R1())), "192 bits"),
        (a_csr(ec.generate_private_key(ec.SECP224R1())), "224 bits"),
        (a_csr(dsa.generate_private_key(2048)), "DSA"),
        (rsa_csr(_CLOSE_PRIME * (_CLOSE_PRIME + 2)), "CVE-2022-26320"),
        (rsa_csr(_CLOSE_PRIME * (_CLOSE_PRIME + (1 << 510))), "CVE-2022-26320"),
        (ed25519_csr(b"\x01" + bytes(31)), "low order"),
        (ed25519_csr(bytes(32)), "low order"),
        (ed25519_csr(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")), "low order"),
    ],
    ids=[
        *("RSA-1024", "e=3", "e=1", "even e", "ROCA", "real e=3", "P-192", "P-224", "DSA", "twin primes", "close primes"),
        *("identity", "order 4", "order 8"),
    ],
)
def test_weak_keys_are_refused(csr: bytes, reason: str) -> None:
    """Case 38."""
    with pytest.raises(WeakKey) as caught:
        read_csr(csr)
    assert caught.value.alias == "csr"
    assert caught.value.code is ErrorCode.KEY_WEAK
    assert reason in caught.value.message


def test_a_huge_key_costs_nothing() -> None:
    with counting(most_calls=CALLS), pytest.raises(TooLarge) as caught:
        read_csr(rsa_csr((1 << 200_000) + 1))
    assert caught.value.code is ErrorCode.KEY_TOO_LARGE


@pytest.mark.parametrize(
    "key", [ec.generate_private_key(ec.SECP256K1()), ec.generate_private_key(ec.BrainpoolP256R1()), Ed448PrivateKey.generate()]
)
def test_keys_that_consumers_do_not_know_are_named(key: Key) -> None:
    assert "No certificates are issued for" in refuses(a_csr(key))


def test_a_key_for_pss_only_is_refused_because_its_certificate_would_say_otherwise() -> None:
    der = a_csr(rsa_key())
    plain, pss = algorithm("1.2.840.113549.1.1.1", NULL), algorithm("1.2.840.113549.1.1.10", NULL)
    assert "RSASSA-PSS" in refuses(der.replace(plain, pss))


def test_a_point_that_is_not_on_its_curve_is_refused() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert "cannot be read" in refuses(a_csr(key).replace(point, point[:-1] + bytes((point[-1] ^ 1,))))


def test_a_signature_that_leaves_a_bit_out_is_refused() -> None:
    key = Ed25519PrivateKey.generate()
    der = next(der for at in range(1000) if (der := a_csr(key, x509.SubjectAlternativeName([x509.DNSName(f"{at}.example")])))[-1] % 2 == 0)
    assert der[-65] == 0
    refuses(der[:-65] + b"\1" + der[-64:])


def test_null_parameters_beside_ecdsa_do_no_harm() -> None:
    assert read_csr(list_cases()["mbedtls-ecdsa-null-params.csr"].octets).extensions == ()


def test_a_subject_with_a_part_without_attributes_is_refused() -> None:
    signed, *rest = parse_der(a_csr(Ed25519PrivateKey.generate())).members()
    version, subject, *others = signed.members()
    odd = sequence(subject.contents, element(0x31, b""))
    refuses(sequence(sequence(version.octets, odd, *(each.octets for each in others)), *(each.octets for each in rest)))


RSA_SHA256, PSS = "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.10"
ECDSA_SHA256, ECDSA_SHA384, ED25519 = "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.3.101.112"
CURVE = element(0x06, bytes.fromhex("2a8648ce3d030107"))


def with_algorithm(key: Key, octets: bytes, *, hash_: hashes.SHA384 | hashes.SHA3_256 | None = None, pss: bool = False) -> bytes:
    """Return a request with another AlgorithmIdentifier, which the signature does not cover."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(to_name(ISSUING_NAME))
    padding_ = padding.PSS(padding.MGF1(hashes.SHA256()), 32) if pss else None
    made_with = None if isinstance(key, Ed25519PrivateKey) else hash_ or hashes.SHA256()
    signed, _, signature = parse_der(builder.sign(key, made_with, rsa_padding=padding_).public_bytes(Encoding.DER)).members()
    return sequence(signed.octets, octets, signature.octets)


RSA_KEY, EC_KEY, ED_KEY = rsa_key(), ec.generate_private_key(ec.SECP256R1()), Ed25519PrivateKey.generate()
PSS_SHA256 = sequence(
    element(constructed(0), algorithm("2.16.840.1.101.3.4.2.1", NULL)),
    element(constructed(1), algorithm("1.2.840.113549.1.1.8", algorithm("2.16.840.1.101.3.4.2.1", NULL))),
    element(constructed(2), integer(32)),
)


@needs_openssl
@pytest.mark.parametrize(
    ("csr", "is_sound"),
    [
        (with_algorithm(RSA_KEY, algorithm(RSA_SHA256)), True),
        (with_algorithm(RSA_KEY, algorithm(RSA_SHA256, NULL)), True),
        (with_algorithm(EC_KEY, algorithm(ECDSA_SHA256)), True),
        (with_algorithm(EC_KEY, algorithm(ECDSA_SHA256, NULL)), True),
        (with_algorithm(EC_KEY, algorithm(ECDSA_SHA256, CURVE)), True),
        (with_algorithm(EC_KEY, algorithm(ECDSA_SHA384, NULL), hash_=hashes.SHA384()), True),
        (with_algorithm(RSA_KEY, algorithm("2.16.840.1.101.3.4.3.14"), hash_=hashes.SHA3_256()), True),
        (with_algorithm(RSA_KEY, algorithm(PSS, PSS_SHA256), pss=True), True),
        (with_algorithm(ED_KEY, algorithm(ED25519)), True),
        (with_algorithm(EC_KEY, algorithm(ECDSA_SHA384, NULL)), False),
        (with_algorithm(EC_KEY, algorithm(RSA_SHA256, NULL)), False),
        (with_algorithm(RSA_KEY, algorithm(ECDSA_SHA256)), False),
        (with_algorithm(ED_KEY, algorithm(ECDSA_SHA256)), False),
        (with_algorithm(EC_KEY, algorithm(ED25519)), False),
        (with_algorithm(ED_KEY, algorithm(ED25519, NULL)), True),
        (with_algorithm(RSA_KEY, algorithm(PSS, PSS_SHA256)), False),
        (with_algorithm(RSA_KEY, algorithm("1.3.36.3.3.1.2", NULL)), False),
    ],
)
def test_what_stands_beside_the_algorithm_matters_as_little_as_to_openssl(csr: bytes, is_sound: bool, tmp_path: Path) -> None:
    (tmp_path / "a.csr").write_bytes(csr)
    done = subprocess.run(
        ["openssl", "req", "-in", tmp_path / "a.csr", "-inform", "DER", "-verify", "-noout"], capture_output=True, check=False
    )
    assert (b"verify OK" in done.stderr) is is_sound
    if is_sound:
        assert read_csr(csr).der == csr
    else:
        with pytest.raises(InvalidCsr):
            read_csr(csr)


def test_signatures_that_openssl_learned_later_are_known() -> None:
    csr = with_algorithm(EC_KEY, algorithm("2.16.840.1.101.3.4.3.10", NULL), hash_=hashes.SHA3_256())
    assert read_csr(csr).der == csr


def test_a_request_of_another_version_is_refused() -> None:
    signed, algorithm_, signature = parse_der(a_csr(ED_KEY)).members()
    version, *rest = signed.members()
    assert version.integer() == 0
    info = sequence(integer(1), *(each.octets for each in rest))
    refuses(sequence(info, algorithm_.octets, element(0x03, b"\0" + ED_KEY.sign(info))))
    refuses(sequence(signed.octets, algorithm_.octets, signature.octets[:-1] + b"\0"), ErrorCode.CSR_SIGNATURE)


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_changed_octet_gives_a_request_or_an_error_that_says_so(position: int, octet: int) -> None:
    der = bytearray(_ED25519_CSR)
    der[position % len(der)] = octet
    try:
        assert read_csr(bytes(der)).der == bytes(der) == _ED25519_CSR
    except InvalidCsr:
        assert bytes(der) != _ED25519_CSR
    except DomainError as error:
        assert error.code in (ErrorCode.KEY_WEAK, ErrorCode.KEY_TOO_LARGE)


_ED25519_CSR = a_csr(Ed25519PrivateKey.generate(), x509.SubjectAlternativeName([x509.DNSName("a.example")]))


@given(st.integers(0, len(_ED25519_CSR) - 1))
def test_a_request_that_is_cut_short_is_refused(length: int) -> None:
    with pytest.raises(InvalidCsr):
        read_csr(_ED25519_CSR[:length])


@pytest.mark.parametrize("algorithm_", KeyAlgorithm)
def test_our_own_requests_are_sound(algorithm_: KeyAlgorithm) -> None:
    pair = key_pair(algorithm_)
    request = read_csr(write_csr(pair.private_key, make_request(pair).subject))
    assert request.public_key == pair.public_key
    assert request.subject == "CN=client.p12,L=h/s,OU=scp_1,OU=Clients,O=Example,C=DE"
    assert request.extensions == ()


@needs_openssl
@pytest.mark.parametrize("kind", ["rsa:2048", "ed25519", "ec"])
def test_requests_of_openssl(kind: str, tmp_path: Path) -> None:
    curve = ("-pkeyopt", "ec_paramgen_curve:P-384") if kind == "ec" else ()
    files = ("-keyout", tmp_path / "key", "-out", tmp_path / "csr")
    run("openssl", "req", "-new", "-newkey", kind, *curve, "-nodes", *files, "-subj", "/CN=a/O=b", "-addext", "keyUsage=keyCertSign")
    request = read_csr((tmp_path / "csr").read_text())
    assert (request.subject, request.extensions) == ("O=b,CN=a", ("keyUsage",))
    assert run("openssl", "pkey", "-in", tmp_path / "key", "-pubout", "-outform", "DER") == request.public_key


@needs_keytool
def test_requests_of_keytool(tmp_path: Path) -> None:
    store = ("-keystore", tmp_path / "store.p12", "-storepass", "changeit", "-alias", "a")
    run("keytool", "-genkeypair", *store, "-keyalg", "EC", "-dname", "CN=a")
    request = read_csr(run("keytool", "-certreq", *store).decode())
    assert (request.subject, request.extensions) == ("CN=a", ("subjectKeyIdentifier",))


CSR = write_csr(key_pair().private_key, ISSUING_NAME)
CERTIFICATE = make_pki().root.certificate
KEY = key_pair().private_key.reveal()
PEM = write_block("CERTIFICATE REQUEST", CSR).encode()


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (b"", "not a certificate signing request"),
        (b"garbage", "not a certificate signing request"),
        (bytes(range(256)), "not a certificate signing request"),
        (CERTIFICATE, "The value is a certificate, but"),
        (write_block("CERTIFICATE", CERTIFICATE).encode(), "The value is a certificate, but"),
        (write_block("CERTIFICATE REQUEST", CERTIFICATE).encode(), "The value is a certificate, but"),
        (b64encode(CERTIFICATE), "The value is a certificate, but"),
        (write_block("CERTIFICATE", CSR).encode(), 'The value is a PEM block of the kind "CERTIFICATE"'),
        (KEY, "The value is a private key, but"),
        (write_block("PRIVATE KEY", KEY).encode(), "The value is a private key, but"),
        (PEM + write_block("PRIVATE KEY", KEY).encode(), "there are 2 PEM blocks"),
        (PEM + PEM, "there are 2 PEM blocks"),
        (PEM.replace(b"-----END", b"-----ENT"), "damaged"),
        (PEM.replace(b"\n", b"\n!", 2), "damaged"),
        (b64encode(b64encode(b64encode(CSR))), "not a certificate signing request"),
        (b"0" * (MAX_CSR_LENGTH + 1), "octets; the limit is"),
    ],
)
def test_what_is_no_request_is_named(octets: bytes, said: str) -> None:
    """Case 35."""
    with pytest.raises(InvalidCsr) as caught:
        find_csr(octets)
    assert said in caught.value.message
    assert caught.value.code is ErrorCode.CSR_INVALID


def test_a_private_key_sent_by_mistake_is_not_repeated() -> None:
    text = write_block("PRIVATE KEY", KEY)
    with pytest.raises(InvalidCsr) as caught:
        find_csr(text.encode())
    assert text.splitlines()[1] not in caught.value.message


@pytest.mark.parametrize("control", ["\x00", "\x16"])
def test_control_characters_around_the_block_do_no_harm(control: str) -> None:
    """As openssl prints a name that is not text (RFC 7468 section 2)."""
    der = a_csr(Ed25519PrivateKey.generate())
    text = x509.load_der_x509_csr(der).public_bytes(Encoding.PEM).decode()
    assert find_csr(f"Subject: CN=M{control}ller\n{text}".encode()) == der


def test_text_around_the_block_does_no_harm() -> None:
    assert find_csr(b"Certificate request for x\n" + PEM + b"\nThank you.") == CSR


@given(st.binary(max_size=300))
def test_any_octets_give_a_shape_or_an_error(octets: bytes) -> None:
    try:
        find_csr(octets)
    except DomainError as error:
        assert error.code is ErrorCode.CSR_INVALID
