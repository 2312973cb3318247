"""Which runtimes open a keystore: against a recording of what they did, and against those that are at hand."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import pytest

from services.asn1.write import octet_string
from services.formats.budget import Budget
from services.formats.java.write import write_jks
from services.formats.pem.write import write_pem
from services.formats.pkcs12.write import write_pkcs12
from services.formats.read import read_contents
from services.formats.runtimes.by_algorithm import ANY, JAVA, NODE, OPENSSL
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.generation import KeyAlgorithm
from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion, list_runtimes
from services.model.secret import Secret
from tests.corpus import CorpusFile, load_corpus, needs_corpus
from tests.programs import fails, java, needs_java, needs_node, needs_openssl, node
from tests.services.formats.made_stores import make_stores
from tests.services.formats.pkcs12_writer import (
    LOCAL_KEY_ID,
    attribute,
    certificate_bag,
    clear_part,
    encrypted_part,
    key_bag,
    mac,
    make_pair,
    pfx,
)
from tests.services.formats.stores import CHANGEIT, a_key, save, trusted_roots
from tests.services.issuance.pki import NOW

_RECORDING = Path(__file__).parents[3] / "vectors" / "opened_in.tsv"

_SLOW = "-iter"  # in the names of files with many iterations, which tell nothing here and take seconds

_NOT_CLAIMED = {
    # Java 11 loads an Ed25519 key from JKS, but has no algorithm to use it with.
    "jks/java-ed25519.jks": {"JAVA_8", "JAVA_11"},
    "jks/java-ed448.jks": {"JAVA_8", "JAVA_11"},
    "jks/java-mixed.jks": {"JAVA_8", "JAVA_11"},
    "names/keystore-is-jks.p12": {"JAVA_8", "JAVA_11"},
    # OpenSSL opens an empty store, and there is nothing in it.
    "p12/java-empty.p12": {"OPENSSL_1_1", "OPENSSL_3"},
}


@cache
def recording() -> dict[str, set[str]]:
    lines = [line.split("\t") for line in _RECORDING.read_text().splitlines() if not line.startswith("#")]
    return {name: set(runtimes.split()) for name, runtimes in lines}


def judged(octets: bytes | Secret, password: Secret | None = CHANGEIT) -> tuple[RuntimeOpening, ...]:
    """Read the store with the password and tell what the runtimes make of it."""
    content = octets.reveal() if isinstance(octets, Secret) else octets
    return read_contents(content, file_name=None, password=password, budget=Budget()).openings


def found(octets: bytes | Secret, password: Secret | None = CHANGEIT) -> frozenset[RuntimeVersion]:
    """Read the store with the password and tell the runtimes that open it."""
    return frozenset(each.runtime for each in judged(octets, password) if each.outcome is RuntimeOutcome.OPENS)


def reasons(octets: bytes | Secret, password: Secret | None = CHANGEIT) -> dict[str, RuntimeReason]:
    """Read the store with the password and tell why runtimes do not open it."""
    return {each.runtime.name: each.reason for each in judged(octets, password) if each.reason is not None}


def earlier(octets: bytes, password: Secret | None = CHANGEIT) -> set[str]:
    """Tell those of the earlier list, of which the recording is."""
    return {runtime.name for runtime in list_runtimes(judged(octets, password))}


@cache
def told_of_made() -> dict[str, frozenset[RuntimeVersion]]:
    return {name: found(octets) for name, octets in make_stores().items()}


@needs_openssl
def test_made_stores_open_where_they_were_seen_to_open() -> None:
    """57 stores, one algorithm each, in seven runtimes: neither more nor less is claimed than was seen."""
    told = {name: earlier(octets) for name, octets in make_stores().items()}
    assert told == {name.removeprefix("made/"): seen for name, seen in recording().items() if name.startswith("made/")}


@needs_corpus
@pytest.mark.parametrize("file", [file for file in load_corpus() if file.path in recording() and _SLOW not in file.path], ids=str)
def test_the_corpus_opens_where_it_was_seen_to_open(file: CorpusFile) -> None:
    password = None if file.password is None else Secret(file.password.encode())
    told = earlier(file.octets, password)
    seen = recording()[file.path]
    assert told == seen - _NOT_CLAIMED.get(file.path, set())


@needs_java
def test_java_here_opens_what_is_claimed_for_java_17(tmp_path: Path) -> None:
    for name, octets in make_stores().items():
        if RuntimeVersion.JAVA_17 in told_of_made()[name]:
            assert java().open("PKCS12", save(tmp_path, name, Secret(octets)), "changeit"), name


@needs_node
def test_node_here_opens_what_is_claimed_for_node() -> None:
    for name, octets in make_stores().items():
        if RuntimeVersion.NODE_18 in told_of_made()[name]:
            assert node().opens(pfx=octets, passphrase="changeit"), name


@needs_openssl
def test_openssl_here_opens_what_is_claimed_for_openssl_3(tmp_path: Path) -> None:
    for name, octets in make_stores().items():
        if RuntimeVersion.OPENSSL_3_0 in told_of_made()[name]:
            path = save(tmp_path, name, Secret(octets))
            assert not fails("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:changeit"), name


def test_what_we_write_by_default_opens_everywhere() -> None:
    assert found(write_pkcs12([a_key()], password=CHANGEIT)) == ANY
    assert found(write_pkcs12([a_key()], password=Secret(b"")), Secret(b"")) == ANY
    assert found(write_jks([a_key()], password=CHANGEIT, created_at=NOW)) == JAVA


def test_runtimes_stand_in_a_fixed_order() -> None:
    octets = write_pkcs12([a_key()], password=CHANGEIT).reveal()
    assert tuple(each.runtime for each in judged(octets)) == tuple(RuntimeVersion)


@needs_java
def test_java_opens_pkcs12_under_ascii_passwords_only(tmp_path: Path) -> None:
    secret = Secret("pässword".encode())
    octets = write_pkcs12([a_key()], password=secret)
    assert found(octets, secret) == OPENSSL
    assert reasons(octets, secret) == {runtime.name: RuntimeReason.PASSWORD_NOT_ASCII for runtime in JAVA}
    assert found(write_jks([a_key()], password=secret, created_at=NOW), secret) == JAVA
    assert java().open("JKS", save(tmp_path, "jks", write_jks([a_key()], password=secret, created_at=NOW)), "pässword")


def test_ed25519_is_too_new_for_java_11() -> None:
    entry = a_key(KeyAlgorithm.ED25519)
    old = {RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11}
    assert found(write_pkcs12([entry], password=CHANGEIT)) == ANY - old
    assert found(write_jks([entry], password=CHANGEIT, created_at=NOW)) == JAVA - old
    assert found(write_pkcs12([entry, a_key(alias="rsa")], password=CHANGEIT)) == ANY - old


@needs_node
def test_node_opens_no_trust_store() -> None:
    octets = write_pkcs12(trusted_roots(), password=CHANGEIT)
    assert found(octets) == ANY - NODE
    assert not node().opens(pfx=octets.reveal(), passphrase="changeit")


@needs_node
def test_node_opens_no_key_without_certificate() -> None:
    octets = write_pkcs12([KeyToWrite(alias="a", pkcs8=a_key().pkcs8, certificate_chain=())], password=CHANGEIT)
    assert not found(octets) & NODE
    assert not node().opens(pfx=octets.reveal(), passphrase="changeit")


def test_a_locked_store_is_judged_by_what_can_be_seen() -> None:
    assert found(write_pkcs12([a_key()], password=CHANGEIT), None) == ANY
    assert found(write_jks([a_key()], password=CHANGEIT, created_at=NOW), None) == JAVA


def test_a_store_in_base64_opens_nowhere() -> None:
    wrapped = b64encode(write_pkcs12([a_key()], password=CHANGEIT).reveal())
    assert set(reasons(wrapped).values()) == {RuntimeReason.WRAPPED_IN_TEXT}
    assert len(reasons(wrapped)) == len(ANY)


def test_every_refusal_says_why_in_a_sentence() -> None:
    for name, octets in make_stores().items():
        for each in judged(octets):
            assert (each.reason is None) == (each.message is None) == (each.outcome is RuntimeOutcome.OPENS), name


def test_other_formats_are_no_keystores() -> None:
    assert judged(write_pem(a_key().certificate_chain), None) == ()
    assert judged(a_key().certificate_chain[0], None) == ()


def test_a_certificate_that_cannot_be_read_spoils_the_store() -> None:
    broken = TrustedToWrite(alias="broken", certificate=b"\x30\x03\x02\x01\x00")
    octets = write_jks([*trusted_roots(), broken], password=CHANGEIT, created_at=NOW)
    assert found(octets) == frozenset()


@needs_openssl
def test_openssl_takes_one_password_for_the_store_and_its_key(tmp_path: Path) -> None:
    pair = make_pair()
    same, other = (
        pfx(
            encrypted_part("changeit", certificate_bag(pair.certificate, attribute(LOCAL_KEY_ID, octet_string(b"1")))),
            clear_part(key_bag(password, pair.pkcs8, attribute(LOCAL_KEY_ID, octet_string(b"1")))),
            make_mac=lambda content: mac("changeit", content),
        )
        for password in ("changeit", "other")
    )
    assert found(same) >= OPENSSL
    assert found(other) == frozenset({RuntimeVersion.JAVA_17, RuntimeVersion.JAVA_21, RuntimeVersion.JAVA_25})
    path = save(tmp_path, "other", Secret(other))
    assert fails("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:changeit")
    assert not fails("openssl", "pkcs12", "-in", save(tmp_path, "same", Secret(same)), "-nodes", "-passin", "pass:changeit")
