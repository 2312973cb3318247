"""Which runtimes open a keystore: against a recording of what they did, and against those that are at hand."""

from base64 import b64encode
from functools import cache, partial
from pathlib import Path

import pytest

from services.asn1.write import octet_string
from services.errors import DomainError
from services.formats.budget import Budget
from services.formats.java.write import write_jks
from services.formats.pem.write import write_block, write_pem
from services.formats.pkcs12.write import write_pkcs12
from services.formats.read import read_contents
from services.formats.runtimes.by_algorithm import ANY, JAVA, NODE, OPENSSL
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.generation import KeyAlgorithm
from services.model.passwords import AliasPassword, KeyPasswords
from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion
from services.model.secret import Secret
from tests.corpus import needs_corpus
from tests.programs import fails, java, needs_java, needs_node, needs_openssl, node
from tests.runtimes.record_odd import load_odd_recording
from tests.runtimes.recording import load_recording
from tests.runtimes.stores import list_stores
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
from tests.services.formats.runtimes.odd_stores import make_odd_stores, password_of
from tests.services.formats.stores import CHANGEIT, a_key, save, trusted_roots
from tests.services.issuance.pki import NOW

_SLOW = "-iter"  # in the names of files with many iterations, which tell nothing here and take seconds

_DIFFERENT: dict[str, tuple[frozenset[RuntimeVersion], frozenset[RuntimeVersion]]] = {
    # Whether a point lies on its curve is not computed for certificates; Node does.
    "certificate: point not on its curve, of a CA": (NODE, frozenset()),
    # getKey gives such a key in JKS as octets of the name EC, with which no signature can be made.
    "key: EC with inner parameters only, in JKS": (frozenset(), JAVA),
    # Bags that are no X.509 certificates are passed over here; no program writes them.
    "bag: SDSI certificate": (ANY - {RuntimeVersion.JAVA_8}, frozenset()),
}
"""What is told otherwise than it was seen, for a reason: runtimes that are told to open a store, and others that are told not to."""


def judged(
    octets: bytes | Secret, password: Secret | None = CHANGEIT, *, key_passwords: KeyPasswords | None = None
) -> tuple[RuntimeOpening, ...]:
    """Read the store with the password and tell what the runtimes make of it."""
    content = octets.reveal() if isinstance(octets, Secret) else octets
    return read_contents(content, file_name=None, password=password, budget=Budget(), key_passwords=key_passwords).openings


def found(octets: bytes | Secret, password: Secret | None = CHANGEIT) -> frozenset[RuntimeVersion]:
    """Read the store with the password and tell the runtimes that open it."""
    return frozenset(each.runtime for each in judged(octets, password) if each.outcome is RuntimeOutcome.OPENS)


def reasons(octets: bytes | Secret, password: Secret | None = CHANGEIT) -> dict[str, RuntimeReason]:
    """Read the store with the password and tell why runtimes do not open it."""
    return {each.runtime.name: each.reason for each in judged(octets, password) if each.reason is not None}


@cache
def told_of_made() -> dict[str, frozenset[RuntimeVersion]]:
    return {name: found(octets) for name, octets in make_stores().items()}


@needs_openssl
def test_made_stores_open_where_they_were_seen_to_open() -> None:
    """57 stores, one algorithm each: neither more nor less is claimed than was seen."""
    seen = {name.removeprefix("made/"): seen.opens_in for name, seen in load_recording().items() if name.startswith("made/")}
    assert told_of_made() == seen


@needs_corpus
@pytest.mark.parametrize("name", [name for name in list_stores() if not name.startswith("made/") and _SLOW not in name])
def test_the_corpus_and_the_cases_open_where_they_were_seen_to_open(name: str) -> None:
    store = list_stores()[name]
    passwords = dict(store.key_passwords)
    every = passwords.pop("", None)
    keys = KeyPasswords(
        every=None if every is None else Secret(every.encode()),
        of_aliases=tuple(AliasPassword(alias=alias, password=Secret(text.encode())) for alias, text in passwords.items()),
    )
    try:
        told = judged(
            store.octets,
            None if store.password is None else Secret(store.password.encode()),
            key_passwords=keys if store.key_passwords else None,
        )
    except DomainError:
        assert not load_recording()[name].opens_in
        return
    opening = {each.runtime for each in told if each.outcome is RuntimeOutcome.OPENS}
    assert opening == load_recording()[name].opens_in


@pytest.mark.parametrize("name", list(load_odd_recording()))
def test_odd_stores_open_where_they_were_seen_to_open(name: str) -> None:
    opens_in, _ = load_odd_recording()[name]
    told = judged(make_odd_stores()[name], Secret(password_of(name).encode()))
    assert {each.runtime for each in told if each.outcome is RuntimeOutcome.OPENS} - {RuntimeVersion.JAVA_8} == _expect(name, opens_in)


def _expect(name: str, opens_in: frozenset[RuntimeVersion]) -> frozenset[RuntimeVersion]:
    added, removed = _DIFFERENT.get(name, (frozenset(), frozenset()))
    return opens_in - removed | added


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
    latest = frozenset({RuntimeVersion.JAVA_25})
    assert found(octets, secret) == OPENSSL | latest
    assert reasons(octets, secret) == {runtime.name: RuntimeReason.PASSWORD_NOT_ASCII for runtime in JAVA - latest}
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


def test_what_a_password_hides_is_not_tried() -> None:
    locked = {runtime.name: RuntimeReason.LOCKED for runtime in RuntimeVersion}
    assert reasons(write_pkcs12([a_key()], password=CHANGEIT), None) == locked
    jks = reasons(write_jks([a_key()], password=CHANGEIT, created_at=NOW), None)
    assert jks == {**locked, **{runtime.name: RuntimeReason.FORMAT_UNKNOWN for runtime in OPENSSL}}


def test_a_trust_store_in_jks_hides_nothing() -> None:
    assert found(write_jks(trusted_roots(), password=CHANGEIT, created_at=NOW), None) == JAVA


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
    assert found(other) == frozenset()
    told = reasons(other)
    assert {told[runtime.name] for runtime in OPENSSL} == {RuntimeReason.KEY_PASSWORD_DIFFERS}
    assert told["JAVA_17"] is RuntimeReason.LOCKED
    opened = judged(other, key_passwords=KeyPasswords(every=Secret(b"other")))
    opening = {each.runtime for each in opened if each.outcome is RuntimeOutcome.OPENS}
    assert opening == {RuntimeVersion.JAVA_17, RuntimeVersion.JAVA_21, RuntimeVersion.JAVA_25}
    path = save(tmp_path, "other", Secret(other))
    assert fails("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:changeit")
    assert not fails("openssl", "pkcs12", "-in", save(tmp_path, "same", Secret(same)), "-nodes", "-passin", "pass:changeit")


def test_a_key_password_alone_does_not_tell_whether_the_store_has_the_same() -> None:
    """A store whose certificate stands open beside its encrypted key, as `openssl pkcs12 -certpbe NONE` writes it."""
    pair, mark = make_pair(), attribute(LOCAL_KEY_ID, octet_string(b"1"))
    bags = key_bag("changeit", pair.pkcs8, mark), certificate_bag(pair.certificate, mark)
    octets = pfx(clear_part(*bags), make_mac=partial(mac, "changeit"))
    told = judged(octets, None, key_passwords=KeyPasswords(every=CHANGEIT))
    assert {each.runtime: each.reason for each in told if each.runtime in OPENSSL} == dict.fromkeys(OPENSSL, RuntimeReason.LOCKED)
    assert found(octets) >= OPENSSL


@needs_node
@needs_openssl
@pytest.mark.parametrize("behind", [b"", b"\n", make_pair("other").certificate])
@pytest.mark.parametrize("is_text", [False, True])
def test_a_certificate_as_text_is_read_by_java_only(is_text: bool, behind: bytes) -> None:
    """What follows a certificate in its bag disturbs neither; Java 11 to 25 and Node 16 to 24 were tried."""
    pair, mark = make_pair(), attribute(LOCAL_KEY_ID, octet_string(b"1"))
    certificate = write_block("CERTIFICATE", pair.certificate).encode() if is_text else pair.certificate
    bags = key_bag("changeit", pair.pkcs8, mark), certificate_bag(certificate + behind, mark)
    octets = pfx(clear_part(*bags), make_mac=partial(mac, "changeit"))
    assert found(octets) & OPENSSL == (frozenset() if is_text else OPENSSL)
    assert RuntimeVersion.JAVA_17 in found(octets)
    assert node().opens(pfx=octets, passphrase="changeit") is not is_text
