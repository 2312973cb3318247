"""JKS and JCEKS key stores."""

import struct
from datetime import UTC, datetime
from pathlib import Path

import jks
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, TooCostly, TooLarge, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawKey, RawSecretKey
from services.formats.java.read import MAX_KEY_SIZE, read_jks
from services.model.contents import FindingCode, Format, Integrity, Severity
from services.model.limits import MAX_CERTIFICATES, MAX_ENTRIES
from services.model.secret import Secret
from tests.cases import list_cases
from tests.services.formats.java_writer import JCEKS, der, private_key, protect_jks, sealed_key, store, trusted

VECTORS = Path(__file__).parents[3] / "vectors" / "jks"
PASSWORD = "changeit"
CERTIFICATE = b"certificates are not parsed here"
PKCS8 = der(0x30, der(0x02, b"\0"), der(0x30, bytes.fromhex("06032b6570")), der(0x04, b"keys are not parsed either"))


def read(octets: bytes, password: str | None = PASSWORD) -> RawContents:
    return read_jks(octets, password=None if password is None else Secret(password.encode()), budget=Budget())


def vector(name: str) -> bytes:
    return (VECTORS / name).read_bytes()


def codes(contents: RawContents) -> list[FindingCode]:
    """Return what was found, but for the advice about the format."""
    advice, *rest = (finding.code for finding in contents.findings)
    assert advice is FindingCode.FORMAT_OUTDATED
    return rest


def test_entries_keep_order_alias_date_and_chain() -> None:
    key = private_key("Schlüssel", protect_jks(PKCS8, PASSWORD), [b"leaf", b"issuer"], date=1_735_689_600_000)
    contents = read(store(key, trusted("Root", CERTIFICATE)))
    assert contents.format is Format.JKS
    assert contents.integrity is Integrity.VERIFIED
    assert not contents.is_locked
    assert contents.has_password
    assert contents.entries == (
        RawKey(
            pkcs8=Secret(PKCS8),
            encoding="PKCS#8",
            is_encrypted=True,
            name="Schlüssel",
            created_at=datetime(2025, 1, 1, tzinfo=UTC),
            chain=(RawCertificate(der=b"leaf"), RawCertificate(der=b"issuer")),
        ),
        RawCertificate(der=CERTIFICATE, name="Root", created_at=datetime(1970, 1, 1, tzinfo=UTC), is_trusted=True),
    )


def test_version_1_has_no_certificate_types() -> None:
    key = private_key("key", protect_jks(PKCS8, PASSWORD), [b"leaf"], kind=None)
    contents = read(store(key, trusted("root", CERTIFICATE, kind=None), version=1))
    assert [entry.name for entry in contents.entries] == ["key", "root"]


def test_an_empty_store_opens() -> None:
    contents = read(store())
    assert contents.entries == ()
    assert not contents.is_locked


@pytest.mark.parametrize("alias", ["", "\x00", "a" * 60_000, "🔐 <b>../\n"])
def test_aliases_are_kept_to_the_character(alias: str) -> None:
    assert read(store(trusted(alias, CERTIFICATE))).entries[0].name == alias


def test_equal_aliases_are_all_read() -> None:
    assert [entry.name for entry in read(store(trusted("a", b"1"), trusted("a", b"2"), trusted("A", b"3"))).entries] == ["a", "a", "A"]


def test_an_alias_that_java_cannot_read_is_read_and_reported() -> None:
    contents = read(store(trusted("🔐".encode(), CERTIFICATE)))
    assert contents.entries[0].name == "🔐"
    assert codes(contents) == [FindingCode.ENTRY_INVISIBLE_TO_JAVA]


@pytest.mark.parametrize(
    ("milliseconds", "moment"),
    [
        (-1, datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)),
        (253_402_300_799_999, datetime(9999, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)),
        (253_402_300_800_000, None),
        (2**63 - 1, None),
        (-(2**63), None),
    ],
)
def test_dates_beyond_the_calendar_are_none(milliseconds: int, moment: datetime | None) -> None:
    assert read(store(trusted("a", CERTIFICATE, date=milliseconds))).entries[0].created_at == moment


def test_without_a_password_certificates_are_listed_and_keys_locked() -> None:
    contents = read(store(private_key("key", protect_jks(PKCS8, PASSWORD), [b"leaf"]), trusted("root", CERTIFICATE)), None)
    key, certificate = contents.entries
    assert isinstance(key, RawKey)
    assert key.pkcs8 is None
    assert key.chain == (RawCertificate(der=b"leaf"),)
    assert isinstance(certificate, RawCertificate)
    assert contents.integrity is Integrity.NOT_VERIFIED
    assert contents.is_locked
    assert contents.has_password
    assert codes(contents) == [FindingCode.INTEGRITY_NOT_VERIFIED]


def test_without_a_password_the_empty_one_is_tried() -> None:
    contents = read(store(private_key("key", protect_jks(PKCS8, ""), []), password=""), None)
    assert contents.integrity is Integrity.VERIFIED
    assert not contents.is_locked
    assert not contents.has_password


def test_a_truststore_without_its_password_hides_nothing() -> None:
    assert not read(store(trusted("root", CERTIFICATE)), None).is_locked


def test_a_key_under_another_password_stays_locked() -> None:
    contents = read(store(private_key("one", protect_jks(PKCS8, "other"), []), private_key("two", protect_jks(PKCS8, PASSWORD), [])))
    assert [isinstance(entry, RawKey) and entry.pkcs8 is None for entry in contents.entries] == [True, False]
    assert contents.is_locked
    assert contents.integrity is Integrity.VERIFIED


def test_a_key_of_another_protection_is_told_and_hides_nobody_else() -> None:
    blob = der(0x30, der(0x30, bytes.fromhex("06032a0304")), der(0x04, bytes(40)))
    contents = read(store(private_key("odd", blob, [b"leaf"]), trusted("root", CERTIFICATE)))
    key = contents.entries[0]
    assert isinstance(key, RawKey)
    assert key.problem is not None
    assert "1.2.3.4" in key.problem
    assert not contents.is_locked


def test_a_wrong_password_cannot_be_told_from_damage() -> None:
    octets = store(trusted("root", CERTIFICATE))
    for damaged, password in ((octets, "wrong"), (octets[:-1] + bytes((octets[-1] ^ 1,)), PASSWORD)):
        with pytest.raises(WrongPassword) as caught:
            read(damaged, password)
        assert caught.value.code is ErrorCode.PASSWORD_WRONG_OR_CORRUPT


def test_a_password_that_is_no_utf8_is_wrong() -> None:
    with pytest.raises(WrongPassword):
        read_jks(store(), password=Secret(b"\xff"), budget=Budget())


def test_damage_is_told_even_under_a_wrong_password() -> None:
    octets = vector("java-mixed.jks")
    for part in (0.25, 0.5, 0.75):
        with pytest.raises(MalformedContent) as caught:
            read(octets[: int(len(octets) * part)], "wrong")
        assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT
        assert caught.value.position is not None


@pytest.mark.parametrize("length", range(12 + 19))
def test_a_store_that_is_cut_short_is_corrupt(length: int) -> None:
    with pytest.raises(MalformedContent):
        read(store()[:length])


@pytest.mark.parametrize(
    "octets",
    [
        store(version=3),
        store(version=0),
        store(count=-1),
        store(count=2**31 - 1),
        store(trusted("a", CERTIFICATE, tag=4)),
        store(sealed_key("a", b"")),  # secret keys are JCEKS's only
        store(struct.pack(">ihq", 2, 0, 0) + b"\x00\x05X.509" + struct.pack(">I", 2**32 - 1)),
        store(struct.pack(">ihqi", 1, 0, 0, 0) + struct.pack(">i", 2**31 - 1)),
    ],
)
def test_impossible_structures_are_corrupt(octets: bytes) -> None:
    with pytest.raises(MalformedContent) as caught:
        read(octets)
    assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT


def test_an_alias_that_is_no_text_loses_no_entry_and_is_said_to_be_refused_by_java() -> None:
    contents = read(store(trusted(b"a\xff", CERTIFICATE), trusted("b", CERTIFICATE)))
    assert [entry.name for entry in contents.entries] == ["a\ufffd", "b"]
    assert [each.alias for each in contents.findings if each.kind == "ALIAS_HIDDEN_FROM_JAVA"] == ["a\ufffd"]


def test_too_many_entries_are_refused() -> None:
    assert len(read(store(*[trusted("a", b"")] * MAX_ENTRIES)).entries) == MAX_ENTRIES
    with pytest.raises(TooLarge) as caught:
        read(store(*[trusted("a", b"")] * (MAX_ENTRIES + 1)))
    assert caught.value.code is ErrorCode.KEYSTORE_LIMIT


def test_too_long_a_chain_is_refused() -> None:
    with pytest.raises(TooLarge) as caught:
        read(store(private_key("a", b"", [b""] * (MAX_CERTIFICATES + 1))))
    assert caught.value.code is ErrorCode.CHAIN_TOO_LONG


def test_too_large_a_key_is_refused() -> None:
    with pytest.raises(TooLarge) as caught:
        read(store(private_key("a", bytes(MAX_KEY_SIZE + 1), [])))
    assert caught.value.code is ErrorCode.KEYSTORE_LIMIT


def test_what_follows_the_digest_is_reported() -> None:
    contents = read(store(trusted("root", CERTIFICATE)) + b"more")
    assert codes(contents) == [FindingCode.TRAILING_DATA]
    assert contents.integrity is Integrity.VERIFIED


def test_secret_keys_are_listed_and_never_read() -> None:
    contents = read(store(sealed_key("secret", bytes.fromhex("aced000570")), trusted("root", CERTIFICATE), magic=JCEKS))
    assert contents.format is Format.JCEKS
    assert contents.entries[0] == RawSecretKey(algorithm="unknown", name="secret", created_at=datetime(1970, 1, 1, tzinfo=UTC))
    assert contents.entries[1].name == "root"


def test_a_real_jceks_with_secret_keys_loses_none() -> None:
    contents = read(vector("java-secret.jceks"))
    kinds = {entry.name: type(entry) for entry in contents.entries}
    assert kinds["aes256"] is kinds["hmac"] is RawSecretKey
    assert [entry for entry in contents.entries if isinstance(entry, RawKey) and entry.pkcs8 is None] == []


def test_a_costly_key_is_refused_once_the_digest_is_right() -> None:
    octets = vector("jceks-8m.jceks")
    with pytest.raises(TooCostly):
        read(octets)
    with pytest.raises(WrongPassword):
        read(octets, "wrong")
    assert read(octets, None).is_locked


def test_nothing_secret_shows_in_a_repr() -> None:
    contents = read(store(private_key("key", protect_jks(PKCS8, PASSWORD), [])))
    assert "keys neither" not in repr(contents)


@pytest.mark.parametrize("name", ["java-mixed.jks", "java-secret.jceks", "hand-leaflast.jks"])
def test_pyjks_reads_the_same(name: str) -> None:
    """A second opinion where pyjks reads the file at all; it asks for UTC by name."""
    theirs = jks.KeyStore.loads(vector(name), PASSWORD).entries
    ours = {entry.name: entry for entry in read(vector(name)).entries}
    assert ours.keys() == theirs.keys()
    for alias, entry in theirs.items():
        mine = ours[alias]
        assert mine.created_at == datetime.fromtimestamp(entry.timestamp / 1000, UTC)
        if isinstance(entry, jks.PrivateKeyEntry):
            assert isinstance(mine, RawKey)
            assert mine.pkcs8 == Secret(entry.pkey_pkcs8)
            assert mine.chain == tuple(RawCertificate(der=octets) for _, octets in entry.cert_chain)
        elif isinstance(entry, jks.TrustedCertEntry):
            assert isinstance(mine, RawCertificate)
            assert mine.der == entry.cert


def is_read_or_refused(octets: bytes, password: str | None) -> None:
    try:
        read(octets, password)
    except DomainError:
        return


@given(st.binary(max_size=300), st.sampled_from(["feedfeed00000002", "cececece00000002", "feedfeed00000001", ""]))
def test_any_octets_are_entries_or_a_typed_error(octets: bytes, head: str) -> None:
    is_read_or_refused(bytes.fromhex(head) + octets, None)


SMALL = store(
    private_key("key", protect_jks(PKCS8, PASSWORD), [b"leaf"]),
    sealed_key("secret", bytes.fromhex("aced000574000161")),
    trusted("root", CERTIFICATE),
    magic=JCEKS,
)


@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_any_change_of_a_store_is_entries_or_a_typed_error(changes: list[tuple[int, int]]) -> None:
    changed = bytearray(SMALL)
    for at, octet in changes:
        changed[at] = octet
    is_read_or_refused(bytes(changed), None)
    is_read_or_refused(bytes(changed), PASSWORD)


def test_a_jks_is_advised_to_become_a_pkcs12() -> None:
    store = list_cases()["f04-kt-two.jks"].read()
    (advice,) = (finding for finding in store.findings if finding.code is FindingCode.FORMAT_OUTDATED)
    assert advice.severity is Severity.INFO
    assert "JKS" in advice.message
    assert "PKCS#12" in advice.fix
