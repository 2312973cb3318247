"""What becomes an entry, what it is called, and what it says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ErrorCode, MalformedContent
from services.formats.contents.chains import ChainedKey
from services.formats.contents.described import Describer
from services.formats.contents.entries import Naming, build_entry, list_items, name_entries, name_item
from services.formats.contents.pairing import PairedKey
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey, RawSecretKey
from services.model.contents import (
    Format,
    PrivateKeyDetails,
    PrivateKeyEntry,
    SecretKeyEntry,
    TrustedCertificateEntry,
    UnreadableEntry,
)
from services.model.limits import MAX_ALIAS_LENGTH
from services.x509.private_keys import UnsupportedKey, read_key
from tests.services.x509.made import chain_of, issue

LEAF, ROOT = chain_of(2)
OTHER = issue("other")
WHEN = datetime(2025, 1, 1, tzinfo=UTC)
KEY = RawKey(pkcs8=LEAF.pkcs8, encoding="PKCS#1", is_encrypted=True)
LEAF_CERTIFICATE = LEAF.described
CHAIN = (LEAF_CERTIFICATE, ROOT.described)
ITEM = ChainedKey(PairedKey(raw=KEY, facts=read_key(LEAF.pkcs8), end_entity=LEAF_CERTIFICATE), CHAIN)


def certificate(issued: object, **rest: object) -> RawCertificate:
    return RawCertificate(der=issued.der, **rest)  # type: ignore[attr-defined, arg-type]


def items_of(*entries: RawEntry) -> list[object]:
    raw = RawContents(format=Format.PKCS12, entries=entries)
    described = Describer(Format.PKCS12).describe_all(entry for entry in entries if isinstance(entry, RawCertificate))
    keys = [ITEM for entry in entries if isinstance(entry, RawKey)]
    return [item.raw.der if hasattr(item, "raw") else item for item in list_items(raw, described, keys)]


def test_certificates_of_a_keys_chain_are_no_entries() -> None:
    assert items_of(certificate(ROOT), KEY, certificate(OTHER), certificate(LEAF)) == [ITEM, OTHER.der]


def test_a_trusted_certificate_is_an_entry_though_it_is_in_a_chain() -> None:
    assert items_of(KEY, certificate(LEAF), certificate(ROOT), certificate(ROOT, is_trusted=True)) == [ITEM, ROOT.der]


def test_an_untrusted_certificate_is_an_entry_once_and_a_trusted_one_as_often_as_it_is_there() -> None:
    assert items_of(certificate(ROOT), certificate(ROOT), certificate(OTHER)) == [ROOT.der, OTHER.der]
    assert items_of(*[certificate(ROOT, is_trusted=True)] * 2) == [ROOT.der] * 2


def test_unreadable_certificates_and_secret_keys_are_entries() -> None:
    secret = RawSecretKey(algorithm="AES")
    assert items_of(RawCertificate(der=b"junk"), secret, RawCertificate(der=b"junk")) == [b"junk", secret, b"junk"]


def test_a_key_is_named_by_itself_then_by_its_certificate() -> None:
    named = replace(ITEM, pair=replace(ITEM.pair, raw=replace(KEY, name="key")))
    friendly = replace(ITEM, pair=replace(ITEM.pair, end_entity=replace(LEAF_CERTIFICATE, friendly_name="certificate")))
    alone = replace(ITEM, pair=replace(ITEM.pair, end_entity=None))
    assert name_item(named) == Naming("key", "end entity")
    assert name_item(friendly) == Naming("certificate", "end entity")
    assert name_item(ITEM) == Naming(None, "end entity")
    assert name_item(alone) == Naming(None)


def test_an_empty_name_of_a_key_is_its_name() -> None:
    """A JKS alias may be empty."""
    assert name_item(replace(ITEM, pair=replace(ITEM.pair, raw=replace(KEY, name="")))).given == ""


def test_certificates_and_secret_keys_are_named_by_the_file_then_by_common_name() -> None:
    describe = Describer(Format.PKCS12).describe
    assert name_item(describe(certificate(ROOT, name="root"))) == Naming("root", "Root")
    assert name_item(describe(RawCertificate(der=b"junk"))) == Naming(None, None)
    assert name_item(RawSecretKey(algorithm="AES", name="secret")) == Naming("secret")


def test_a_private_key_entry_tells_the_keys_own_facts() -> None:
    details = PrivateKeyDetails(
        algorithm="EC", bits=256, curve=LEAF_CERTIFICATE.public_key.curve, encoding="PKCS#1", is_encrypted=True, is_locked=False
    )
    assert build_entry(ITEM, "a") == PrivateKeyEntry(alias="a", created_at=None, private_key=details, certificate_chain=CHAIN)


@pytest.mark.parametrize(("facts", "is_locked"), [(None, True), (UnsupportedKey(algorithm="X", reason="odd"), False)])
def test_a_key_that_cannot_be_read_takes_the_facts_of_its_certificate(facts: UnsupportedKey | None, is_locked: bool) -> None:
    raw = replace(KEY, pkcs8=None) if is_locked else KEY
    entry = build_entry(replace(ITEM, pair=replace(ITEM.pair, raw=raw, facts=facts)), "a")
    assert isinstance(entry, PrivateKeyEntry)
    assert (entry.private_key.algorithm, entry.private_key.bits, entry.private_key.is_locked) == ("EC", 256, is_locked)


def test_an_unsupported_key_alone_tells_its_algorithm() -> None:
    pair = PairedKey(raw=KEY, facts=UnsupportedKey(algorithm="1.2.3", reason="odd"))
    entry = build_entry(ChainedKey(pair), "a")
    assert isinstance(entry, PrivateKeyEntry)
    assert (entry.private_key.algorithm, entry.private_key.bits, entry.certificate_chain) == ("1.2.3", None, ())


def test_a_key_under_an_unknown_protection_is_not_locked() -> None:
    raw = replace(KEY, pkcs8=None, problem="odd")
    entry = build_entry(replace(ITEM, pair=replace(ITEM.pair, raw=raw, facts=None)), "a")
    assert isinstance(entry, PrivateKeyEntry)
    assert not entry.private_key.is_locked


def test_the_other_kinds_of_entries() -> None:
    describe = Describer(Format.JKS).describe
    assert build_entry(describe(certificate(ROOT, created_at=WHEN)), "a") == TrustedCertificateEntry(
        alias="a", created_at=WHEN, certificate=ROOT.described
    )
    unreadable = build_entry(describe(RawCertificate(der=b"junk", created_at=WHEN)), "a")
    assert isinstance(unreadable, UnreadableEntry)
    assert unreadable.reason
    assert build_entry(RawSecretKey(algorithm="AES", created_at=WHEN), "a") == SecretKeyEntry(alias="a", created_at=WHEN, algorithm="AES")


@pytest.mark.parametrize(
    ("key_id", "moment"),
    [
        (b"Time 1735689600000", WHEN),
        (b"Time 0", datetime(1970, 1, 1, tzinfo=UTC)),
        (b"Time 99999999999999999999", None),
        (b"Time " + b"9" * 5_000, None),
        (b"Time x", None),
        (b"Time ", None),
        (b"\x01\x02", None),
        (None, None),
    ],
)
def test_javas_date_stands_in_the_local_key_id(key_id: bytes | None, moment: datetime | None) -> None:
    raw = replace(KEY, local_key_id=key_id)
    assert build_entry(replace(ITEM, pair=replace(ITEM.pair, raw=raw)), "a").created_at == moment


def names(*given_names: str | None, ignores_case: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    aliases, repeated = name_entries([Naming(name) for name in given_names], ignores_case=ignores_case)
    return tuple(aliases), tuple(repeated)


def test_given_names_are_kept_to_the_character() -> None:
    assert names("", " a ", "\x00", "<b>", "Grüße 東京 🔐") == (("", " a ", "\x00", "<b>", "Grüße 東京 🔐"), ())


def test_without_a_given_name_the_fallback_serves_and_then_the_number() -> None:
    aliases, _ = name_entries([Naming(None, "CN"), Naming(None), Naming("given", "CN"), Naming(None, "")], ignores_case=False)
    assert aliases == ["CN", "entry 2", "given", "entry 4"]


def test_a_repeated_name_gets_a_number_and_is_told() -> None:
    assert names("a", "a", "a") == (("a", "a (2)", "a (3)"), ("a (2)", "a (3)"))


def test_a_number_never_takes_a_name_that_is_given_to_another() -> None:
    assert names("a", "a", "a (2)") == (("a", "a (3)", "a (2)"), ("a (3)",))


def test_names_that_differ_in_case_stay_and_are_told_where_the_format_ignores_case() -> None:
    assert names("Alias", "alias", "ALIAS", ignores_case=True) == (("Alias", "alias", "ALIAS"), ("alias", "ALIAS"))
    assert names("Alias", "alias") == (("Alias", "alias"), ())


def test_a_fallback_gives_way_to_given_names_and_is_not_told() -> None:
    found = name_entries([Naming(None, "CN"), Naming(None, "CN"), Naming("CN")], ignores_case=True)
    assert found == (["CN (2)", "CN (3)", "CN"], [])


def test_too_long_a_name_is_refused() -> None:
    assert names("a" * MAX_ALIAS_LENGTH)[0] == ("a" * MAX_ALIAS_LENGTH,)
    with pytest.raises(MalformedContent) as caught:
        names("a" * (MAX_ALIAS_LENGTH + 1))
    assert caught.value.code is ErrorCode.ALIAS_INVALID


def test_thousands_of_equal_names_are_told_apart_at_once() -> None:
    aliases, _ = names(*["a"] * 5_000, *[f"a ({number})" for number in range(2, 5_000)])
    assert len(set(aliases)) == 9_998


@given(st.lists(st.one_of(st.none(), st.sampled_from(["a", "A", "a (2)", "a (3)", "entry 1", "entry 2", ""])), max_size=12), st.booleans())
def test_aliases_are_always_distinct_and_the_first_of_a_name_keeps_it(given_names: list[str | None], ignores_case: bool) -> None:
    aliases, _ = names(*given_names, ignores_case=ignores_case)
    assert len(set(aliases)) == len(aliases) == len(given_names)
    for name in set(given_names) - {None}:
        assert aliases[given_names.index(name)] == name
