"""Raw entries put together."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import ErrorCode, MalformedContent, TooLarge
from services.formats.contents.assemble import assemble
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey, RawSecretKey
from services.formats.pem.wrapping import to_pkcs8
from services.model.contents import (
    Contents,
    FindingCode,
    Format,
    Integrity,
    MissingIssuer,
    PrivateKeyEntry,
    SecretKeyEntry,
    TrustedCertificateEntry,
    UnreadableEntry,
)
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from tests.services.x509.made import Issued, chain_of, integer, issue, sequence

LEAF, ISSUING, MIDDLE, ROOT = CHAIN = chain_of(4)
SECOND = issue("second", MIDDLE)
POOL = [*CHAIN, SECOND]


def put_together(format_: Format, *entries: RawEntry, is_locked: bool = False) -> Contents:
    return assemble(RawContents(format=format_, integrity=Integrity.VERIFIED, is_locked=is_locked, has_password=is_locked, entries=entries))


def key(issued: Issued, *, is_locked: bool = False, **rest: object) -> RawKey:
    pkcs8 = None if is_locked else issued.pkcs8
    return RawKey(pkcs8=pkcs8, encoding="PKCS#8", is_encrypted=True, **rest)  # type: ignore[arg-type]


def certificate(issued: Issued, **rest: object) -> RawCertificate:
    return RawCertificate(der=issued.der, **rest)  # type: ignore[arg-type]


def ders(chain: tuple[X509Certificate, ...]) -> list[bytes]:
    return [each.der for each in chain]


def kinds(contents: Contents) -> list[tuple[str, str]]:
    return [(type(entry).__name__, entry.alias) for entry in contents.entries]


def test_what_the_reader_knows_goes_through() -> None:
    contents = put_together(Format.JKS, is_locked=True)
    assert (contents.format, contents.integrity, contents.is_locked, contents.has_password) == (Format.JKS, Integrity.VERIFIED, True, True)
    assert (contents.entries, contents.findings, contents.certificate_chain, contents.missing_issuers) == ((), (), (), ())


def test_a_pem_becomes_a_key_with_its_chain_and_the_rest() -> None:
    other = issue("other")
    contents = put_together(Format.PEM, certificate(ROOT), certificate(other), key(LEAF), *(certificate(each) for each in CHAIN[:3]))
    assert kinds(contents) == [("TrustedCertificateEntry", "other"), ("PrivateKeyEntry", "end entity")]
    entry = contents.entries[1]
    assert isinstance(entry, PrivateKeyEntry)
    assert ders(entry.certificate_chain) == ders(contents.certificate_chain) == [each.der for each in CHAIN]
    assert (entry.private_key.algorithm, entry.private_key.bits, entry.private_key.is_locked) == ("EC", 256, False)


def test_a_pem_without_key_lists_its_certificates_and_tells_the_first_chain() -> None:
    contents = put_together(Format.PEM, *(certificate(each) for each in (ROOT, ISSUING, LEAF, MIDDLE)))
    assert kinds(contents) == [("TrustedCertificateEntry", name) for name in ("Root", "CA 2", "end entity", "CA 1")]
    assert ders(contents.certificate_chain) == [each.der for each in CHAIN]


def test_keystores_have_no_chain_of_their_own() -> None:
    assert put_together(Format.PKCS12, key(LEAF), certificate(LEAF)).certificate_chain == ()


def test_two_keys_share_the_certificates_of_their_issuers() -> None:
    contents = put_together(Format.PKCS12, key(LEAF), key(SECOND), *(certificate(each) for each in POOL))
    chains = [ders(entry.certificate_chain) for entry in contents.entries if isinstance(entry, PrivateKeyEntry)]
    assert chains == [[each.der for each in CHAIN], [SECOND.der, MIDDLE.der, ROOT.der]]
    assert len(contents.entries) == 2


def test_friendly_names_of_a_chain_stay_with_their_certificates() -> None:
    contents = put_together(
        Format.PKCS12, key(LEAF, name="my key"), *(certificate(each, name=f"name {number}") for number, each in enumerate(CHAIN))
    )
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert entry.alias == "my key"
    assert [each.friendly_name for each in entry.certificate_chain] == ["name 0", "name 1", "name 2", "name 3"]


def test_java_aliases_are_no_friendly_names() -> None:
    contents = put_together(Format.JKS, certificate(ROOT, name="Root A", is_trusted=True))
    (entry,) = contents.entries
    assert isinstance(entry, TrustedCertificateEntry)
    assert (entry.alias, entry.certificate.friendly_name) == ("Root A", None)


def test_a_locked_key_is_shown_with_what_its_certificate_tells() -> None:
    contents = put_together(Format.JKS, key(LEAF, is_locked=True, name="a", chain=(certificate(LEAF),)), is_locked=True)
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert (entry.private_key.is_locked, entry.private_key.algorithm, entry.private_key.bits) == (True, "EC", 256)


def test_all_kinds_of_entries_keep_the_order_of_the_file() -> None:
    contents = put_together(
        Format.PKCS12,
        RawSecretKey(algorithm="AES", name="s"),
        RawCertificate(der=b"junk", name="u"),
        certificate(ROOT, name="t", is_trusted=True),
        key(SECOND, name="k"),
    )
    assert [type(entry) for entry in contents.entries] == [SecretKeyEntry, UnreadableEntry, TrustedCertificateEntry, PrivateKeyEntry]
    assert [entry.alias for entry in contents.entries] == ["s", "u", "t", "k"]


def test_missing_issuers_are_those_of_keys_and_outside_keystores_of_every_certificate() -> None:
    of_key = MissingIssuer(alias="end entity", subject="CN=end entity", issuer="CN=CA 2", of_private_key=True)
    of_other = MissingIssuer(alias="second", subject="CN=second", issuer="CN=CA 1", of_private_key=False)
    entries = (key(LEAF), certificate(LEAF), certificate(SECOND))
    assert put_together(Format.PEM, *entries).missing_issuers == (of_key, of_other)
    assert put_together(Format.PKCS12, *entries).missing_issuers == (of_key,)


@pytest.mark.parametrize("format_", [Format.PEM, Format.DER, Format.PKCS7])
def test_a_certificate_that_cannot_be_read_is_an_error_outside_keystores(format_: Format) -> None:
    with pytest.raises(MalformedContent) as caught:
        put_together(format_, certificate(ROOT), RawCertificate(der=b"junk"))
    assert caught.value.position == "certificate 2"


def test_a_key_that_is_too_large_is_refused() -> None:
    modulus = (1 << 16_383) + 1
    numbers = [integer(0), integer(modulus), integer(65_537), *[integer(modulus)] * 6]
    pkcs8 = to_pkcs8(sequence(*numbers), encoding="PKCS#1")
    with pytest.raises(TooLarge) as caught:
        put_together(Format.PEM, RawKey(pkcs8=Secret(pkcs8), encoding="PKCS#1", is_encrypted=False), certificate(ROOT))
    assert caught.value.code is ErrorCode.KEY_TOO_LARGE


def test_an_alias_that_is_too_long_is_refused() -> None:
    with pytest.raises(MalformedContent) as caught:
        put_together(Format.JKS, certificate(ROOT, name="a" * 10_000, is_trusted=True))
    assert caught.value.code is ErrorCode.ALIAS_INVALID


def test_nothing_secret_is_in_the_contents() -> None:
    contents = put_together(Format.PEM, key(LEAF), certificate(LEAF))
    assert "Secret" not in repr(contents)
    assert repr(LEAF.pkcs8.reveal())[2:-1] not in repr(contents)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.sampled_from([Format.PEM, Format.PKCS12]))
def test_any_order_of_the_entries_gives_the_same_chains(random: Random, format_: Format) -> None:
    entries: list[RawEntry] = [key(LEAF), key(SECOND), *(certificate(each) for each in POOL)]
    contents = put_together(format_, *random.sample(entries, len(entries)))
    chains = {entry.alias: ders(entry.certificate_chain) for entry in contents.entries if isinstance(entry, PrivateKeyEntry)}
    assert chains == {"end entity": [each.der for each in CHAIN], "second": [SECOND.der, MIDDLE.der, ROOT.der]}
    assert contents.missing_issuers == ()
    assert {finding.code for finding in contents.findings} <= {FindingCode.SEVERAL_PRIVATE_KEYS, FindingCode.CHAIN_OUT_OF_ORDER}
