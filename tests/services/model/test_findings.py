"""The table of findings."""

from dataclasses import replace

import pytest

from services.model.contents import FindingCode, Severity
from services.model.findings import FindingKind, count_rest, finding
from tests.services.model.facts import facts_of


def test_every_code_has_a_row() -> None:
    assert {kind.code for kind in FindingKind} == set(FindingCode)


@pytest.mark.parametrize("kind", FindingKind)
def test_every_row_gives_sentences_with_a_fix(kind: FindingKind) -> None:
    made = finding(kind, "alias", **facts_of(kind))
    assert (made.code, made.severity, made.alias) == (kind.code, kind.severity, "alias")
    assert made.message.endswith(".")
    assert "{" not in made.message
    assert made.fix.endswith(".")
    assert "{" not in made.fix


def test_no_two_rows_are_the_same() -> None:
    assert len(FindingKind.__members__) == len(FindingKind)


def test_a_fact_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        finding(FindingKind.EXPIRED)


def test_facts_are_texts_and_no_templates() -> None:
    assert (
        finding(FindingKind.CERTIFICATE_UNRELATED, certificate="CN={x}").message
        == 'The certificate "CN={x}" belongs to no chain in the file.'
    )


def test_several_texts_are_each_named_once() -> None:
    made = finding(FindingKind.OTHER_CONTENT, names=["a public key", "a certificate request", "a public key"])
    assert "a public key, a certificate request, which" in made.message


def test_a_missing_mac_matters_more_than_one_not_verified() -> None:
    missing, unverified = finding(FindingKind.INTEGRITY_UNPROTECTED), finding(FindingKind.INTEGRITY_NOT_VERIFIED)
    assert missing.code is unverified.code is FindingCode.INTEGRITY_NOT_VERIFIED
    assert (missing.severity, unverified.severity) == (Severity.WARNING, Severity.INFO)


def test_the_rest_of_many_findings_has_their_code_and_no_alias() -> None:
    example = finding(FindingKind.KEY_LOCKED, "a")
    rest = count_rest(example, 4_990)
    assert rest == replace(rest, code=example.code, severity=example.severity, fix=example.fix, alias=None)
    assert "4,990 more" in rest.message
