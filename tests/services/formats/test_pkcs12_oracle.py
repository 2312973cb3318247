"""PKCS#12 files of keytool and openssl: our reader against what openssl and keytool list, and against cryptography where that can open one.

The golden files stand in the repository; the whole corpus is compared where it is found.
"""

import hashlib
import warnings
from collections import Counter
from functools import cache

import pytest
from cryptography.exceptions import UnsupportedAlgorithm as CannotLoad
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509 import load_der_x509_certificate

from services.errors import ErrorCode, MalformedContent, TooCostly, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawKey, RawSecretKey
from services.formats.pkcs12.read import read_pkcs12
from services.model.contents import FindingCode, Integrity
from services.model.secret import Secret
from tests.corpus import CorpusFile, load_corpus, load_golden, needs_corpus
from tests.work import counting

CALLS = 5_000
"""Calls of functions at most: a refusal takes 1,400; each iteration in Python would be a call."""

SLOW = ("java-iter5000000.p12", "java-iter-each-1m.p12")
"""A second or more each: they are read once, not in every test."""


def list_files(*verdicts: str, but: tuple[str, ...] = ()) -> list[pytest.ParameterSet]:
    """Golden files, then those of the corpus, that have one of the verdicts; `but` leaves some out by the end of their path."""
    golden = [pytest.param(file, id=file.path) for file in load_golden("p12") if file.verdict in verdicts and not file.path.endswith(but)]
    corpus = (file for file in load_corpus() if file.format == "pkcs12" and file.verdict in verdicts and not file.path.endswith(but))
    return golden + [pytest.param(file, id=f"corpus:{file.path}", marks=needs_corpus) for file in corpus]


@cache
def find_public_key(pkcs8: bytes) -> PublicKeyTypes:
    """Return the public key of a private one, whose numbers are checked; many files hold the same one."""
    return load_der_private_key(pkcs8, None).public_key()


def read(file: CorpusFile) -> RawContents:
    password = None if file.password is None else Secret(file.password.encode())
    return read_pkcs12(file.octets, password=password, budget=Budget())


def mangle(name: str | None) -> str:
    """As openssl prints a friendlyName: only the low octet of each UTF-16 unit, without NUL at the end (docs/reference/formats.md section 6)."""
    low_octets = (name or "").encode("utf-16-be")[1::2]
    return low_octets.decode("utf-8", "replace")


def bmp_only(name: str | None) -> str:
    return name if name and max(name) <= "\uffff" else ""


def name_of(facts: dict[str, str]) -> str:
    """Return the oracle's friendlyName; it takes openssl's line about the Microsoft CSP into the name of a key."""
    return facts.get("friendlyName", "").split("\n    Microsoft CSP Name:")[0]


def describe_certificate(certificate: RawCertificate) -> tuple[str, str, bool, str | None]:
    key_id = certificate.local_key_id.hex() if certificate.local_key_id is not None else None
    return hashlib.sha256(certificate.der).hexdigest(), mangle(certificate.name), certificate.is_trusted, key_id


def find_spki(key: RawKey, certificates: list[RawCertificate], spkis: dict[str, str]) -> str:
    """Return the SHA-256 of the public key: openssl's for the certificate with the same key id, if the public numbers are the same.

    The key alone would not do: cryptography writes RSA-PSS and explicit curves in another way than the file.
    """
    assert key.pkcs8 is not None
    try:
        public_key: PublicKeyTypes | None = find_public_key(key.pkcs8.reveal())
    except (ValueError, CannotLoad):
        public_key = None  # a curve that cryptography does not know
    own = [certificate for certificate in certificates if certificate.local_key_id == key.local_key_id is not None]
    if not own:
        assert public_key is not None
        return hashlib.sha256(public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # negative serial numbers
        certificate = load_der_x509_certificate(own[0].der)
    assert public_key is None or certificate.public_key() == public_key
    return spkis[hashlib.sha256(own[0].der).hexdigest()]


@pytest.mark.parametrize("file", list_files("ok", "refuse"))
def test_good_files_have_the_entries_that_openssl_and_keytool_list(file: CorpusFile) -> None:
    """Those with octets after their end are read too, and say so (docs/reference/formats.md section 5)."""
    contents = read(file)
    expected, keytool = file.expected["openssl"], file.expected["keytool"]
    assert expected["ok"]
    certificates = [entry for entry in contents.entries if isinstance(entry, RawCertificate)]
    keys = [entry for entry in contents.entries if isinstance(entry, RawKey)]
    assert Counter(map(describe_certificate, certificates)) == Counter(
        (facts["sha256"], name_of(facts), facts.get("javaTrusted", False), facts.get("localKeyId")) for facts in expected["certs"]
    )
    spkis = {facts["sha256"]: facts["spkiSha256"] for facts in expected["certs"]}
    assert Counter(
        (find_spki(key, certificates, spkis), mangle(key.name), key.local_key_id and key.local_key_id.hex()) for key in keys
    ) == Counter((facts["spkiSha256"], name_of(facts), facts.get("localKeyId")) for facts in expected["keys"])
    secrets = sorted(entry.name or "" for entry in contents.entries if isinstance(entry, RawSecretKey))
    if keytool["ok"]:
        assert secrets == sorted(entry["alias"] for entry in keytool["entries"] if entry["entryType"] == "SecretKeyEntry")
    assert not contents.is_locked
    assert (FindingCode.TRAILING_DATA in {finding.code for finding in contents.findings}) == (file.verdict == "refuse")


@pytest.mark.parametrize("file", list_files("ok", but=SLOW))
def test_cryptography_finds_the_same_where_it_can_open_the_file(file: CorpusFile) -> None:
    """It keeps one key of a file only, and no name with a character outside the BMP."""
    contents = read(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = load_pkcs12(file.octets, file.password.encode() if file.password is not None else None)
    except (ValueError, CannotLoad):
        pytest.skip("cryptography cannot open it")
    parsed = ([loaded.cert] if loaded.cert else []) + loaded.additional_certs
    ours = Counter((entry.der, bmp_only(entry.name)) for entry in contents.entries if isinstance(entry, RawCertificate))
    theirs = Counter((item.certificate.public_bytes(Encoding.DER), (item.friendly_name or b"").decode()) for item in parsed)
    assert ours == theirs
    keys = [entry.pkcs8.reveal() for entry in contents.entries if isinstance(entry, RawKey) and entry.pkcs8]
    assert (loaded.key is not None) == bool(keys)
    if loaded.key is not None:
        assert loaded.key.public_key() in [find_public_key(key) for key in keys]


@pytest.mark.parametrize("file", list_files("ok", but=SLOW))
def test_good_files_without_their_password_show_what_is_in_clear(file: CorpusFile) -> None:
    contents = read_pkcs12(file.octets, password=None, budget=Budget())
    everything = read(file)
    assert contents.has_password == everything.has_password
    if not contents.is_locked:
        assert contents.entries == everything.entries
        return
    shown = [entry for entry in contents.entries if isinstance(entry, RawCertificate)]
    assert all(certificate in everything.entries for certificate in shown)
    assert all(entry.pkcs8 is None for entry in contents.entries if isinstance(entry, RawKey) and entry.is_encrypted)
    assert contents.integrity in (Integrity.NOT_VERIFIED, Integrity.NONE)


@pytest.mark.parametrize("file", list_files("corrupt"))
@pytest.mark.parametrize("password", ["right", "wrong", None])
def test_damaged_files_are_told(file: CorpusFile, password: str | None) -> None:
    """What only the MAC shows cannot be told from a wrong password under a wrong one, and is not seen without any."""
    secret = Secret(file.password.encode()) if password == "right" and file.password else Secret(b"not-the-password") if password else None
    if "flip" in file.path and password != "right":
        with pytest.raises(WrongPassword):
            read_pkcs12(file.octets, password=Secret(b"not-the-password"), budget=Budget())
        return
    with pytest.raises(MalformedContent) as caught:
        read_pkcs12(file.octets, password=secret, budget=Budget())
    assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT


@pytest.mark.parametrize("file", list_files("wrong-password"))
def test_wrong_passwords_are_told(file: CorpusFile) -> None:
    with pytest.raises(WrongPassword) as caught:
        read(file)
    is_encrypted = "noenc" not in file.path
    assert caught.value.code is (ErrorCode.PASSWORD_WRONG if is_encrypted else ErrorCode.PASSWORD_WRONG_OR_CORRUPT)


@pytest.mark.parametrize("file", list_files("bomb"))
@pytest.mark.parametrize("password", [b"changeit", b"wrong", None])
def test_bombs_are_refused_before_any_derivation(file: CorpusFile, password: bytes | None) -> None:
    with counting(most_calls=CALLS) as work, pytest.raises(TooCostly) as caught:
        read_pkcs12(file.octets, password=None if password is None else Secret(password), budget=Budget())
    assert caught.value.code is ErrorCode.KDF_LIMIT
    assert work.derivations == 0
