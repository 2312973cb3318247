"""PEM files."""

import re
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs7,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, TooLarge, UnrecognizedFormat, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawKey
from services.formats.pem.read import read_pem
from services.model.contents import FindingCode, Format, Integrity, Severity
from services.model.secret import Secret
from tests.cases import list_cases
from tests.corpus import load_golden
from tests.programs import fails, needs_openssl, run
from tests.services.x509.made import Issued, chain_of, dsa_key, rsa_key

CHAIN = chain_of(3)
LEAF = CHAIN[0]
REQUEST = x509.CertificateSigningRequestBuilder(x509.Name([])).sign(LEAF.key, SHA256()).public_bytes(Encoding.DER)


def certificate(issued: Issued, label: str = "CERTIFICATE", *, tail: bytes = b"") -> bytes:
    return armoured(label, issued.der + tail)


def armoured(label: str, octets: bytes) -> bytes:
    encoded = b64encode(octets).decode()
    lines = "\n".join(encoded[at : at + 64] for at in range(0, len(encoded), 64))
    return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n".encode()


def key_of(issued: Issued, password: bytes | None = None) -> bytes:
    if password is None:
        return armoured("PRIVATE KEY", issued.pkcs8.reveal())
    return issued.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password))


def read(octets: bytes, password: str | None = None) -> RawContents:
    return read_pem(octets, password=None if password is None else Secret(password.encode()), budget=Budget())


def codes(contents: RawContents) -> list[FindingCode]:
    return [finding.code for finding in contents.findings]


def test_certificates_and_keys_are_read_in_the_order_of_the_file() -> None:
    contents = read(certificate(LEAF) + key_of(LEAF) + certificate(CHAIN[1]))
    assert contents.entries == (
        RawCertificate(der=LEAF.der, position="block 1, line 1"),
        RawKey(pkcs8=LEAF.pkcs8, encoding="PKCS#8", is_encrypted=False),
        RawCertificate(der=CHAIN[1].der, position=contents.entries[2].position),  # type: ignore[union-attr]
    )
    assert (contents.format, contents.integrity) == (Format.PEM, Integrity.NONE)
    assert (contents.is_locked, contents.has_password, contents.findings) == (False, False, ())


@pytest.mark.parametrize("label", ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"])
def test_all_labels_of_certificates_are_read(label: str) -> None:
    (entry,) = read(certificate(LEAF, label)).entries
    assert isinstance(entry, RawCertificate)
    assert entry.der == LEAF.der


def test_the_alias_of_a_trusted_certificate_is_its_name() -> None:
    auxiliary = bytes.fromhex("300a0c08") + b"my alias"
    (entry,) = read(certificate(LEAF, "TRUSTED CERTIFICATE", tail=auxiliary)).entries
    assert isinstance(entry, RawCertificate)
    assert (entry.name, entry.der) == ("my alias", LEAF.der)


@pytest.mark.parametrize("tail", [b"", b"junk", b"\x30\x00", b"\x30\x05\x0c"])
def test_other_auxiliary_data_gives_no_name(tail: bytes) -> None:
    (entry,) = read(certificate(LEAF, "TRUSTED CERTIFICATE", tail=tail)).entries
    assert entry.name is None


def test_octets_behind_a_certificate_in_its_block_are_reported() -> None:
    contents = read(certificate(LEAF, tail=b"\n"))
    assert codes(contents) == [FindingCode.TRAILING_DATA]
    assert contents.entries[0] == RawCertificate(der=LEAF.der, position="block 1, line 1")


def test_bag_attributes_name_the_entries() -> None:
    head = b"Bag Attributes\n    friendlyName: my key\n    localKeyID: 01 02\n"
    contents = read(head + certificate(LEAF) + head + key_of(LEAF))
    assert [(entry.name, getattr(entry, "local_key_id", None)) for entry in contents.entries] == [("my key", b"\x01\x02")] * 2


KEYS: dict[str, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey] = {
    "PKCS#1": rsa_key(),
    "SEC1": ec.generate_private_key(ec.SECP384R1()),
    "DSA": dsa_key(),
}
LABELS = {"PKCS#8": "PRIVATE KEY", "PKCS#1": "RSA PRIVATE KEY", "SEC1": "EC PRIVATE KEY", "DSA": "DSA PRIVATE KEY"}


@pytest.mark.parametrize("label", [*LABELS.values(), "ENCRYPTED PRIVATE KEY", "CERTIFICATE"])
@pytest.mark.parametrize("encoding", KEYS)
def test_a_key_is_read_by_its_content_whatever_its_label_says(encoding: str, label: str) -> None:
    key = KEYS[encoding]
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    traditional = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    for octets, own in ((pkcs8, "PKCS#8"), (traditional, encoding)):
        contents = read(armoured(label, octets) + certificate(LEAF))
        (found, _) = contents.entries
        assert isinstance(found, RawKey)
        assert (found.encoding, found.is_encrypted, found.pkcs8 is not None) == (own, False, True)
        assert bool(contents.findings) is (LABELS[own] != label)


def test_an_encrypted_key_is_told_by_its_content() -> None:
    pem = key_of(LEAF, b"secret").replace(b"ENCRYPTED PRIVATE KEY", b"PRIVATE KEY")
    for password, opens in ((None, False), ("secret", True)):
        contents = read(pem + certificate(LEAF), password)
        (key, _) = contents.entries
        assert isinstance(key, RawKey)
        assert (key.is_encrypted, key.pkcs8 is not None, contents.is_locked) == (True, opens, not opens)
        assert "an encrypted private key in PKCS#8" in contents.findings[0].message
    with pytest.raises(WrongPassword):
        read(pem + certificate(LEAF), "wrong")


def test_a_traditionally_encrypted_key_of_another_encoding_is_read_once_it_is_open() -> None:
    """What the elements of the ciphertext look like is chance, so the label is believed until then."""
    pem = KEYS["SEC1"].private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, BestAvailableEncryption(b"secret"))
    contents = read(pem.replace(b"EC PRIVATE KEY", b"RSA PRIVATE KEY") + certificate(LEAF), "secret")
    (key, _) = contents.entries
    assert isinstance(key, RawKey)
    assert key.pkcs8 is not None
    assert key.encoding == "SEC1"
    assert load_der_private_key(key.pkcs8.reveal(), None).private_numbers() == KEYS["SEC1"].private_numbers()  # type: ignore[union-attr]


@pytest.mark.parametrize("label", ["X.509 CERTIFICATE", "CERTIFICATE CHAIN", "PKCS7 CERTIFICATE", "PKCS7", "PRIVATE KEY"])
def test_a_certificate_under_another_label_is_read_and_pointed_out(label: str) -> None:
    contents = read(b"\n" + certificate(LEAF, label))
    assert contents.format is Format.PEM
    assert [entry.der for entry in contents.entries if isinstance(entry, RawCertificate)] == [LEAF.der]
    (told,) = contents.findings
    assert (told.code, told.severity, told.kind) == (FindingCode.FORMAT_DIFFERS_FROM_NAME, Severity.WARNING, "BLOCK_MISLABELLED")
    assert {fact.name: fact.value for fact in told.parameters} == {"line": "2", "label": label, "content": "a certificate"}


@pytest.mark.parametrize(
    ("label", "is_usual"),
    [
        ("PKCS7", True),
        ("CMS", True),
        ("PKCS #7 SIGNED DATA", True),
        ("SIGNED MESSAGE", True),
        ("CERTIFICATE", False),
        ("CERTIFICATE CHAIN", False),
        ("PKCS7 CERTIFICATE", False),
        ("X509 CERTIFICATE", False),
    ],
)
def test_messages_are_read_under_every_label(label: str, is_usual: bool) -> None:
    contents = read(armoured(label, pkcs7.serialize_certificates([issued.certificate for issued in CHAIN], Encoding.DER)))
    assert contents.format is Format.PKCS7
    assert {entry.der for entry in contents.entries if isinstance(entry, RawCertificate)} == {issued.der for issued in CHAIN}
    assert [told.kind for told in contents.findings] == ([] if is_usual else ["BLOCK_MISLABELLED"])


@pytest.mark.parametrize("between", [b"", b"\n", b"\0\0"])
def test_several_certificates_in_one_block_are_all_read(between: bytes) -> None:
    contents = read(armoured("CERTIFICATE", between.join(issued.der for issued in CHAIN)))
    assert [entry.der for entry in contents.entries if isinstance(entry, RawCertificate)] == [issued.der for issued in CHAIN]
    assert [told.message for told in contents.findings] == [
        "The block in line 1 holds 3 DER certificates one after the other; most programs read the first one only."
    ]


def test_a_known_content_under_an_unknown_label_is_not_read_but_pointed_out() -> None:
    keystore = (load_golden("p12")[0]).octets
    for label, octets, content in (
        ("CERTFICATE", LEAF.der, "a certificate"),
        ("PRIVAT KEY", LEAF.pkcs8.reveal(), "a private key"),
        ("CERTIFICATE REQUEST", LEAF.der, "a certificate"),
        ("PKCS12", keystore, "a PKCS#12 keystore"),
    ):
        contents = read(certificate(CHAIN[1]) + armoured(label, octets))
        assert len(contents.entries) == 1
        (told,) = contents.findings
        assert (told.kind, told.severity) == ("BLOCK_OVERLOOKED", Severity.WARNING)
        assert f'is labelled "{label}" and holds {content}, which is not read here' in told.message


def test_a_file_whose_only_certificate_has_a_wrong_label_says_so() -> None:
    with pytest.raises(UnrecognizedFormat, match='block 1, line 1 labels "CERTFICATE" is a certificate: correct the label'):
        read(certificate(LEAF, "CERTFICATE"))


@pytest.mark.parametrize("label", ["OPENSSH PRIVATE KEY", "PRIVATE KEY", "FOO"])
def test_an_openssh_key_says_how_to_convert_it(label: str) -> None:
    key = armoured(label, b"openssh-key-v1\0" + bytes(40))
    with pytest.raises(UnrecognizedFormat, match="ssh-keygen -p -m PKCS8 -f"):
        read(key)
    (told,) = read(key + certificate(LEAF)).findings
    assert (told.kind, told.severity) == ("OPENSSH_KEY", Severity.WARNING)
    assert "ssh-keygen -p -m PKCS8 -f" in told.fix


def test_a_damaged_openssh_key_is_still_one_by_its_label() -> None:
    with pytest.raises(UnrecognizedFormat, match="ssh-keygen"):
        read(armoured("OPENSSH PRIVATE KEY", b"x"))


def test_what_openssh_writes_is_told_as_such() -> None:
    openssh = LEAF.key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    assert [told.kind for told in read(openssh + certificate(LEAF)).findings] == ["OPENSSH_KEY"]


@pytest.mark.parametrize(
    ("name", "format_", "count", "kinds"),
    [
        ("f02-p8inp8.pem", Format.PEM, 4, ["BLOCK_MISLABELLED"]),
        ("f07a-p7-as-cert.cer", Format.PKCS7, 3, ["BLOCK_MISLABELLED"]),
        ("f07c-x.509.pem", Format.PEM, 3, ["BLOCK_MISLABELLED"] * 3),
        ("f07d-p8-as-ec.pem", Format.PEM, 4, ["BLOCK_MISLABELLED"]),
        ("f07d-p8-as-rsa.pem", Format.PEM, 4, ["BLOCK_MISLABELLED"]),
        ("f07d-pk1-as-p8.pem", Format.PEM, 4, ["BLOCK_MISLABELLED"]),
        ("f07e-ovpn.pem", Format.PEM, 4, ["OTHER_CONTENT"]),
        ("f08-bundle-mislabel.pem", Format.PEM, 1, ["BLOCK_OVERLOOKED"]),
    ],
)
def test_files_that_went_wrong_are_read(name: str, format_: Format, count: int, kinds: list[str]) -> None:
    contents = read(list_cases()[name].octets)
    assert (contents.format, len(contents.entries)) == (format_, count)
    assert [told.kind for told in contents.findings] == kinds
    assert all(key.pkcs8 is not None for key in contents.entries if isinstance(key, RawKey))


def test_pkcs7_blocks_give_their_certificates() -> None:
    message = pkcs7.serialize_certificates([issued.certificate for issued in CHAIN], Encoding.PEM)
    contents = read(message)
    assert contents.format is Format.PKCS7
    assert {entry.der for entry in contents.entries if isinstance(entry, RawCertificate)} == {issued.der for issued in CHAIN}
    assert read(message + certificate(LEAF)).format is Format.PEM


def test_a_message_without_certificates_is_left_out_beside_a_certificate_only() -> None:
    (empty,) = (file.octets for file in load_golden("p7b") if file.path == "empty-der.p7b")
    contents = read(armoured("PKCS7", empty) + certificate(LEAF))
    assert codes(contents) == [FindingCode.OTHER_CONTENT_IGNORED]
    assert "PKCS#7 without certificates" in contents.findings[0].message
    with pytest.raises(UnrecognizedFormat):
        read(armoured("PKCS7", empty) * 2)


def test_other_blocks_between_are_left_out_and_reported() -> None:
    contents = read(certificate(LEAF) + armoured("X509 CRL", b"x") + armoured("CERTIFICATE REQUEST", b"x") + armoured("FOO", b"x"))
    assert len(contents.entries) == 1
    assert codes(contents) == [FindingCode.OTHER_CONTENT_IGNORED]
    assert "a certificate revocation list, a certificate request" in contents.findings[0].message


@pytest.mark.parametrize(
    ("octets", "found"),
    [
        (armoured("CERTIFICATE REQUEST", b"x"), "a certificate request"),
        (armoured("NEW CERTIFICATE REQUEST", b"x"), "a certificate request"),
        (armoured("X509 CRL", b"x"), "a certificate revocation list"),
        (armoured("PUBLIC KEY", b"x"), "a public key"),
        (armoured("OPENSSH PRIVATE KEY", b"x"), "an OpenSSH private key"),
        (armoured("EC PARAMETERS", b"x"), "elliptic curve parameters"),
        (armoured("EC PARAMETERS", b"x") + armoured("EC PRIVATE KEY", b"x"), "a private key"),
        (armoured("PGP MESSAGE", b"x"), "an OpenPGP message"),
        (armoured("AGE ENCRYPTED FILE", b"x"), "a file encrypted by age"),
        (armoured("FOO", b"x"), 'a block of the kind "FOO"'),
        (armoured("PRIVATE KEY", b"openssh-key-v1\0"), "an OpenSSH private key"),
        (armoured("CERTIFICATE", REQUEST), "a certificate request"),
        (armoured("CERTIFICATE", LEAF.pkcs8.reveal()), "a private key"),
        (key_of(LEAF), "a private key"),
        (key_of(LEAF, b"x"), "an encrypted private key"),
        (key_of(LEAF) + armoured("PUBLIC KEY", b"x"), "a private key and a public key"),
    ],
)
def test_a_file_without_certificate_is_named(octets: bytes, found: str) -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read(octets)
    assert caught.value.code is ErrorCode.NO_CERTIFICATE
    assert caught.value.found == found


def test_a_file_without_certificate_says_what_may_have_been_meant_as_one() -> None:
    for beginning, found in ((key_of(LEAF), "a private key"), (b"-----BEGIN FOO-----\n", "text")):
        with pytest.raises(
            UnrecognizedFormat, match=rf"The file is {found}, without a certificate\. Line \d+ looks like .* five hyphens"
        ) as caught:
            read(beginning + certificate(LEAF).replace(b"-----", b"----"))
        assert caught.value.found == found


@needs_openssl
@pytest.mark.parametrize("label", ["CERTIFICATE", "CERTIFICATE CHAIN", "PKCS7 CERTIFICATE", "X.509 CERTIFICATE"])
def test_messages_of_openssl_are_read_under_other_labels(tmp_path: Path, label: str) -> None:
    (tmp_path / "chain.pem").write_bytes(b"".join(certificate(issued) for issued in CHAIN))
    message = run("openssl", "crl2pkcs7", "-nocrl", "-certfile", tmp_path / "chain.pem")
    contents = read(message.replace(b"PKCS7", label.encode()))
    assert [entry.der for entry in contents.entries if isinstance(entry, RawCertificate)] == [issued.der for issued in CHAIN]


@needs_openssl
@pytest.mark.parametrize(
    ("command", "label", "encoding"),
    [
        (("openssl", "genpkey", "-algorithm", "ed25519"), "EC PRIVATE KEY", "PKCS#8"),
        (("openssl", "genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:secret"), "PRIVATE KEY", "PKCS#8"),
        (("openssl", "ecparam", "-genkey", "-noout", "-name", "prime256v1"), "RSA PRIVATE KEY", "SEC1"),
        (("openssl", "ecparam", "-genkey", "-noout", "-name", "prime256v1"), "PRIVATE KEY", "SEC1"),
        (("openssl", "genrsa", "-traditional", "2048"), "EC PRIVATE KEY", "PKCS#1"),
        (("openssl", "genrsa", "-traditional", "-aes128", "-passout", "pass:secret", "2048"), "PRIVATE KEY", "PKCS#1"),
    ],
)
def test_keys_of_openssl_are_read_under_other_labels(command: tuple[str, ...], label: str, encoding: str) -> None:
    made = re.sub(rb"(BEGIN|END) [A-Z ]*PRIVATE KEY", rb"\1 " + label.encode(), run(*command))
    contents = read(made + certificate(LEAF), "secret" if "secret" in "".join(command) else None)
    (key, _) = contents.entries
    assert isinstance(key, RawKey)
    assert (key.encoding, key.is_encrypted) == (encoding, "secret" in "".join(command))
    assert key.pkcs8 is not None
    run("openssl", "pkey", "-noout", stdin=armoured("PRIVATE KEY", key.pkcs8.reveal()))


@needs_openssl
def test_a_key_that_was_wrapped_twice_is_one_that_openssl_reads() -> None:
    octets = list_cases()["f02-p8inp8.pem"].octets
    assert fails("openssl", "pkey", "-noout", stdin=octets)
    (key,) = (entry for entry in read(octets).entries if isinstance(entry, RawKey))
    assert key.encoding == "PKCS#8 in PKCS#8"
    assert key.pkcs8 is not None
    run("openssl", "pkey", "-noout", stdin=armoured("PRIVATE KEY", key.pkcs8.reveal()))


def test_a_lone_encrypted_key_costs_no_derivation() -> None:
    with pytest.raises(UnrecognizedFormat):
        read_pem(key_of(LEAF, b"x"), password=Secret(b"x"), budget=Budget(total=0))


def test_without_its_password_a_key_stays_locked() -> None:
    contents = read(key_of(LEAF, b"secret") + certificate(LEAF))
    assert contents.is_locked
    assert contents.has_password
    assert contents.entries[0] == RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True)


def test_a_password_that_opens_no_key_is_wrong() -> None:
    with pytest.raises(WrongPassword) as caught:
        read(key_of(LEAF, b"secret") + certificate(LEAF), "wrong")
    assert caught.value.code is ErrorCode.PASSWORD_WRONG


def test_keys_under_another_password_than_the_first_stay_locked() -> None:
    contents = read(key_of(LEAF, b"one") + key_of(CHAIN[1], b"two") + certificate(LEAF), "one")
    assert [isinstance(entry, RawKey) and entry.pkcs8 is not None for entry in contents.entries] == [True, False, False]
    assert contents.is_locked


def test_a_password_for_a_file_that_needs_none_is_ignored() -> None:
    contents = read(key_of(LEAF) + certificate(LEAF), "anything")
    assert not contents.is_locked
    assert not contents.has_password


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (b"\x30\x00", "no certificate"),
        (LEAF.der[:-1], "beyond the end"),
        (REQUEST, 'a certificate request, but its label is "CERTIFICATE"'),
        (b"", "no certificate"),
    ],
)
def test_a_bad_block_among_good_ones_is_named(octets: bytes, words: str) -> None:
    lines = certificate(LEAF).count(b"\n")
    with pytest.raises(MalformedContent, match=words) as caught:
        read(certificate(LEAF) + armoured("CERTIFICATE", octets) + certificate(CHAIN[1]))
    assert caught.value.position == f"block 2, line {lines + 1}"
    assert "block 2" in caught.value.message


def test_damaged_base64_is_located_where_it_is() -> None:
    lines = certificate(LEAF).decode().split("\n")
    lines[3] = "!" + lines[3][1:]
    with pytest.raises(MalformedContent, match="out of place") as caught:
        read(certificate(CHAIN[1]) + "\n".join(lines).encode())
    before = certificate(CHAIN[1]).count(b"\n")
    assert caught.value.position == f"block 2, line {before + 4}"


def test_old_encryption_of_a_key_is_pointed_out() -> None:
    old = KEYS["SEC1"].private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, BestAvailableEncryption(b"secret"))
    assert codes(read(old + certificate(LEAF), "secret")) == [FindingCode.LEGACY_ENCRYPTION]
    assert codes(read(key_of(LEAF, b"secret") + certificate(LEAF), "secret")) == []


def test_a_bad_key_is_named() -> None:
    with pytest.raises(MalformedContent) as caught:
        read(armoured("RSA PRIVATE KEY", b"\x30\x00") + certificate(LEAF))
    assert caught.value.position == "block 1, line 1"


def test_octets_that_are_no_text_hold_no_certificate() -> None:
    with pytest.raises(UnrecognizedFormat):
        read(bytes(100))


def test_ten_thousand_certificates_are_too_many() -> None:
    with pytest.raises(TooLarge) as caught:
        read(armoured("CERTIFICATE", b"\x30\x00") * 10_000)
    assert caught.value.code is ErrorCode.CHAIN_TOO_LONG


GOLDEN = [file for file in load_golden("pem") if file.format == "pem"]


def is_read_or_refused(octets: bytes, password: str | None) -> None:
    try:
        read(octets, password)
    except DomainError:
        return


@settings(max_examples=200)
@given(st.sampled_from(GOLDEN), st.randoms(use_true_random=False))
def test_any_change_of_a_real_file_is_entries_or_a_typed_error(file: object, random: Random) -> None:
    octets = bytearray(file.octets)  # type: ignore[attr-defined]
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(octets))
        match random.randrange(3):
            case 0:
                octets[at] = random.randrange(256)
            case 1:
                del octets[at : at + random.randrange(1, 80)]
            case _:
                octets[at:at] = octets[: random.randrange(1, 80)]
    is_read_or_refused(bytes(octets), file.password)  # type: ignore[attr-defined]


@given(
    st.lists(st.sampled_from([b"CERTIFICATE", b"PKCS7", b"PRIVATE KEY", b"RSA PRIVATE KEY", b"EC PARAMETERS"]), max_size=4),
    st.binary(max_size=80),
)
def test_any_contents_of_blocks_are_entries_or_a_typed_error(labels: list[bytes], octets: bytes) -> None:
    is_read_or_refused(b"".join(armoured(label.decode(), octets) for label in labels), "x")
