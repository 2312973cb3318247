"""What can be found about a file as a whole, as rows of `findings.FindingKind`: code, severity, sentence, fix."""

from services.model.chain_findings import Row
from services.model.contents import FindingCode, Severity

_OTHER_FORMAT = (
    'The file is {found}, but its extension "{extension}" says otherwise.',
    "Rename the file or convert it: programs that trust the extension may refuse it.",
)

STORE_ENCRYPTION_LEGACY: Row = (
    FindingCode.LEGACY_ENCRYPTION,
    Severity.WARNING,
    "The file is protected by old algorithms: {schemes}. Newer programs refuse some of them.",
    "Write the keystore again with AES-256 and HMAC with SHA-256, as keytool since JDK 17 and OpenSSL 3 do by themselves.",
)
PBMAC1: Row = (
    FindingCode.NEW_PROTECTION,
    Severity.WARNING,
    "The file is protected by PBMAC1 (RFC 9579): Java up to 25, OpenSSL up to 3.3 and Node up to 20 cannot open it.",
    "Write the keystore again with a MAC that they know, unless all its consumers are newer: export it with the profile MODERN_2023.",
)
FORMAT_OUTDATED: Row = (
    FindingCode.FORMAT_OUTDATED,
    Severity.INFO,
    "The keystore is {format}, an old format: its protection is weak, and only Java opens it.",
    "Convert it to PKCS#12, which Java has written by default since version 9: export it, or use keytool -importkeystore.",
)
INTEGRITY_UNPROTECTED: Row = (
    FindingCode.INTEGRITY_NOT_VERIFIED,
    Severity.WARNING,
    "The integrity of the file is not protected: it has no MAC, so nobody can tell whether it was changed.",
    "Write the keystore again under a password, with a MAC.",
)
INTEGRITY_NOT_VERIFIED: Row = (
    FindingCode.INTEGRITY_NOT_VERIFIED,
    Severity.INFO,
    "The integrity of the keystore was not verified, because that takes its password.",
    "Unlock the keystore with its password.",
)
PARTS_LOCKED: Row = (
    FindingCode.ENTRY_LOCKED,
    Severity.WARNING,
    "The password does not open {count} of the encrypted parts; the entries in them are not shown.",
    "Give all parts of the keystore the same password.",
)
TRAILING_DATA: Row = (
    FindingCode.TRAILING_DATA,
    Severity.WARNING,
    "{size:,} octets follow the end of the contents; some programs ignore them, others refuse the file.",
    "Export the file again if they are not meant to be there.",
)
SEVERAL_DER_CERTIFICATES: Row = (
    FindingCode.TRAILING_DATA,
    Severity.WARNING,
    "The file holds {count:,} DER certificates one after the other; most programs read the first one only.",
    "Use PEM or PKCS#7 for several certificates.",
)
SEVERAL_IN_BLOCK: Row = (
    FindingCode.TRAILING_DATA,
    Severity.WARNING,
    "The block in line {line:,} holds {count:,} DER certificates one after the other; most programs read the first one only.",
    "Give each certificate a block of its own.",
)
OTHER_CONTENT: Row = (
    FindingCode.OTHER_CONTENT_IGNORED,
    Severity.INFO,
    "The file also holds {names}, which is kept in the file but not shown.",
    "Nothing needs to be done; remove it from the file if it was not meant to be there.",
)
BLOCK_MISLABELLED: Row = (
    FindingCode.FORMAT_DIFFERS_FROM_NAME,
    Severity.WARNING,
    'The block in line {line:,} is labelled "{label}" and holds {content}; many programs go by the label and do not read it.',
    "Convert the file, or write the label that the content has into the BEGIN and END lines.",
)
BLOCK_OVERLOOKED: Row = (
    FindingCode.OTHER_CONTENT_IGNORED,
    Severity.WARNING,
    'The block in line {line:,} is labelled "{label}" and holds {content}, which is not read here.',
    "Put it into a file of its own, or write the label that its content has into its BEGIN and END lines; "
    "remove it if it was not meant to be there.",
)
BOUNDARY_OVERLOOKED: Row = (
    FindingCode.OTHER_CONTENT_IGNORED,
    Severity.WARNING,
    "Line {line:,} looks like the beginning or end of a PEM block, but is written in another way; what belongs to it is not read.",
    "Write it with five hyphens on each side, BEGIN or END in capital letters, and the right label; or remove it.",
)
BASE64_OVERLOOKED: Row = (
    FindingCode.OTHER_CONTENT_IGNORED,
    Severity.WARNING,
    "From line {line:,} on, the file holds base64 text outside of any block, which is not read.",
    "Put its BEGIN and END lines around it, or remove it if it was not meant to be there.",
)
OPENSSH_KEY: Row = (
    FindingCode.OTHER_CONTENT_IGNORED,
    Severity.WARNING,
    "The block in line {line:,} holds a private key in OpenSSH's own form, which is not read, nor do TLS programs read it.",
    "Convert it to PKCS#8: ssh-keygen -p -m PKCS8 -f FILE.",
)
OTHER_FORMAT_THAN_NAME: Row = (FindingCode.FORMAT_DIFFERS_FROM_NAME, Severity.WARNING, *_OTHER_FORMAT)
OTHER_FORMAT_AS_USUAL: Row = (FindingCode.FORMAT_DIFFERS_FROM_NAME, Severity.INFO, *_OTHER_FORMAT)
