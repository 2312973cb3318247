"""Tests for services/rules/reference_findings.py: each check finds its own thing and nothing else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.model.certificate import Certificate
from services.model.configuration_findings import ConfigurationFinding, ConfigurationFindingCode, ConfigurationFindingKind, Opening
from services.model.contents import FileType, Severity
from services.model.destination import Reference
from services.rules.reference_findings import FITTING, Named, list_findings
from services.rules.references import KEY_STORE, NAMING_PROPERTIES, PASSWORD_OF, TOKEN_SERVICE_KEY_STORE, TRUST_STORE
from tests.services.storage.examples import DAY, NOW, a_certificate, a_scope, a_validity

Code = ConfigurationFindingCode


def a_key_store(**changes: Any) -> Certificate:
    """A valid key store with a private key, `client.p12`."""
    return a_certificate(a_scope(), name="client.p12", **{"type": FileType.P12, "has_private_key": True, **changes})


def judge(certificate: Certificate | None, property_: str = KEY_STORE, **known: Any) -> list[ConfigurationFinding]:
    """Return what is found where a property names the certificate, or `client.p12` where there is none."""
    name = "client.p12" if certificate is None else certificate.name
    named = Named(reference=Reference(property=property_, certificate=name), certificate=certificate, now=NOW)
    return list(list_findings(replace(named, **known)))


def codes(findings: list[ConfigurationFinding]) -> list[ConfigurationFindingCode]:
    return [finding.code for finding in findings]


def test_a_fitting_valid_key_store_that_opens_has_no_findings() -> None:
    assert judge(a_key_store(), opening=Opening.OPENS) == judge(a_key_store()) == []


def test_a_name_that_no_certificate_has_is_found() -> None:
    (finding,) = judge(None)

    assert (finding.code, finding.severity) == (Code.CERTIFICATE_NOT_FOUND, Severity.ERROR)
    assert (finding.property, finding.certificate) == (KEY_STORE, "client.p12")
    assert finding.message == 'There is no certificate "client.p12", which KeyStoreLocation names.'


def test_a_deleted_certificate_that_can_be_restored_is_said_instead() -> None:
    (finding,) = judge(None, deleted_at=NOW - 3 * DAY)

    assert (finding.code, finding.severity) == (Code.CERTIFICATE_DELETED, Severity.ERROR)
    assert "deleted on 2026-11-20" in finding.message
    assert finding.fix.startswith("Restore it")


def test_a_finding_says_which_sentence_it_is_and_the_facts_in_it_and_in_what_to_do() -> None:
    (deleted,) = judge(None, deleted_at=NOW - 3 * DAY)
    assert deleted.kind is ConfigurationFindingKind.DELETED
    assert facts_of(deleted) == {"certificate": "client.p12", "property": KEY_STORE, "date": "2026-11-20T12:00:00Z"}

    (lacking,) = judge(a_key_store(), opening=Opening.LACKS_PASSWORD)
    assert facts_of(lacking) == {"certificate": "client.p12", "property": KEY_STORE, "password": "KeyStorePassword"}

    (unfit,) = judge(a_key_store(), TRUST_STORE)
    assert facts_of(unfit)["extensions"] == ".jks, .pem, .cer, .crt"


def facts_of(finding: ConfigurationFinding) -> dict[str, str]:
    return {one.name: one.value for one in finding.parameters}


def test_who_may_not_read_certificates_hears_nothing_of_them_not_even_whether_there_is_one() -> None:
    (finding,) = judge(None, is_hidden=True)

    assert (finding.code, finding.severity) == (Code.NOT_CHECKED, Severity.INFO)


@pytest.mark.parametrize(
    ("property_", "unfit"),
    [
        (KEY_STORE, {FileType.CER, FileType.CRT}),
        (TRUST_STORE, {FileType.P12, FileType.PFX}),
        (TOKEN_SERVICE_KEY_STORE, set()),
    ],
)
def test_each_property_takes_certain_file_types(property_: str, unfit: set[FileType]) -> None:
    found = {one for one in FileType if Code.FORMAT_UNFIT in codes(judge(a_key_store(type=one), property_))}

    assert found == unfit


def test_an_unfit_type_is_told_with_those_that_fit() -> None:
    (finding,) = judge(a_key_store(type=FileType.CRT))

    assert finding.severity is Severity.ERROR
    assert finding.message == 'KeyStoreLocation cannot name "client.p12": it takes .jks, .pfx, .p12, .pem.'


@pytest.mark.parametrize("property_", [KEY_STORE, TOKEN_SERVICE_KEY_STORE])
def test_a_key_store_without_private_key_is_found(property_: str) -> None:
    (finding,) = judge(a_key_store(has_private_key=False), property_)

    assert (finding.code, finding.severity, finding.property) == (Code.PRIVATE_KEY_MISSING, Severity.ERROR, property_)


@pytest.mark.parametrize(("property_", "has_key"), [(TRUST_STORE, False), (KEY_STORE, None), (KEY_STORE, True)])
def test_a_trust_store_needs_no_key_and_of_a_locked_file_it_is_not_known(property_: str, has_key: bool | None) -> None:
    assert judge(a_key_store(type=FileType.JKS, has_private_key=has_key), property_) == []


@pytest.mark.parametrize(
    ("validity", "code", "severity", "told"),
    [
        ({"not_after": NOW - DAY, "expiring_from": NOW - 9 * DAY}, Code.EXPIRED, Severity.ERROR, "expired on 2026-11-22."),
        ({"not_before": NOW + DAY}, Code.NOT_YET_VALID, Severity.ERROR, "is valid from 2026-11-24 on."),
        ({"not_after": NOW + DAY, "expiring_from": NOW - DAY}, Code.EXPIRES_SOON, Severity.WARNING, "expires on 2026-11-24."),
    ],
)
def test_the_moment_is_judged_by_the_certificates_own_rules(
    validity: dict[str, Any], code: ConfigurationFindingCode, severity: Severity, told: str
) -> None:
    (finding,) = judge(a_key_store(validities=(a_validity(**validity),)))

    assert (finding.code, finding.severity) == (code, severity)
    assert finding.message.endswith(f'"client.p12", which KeyStoreLocation names, {told}')


def test_each_status_is_found_once_wherever_it_stands() -> None:
    ends = [NOW - 2 * DAY, NOW - DAY, NOW + DAY]
    validities = [a_validity(not_after=end, expiring_from=end - 5 * DAY) for end in ends]

    found = judge(a_key_store(validities=(*validities, a_validity(), a_validity(not_before=NOW + timedelta(1)))))

    assert codes(found) == [Code.EXPIRED, Code.NOT_YET_VALID, Code.EXPIRES_SOON]
    assert "2026-11-21" in found[0].message


@pytest.mark.parametrize("property_", NAMING_PROPERTIES)
def test_a_password_that_does_not_open_is_found_by_its_property(property_: str) -> None:
    (finding,) = judge(a_key_store(type=FileType.JKS), property_, opening=Opening.REFUSES_PASSWORD)

    assert (finding.code, finding.severity) == (Code.PASSWORD_WRONG, Severity.ERROR)
    assert finding.message == f'{PASSWORD_OF[property_]} does not open "client.p12".'
    assert finding.fix == f"Correct {PASSWORD_OF[property_]}."


def test_a_password_that_is_needed_and_missing_is_another_finding() -> None:
    (finding,) = judge(a_key_store(), opening=Opening.NEEDS_PASSWORD)

    assert (finding.code, finding.severity) == (Code.PASSWORD_MISSING, Severity.ERROR)
    assert "KeyStorePassword is empty or missing" in finding.message


def test_a_key_store_for_a_token_service_without_password_is_a_warning() -> None:
    (finding,) = judge(a_key_store(), TOKEN_SERVICE_KEY_STORE, opening=Opening.LACKS_PASSWORD)

    assert (finding.code, finding.severity) == (Code.PASSWORD_MISSING, Severity.WARNING)
    assert "set tokenService.KeyStorePassword" in finding.fix


def test_what_was_not_tried_is_said_and_no_error() -> None:
    (finding,) = judge(a_key_store(), opening=Opening.LATER)

    assert (finding.code, finding.severity) == (Code.NOT_CHECKED, Severity.INFO)


@pytest.mark.parametrize("opening", [Opening.OPENS, Opening.UNTOLD])
def test_what_opens_or_cannot_be_told_is_no_finding(opening: Opening) -> None:
    assert judge(a_key_store(), opening=opening) == []


def test_several_things_are_found_at_once() -> None:
    expired = a_validity(not_after=NOW - DAY, expiring_from=NOW - 9 * DAY)

    found = judge(a_key_store(type=FileType.CER, has_private_key=False, validities=(expired,)), opening=Opening.REFUSES_PASSWORD)

    assert codes(found) == [Code.FORMAT_UNFIT, Code.PRIVATE_KEY_MISSING, Code.EXPIRED, Code.PASSWORD_WRONG]


def test_every_property_that_names_a_certificate_has_its_file_types_and_its_password() -> None:
    assert set(FITTING) == set(PASSWORD_OF) == set(NAMING_PROPERTIES)
