"""What readers point out."""

from services.formats import findings
from services.model.contents import FindingCode, Severity


def test_other_content_is_named_once_each() -> None:
    finding = findings.find_other_content(["a public key", "a certificate request", "a public key"])
    assert finding.code is FindingCode.OTHER_CONTENT_IGNORED
    assert "a public key, a certificate request, which" in finding.message


def test_every_finding_has_a_sentence_and_a_fix() -> None:
    for finding in (
        findings.find_trailing_data(1_234),
        findings.find_other_content(["x"]),
        findings.find_alias_hidden_from_java("a"),
        findings.find_glued_certificates(2),
        findings.find_weak_key_encryption(["DES"]),
        findings.find_digest_not_verified(),
        findings.find_other_format_than_name(".pem", "DER", Severity.INFO),
    ):
        assert finding.message.endswith(".")
        assert finding.fix.endswith(".")
