"""What may be kept: the rules that an upload obeys beyond being readable."""

from services.errors import DomainError, ErrorCode, IncompleteChain, KeyMismatch, PasswordRequired, UnrecognizedFormat, WeakKey
from services.model.contents import Contents, FileType, Finding, FindingCode, Format, Severity, UnreadableEntry
from services.model.findings import FindingKind, missing_issuer_finding


def check_type(file_type: FileType, contents: Contents) -> None:
    """Raise UnrecognizedFormat (TYPE_MISMATCH) if a keystore has a certificate's extension, or the reverse, naming the right one."""
    if contents.format.is_keystore == file_type.is_keystore:
        return
    found, right = _NAME_AND_EXTENSION[contents.format]
    message = f"The file is {found}, but its extension is .{file_type.value.lower()}; it must be {right}."
    raise UnrecognizedFormat(message, found=found, code=ErrorCode.TYPE_MISMATCH)


def check_keepable(contents: Contents, *, accept_weak_keys: bool) -> None:
    """Raise the typed error of the first rule that the contents break.

    UnrecognizedFormat (KEYSTORE_EMPTY) if there is nothing in it, KeyMismatch, WeakKey (unless accepted), IncompleteChain if a
    key's chain or, outside keystores, any certificate's does not reach a self-signed root inside the same file.
    """
    if not contents.entries and not contents.is_locked:
        raise UnrecognizedFormat("The keystore has no entries.", code=ErrorCode.KEYSTORE_EMPTY)
    if contents.entries and all(isinstance(entry, UnreadableEntry) for entry in contents.entries):
        raise UnrecognizedFormat("No entry of the file can be read.", code=ErrorCode.NO_CERTIFICATE)
    for finding in contents.findings:
        error = _find_refusal(finding, accept_weak_keys=accept_weak_keys)
        if error is not None:
            raise error
    for missing in contents.missing_issuers:
        # A trusted certificate of a keystore is trusted as it stands: nobody builds its chain (Java KeyStore, TrustedCertificateEntry).
        if missing.of_private_key or not contents.format.is_keystore:
            told = missing_issuer_finding(missing)
            message = f"{told.message} {told.fix}"
            raise IncompleteChain(message, subject=missing.subject, missing_issuer=missing.issuer, cause=missing.cause)


def check_unlocked(contents: Contents) -> None:
    """Raise PasswordRequired if something is hidden by a password that was not given, or that is another one than was given."""
    if not contents.is_locked:
        return
    refusing = next((one for one in contents.findings if one.kind == FindingKind.KEY_REFUSES_PASSWORD.name), None)
    if refusing is not None:
        raise PasswordRequired(f'The private key "{refusing.alias}" has a password of its own; without it the key stays locked.')
    raise PasswordRequired("The file needs its password; without it some of its entries or keys stay hidden.")


def _find_refusal(finding: Finding, *, accept_weak_keys: bool) -> DomainError | None:
    if finding.code is FindingCode.KEY_MISMATCH:
        return KeyMismatch(finding.message, alias=finding.alias or "")
    if finding.code is FindingCode.WEAK_KEY and finding.severity is Severity.ERROR and not accept_weak_keys:
        return WeakKey(finding.message, alias=finding.alias or "")
    return None


_NAME_AND_EXTENSION = {
    Format.PEM: ("a PEM file", ".pem"),
    Format.DER: ("a DER certificate", ".cer or .crt"),
    Format.PKCS7: ("a PKCS#7 bundle", ".cer or .crt"),
    Format.PKCS12: ("a PKCS#12 keystore", ".p12 or .pfx"),
    Format.JKS: ("a JKS keystore", ".jks"),
    Format.JCEKS: ("a JCEKS keystore", ".jks"),
}
