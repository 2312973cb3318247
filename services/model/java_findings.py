"""What can be found about Java's view of a keystore, as rows of `findings.FindingKind`: code, severity, sentence, fix."""

from services.model.chain_findings import Row
from services.model.contents import FindingCode, Severity

_WRITE_AGAIN = "Write the keystore again: export it here, or use keytool -importkeystore from a JKS."

ALIAS_HIDDEN_FROM_JAVA: Row = (
    FindingCode.ENTRY_INVISIBLE_TO_JAVA,
    Severity.ERROR,
    "The alias is encoded in a way that Java cannot read: it refuses the whole keystore.",
    "Give the entry an alias without characters outside the Basic Multilingual Plane, such as emoji.",
)
ALIAS_NOT_FOUND_BY_JAVA: Row = (
    FindingCode.ENTRY_INVISIBLE_TO_JAVA,
    Severity.ERROR,
    "Java lists the alias but does not find the entry: it looks for the aliases of this format in lower case.",
    "Write the keystore again with the alias in lower case, or convert it to PKCS#12.",
)
CERTIFICATE_HIDDEN_FROM_JAVA: Row = (
    FindingCode.ENTRY_INVISIBLE_TO_JAVA,
    Severity.WARNING,
    "Java does not see this certificate: it lacks the attribute by which Java marks trusted certificates in PKCS#12.",
    "Import it with keytool -importcert, or leave it out if it is not meant to be trusted.",
)
KEY_HIDDEN_FROM_JAVA: Row = (
    FindingCode.ENTRY_INVISIBLE_TO_JAVA,
    Severity.WARNING,
    "Java does not see this private key: it reads encrypted ones only, and this one is not encrypted.",
    "Write the keystore again with its keys encrypted.",
)
KEY_WITHOUT_ID_FOR_JAVA: Row = (
    FindingCode.ENTRY_INVISIBLE_TO_JAVA,
    Severity.WARNING,
    "Java does not see this private key: it has no localKeyID, and of keys without one Java reads the first of the file only.",
    _WRITE_AGAIN,
)
ENTRY_NESTED: Row = (
    FindingCode.ENTRY_INVISIBLE_TO_JAVA,
    Severity.WARNING,
    "Java does not see this entry: it stands in a SafeContents inside a bag, which Java does not open.",
    _WRITE_AGAIN,
)
JAVA_HAS_NO_CHAIN: Row = (
    FindingCode.JAVA_CHAIN_DIFFERS,
    Severity.ERROR,
    "{java} finds no certificate for this private key, and cannot use it: none has the localKeyID or the name of the key, "
    "or the one that has them is marked as a trusted certificate.",
    _WRITE_AGAIN,
)
JAVA_TAKES_OTHER_CERTIFICATE: Row = (
    FindingCode.JAVA_CHAIN_DIFFERS,
    Severity.ERROR,
    '{java} presents the certificate "{certificate}" with this private key, but it is of another key.',
    _WRITE_AGAIN,
)
JAVA_TAKES_OTHER_CHAIN: Row = (
    FindingCode.JAVA_CHAIN_DIFFERS,
    Severity.WARNING,
    "{java} presents another chain with this private key: {chain}.",
    "Leave out what does not belong to the chain, or keep it in another file: Java takes the first certificate that has the issuer's name.",
)
