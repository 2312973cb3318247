"""What the PKCS#12 reader points out about how a file is protected."""

from services.model.contents import Finding, FindingCode, Severity


def find_legacy_encryption(names: list[str]) -> Finding:
    """Some of the algorithms that protect the file are old ones; `names` says which."""
    return Finding(
        code=FindingCode.LEGACY_ENCRYPTION,
        severity=Severity.WARNING,
        message=f"The file is protected by old algorithms: {', '.join(dict.fromkeys(names))}. Newer programs refuse some of them.",
        fix="Write the keystore again with AES-256 and HMAC with SHA-256, as keytool since JDK 17 and OpenSSL 3 do by themselves.",
    )


def find_no_mac() -> Finding:
    """The file has no MAC at all."""
    return Finding(
        code=FindingCode.INTEGRITY_NOT_VERIFIED,
        severity=Severity.WARNING,
        message="The integrity of the file is not protected: it has no MAC, so nobody can tell whether it was changed.",
        fix="Write the keystore again under a password, with a MAC.",
    )


def find_mac_not_verified() -> Finding:
    """The file has a MAC, but its password was not given."""
    return Finding(
        code=FindingCode.INTEGRITY_NOT_VERIFIED,
        severity=Severity.INFO,
        message="The integrity of the file was not verified, because that takes its password.",
        fix="Unlock the keystore with its password.",
    )


def find_locked_part(count: int) -> Finding:
    """Encrypted parts, each with any number of entries, do not open under the file's own password."""
    return Finding(
        code=FindingCode.ENTRY_LOCKED,
        severity=Severity.WARNING,
        message=f"The password does not open {count} of the encrypted parts; the entries in them are not shown.",
        fix="Give all parts of the keystore the same password.",
    )
