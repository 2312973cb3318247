"""What a list shows and finds a certificate by."""

from dataclasses import replace

from services.model.contents import Contents
from services.model.limits import MAX_SUBJECT_LENGTH
from services.model.validity import expiring_from
from services.model.x509 import UNREADABLE_TIME
from services.x509.summary import MAX_VALIDITIES, iterate_certificates, summarize
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
