"""Finding texts, and how many of them are told."""

from services.formats.contents import entry_findings
from services.formats.contents.entry_findings import MAX_OF_ONE_CODE, find_locked_key, find_weak_private_key, limit_findings
from services.model.contents import Finding, FindingCode, MissingIssuer, Severity
from tests.services.x509.made import issue


def locked(count: int) -> list[Finding]:
    return [find_locked_key(f"key {number}") for number in range(count)]


def test_a_few_findings_stay_as_they_are() -> None:
    findings = [*locked(MAX_OF_ONE_CODE), entry_findings.find_several_keys(3)]
    assert limit_findings(findings) == tuple(findings)


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
    warnings = [find_weak_private_key(f"w{number}", ["old"], is_broken=False) for number in range(50)]
    error = find_weak_private_key("e", ["short"], is_broken=True)
    limited = limit_findings([*warnings, error])
    assert error in limited
    assert [finding.severity for finding in limited].count(Severity.ERROR) == 1


def test_every_finding_has_a_sentence_and_a_fix() -> None:
    certificate = issue("x").described
    missing = MissingIssuer(alias="a", subject="CN=x", issuer="CN=y", of_private_key=True)
    findings = [
        entry_findings.find_unreadable_certificate("a", "It is junk."),
        entry_findings.find_invisible_to_java("a"),
        entry_findings.find_clear_key("a"),
        entry_findings.find_repeated_alias("a", ignores_case=True),
        entry_findings.find_repeated_certificate(certificate, 2),
        entry_findings.find_mismatch("a", certificate),
        entry_findings.find_unsupported_key("a", "It is odd."),
        find_locked_key("a"),
        find_weak_private_key("a", ["it is short"], is_broken=True),
        entry_findings.find_key_without_certificate("a"),
        entry_findings.find_several_keys(2),
        entry_findings.find_chain_out_of_order("a"),
        entry_findings.find_incomplete_chain(missing),
        entry_findings.find_chain_outside_entry("a", certificate),
        entry_findings.find_unrelated_certificate("a", certificate),
    ]
    for finding in findings:
        assert finding.message.endswith(".")
        assert finding.fix.endswith((".", ")."))
