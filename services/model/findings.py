"""Everything that can be found about a file: one row each, with its code, how much it matters, the sentence and what to do."""

from dataclasses import replace
from enum import Enum

from services.model import chain_findings, java_findings
from services.model.contents import Finding, FindingCode, MissingIssuer, MissingIssuerCause, Severity
from services.model.sentences import Fact, fill_sentence

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_WEAK_PRIVATE_KEY = (
    "The private key is weak: {reasons}.",
    "Make a new key (RSA of 3,072 bits or more, or EC on P-256 or P-384) and have a certificate issued for it.",
)
_OTHER_FORMAT = (
    'The file is {found}, but its extension "{extension}" says otherwise.',
    "Rename the file or convert it: programs that trust the extension may refuse it.",
)


class FindingKind(Enum):
    """The rows: code, severity, sentence, fix. A code has several rows where one thing has several causes. Names in braces are facts."""

    def __init__(self, code: FindingCode, severity: Severity, sentence: str, fix: str) -> None:  # noqa: PLR0917  # the columns of a row
        self.code = code
        self.severity = severity
        self.sentence = sentence
        self.fix = fix

    # Of the moment
    EXPIRED = (FindingCode.EXPIRED, _ERROR, "The certificate expired on {date}.", "Replace it with one that is valid.")
    NOT_YET_VALID = (
        FindingCode.NOT_YET_VALID,
        _ERROR,
        "The certificate is valid from {date} on.",
        "Wait until then, or replace it with one that is valid now.",
    )
    EXPIRES_SOON = (
        FindingCode.EXPIRES_SOON,
        _WARNING,
        "The certificate expires on {date}.",
        "Upload its successor before then; uploaded certificates are not renewed automatically.",
    )

    ISSUER_EXPIRED = chain_findings.ISSUER_EXPIRED
    ISSUER_NOT_YET_VALID = chain_findings.ISSUER_NOT_YET_VALID
    ISSUER_EXPIRES_SOON = chain_findings.ISSUER_EXPIRES_SOON
    ROOT_EXPIRED = chain_findings.ROOT_EXPIRED

    # Of a certificate
    WEAK_SIGNATURE = (
        FindingCode.WEAK_SIGNATURE,
        _WARNING,
        'The certificate "{certificate}" is signed with {algorithm}; {hash} is broken, and most clients refuse it.',
        "Have it issued again with SHA-256 or stronger.",
    )
    WEAK_PUBLIC_KEY = (
        FindingCode.WEAK_KEY,
        _WARNING,
        'The key of the certificate "{certificate}" is weak: {reasons}.',
        "Have it issued again with a new key: RSA of 3,072 bits or more, or EC on P-256 or P-384.",
    )
    FIELD_UNREADABLE = (
        FindingCode.EXTENSION_UNREADABLE,
        _WARNING,
        'The certificate "{certificate}" has fields that cannot be read: {fields}. Some programs refuse it.',
        "Have it issued again by an authority that follows RFC 5280.",
    )
    CA_FLAG_MISSING = (
        FindingCode.CA_FLAG_MISSING,
        _ERROR,
        'The certificate "{certificate}" issued another certificate of the chain but lacks {missing}; clients refuse the chain.',
        "Have the issuer's certificate issued again as one of a certificate authority, and the chain renewed.",
    )
    CA_FLAG_ON_END_ENTITY = (
        FindingCode.CA_FLAG_ON_END_ENTITY,
        _WARNING,
        'The certificate "{certificate}" says CA:TRUE although it belongs to a private key; the owner of the key can issue others.',
        "Have it issued again with CA:FALSE.",
    )
    CERTIFICATE_UNREADABLE = (
        FindingCode.ENTRY_UNREADABLE,
        _ERROR,
        "A certificate cannot be read: {reason}",
        "Export the certificate again where it came from. Java refuses the whole keystore because of it.",
    )
    CERTIFICATE_AS_TEXT = (
        FindingCode.FORMAT_DIFFERS_FROM_NAME,
        _WARNING,
        "The entry holds a certificate as PEM text, where DER belongs: Java reads it, other programs refuse the keystore.",
        "Export it in another format, or import the certificate again with keytool.",
    )
    CERTIFICATES_BEHIND = (
        FindingCode.TRAILING_DATA,
        _WARNING,
        "The entry holds further certificates behind the first ({count:,}), where one belongs: Java reads the first only.",
        "Import each certificate into an entry of its own, or the chain with its key.",
    )
    OCTETS_BEHIND = (
        FindingCode.TRAILING_DATA,
        _WARNING,
        "{size:,} octets follow a certificate inside its entry: Java and OpenSSL ignore them, other programs refuse it.",
        "Export it in another format, or import the certificate again with keytool.",
    )
    ENTRY_DAMAGED = (
        FindingCode.ENTRY_UNREADABLE,
        _ERROR,
        "The entry is damaged and cannot be read: {reason}",
        "Export the keystore again where it came from. Most programs refuse the whole file because of it.",
    )
    ATTRIBUTE_UNREADABLE = (
        FindingCode.ENTRY_INVISIBLE_TO_JAVA,
        _ERROR,
        "An attribute of the entry has a wrong type ({attributes}): Java, NSS and newer OpenSSL and Node refuse the whole file.",
        "Write the keystore again; the programs openssl and certtool can still read it.",
    )
    CERTIFICATE_REPEATED = (
        FindingCode.DUPLICATE_CERTIFICATE,
        _INFO,
        'The file holds the certificate "{certificate}" {count:,} times.',
        "Remove the repetitions.",
    )
    CERTIFICATE_UNRELATED = (
        FindingCode.UNRELATED_CERTIFICATE,
        _INFO,
        'The certificate "{certificate}" belongs to no chain in the file.',
        "Remove it if it was not meant to be there.",
    )

    # Of a private key
    KEY_MISMATCH = (
        FindingCode.KEY_MISMATCH,
        _ERROR,
        'The file pairs the private key with the certificate "{certificate}", which has another public key.',
        "Put the right key and certificate together.",
    )
    KEY_WITHOUT_CERTIFICATE = (
        FindingCode.PRIVATE_KEY_WITHOUT_CERTIFICATE,
        _WARNING,
        "The private key has no certificate in the file, so it cannot authenticate anybody.",
        "Add the key's certificate with its chain.",
    )
    KEY_LOCKED = (
        FindingCode.ENTRY_LOCKED,
        _INFO,
        "The private key is locked: its password was not given.",
        "Unlock it with its password to have it checked against its certificate.",
    )
    KEY_REFUSES_PASSWORD = (
        FindingCode.ENTRY_LOCKED,
        _WARNING,
        "The private key is locked: the password that was given does not open it.",
        "Unlock it with the password of the key itself, which is another one.",
    )
    KEY_UNSUPPORTED = (
        FindingCode.UNSUPPORTED_KEY,
        _WARNING,
        "The private key is kept but cannot be checked: {reason}",
        "Make sure that its consumers support it.",
    )
    KEY_NOT_PKCS8 = (
        FindingCode.UNSUPPORTED_KEY,
        _ERROR,
        "The keystore holds the private key as {encoding}, where PKCS#8 belongs: Java cannot use it as it stands.",
        "Export it in another format, which holds the key as PKCS#8, or put it in again after openssl pkcs8 -topk8 -nocrypt.",
    )
    KEY_BROKEN = (FindingCode.WEAK_KEY, _ERROR, *_WEAK_PRIVATE_KEY)
    KEY_OUTDATED = (FindingCode.WEAK_KEY, _WARNING, *_WEAK_PRIVATE_KEY)
    KEY_ENCRYPTION_LEGACY = (
        FindingCode.LEGACY_ENCRYPTION,
        _WARNING,
        "A private key is encrypted by an old scheme: {schemes}. Its password can be guessed quickly.",
        "Encrypt the key again: openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000.",
    )
    SEVERAL_KEYS = (
        FindingCode.SEVERAL_PRIVATE_KEYS,
        _WARNING,
        "The file holds {count:,} private keys; programs that cannot be told an alias take the first one they find.",
        "Keep one private key in each file, or name the alias where it is used.",
    )

    # Of a chain
    CHAIN_OUT_OF_ORDER = chain_findings.CHAIN_OUT_OF_ORDER
    CHAIN_INCOMPLETE = chain_findings.CHAIN_INCOMPLETE
    ISSUER_OF_OTHER_KEY = chain_findings.ISSUER_OF_OTHER_KEY
    ISSUER_SIGNATURE_INVALID = chain_findings.ISSUER_SIGNATURE_INVALID
    SELF_SIGNATURE_INVALID = chain_findings.SELF_SIGNATURE_INVALID
    CHAIN_CIRCULAR = chain_findings.CHAIN_CIRCULAR
    CHAIN_SEARCH_ENDED = chain_findings.CHAIN_SEARCH_ENDED
    CHAIN_OUTSIDE_ENTRY = chain_findings.CHAIN_OUTSIDE_ENTRY
    KEY_IDENTIFIERS_DIFFER = chain_findings.KEY_IDENTIFIERS_DIFFER
    CLIENT_AUTH_MISSING = chain_findings.CLIENT_AUTH_MISSING

    # Of what Java sees
    ALIAS_REPEATED = (
        FindingCode.DUPLICATE_ALIAS,
        _WARNING,
        "Another entry has the same alias; most programs see only one of the two.",
        "Give the entries different aliases (keytool -changealias).",
    )
    ALIAS_REPEATED_BUT_FOR_CASE = (
        FindingCode.DUPLICATE_ALIAS,
        _WARNING,
        "Another entry has the same alias, or one that differs in upper and lower case only; most programs see only one of the two.",
        "Give the entries different aliases (keytool -changealias).",
    )
    ALIAS_HIDDEN_FROM_JAVA = java_findings.ALIAS_HIDDEN_FROM_JAVA
    ALIAS_NOT_FOUND_BY_JAVA = java_findings.ALIAS_NOT_FOUND_BY_JAVA
    CERTIFICATE_HIDDEN_FROM_JAVA = java_findings.CERTIFICATE_HIDDEN_FROM_JAVA
    KEY_HIDDEN_FROM_JAVA = java_findings.KEY_HIDDEN_FROM_JAVA
    KEY_WITHOUT_ID_FOR_JAVA = java_findings.KEY_WITHOUT_ID_FOR_JAVA
    ENTRY_NESTED = java_findings.ENTRY_NESTED
    JAVA_HAS_NO_CHAIN = java_findings.JAVA_HAS_NO_CHAIN
    JAVA_TAKES_OTHER_CERTIFICATE = java_findings.JAVA_TAKES_OTHER_CERTIFICATE
    JAVA_TAKES_OTHER_CHAIN = java_findings.JAVA_TAKES_OTHER_CHAIN

    # Of the file
    STORE_ENCRYPTION_LEGACY = (
        FindingCode.LEGACY_ENCRYPTION,
        _WARNING,
        "The file is protected by old algorithms: {schemes}. Newer programs refuse some of them.",
        "Write the keystore again with AES-256 and HMAC with SHA-256, as keytool since JDK 17 and OpenSSL 3 do by themselves.",
    )
    PBMAC1 = (
        FindingCode.NEW_PROTECTION,
        _WARNING,
        "The file is protected by PBMAC1 (RFC 9579): Java up to 25, OpenSSL up to 3.3 and Node up to 20 cannot open it.",
        "Write the keystore again with a MAC that they know, unless all its consumers are newer: export it with the profile MODERN_2023.",
    )
    FORMAT_OUTDATED = (
        FindingCode.FORMAT_OUTDATED,
        _INFO,
        "The keystore is {format}, an old format: its protection is weak, and only Java opens it.",
        "Convert it to PKCS#12, which Java has written by default since version 9: export it, or use keytool -importkeystore.",
    )
    INTEGRITY_UNPROTECTED = (
        FindingCode.INTEGRITY_NOT_VERIFIED,
        _WARNING,
        "The integrity of the file is not protected: it has no MAC, so nobody can tell whether it was changed.",
        "Write the keystore again under a password, with a MAC.",
    )
    INTEGRITY_NOT_VERIFIED = (
        FindingCode.INTEGRITY_NOT_VERIFIED,
        _INFO,
        "The integrity of the keystore was not verified, because that takes its password.",
        "Unlock the keystore with its password.",
    )
    PARTS_LOCKED = (
        FindingCode.ENTRY_LOCKED,
        _WARNING,
        "The password does not open {count} of the encrypted parts; the entries in them are not shown.",
        "Give all parts of the keystore the same password.",
    )
    TRAILING_DATA = (
        FindingCode.TRAILING_DATA,
        _WARNING,
        "{size:,} octets follow the end of the contents; some programs ignore them, others refuse the file.",
        "Export the file again if they are not meant to be there.",
    )
    SEVERAL_DER_CERTIFICATES = (
        FindingCode.TRAILING_DATA,
        _WARNING,
        "The file holds {count:,} DER certificates one after the other; most programs read the first one only.",
        "Use PEM or PKCS#7 for several certificates.",
    )
    SEVERAL_IN_BLOCK = (
        FindingCode.TRAILING_DATA,
        _WARNING,
        "The block in line {line:,} holds {count:,} DER certificates one after the other; most programs read the first one only.",
        "Give each certificate a block of its own.",
    )
    OTHER_CONTENT = (
        FindingCode.OTHER_CONTENT_IGNORED,
        _INFO,
        "The file also holds {names}, which is kept in the file but not shown.",
        "Nothing needs to be done; remove it from the file if it was not meant to be there.",
    )
    BLOCK_MISLABELLED = (
        FindingCode.FORMAT_DIFFERS_FROM_NAME,
        _WARNING,
        'The block in line {line:,} is labelled "{label}" and holds {content}; many programs go by the label and do not read it.',
        "Convert the file, or write the label that the content has into the BEGIN and END lines.",
    )
    BLOCK_OVERLOOKED = (
        FindingCode.OTHER_CONTENT_IGNORED,
        _WARNING,
        'The block in line {line:,} holds {content}, but is not read under its label "{label}".',
        "Write the right label into its BEGIN and END lines, or put it into a file of its own; remove it if it was not meant to be there.",
    )
    BOUNDARY_OVERLOOKED = (
        FindingCode.OTHER_CONTENT_IGNORED,
        _WARNING,
        "Line {line:,} looks like the beginning or end of a PEM block, but is written in another way; what belongs to it is not read.",
        "Write it with five hyphens on each side, BEGIN or END in capital letters, and the right label; or remove it.",
    )
    BASE64_OVERLOOKED = (
        FindingCode.OTHER_CONTENT_IGNORED,
        _WARNING,
        "From line {line:,} on, the file holds base64 text outside of any block, which is not read.",
        "Put its BEGIN and END lines around it, or remove it if it was not meant to be there.",
    )
    OPENSSH_KEY = (
        FindingCode.OTHER_CONTENT_IGNORED,
        _WARNING,
        "The block in line {line:,} holds a private key in OpenSSH's own form, which is not read, nor do TLS programs read it.",
        "Convert it to PKCS#8: ssh-keygen -p -m PKCS8 -f FILE.",
    )
    OTHER_FORMAT_THAN_NAME = (FindingCode.FORMAT_DIFFERS_FROM_NAME, _WARNING, *_OTHER_FORMAT)
    OTHER_FORMAT_AS_USUAL = (FindingCode.FORMAT_DIFFERS_FROM_NAME, _INFO, *_OTHER_FORMAT)

    # In the place of many, whose code, severity and fix it has.
    MORE_OF_THE_SAME = (
        FindingCode.OTHER_CONTENT_IGNORED,
        _INFO,
        "The same is true of {count:,} more entries or certificates.",
        "Do with these as with the others.",
    )


def finding(kind: FindingKind, alias: str | None = None, **facts: Fact) -> Finding:
    """Return the finding of that kind, about the entry of that alias. `facts` fill its sentence; of several texts each is named once."""
    message, told = fill_sentence(kind.sentence, facts)
    return Finding(code=kind.code, severity=kind.severity, message=message, fix=kind.fix, alias=alias, kind=kind.name, parameters=told)


def missing_issuer_finding(missing: MissingIssuer) -> Finding:
    """Return what is found where a chain ends before its root."""
    return finding(_INCOMPLETE[missing.cause], missing.alias, subject=missing.subject, issuer=missing.issuer)


_INCOMPLETE = {
    MissingIssuerCause.NOT_IN_FILE: FindingKind.CHAIN_INCOMPLETE,
    MissingIssuerCause.OTHER_KEY: FindingKind.ISSUER_OF_OTHER_KEY,
    MissingIssuerCause.SIGNATURE_INVALID: FindingKind.ISSUER_SIGNATURE_INVALID,
    MissingIssuerCause.SELF_SIGNATURE_INVALID: FindingKind.SELF_SIGNATURE_INVALID,
    MissingIssuerCause.CIRCLE: FindingKind.CHAIN_CIRCULAR,
    MissingIssuerCause.SEARCH_ENDED: FindingKind.CHAIN_SEARCH_ENDED,
}


def count_rest(example: Finding, count: int) -> Finding:
    """Return what stands for so many more findings like the example, without an alias."""
    return replace(finding(FindingKind.MORE_OF_THE_SAME, count=count), code=example.code, severity=example.severity, fix=example.fix)
