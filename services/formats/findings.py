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
