"""What only the reading of a file shows, asked of whole raw contents."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from services.formats.contents.assemble import assemble
from services.formats.contents.findings import MAX_OF_ONE_CODE, limit_findings
from services.formats.contents.raw import BagPlace, RawCertificate, RawContents, RawEntry, RawKey
from services.model.contents import Finding, FindingCode, Format, Severity
from services.model.findings import FindingKind, finding
from services.model.secret import Secret
from tests.services.x509.made import Issued, chain_of, issue, rsa_key

LEAF, ISSUING, ROOT = CHAIN = chain_of(3)
OTHER = issue("other", issue("other root"))
Code = FindingCode


def contents(format_: Format, *entries: RawEntry, is_locked: bool = False) -> RawContents:
    return RawContents(format=format_, is_locked=is_locked, entries=entries)


def findings(format_: Format, *entries: RawEntry, is_locked: bool = False) -> tuple[Finding, ...]:
    return assemble(contents(format_, *entries, is_locked=is_locked)).findings


def codes(format_: Format, *entries: RawEntry, is_locked: bool = False) -> list[FindingCode]:
    return [each.code for each in findings(format_, *entries, is_locked=is_locked)]


def key(issued: Issued, *, chain: tuple[Issued, ...] | None = None, **rest: object) -> RawKey:
    stored = None if chain is None else tuple(certificate(each) for each in chain)
    return RawKey(pkcs8=issued.pkcs8, encoding="PKCS#8", is_encrypted=True, chain=stored, **rest)  # type: ignore[arg-type]


def certificate(issued: Issued, *, name: str | None = None, is_trusted: bool = False) -> RawCertificate:
    return RawCertificate(der=issued.der, name=name, is_trusted=is_trusted)


IN_ORDER = tuple(certificate(issued) for issued in CHAIN)


def test_a_sound_file_has_no_findings() -> None:
    assert codes(Format.PEM, key(LEAF), *IN_ORDER) == []
    assert codes(Format.PKCS12, key(LEAF), *IN_ORDER) == []
    assert codes(Format.JKS, key(LEAF, chain=tuple(CHAIN), name="a"), certificate(ROOT, name="b", is_trusted=True)) == []


def test_the_readers_findings_come_first() -> None:
    mine = Finding(code=Code.TRAILING_DATA, severity=Severity.INFO, message="m", fix="f")
    raw = replace(contents(Format.PEM, IN_ORDER[0]), findings=(mine,))
    assert assemble(raw).findings[0] == mine


def test_a_certificate_of_another_key_is_a_mismatch() -> None:
    assert Code.KEY_MISMATCH in codes(Format.PEM, key(LEAF), certificate(OTHER))
    assert Code.KEY_MISMATCH in codes(Format.JKS, key(LEAF, chain=(OTHER,), name="a"))
    (mismatch,) = (each for each in findings(Format.JKS, key(LEAF, chain=(OTHER,), name="a")) if each.code is Code.KEY_MISMATCH)
    assert (mismatch.severity, mismatch.alias) == (Severity.ERROR, "a")
    assert "CN=other" in mismatch.message


def test_a_key_alone_is_told() -> None:
    assert codes(Format.PKCS12, key(LEAF)) == [Code.PRIVATE_KEY_WITHOUT_CERTIFICATE]
    assert codes(Format.JKS, key(LEAF, chain=(), name="a")) == [Code.PRIVATE_KEY_WITHOUT_CERTIFICATE]


def test_while_a_part_is_locked_nobody_says_that_a_key_is_alone() -> None:
    assert codes(Format.PKCS12, key(LEAF), is_locked=True) == []
    assert codes(Format.JKS, key(LEAF, chain=(), name="a"), is_locked=True) == [Code.PRIVATE_KEY_WITHOUT_CERTIFICATE]


def test_locked_and_unsupported_keys_are_told_apart() -> None:
    locked = replace(key(LEAF, chain=tuple(CHAIN), name="a"), pkcs8=None)
    assert codes(Format.JKS, locked, is_locked=True) == [Code.ENTRY_LOCKED]
    assert [each.kind for each in findings(Format.JKS, locked, is_locked=True)] == ["KEY_LOCKED"]
    refused = replace(locked, refused=True)
    assert [each.kind for each in findings(Format.JKS, refused, is_locked=True)] == ["KEY_REFUSES_PASSWORD"]
    assert codes(Format.JKS, replace(locked, problem="Odd.")) == [Code.UNSUPPORTED_KEY]
    assert codes(Format.JKS, replace(locked, pkcs8=Secret(b"junk"))) == [Code.UNSUPPORTED_KEY]


def test_a_weak_private_key_is_an_error() -> None:
    weak = issue("weak", key=rsa_key(1024))
    (each,) = findings(Format.PEM, key(weak), certificate(weak))[:1]
    assert (each.code, each.severity) == (Code.WEAK_KEY, Severity.ERROR)


@pytest.mark.parametrize(("bits", "severity"), [(1024, Severity.ERROR), (2048, Severity.WARNING)])
def test_dsa_of_a_decent_size_is_only_a_warning(bits: int, severity: Severity) -> None:
    pkcs8 = Secret(dsa.generate_private_key(bits).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    raw = RawKey(pkcs8=pkcs8, encoding="DSA", is_encrypted=False, chain=(), name="a")
    assert [each.severity for each in findings(Format.JKS, raw) if each.code is Code.WEAK_KEY] == [severity]


def test_several_keys_are_told() -> None:
    assert codes(Format.JKS, key(LEAF, chain=tuple(CHAIN), name="a"), key(LEAF, chain=tuple(CHAIN), name="b")) == [
        Code.SEVERAL_PRIVATE_KEYS
    ]


def test_unreadable_certificates_are_told_in_entries_and_in_chains() -> None:
    junk = RawCertificate(der=b"junk", name="b", is_trusted=True)
    stored = replace(key(LEAF, chain=tuple(CHAIN), name="a"), chain=(*IN_ORDER, RawCertificate(der=b"junk")))
    told = [(each.code, each.alias) for each in findings(Format.JKS, stored, junk)]
    assert told == [(Code.ENTRY_UNREADABLE, "a"), (Code.ENTRY_UNREADABLE, "b")]


def test_only_pkcs12_certificates_without_javas_mark_are_invisible_to_java() -> None:
    place = BagPlace(position=0)
    assert codes(Format.PKCS12, replace(certificate(ROOT), place=place)) == [Code.ENTRY_INVISIBLE_TO_JAVA]
    assert codes(Format.PKCS12, replace(certificate(ROOT, is_trusted=True), place=place)) == []
    assert codes(Format.PEM, certificate(ROOT)) == []


def test_a_pkcs12_key_in_clear_is_invisible_to_java() -> None:
    clear = replace(key(LEAF), is_encrypted=False, place=BagPlace(position=0))
    assert codes(Format.PKCS12, clear, *IN_ORDER) == [Code.ENTRY_INVISIBLE_TO_JAVA]
    assert codes(Format.PEM, clear, *IN_ORDER) == []


def test_certificates_beside_a_keys_chain_are_unrelated() -> None:
    extra = issue("extra root")
    assert codes(Format.PEM, key(LEAF), *IN_ORDER, certificate(extra)) == [Code.UNRELATED_CERTIFICATE]
    assert codes(Format.PEM, *IN_ORDER, certificate(extra)) == []


def test_a_pem_out_of_order_is_told_with_and_without_key() -> None:
    assert codes(Format.PEM, key(LEAF), *IN_ORDER[::-1]) == [Code.CHAIN_OUT_OF_ORDER]
    assert codes(Format.PEM, *IN_ORDER[::-1]) == [Code.CHAIN_OUT_OF_ORDER]
    assert codes(Format.PKCS7, *IN_ORDER[::-1]) == []


def test_an_incomplete_chain_is_told_under_its_alias() -> None:
    (each,) = findings(Format.PEM, key(LEAF), *IN_ORDER[:2])
    assert (each.code, each.severity, each.alias) == (Code.CHAIN_INCOMPLETE, Severity.ERROR, "end entity")
    assert '"CN=Root"' in each.message


def test_a_trusted_certificate_of_a_keystore_needs_no_chain() -> None:
    assert codes(Format.JKS, certificate(ISSUING, name="a", is_trusted=True)) == []
    assert codes(Format.PEM, certificate(ISSUING)) == [Code.CHAIN_INCOMPLETE]


def test_repeated_aliases_are_told() -> None:
    told = findings(Format.JKS, certificate(ROOT, name="a", is_trusted=True), certificate(OTHER, name="A", is_trusted=True))
    assert [(each.code, each.alias) for each in told] == [(Code.DUPLICATE_ALIAS, "A")]
    assert "upper and lower case" in told[0].message


def test_where_case_counts_nothing_is_said_of_it() -> None:
    (told,) = findings(Format.PEM, certificate(ROOT, name="a"), certificate(issue("second root"), name="a"))
    assert told.code is Code.DUPLICATE_ALIAS
    assert "upper and lower case" not in told.message


def test_that_each_key_of_pkcs12_brings_its_chain_is_no_repetition() -> None:
    second = issue("second", ISSUING)
    chain = (certificate(ISSUING), certificate(ROOT))
    entries = (key(LEAF), key(second), certificate(LEAF), *chain, certificate(second), *chain)
    assert codes(Format.PKCS12, *entries, certificate(ROOT, name="r", is_trusted=True)) == [Code.SEVERAL_PRIVATE_KEYS]


@pytest.mark.parametrize(
    "entries",
    [
        (certificate(ROOT, is_trusted=True, name="a"), certificate(ROOT, is_trusted=True, name="b")),
        (key(LEAF), *IN_ORDER, certificate(ROOT)),
        (certificate(ROOT), certificate(ROOT, is_trusted=True, name="a")),
        (key(LEAF, chain=(*CHAIN, ROOT), name="a"),),
    ],
)
def test_other_repetitions_are_told_with_their_number(entries: tuple[RawEntry, ...]) -> None:
    repeated = [each for each in findings(Format.PKCS12, *entries) if each.code is Code.DUPLICATE_CERTIFICATE]
    assert len(repeated) == 1
    assert "2 times" in repeated[0].message


def test_what_stands_beside_or_outside_a_stored_chain_is_told() -> None:
    extra = issue("extra root")
    stored = key(LEAF, chain=(LEAF, extra), name="a")
    others = (certificate(ISSUING, name="b", is_trusted=True), certificate(ROOT, name="c", is_trusted=True))
    told = [(each.code, each.severity, each.alias) for each in findings(Format.JKS, stored, *others)]
    assert told == [(Code.UNRELATED_CERTIFICATE, Severity.INFO, "a"), (Code.CHAIN_INCOMPLETE, Severity.WARNING, "a")]


def test_a_stored_chain_out_of_order_is_told() -> None:
    assert codes(Format.JKS, key(LEAF, chain=(LEAF, ROOT, ISSUING), name="a")) == [Code.CHAIN_OUT_OF_ORDER]


def test_the_order_of_a_bundle_of_cas_does_not_matter() -> None:
    assert codes(Format.PEM, certificate(ROOT), certificate(ISSUING)) == []


def locked(count: int) -> list[Finding]:
    return [finding(FindingKind.KEY_LOCKED, f"key {number}") for number in range(count)]


def test_a_few_findings_stay_as_they_are() -> None:
    few = [*locked(MAX_OF_ONE_CODE), finding(FindingKind.SEVERAL_KEYS, count=3)]
    assert limit_findings(few) == tuple(few)


def test_the_same_finding_is_told_once() -> None:
    assert limit_findings(locked(1) * 3) == tuple(locked(1))


def test_beyond_ten_of_a_code_the_rest_is_counted() -> None:
    limited = limit_findings(locked(5_000))
    assert len(limited) == MAX_OF_ONE_CODE + 1
    assert limited[-1].alias is None
    assert limited[-1].code is FindingCode.ENTRY_LOCKED
    assert "4,990 more" in limited[-1].message


def test_the_worst_of_a_code_are_kept() -> None:
    """An upload is refused because of an ERROR, so none may be lost behind warnings."""
    warnings = [finding(FindingKind.KEY_OUTDATED, f"w{number}", reasons="old") for number in range(50)]
    error = finding(FindingKind.KEY_BROKEN, "e", reasons="short")
    limited = limit_findings([*warnings, error])
    assert error in limited
    assert [each.severity for each in limited].count(Severity.ERROR) == 1
