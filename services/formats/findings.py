"""What readers and the assembly point out about a file, each with its fix."""

from services.model.contents import Finding, FindingCode, Severity


def find_trailing_data(size: int) -> Finding:
    """Octets follow the end of the format."""
    return Finding(
        code=FindingCode.TRAILING_DATA,
        severity=Severity.WARNING,
        message=f"{size:,} octets follow the end of the contents; some programs ignore them, others refuse the file.",
        fix="Export the file again if they are not meant to be there.",
    )


def find_other_content(names: list[str]) -> Finding:
    """A PEM file holds blocks that are neither certificates nor private keys."""
    return Finding(
        code=FindingCode.OTHER_CONTENT_IGNORED,
        severity=Severity.INFO,
        message=f"The file also holds {', '.join(dict.fromkeys(names))}, which is kept in the file but not shown.",
        fix="Nothing needs to be done; remove the other blocks if they were not meant to be there.",
    )


def find_alias_hidden_from_java(alias: str) -> Finding:
    """A JKS alias is in plain UTF-8 where Java wants its modified form."""
    return Finding(
        code=FindingCode.ENTRY_INVISIBLE_TO_JAVA,
        severity=Severity.ERROR,
        message="The alias is encoded in a way that Java cannot read: it refuses the whole keystore.",
        fix="Give the entry an alias without characters outside the Basic Multilingual Plane, such as emoji.",
        alias=alias,
    )


def find_glued_certificates(count: int) -> Finding:
    """A DER file holds more than one certificate."""
    return Finding(
        code=FindingCode.TRAILING_DATA,
        severity=Severity.WARNING,
        message=f"The file holds {count:,} DER certificates one after the other; most programs read the first one only.",
        fix="Use PEM or PKCS#7 for several certificates.",
    )


def find_weak_key_encryption(names: list[str]) -> Finding:
    """A private key in PEM is encrypted by an old scheme."""
    return Finding(
        code=FindingCode.LEGACY_ENCRYPTION,
        severity=Severity.WARNING,
        message=f"A private key is encrypted by an old scheme: {', '.join(dict.fromkeys(names))}. It can be guessed quickly.",
        fix="Encrypt the key again: openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000.",
    )


def find_digest_not_verified() -> Finding:
    """The digest of a JKS or JCEKS keystore was not verified, for lack of its password."""
    return Finding(
        code=FindingCode.INTEGRITY_NOT_VERIFIED,
        severity=Severity.INFO,
        message="The integrity of the keystore was not verified, because that takes its password.",
        fix="Unlock the keystore with its password.",
    )


def find_other_format_than_name(extension: str, found: str, severity: Severity) -> Finding:
    """The contents are of another format than the file name says."""
    return Finding(
        code=FindingCode.FORMAT_DIFFERS_FROM_NAME,
        severity=severity,
        message=f'The file is {found}, which is not what its extension "{extension}" says.',
        fix="Name it by its format, or convert it; programs that go by the extension may refuse it.",
    )
