"""Everything that can be found about a file: one row each, with its code, how much it matters, the sentence and what to do."""

from dataclasses import replace
from enum import Enum

from services.model import chain_findings, file_findings, java_findings, key_findings
from services.model.contents import Finding, FindingCode, MissingIssuer, MissingIssuerCause, Severity
from services.model.sentences import Fact, fill_sentence

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


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
    KEY_MISMATCH = key_findings.KEY_MISMATCH
    KEY_WITHOUT_CERTIFICATE = key_findings.KEY_WITHOUT_CERTIFICATE
    KEY_LOCKED = key_findings.KEY_LOCKED
    KEY_REFUSES_PASSWORD = key_findings.KEY_REFUSES_PASSWORD
    KEY_UNSUPPORTED = key_findings.KEY_UNSUPPORTED
    KEY_NOT_PKCS8 = key_findings.KEY_NOT_PKCS8
    KEY_BROKEN = key_findings.KEY_BROKEN
    KEY_OUTDATED = key_findings.KEY_OUTDATED
    KEY_ENCRYPTION_LEGACY = key_findings.KEY_ENCRYPTION_LEGACY
    SEVERAL_KEYS = key_findings.SEVERAL_KEYS

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
    STORE_ENCRYPTION_LEGACY = file_findings.STORE_ENCRYPTION_LEGACY
    PBMAC1 = file_findings.PBMAC1
    FORMAT_OUTDATED = file_findings.FORMAT_OUTDATED
    INTEGRITY_UNPROTECTED = file_findings.INTEGRITY_UNPROTECTED
    INTEGRITY_NOT_VERIFIED = file_findings.INTEGRITY_NOT_VERIFIED
    PARTS_LOCKED = file_findings.PARTS_LOCKED
    TRAILING_DATA = file_findings.TRAILING_DATA
    SEVERAL_DER_CERTIFICATES = file_findings.SEVERAL_DER_CERTIFICATES
    SEVERAL_IN_BLOCK = file_findings.SEVERAL_IN_BLOCK
    OTHER_CONTENT = file_findings.OTHER_CONTENT
    BLOCK_MISLABELLED = file_findings.BLOCK_MISLABELLED
    BLOCK_OVERLOOKED = file_findings.BLOCK_OVERLOOKED
    BOUNDARY_OVERLOOKED = file_findings.BOUNDARY_OVERLOOKED
    BASE64_OVERLOOKED = file_findings.BASE64_OVERLOOKED
    OPENSSH_KEY = file_findings.OPENSSH_KEY
    OTHER_FORMAT_THAN_NAME = file_findings.OTHER_FORMAT_THAN_NAME
    OTHER_FORMAT_AS_USUAL = file_findings.OTHER_FORMAT_AS_USUAL

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
