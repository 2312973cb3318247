"""What the assembly of entries points out, each with its fix."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from services.model.contents import Finding, FindingCode, MissingIssuer, Severity
from services.model.x509 import X509Certificate

MAX_OF_ONE_CODE = 10
"""Findings of one code that are told one by one: all of them are stored with the certificate and come with every list."""

_BY_SEVERITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def limit_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order, each once; of one code the worst ten, and one more, without alias, that counts the others."""
    distinct = list(dict.fromkeys(findings))
    ranked = sorted(distinct, key=lambda finding: _BY_SEVERITY.index(finding.severity))
    ranks: Counter[FindingCode] = Counter()
    kept: set[Finding] = set()
    rest: dict[FindingCode, Finding] = {}
    for finding in ranked:
        ranks[finding.code] += 1
        if ranks[finding.code] <= MAX_OF_ONE_CODE:
            kept.add(finding)
        else:
            rest.setdefault(finding.code, finding)
    counted = (
        replace(finding, message=f"The same is true of {ranks[code] - MAX_OF_ONE_CODE:,} more entries or certificates.", alias=None)
        for code, finding in rest.items()
    )
    return (*(finding for finding in distinct if finding in kept), *counted)


def find_unreadable_certificate(alias: str, reason: str) -> Finding:
    """A certificate is broken; the entry, or its place in a chain, stays."""
    return Finding(
        code=FindingCode.ENTRY_UNREADABLE,
        severity=Severity.ERROR,
        message=f"A certificate cannot be read: {reason}",
        fix="Export the certificate again where it came from. Java refuses the whole keystore because of it.",
        alias=alias,
    )


def find_invisible_to_java(alias: str) -> Finding:
    """A PKCS#12 certificate without key lacks Java's own attribute."""
    return Finding(
        code=FindingCode.ENTRY_INVISIBLE_TO_JAVA,
        severity=Severity.WARNING,
        message="Java does not see this certificate: it lacks the attribute by which Java marks trusted certificates in PKCS#12.",
        fix="Import it with keytool -importcert, or leave it out if it is not meant to be trusted.",
        alias=alias,
    )


def find_clear_key(alias: str) -> Finding:
    """A PKCS#12 private key is not encrypted."""
    return Finding(
        code=FindingCode.ENTRY_INVISIBLE_TO_JAVA,
        severity=Severity.WARNING,
        message="Java does not see this private key: it reads only encrypted ones, and this one stands in clear in the file.",
        fix="Write the keystore again with its keys encrypted.",
        alias=alias,
    )


def find_repeated_alias(alias: str, *, ignores_case: bool) -> Finding:
    """An alias is that of another entry too, as the format compares aliases."""
    difference = "but for upper and lower case " if ignores_case else ""
    return Finding(
        code=FindingCode.DUPLICATE_ALIAS,
        severity=Severity.WARNING,
        message=f"Another entry has the same alias {difference}in the file; most programs see only one of them.",
        fix="Give the entries different aliases (keytool -changealias).",
        alias=alias,
    )


def find_repeated_certificate(certificate: X509Certificate, count: int) -> Finding:
    """The file holds the very same certificate more than once."""
    return Finding(
        code=FindingCode.DUPLICATE_CERTIFICATE,
        severity=Severity.INFO,
        message=f'The file holds the certificate "{certificate.subject.rfc4514}" {count:,} times.',
        fix="Remove the repetitions.",
    )


def find_mismatch(alias: str, certificate: X509Certificate) -> Finding:
    """A private key is not the one of the certificate that stands with it."""
    return Finding(
        code=FindingCode.KEY_MISMATCH,
        severity=Severity.ERROR,
        message=f'The private key does not belong to the certificate "{certificate.subject.rfc4514}" that the file gives to it.',
        fix="Put the right key and certificate together.",
        alias=alias,
    )


def find_unsupported_key(alias: str, reason: str) -> Finding:
    """A private key is of a kind, or protected in a way, that this service does not read."""
    return Finding(
        code=FindingCode.UNSUPPORTED_KEY,
        severity=Severity.WARNING,
        message=f"The private key is kept but cannot be checked: {reason}",
        fix="Make sure that its consumers support it.",
        alias=alias,
    )


def find_locked_key(alias: str) -> Finding:
    """A private key is under a password that was not given."""
    return Finding(
        code=FindingCode.ENTRY_LOCKED,
        severity=Severity.INFO,
        message="The private key is locked: its password was not given.",
        fix="Unlock it with its password to have it checked against its certificate.",
        alias=alias,
    )


def find_weak_private_key(alias: str, reasons: Sequence[str], *, is_broken: bool) -> Finding:
    """A private key can be broken or guessed, or (not `is_broken`) is merely of a kind that is going out of use."""
    return Finding(
        code=FindingCode.WEAK_KEY,
        severity=Severity.ERROR if is_broken else Severity.WARNING,
        message=f"The private key is weak: {'; '.join(reasons)}.",
        fix="Make a new key (RSA of 3,072 bits or more, or EC on P-256 or P-384) and have a certificate issued for it.",
        alias=alias,
    )


def find_key_without_certificate(alias: str) -> Finding:
    """A private key stands alone."""
    return Finding(
        code=FindingCode.PRIVATE_KEY_WITHOUT_CERTIFICATE,
        severity=Severity.WARNING,
        message="The private key has no certificate in the file, so it cannot authenticate anybody.",
        fix="Add the key's certificate with its chain.",
        alias=alias,
    )


def find_several_keys(count: int) -> Finding:
    """Programs that expect one private key choose for themselves."""
    return Finding(
        code=FindingCode.SEVERAL_PRIVATE_KEYS,
        severity=Severity.WARNING,
        message=f"The file holds {count:,} private keys; programs that cannot be told an alias take the first one they find.",
        fix="Keep one private key in each file, or name the alias where it is used.",
    )


def find_chain_out_of_order(alias: str) -> Finding:
    """The certificates are there, but not end-entity first."""
    return Finding(
        code=FindingCode.CHAIN_OUT_OF_ORDER,
        severity=Severity.WARNING,
        message="The certificate chain does not stand in order: each certificate must be followed by its issuer, the end entity first.",
        fix="Write the certificates in the order that is shown here.",
        alias=alias,
    )


def find_incomplete_chain(missing: MissingIssuer) -> Finding:
    """A chain ends before a self-signed root, and the issuer is nowhere in the file."""
    return Finding(
        code=FindingCode.CHAIN_INCOMPLETE,
        severity=Severity.ERROR,
        message=f'"{missing.subject}" was issued by "{missing.issuer}", which is not in the file.',
        fix="Add the whole chain up to the self-signed root.",
        alias=missing.alias,
    )


def find_chain_outside_entry(alias: str, end: X509Certificate) -> Finding:
    """The chain of a Java entry ends early, although the file has the issuer under another alias."""
    return Finding(
        code=FindingCode.CHAIN_INCOMPLETE,
        severity=Severity.WARNING,
        message=f'The entry\'s own chain ends at "{end.subject.rfc4514}"; the issuer is in another entry, where Java does not look for it.',
        fix="Import the certificate with its whole chain into the entry (keytool -importcert with the key's alias).",
        alias=alias,
    )


def find_unrelated_certificate(alias: str, certificate: X509Certificate) -> Finding:
    """A certificate stands with a key's chain, but does not belong to it."""
    return Finding(
        code=FindingCode.UNRELATED_CERTIFICATE,
        severity=Severity.INFO,
        message=f'The certificate "{certificate.subject.rfc4514}" belongs to no chain in the file.',
        fix="Remove it if it was not meant to be there.",
        alias=alias,
    )
