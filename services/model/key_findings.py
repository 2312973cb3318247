"""What can be found about a private key, as rows of `findings.FindingKind`: code, severity, sentence, fix."""

from services.model.chain_findings import Row
from services.model.contents import FindingCode, Severity

_WEAK_PRIVATE_KEY = (
    "The private key is weak: {reasons}.",
    "Make a new key (RSA of 3,072 bits or more, or EC on P-256 or P-384) and have a certificate issued for it.",
)

KEY_MISMATCH: Row = (
    FindingCode.KEY_MISMATCH,
    Severity.ERROR,
    'The file pairs the private key with the certificate "{certificate}", which has another public key.',
    "Put the right key and certificate together.",
)
KEY_WITHOUT_CERTIFICATE: Row = (
    FindingCode.PRIVATE_KEY_WITHOUT_CERTIFICATE,
    Severity.WARNING,
    "The private key has no certificate in the file, so it cannot authenticate anybody.",
    "Add the key's certificate with its chain.",
)
KEY_LOCKED: Row = (
    FindingCode.ENTRY_LOCKED,
    Severity.INFO,
    "The private key is locked: its password was not given.",
    "Unlock it with its password to have it checked against its certificate.",
)
KEY_REFUSES_PASSWORD: Row = (
    FindingCode.ENTRY_LOCKED,
    Severity.WARNING,
    "The private key is locked: the password that was given does not open it.",
    "Unlock it with the password of the key itself, which is another one.",
)
KEY_UNSUPPORTED: Row = (
    FindingCode.UNSUPPORTED_KEY,
    Severity.WARNING,
    "The private key is kept but cannot be checked: {reason}",
    "Make sure that its consumers support it.",
)
KEY_NOT_PKCS8: Row = (
    FindingCode.UNSUPPORTED_KEY,
    Severity.ERROR,
    "The keystore holds the private key as {encoding}, where PKCS#8 belongs: Java cannot use it as it stands.",
    "Export it in another format, which holds the key as PKCS#8, or put it in again after openssl pkcs8 -topk8 -nocrypt.",
)
KEY_BROKEN: Row = (FindingCode.WEAK_KEY, Severity.ERROR, *_WEAK_PRIVATE_KEY)
KEY_OUTDATED: Row = (FindingCode.WEAK_KEY, Severity.WARNING, *_WEAK_PRIVATE_KEY)
KEY_ENCRYPTION_LEGACY: Row = (
    FindingCode.LEGACY_ENCRYPTION,
    Severity.WARNING,
    "A private key is encrypted by an old scheme: {schemes}. Its password can be guessed quickly.",
    "Encrypt the key again: openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000.",
)
SEVERAL_KEYS: Row = (
    FindingCode.SEVERAL_PRIVATE_KEYS,
    Severity.WARNING,
    "The file holds {count:,} private keys; programs that cannot be told an alias take the first one they find.",
    "Keep one private key in each file, or name the alias where it is used.",
)
