"""What a list shows and finds a certificate by."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.formats.contents.assemble import assemble
from services.formats.contents.raw import RawCertificate, RawContents, RawKey
from services.model.contents import Contents, FindingCode, Format, Severity
from services.model.findings import FindingKind
from services.model.limits import MAX_SUBJECT_LENGTH
from services.model.recognition import find_kind
from services.model.validity import expiring_from, list_time_findings, status_of
from services.model.x509 import UNREADABLE_TIME, ValidityStatus
from services.x509.summary import MAX_VALIDITIES, iterate_certificates, summarize
from tests.cases import list_cases
from tests.services.x509.holding import holding, keyed, secret, trusted, unreadable
from tests.services.x509.made import chain_of, issue

CHAIN = [one.described for one in chain_of(3)]


def test_a_file_with_a_private_key_has_one() -> None:
    assert summarize(holding(trusted("a", CHAIN[2]), keyed("key"))).has_private_key is True


def test_a_file_without_has_none_unless_it_is_locked() -> None:
    assert summarize(holding(trusted("a", CHAIN[2]))).has_private_key is False
    assert summarize(holding(trusted("a", CHAIN[2]), is_locked=True)).has_private_key is None


def test_the_validity_is_that_of_the_private_keys_end_entity() -> None:
    (validity,) = summarize(holding(keyed("key", *CHAIN), trusted("root", CHAIN[2]))).validities
    assert (validity.alias, validity.not_before, validity.not_after) == ("key", CHAIN[0].not_before, CHAIN[0].not_after)
    assert validity.expiring_from == expiring_from(CHAIN[0].not_before, CHAIN[0].not_after)


def test_without_keys_it_is_that_of_certificates_that_issue_no_other() -> None:
    contents = holding(trusted("root", CHAIN[2]), trusted("ca", CHAIN[1]), trusted("end", CHAIN[0]))
    assert [validity.alias for validity in summarize(contents).validities] == ["end"]


def test_a_trusted_end_entity_counts_beside_a_private_key() -> None:
    pinned = issue("pinned", issue("other CA"), days=10).described
    contents = holding(keyed("key", *CHAIN), trusted("pinned", pinned))
    assert [validity.alias for validity in summarize(contents).validities] == ["pinned", "key"]


def test_a_store_of_authorities_has_the_validity_of_each() -> None:
    late, early = issue("late", days=900).described, issue("early", days=90).described
    contents = holding(trusted("late", late), trusted("early", early))
    assert [validity.alias for validity in summarize(contents).validities] == ["early", "late"]


def test_a_ca_with_a_private_key_counts() -> None:
    assert [validity.alias for validity in summarize(holding(keyed("ca", CHAIN[2]))).validities] == ["ca"]


def test_what_has_no_readable_time_has_no_validity() -> None:
    odd = replace(CHAIN[0], not_after=UNREADABLE_TIME)
    assert summarize(holding(keyed("key", odd), secret("aes"), unreadable("broken"))).validities == ()


def test_the_issuers_of_a_keys_chain_are_dated_beside_it() -> None:
    (validity,) = summarize(holding(keyed("key", *CHAIN, issue("stranger").described))).validities
    assert [(one.certificate, one.is_root, one.not_after) for one in validity.issuers] == [
        ("CN=CA 1", False, CHAIN[1].not_after),
        ("CN=Root", True, CHAIN[2].not_after),
    ]
    assert validity.issuers[0].expiring_from == expiring_from(CHAIN[1].not_before, CHAIN[1].not_after)


def test_an_issuer_is_dated_once_beside_the_entry_that_expires_first() -> None:
    root = issue("Root")
    late, early = issue("late", root, days=200).described, issue("early", root, days=100).described
    validities = summarize(holding(keyed("late", late, root.described), keyed("early", early, root.described))).validities
    assert [(one.alias, len(one.issuers)) for one in validities] == [("early", 1), ("late", 0)]


def test_the_issuers_of_a_chain_without_key_are_dated_and_those_of_trusted_certificates_are_not() -> None:
    entries = [trusted(name, one) for name, one in zip("abc", CHAIN, strict=True)]
    (of_file,) = summarize(replace(holding(*entries), certificate_chain=tuple(CHAIN))).validities
    assert (of_file.alias, len(of_file.issuers)) == ("a", 2)
    assert [one.issuers for one in summarize(holding(*entries)).validities] == [()]


def test_an_issuer_whose_times_are_unreadable_is_not_dated() -> None:
    odd = replace(CHAIN[1], not_before=UNREADABLE_TIME)
    (validity,) = summarize(holding(keyed("key", CHAIN[0], odd, CHAIN[2]))).validities
    assert [one.certificate for one in validity.issuers] == ["CN=Root"]


NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def told(contents: Contents, now: datetime = NOW) -> list[tuple[FindingKind | None, str | None]]:
    found = list_time_findings(summarize(contents).validities, now)
    return [(find_kind(one), {each.name: each.value for each in one.parameters}.get("certificate")) for one in found]


def test_an_expired_issuer_is_named() -> None:
    (validity,) = summarize(list_cases()["f05-expired-int.p12"].read()).validities
    assert status_of(validity, NOW) is ValidityStatus.VALID
    (found,) = list_time_findings((validity,), NOW)
    assert (found.code, found.severity, found.alias) == (FindingCode.EXPIRED, Severity.ERROR, validity.alias)
    assert found.message == f'The issuer "{validity.issuers[0].certificate}" in the chain expired on 2026-09-30; programs refuse the chain.'


def test_an_old_root_that_a_newer_one_took_the_place_of_is_not_told() -> None:
    """Let's Encrypt's X1 is there self-signed, and cross-signed by DST, which expired: the chain ends at the first."""
    contents = list_cases()["f06l-le-all.p12"].read()
    assert any(one.not_after < NOW for _, one in iterate_certificates(contents))
    assert told(contents) == []


def test_issuers_and_roots_are_told_by_their_own_times() -> None:
    root = issue("Root", days=40)
    between = issue("CA", root, ca=True, days=30)
    end = issue("end", between, days=300).described
    contents = holding(keyed("key", end, between.described, root.described))
    begin = root.described.not_before
    assert told(contents, begin + timedelta(days=1)) == []
    assert told(contents, begin + timedelta(days=28)) == [(FindingKind.ISSUER_EXPIRES_SOON, "CN=CA")]
    assert told(contents, begin + timedelta(days=35)) == [
        (FindingKind.ISSUER_EXPIRED, "CN=CA"),
        (FindingKind.ISSUER_EXPIRES_SOON, "CN=Root"),
    ]
    assert told(contents, begin + timedelta(days=60)) == [(FindingKind.ISSUER_EXPIRED, "CN=CA"), (FindingKind.ROOT_EXPIRED, "CN=Root")]
    assert told(contents, begin - timedelta(days=1))[1:] == [
        (FindingKind.ISSUER_NOT_YET_VALID, "CN=CA"),
        (FindingKind.ISSUER_NOT_YET_VALID, "CN=Root"),
    ]


def test_a_renewed_issuer_of_the_same_key_is_taken_for_the_expired_one() -> None:
    root = issue("Root")
    old = issue("CA", root, ca=True, days=2)
    new = issue("CA", root, ca=True, days=300, key=old.key)
    end = issue("end", old)
    raw = [RawCertificate(der=one.der, local_key_id=b"1" if one is end else None) for one in (old, root, end, new)]
    key = RawKey(pkcs8=end.pkcs8, encoding="PKCS#8", is_encrypted=True, local_key_id=b"1")
    assert told(assemble(RawContents(format=Format.PKCS12, entries=(key, *raw)))) == []


def test_a_large_store_keeps_the_validities_that_end_first() -> None:
    root = issue("root").described
    entries = [
        trusted(f"r{days}", replace(root, not_after=root.not_before.replace(year=2027 + days), sha256=str(days))) for days in range(300)
    ]
    validities = summarize(holding(*reversed(entries))).validities
    assert [validity.alias for validity in validities] == [f"r{days}" for days in range(MAX_VALIDITIES)]


def test_everything_can_be_found_and_nothing_stands_twice() -> None:
    contents = holding(keyed("key", *CHAIN), keyed("again", *CHAIN), trusted("root", CHAIN[2]), secret("aes"))
    facts = summarize(contents).facts
    assert facts.subjects == ("CN=end entity", "CN=CA 1", "CN=Root")
    assert facts.issuers == ("CN=CA 1", "CN=Root")
    assert facts.serial_numbers == tuple(certificate.serial_number for certificate in CHAIN)
    assert facts.sha256 == tuple(certificate.sha256 for certificate in CHAIN)
    assert facts.spki_sha256 == tuple(certificate.public_key.spki_sha256 for certificate in CHAIN)


def test_certificates_are_walked_through_in_the_order_of_the_file() -> None:
    contents = holding(trusted("root", CHAIN[2]), keyed("key", *CHAIN[:2]), secret("aes"))
    assert [(alias, certificate.subject.common_name) for alias, certificate in iterate_certificates(contents)] == [
        ("root", "Root"),
        ("key", "end entity"),
        ("key", "CA 1"),
    ]


def subject_of(contents: Contents) -> str | None:
    subject = summarize(contents).subject
    return None if subject is None else subject.common_name


def test_the_subject_is_that_of_the_certificate_whose_validity_ends_first() -> None:
    late, early = issue("late", days=900).described, issue("early", days=90).described
    contents = holding(keyed("late", late), keyed("early", early))
    assert summarize(contents).subject == early.subject
    assert subject_of(contents) == "early"


def test_the_subject_is_that_of_an_end_entity_though_its_issuer_ends_before() -> None:
    ca = issue("CA", days=10).described
    assert subject_of(holding(keyed("key", CHAIN[0], ca), trusted("ca", ca))) == CHAIN[0].subject.common_name


def test_what_has_no_readable_time_gives_the_subject_only_where_nothing_else_does() -> None:
    odd = replace(CHAIN[0], not_after=UNREADABLE_TIME)
    assert subject_of(holding(keyed("key", odd))) == CHAIN[0].subject.common_name
    assert subject_of(holding(keyed("odd", odd), keyed("other", issue("other").described))) == "other"


def test_what_shows_no_certificate_has_no_subject() -> None:
    assert summarize(holding(secret("aes"), unreadable("broken"), keyed("key"), is_locked=True)).subject is None


def test_a_subject_longer_than_a_list_should_carry_is_left_out() -> None:
    fits = replace(CHAIN[0].subject, rfc4514="x" * MAX_SUBJECT_LENGTH)
    assert summarize(holding(keyed("key", replace(CHAIN[0], subject=fits)))).subject == fits
    longer = replace(fits, rfc4514=fits.rfc4514 + "x")
    assert summarize(holding(keyed("key", replace(CHAIN[0], subject=longer)))).subject is None
