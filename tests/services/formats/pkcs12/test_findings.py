"""What the PKCS#12 reader points out."""

from services.formats.pkcs12.findings import find_legacy_encryption, find_locked_part, find_mac_not_verified, find_no_mac
from services.model.contents import FindingCode, Severity


def test_old_algorithms_are_each_named_once() -> None:
    finding = find_legacy_encryption(["RC2-40 with SHA-1", "3DES with SHA-1", "RC2-40 with SHA-1"])
    assert (finding.code, finding.severity) == (FindingCode.LEGACY_ENCRYPTION, Severity.WARNING)
    assert "RC2-40 with SHA-1, 3DES with SHA-1." in finding.message


def test_a_missing_mac_matters_more_than_one_not_verified() -> None:
    missing, unverified = find_no_mac(), find_mac_not_verified()
    assert missing.code is unverified.code is FindingCode.INTEGRITY_NOT_VERIFIED
    assert (missing.severity, unverified.severity) == (Severity.WARNING, Severity.INFO)


def test_locked_parts_are_counted() -> None:
    assert " 2 " in find_locked_part(2).message


def test_every_finding_is_sentences_with_a_fix() -> None:
    for finding in (find_legacy_encryption(["x"]), find_no_mac(), find_mac_not_verified(), find_locked_part(1)):
        assert finding.message.endswith(".")
        assert finding.fix.endswith(".")
