"""The whole corpus against what keytool and openssl say about it: every entry, every chain, every field, every verdict.

Neither program is always right; where they are known to be wrong, docs/reference/formats.md section 6 says so, and the rule stands here with its reason.
"""

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from services.errors import (
    DomainError,
    ErrorCode,
    MalformedContent,
    TooCostly,
    UnrecognizedFormat,
    WrongPassword,
)
from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import (
    Contents,
    Entry,
    FindingCode,
    Format,
    PrivateKeyEntry,
    SecretKeyEntry,
    TrustedCertificateEntry,
    UnreadableEntry,
)
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509.summary import iterate_certificates
from tests.corpus import CorpusFile, load_corpus, load_golden, needs_corpus
from tests.work import counting

CALLS = 500_000
"""Calls of functions at most: the costliest bad file takes 125,000; a bomb would take millions."""


UNLISTED = {"pem/glued.pem": 2}
"""Certificates of files that neither program reads."""

FORMATS = {"jks": Format.JKS, "jceks": Format.JCEKS, "pkcs12": Format.PKCS12, "pem": Format.PEM, "der-cert": Format.DER}
WRAPPED = {"pem/bare-base64.cer": Format.DER, "pem/pfx-base64.txt": Format.PKCS12, "pem/hex.txt": Format.DER}
KINDS = {"PrivateKeyEntry": PrivateKeyEntry, "trustedCertEntry": TrustedCertificateEntry, "SecretKeyEntry": SecretKeyEntry}


def read(file: CorpusFile) -> Contents:
    password = None if file.password is None else Secret(file.password.encode())
    return read_contents(file.octets, file_name=file.path, password=password, budget=Budget())


GOOD: dict[str, Contents] = {}


def read_good(file: CorpusFile) -> Contents:
    """Read a good file once for all tests: some take a second of key derivation."""
    if file.path not in GOOD:
        GOOD[file.path] = read(file)
    return GOOD[file.path]


def list_files(*verdicts: str) -> list[pytest.ParameterSet]:
    """The golden files of the repository, then those of the corpus."""
    golden = [file for folder in ("jks", "pem", "der", "p12", "p7b") for file in load_golden(folder) if file.verdict in verdicts]
    corpus = [file for file in load_corpus() if file.verdict in verdicts]
    return [pytest.param(file, id=f"golden:{file.path}") for file in golden] + [
        pytest.param(file, id=file.path, marks=needs_corpus) for file in corpus
    ]


def file_of(param: pytest.ParameterSet) -> CorpusFile:
    (file,) = param.values
    assert isinstance(file, CorpusFile)
    return file


def list_by_format(*formats: str) -> list[pytest.ParameterSet]:
    """Good files of these formats."""
    return [param for param in list_files("ok") if file_of(param).format in formats]


def chain_of(entry: Entry) -> tuple[X509Certificate, ...]:
    if isinstance(entry, PrivateKeyEntry):
        return entry.certificate_chain
    return (entry.certificate,) if isinstance(entry, TrustedCertificateEntry) else ()


def hashes_of(entry: Entry) -> list[str]:
    return [certificate.sha256 for certificate in chain_of(entry)]


def is_chain(certificates: tuple[X509Certificate, ...]) -> bool:
    return all(one.issuer == issuer.subject for one, issuer in pairwise(certificates))


@pytest.mark.parametrize("file", list_by_format("jks", "jceks"))
def test_java_keystores_have_keytools_entries(file: CorpusFile) -> None:
    contents = read_good(file)
    expected = {entry["alias"]: entry for entry in file.expected["keytool"]["entries"]}
    ours = {entry.alias: entry for entry in contents.entries}
    assert len(ours) == len(contents.entries)
    if "dupalias" in file.path:  # keytool shows the last one only
        assert list(ours) == ["same", "same (2)"]
        assert hashes_of(ours.pop("same (2)")) == [expected["same"]["chain"][0]["sha256"]]
        return
    assert ours.keys() == expected.keys()
    for alias, entry in ours.items():
        kind = "PrivateKeyEntry" if "nochain" in file.path else expected[alias]["entryType"]  # keytool: "SecretKeyEntry"
        assert type(entry) is KINDS[kind]
        stored = [certificate["sha256"] for certificate in expected[alias]["chain"]]
        if "casealias" in file.path:  # keytool prints one certificate for all of them
            continue
        is_repaired = any(word in file.path for word in ("reversed", "leaflast"))
        assert (sorted(hashes_of(entry)) if is_repaired else hashes_of(entry)) == (sorted(stored) if is_repaired else stored)
        assert is_chain(chain_of(entry)) or "gap" in file.path
        assert is_date(expected[alias]["created"], entry.created_at)


@pytest.mark.parametrize("file", list_by_format("pkcs12"))
def test_pkcs12_keystores_have_keytools_and_openssls_entries(file: CorpusFile) -> None:
    contents = read_good(file)
    openssl, keytool = file.expected["openssl"], file.expected.get("keytool", {"ok": False})
    keys = [entry for entry in contents.entries if isinstance(entry, PrivateKeyEntry)]
    assert {sha256 for entry in contents.entries for sha256 in hashes_of(entry)} == {each["sha256"] for each in openssl["certs"]}
    assert len(keys) == len(openssl["keys"])
    spkis = {each["sha256"]: each["spkiSha256"] for each in openssl["certs"]}
    if spkis:
        ours = Counter(spkis[entry.certificate_chain[0].sha256] for entry in keys)
        assert ours == Counter(find_public_key(key, spkis) for key in openssl["keys"])
    if not keytool["ok"]:
        return
    seen = {entry.alias.lower(): entry for entry in contents.entries if not is_invisible(entry, contents)}
    for each in keytool["entries"]:
        # Where the file has no name, keytool counts, and we take the common name.
        entry = seen.pop(each["alias"]) if each["alias"] not in ("1", "") else seen.pop("leaf-rsa2048.example.test")
        assert type(entry) is KINDS[each["entryType"]]
        assert hashes_of(entry) == [certificate["sha256"] for certificate in each["chain"]]
        if isinstance(entry, PrivateKeyEntry) and "java-" in file.path:
            assert is_date(each["created"], entry.created_at)
    assert not seen


def find_public_key(key: dict[str, str], spkis: dict[str, str]) -> str:
    """RSA-PSS keys and explicit curves are written in another way by openssl than in the certificate: then the file has one key only."""
    return key["spkiSha256"] if key["spkiSha256"] in spkis.values() else next(iter(spkis.values()))


def is_invisible(entry: Entry, contents: Contents) -> bool:
    hidden = {finding.alias for finding in contents.findings if finding.code is FindingCode.ENTRY_INVISIBLE_TO_JAVA}
    return entry.alias in hidden


def is_date(printed: str, moment: datetime | None) -> bool:
    """Whether the moment is on the day that keytool prints in UTC; a day after the year 9999 is no moment."""
    year = int(printed.rsplit(" ", 1)[1])
    if year > 9999:
        return moment is None
    return moment is not None and datetime.strptime(printed, "%b %d, %Y").replace(tzinfo=UTC).date() == moment.astimezone(UTC).date()


@pytest.mark.parametrize("file", list_by_format("pem", "der-cert", "p7b-pem", "p7b-der"))
def test_files_of_certificates_have_openssls(file: CorpusFile) -> None:
    contents = read_good(file)
    openssl = file.expected["openssl"]
    keys = [entry for entry in contents.entries if isinstance(entry, PrivateKeyEntry)]
    ours = {sha256 for entry in contents.entries for sha256 in hashes_of(entry)}
    if file.path in UNLISTED:
        assert len(ours) == UNLISTED[file.path]
        return
    assert openssl["ok"]
    assert ours == {each["sha256"] for each in openssl["certs"]}
    spkis = [entry.certificate_chain[0].public_key.spki_sha256 for entry in keys]
    assert spkis[:1] == [each["spkiSha256"] for each in openssl["keys"]]  # openssl reads the first key of a PEM only
    assert len(spkis) == file.octets.count(b"PRIVATE KEY-----\n") // 2 or b"PRIVATE" not in file.octets
    assert is_chain(contents.certificate_chain)
    assert not contents.is_locked
    assert not any(isinstance(entry, UnreadableEntry) for entry in contents.entries)


@pytest.mark.parametrize("file", list_files("ok"))
def test_good_files_are_of_the_format_that_they_are_made_in(file: CorpusFile) -> None:
    contents = read_good(file)
    wrapped = next((format_ for path, format_ in WRAPPED.items() if path.endswith(file.path)), None)
    assert contents.format is (wrapped or FORMATS.get(file.format, Format.PKCS7))
    assert contents.is_locked == ("keypass" in file.path)


@pytest.mark.parametrize("file", [param for param in list_files("ok") if "keypass" in file_of(param).path])
def test_keys_under_another_password_than_the_stores_stay_locked(file: CorpusFile) -> None:
    contents = read_good(file)
    assert contents.entries
    for entry in contents.entries:
        assert isinstance(entry, PrivateKeyEntry)
        assert entry.private_key.is_locked
        assert entry.private_key.algorithm == entry.certificate_chain[0].public_key.algorithm
    assert {finding.code for finding in contents.findings} >= {FindingCode.ENTRY_LOCKED}


EXPECTED_ERRORS: dict[str, tuple[type[DomainError], ...]] = {
    "corrupt": (MalformedContent, WrongPassword),
    "not-certificate": (UnrecognizedFormat,),
    "wrong-password": (WrongPassword,),
    "bomb": (TooCostly, UnrecognizedFormat),
}


@pytest.mark.parametrize("file", list_files("corrupt", "not-certificate", "wrong-password", "bomb"))
def test_bad_files_are_refused_by_the_right_error(file: CorpusFile) -> None:
    with counting(most_calls=CALLS), pytest.raises(DomainError) as caught:
        read(file)
    error = caught.value
    if "nest-" in file.path:  # nested sequences only: nothing says that it was ever meant to be a keystore or a certificate
        assert isinstance(error, UnrecognizedFormat)
        return
    assert isinstance(error, EXPECTED_ERRORS[file.verdict])
    if isinstance(error, UnrecognizedFormat):
        assert error.found
    if file.verdict == "corrupt" and isinstance(error, WrongPassword):  # only the digest of a Java keystore shows it
        assert error.code is ErrorCode.PASSWORD_WRONG_OR_CORRUPT
    if file.verdict == "bomb" and isinstance(error, UnrecognizedFormat):  # a lone key is never decrypted
        assert file.format == "der-key"


REFUSED_HERE = ("lowercase.pem",)
"""Of the files whose fate is a policy: the others are read with a finding (docs/reference/formats.md section 5)."""

FINDINGS_OF_POLICY = {
    "wrongkey": FindingCode.KEY_MISMATCH,
    "mismatch": FindingCode.KEY_MISMATCH,
    "trail": FindingCode.TRAILING_DATA,
    "two-glued": FindingCode.TRAILING_DATA,
    "hex": FindingCode.CHAIN_INCOMPLETE,
}


@pytest.mark.parametrize("file", list_files("refuse"))
def test_what_is_a_matter_of_policy_is_read_with_a_finding_or_refused(file: CorpusFile) -> None:
    if file.path.endswith(REFUSED_HERE):
        with pytest.raises(MalformedContent, match="capital letters"):
            read(file)
        return
    (expected,) = (code for word, code in FINDINGS_OF_POLICY.items() if word in file.path)
    assert expected in {finding.code for finding in read(file).findings}


@pytest.mark.parametrize("file", list_files("any"))
def test_files_of_any_verdict_harm_nobody(file: CorpusFile) -> None:
    """They must not crash, hang or invent entries."""
    try:
        with counting(most_calls=CALLS):
            contents = read(file)
    except DomainError:
        return
    assert len(contents.entries) == {"hand-badcert.jks": 3}.get(file.path.rsplit("/", 1)[-1], 1)


def test_one_junk_certificate_hides_no_other() -> None:
    (file,) = (file for file in load_golden("jks") if file.path == "hand-badcert.jks")
    assert {entry.alias: type(entry) for entry in read(file).entries} == {
        "good1": TrustedCertificateEntry,
        "broken": UnreadableEntry,
        "good2": TrustedCertificateEntry,
    }


NOT_ASKED = ("5000000.p12", "each-1m.p12", "fliplast-chain-der.p7b", *REFUSED_HERE)
"""Two that take a second and hold nothing new, and those that are refused."""

ALGORITHMS = {"rsaEncryption": "RSA", "rsassaPss": "RSASSA-PSS", "dsaEncryption": "DSA", "id-ecPublicKey": "EC"}
CURVES = {"prime256v1": "secp256r1"}


def list_facts() -> dict[str, dict[str, object]]:
    """What openssl says of every distinct certificate, by SHA-256."""
    facts: dict[str, dict[str, object]] = {}
    for file in load_corpus():
        for each in file.expected.get("openssl", {}).get("certs", []):
            facts.setdefault(each["sha256"], each)
        for entry in file.expected.get("entries", []):
            for each in entry["chain"]:
                facts.setdefault(each["sha256"], each)
    return facts


@needs_corpus
def test_every_field_of_every_certificate_is_openssls() -> None:
    facts = list_facts()
    certificates: dict[str, X509Certificate] = {}
    for file in load_corpus():
        if file.verdict in ("ok", "any", "refuse") and not file.path.endswith(NOT_ASKED):
            certificates.update((each.sha256, each) for _, each in iterate_certificates(read_good(file)))
    assert len(facts) > 50
    assert certificates.keys() >= facts.keys()
    assert {sha256: describe(certificates[sha256], fact) for sha256, fact in facts.items()} == {
        sha256: expected_of(fact) for sha256, fact in facts.items()
    }


def describe(certificate: X509Certificate, fact: dict[str, object]) -> dict[str, object]:
    key = certificate.public_key
    ours = {
        "subject": certificate.subject.rfc4514,
        "issuer": certificate.issuer.rfc4514,
        "serial": certificate.serial_number.upper(),
        "notBefore": f"{certificate.not_before:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0"),
        "notAfter": f"{certificate.not_after:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0"),
        "version": certificate.version,
        "keyAlgorithm": key.algorithm,
        "keyBits": key.bits,
        "curve": key.curve,
        "signatureAlgorithm": certificate.signature_algorithm.name,
        "spkiSha256": key.spki_sha256,
    }
    return {name: value for name, value in ours.items() if name in known_fields(fact)}


def expected_of(fact: dict[str, object]) -> dict[str, object]:
    """The oracle's facts in our words."""
    words = {**fact, "keyAlgorithm": ALGORITHMS.get(str(fact["keyAlgorithm"]), fact["keyAlgorithm"])}
    if "curve" in words:
        words["curve"] = CURVES.get(str(words["curve"]), words["curve"])
    return {name: words[name] for name in known_fields(fact)}


def known_fields(fact: dict[str, object]) -> set[str]:
    """What the oracle says something about; of the subject that ends in a backslash it read the issuer's line into the subject's."""
    names = {name for name in fact if fact[name] is not None} - {"sha256", "friendlyName", "localKeyId", "javaTrusted"}
    return names - {"subject"} if fact["issuer"] is None else names
