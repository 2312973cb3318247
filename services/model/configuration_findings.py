"""What is wrong with the certificates that a destination or fragment names: one row each, as `services/model/findings.py` has of files."""

from dataclasses import dataclass
from enum import Enum

from services.model.contents import FindingParameter, Severity
from services.model.destination import Reference
from services.model.sentences import Fact, fill_sentence

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class ConfigurationFindingCode(Enum):
    """The stable names of what can be found, for programs; the value says what one means."""

    CERTIFICATE_NOT_FOUND = "There is no certificate of that name."
    CERTIFICATE_DELETED = "The certificate of that name was deleted, and can still be restored."
    FORMAT_UNFIT = "The property cannot name a file of that type."
    PRIVATE_KEY_MISSING = "The file has no private key, which the property's use takes."
    EXPIRED = "The certificate has expired."
    NOT_YET_VALID = "The certificate is not valid yet."
    EXPIRES_SOON = "The certificate expires soon, by the same rule as its status EXPIRING."
    PASSWORD_MISSING = "The file is protected by a password, or should be, and none stands beside its name."
    PASSWORD_WRONG = "The password that stands beside its name does not open the file."
    NOT_CHECKED = "Something was not checked; the message says what and why."


class ConfigurationFindingKind(Enum):
    """The rows: code, severity, sentence, fix. Names in braces are facts; `property` and `certificate` are always there."""

    def __init__(self, code: ConfigurationFindingCode, severity: Severity, sentence: str, fix: str) -> None:  # noqa: PLR0917  # the columns of a row
        self.code = code
        self.severity = severity
        self.sentence = sentence
        self.fix = fix

    HIDDEN = (
        ConfigurationFindingCode.NOT_CHECKED,
        _INFO,
        "Whether {property} names a fitting certificate was not checked: that takes the right to read certificates.",
        "Ask somebody who may read the certificates of the scope and of its subaccount.",
    )
    MISSING = (
        ConfigurationFindingCode.CERTIFICATE_NOT_FOUND,
        _ERROR,
        'There is no certificate "{certificate}", which {property} names.',
        "Upload or generate it under this name, or correct the property.",
    )
    DELETED = (
        ConfigurationFindingCode.CERTIFICATE_DELETED,
        _ERROR,
        'The certificate "{certificate}", which {property} names, was deleted on {date}.',
        "Restore it, upload another one under this name, or correct the property.",
    )
    UNFIT = (
        ConfigurationFindingCode.FORMAT_UNFIT,
        _ERROR,
        '{property} cannot name "{certificate}": it takes {extensions}.',
        "Name a certificate of one of these types, or convert this one by an export.",
    )
    KEYLESS = (
        ConfigurationFindingCode.PRIVATE_KEY_MISSING,
        _ERROR,
        '"{certificate}", which {property} names, has no private key.',
        "Name a certificate with its private key.",
    )
    EXPIRED = (
        ConfigurationFindingCode.EXPIRED,
        _ERROR,
        'The certificate "{certificate}", which {property} names, expired on {date}.',
        "Replace it with one that is valid; its name, and so the property, stays.",
    )
    NOT_YET_VALID = (
        ConfigurationFindingCode.NOT_YET_VALID,
        _ERROR,
        'The certificate "{certificate}", which {property} names, is valid from {date} on.',
        "Wait until then, or replace it with one that is valid now.",
    )
    EXPIRES_SOON = (
        ConfigurationFindingCode.EXPIRES_SOON,
        _WARNING,
        'The certificate "{certificate}", which {property} names, expires on {date}.',
        "Renew or replace it before then; its name, and so the property, stays.",
    )
    NEEDS_PASSWORD = (
        ConfigurationFindingCode.PASSWORD_MISSING,
        _ERROR,
        'A password protects "{certificate}", but {password} is empty or missing.',
        "Set {password}.",
    )
    LACKS_PASSWORD = (
        ConfigurationFindingCode.PASSWORD_MISSING,
        _WARNING,
        'SAP\'s service takes "{certificate}" for {property} only with a password, and it has none.',
        "Give the key store a password and set {password}, or name a PEM file.",
    )
    REFUSES_PASSWORD = (
        ConfigurationFindingCode.PASSWORD_WRONG,
        _ERROR,
        '{password} does not open "{certificate}".',
        "Correct {password}.",
    )
    UNTRIED = (
        ConfigurationFindingCode.NOT_CHECKED,
        _INFO,
        'Whether {password} opens "{certificate}" was not checked: this operation has opened as many files as it may.',
        "Ask again for this one alone.",
    )
    UNRECORDED = (
        ConfigurationFindingCode.NOT_CHECKED,
        _INFO,
        'Whether {password} opens "{certificate}" was not checked: in a dry run that takes the right to export the file with private keys.',
        "Store it, and look at its findings.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationFinding:
    """One thing that a careful engineer would point out, with what to do about it.

    `property` is the one that names the certificate, `certificate` the name; `parameters` are the facts in message and fix.
    """

    code: ConfigurationFindingCode
    severity: Severity
    message: str
    fix: str
    property: str
    certificate: str
    kind: ConfigurationFindingKind
    parameters: tuple[FindingParameter, ...]


def reference_finding(kind: ConfigurationFindingKind, reference: Reference, **facts: Fact) -> ConfigurationFinding:
    """Return the finding of that kind about the reference; `facts` fill its sentences."""
    told = {"property": reference.property, "certificate": reference.certificate, **facts}
    message, in_message = fill_sentence(kind.sentence, told)
    fix, in_fix = fill_sentence(kind.fix, told)
    return ConfigurationFinding(
        code=kind.code,
        severity=kind.severity,
        message=message,
        fix=fix,
        property=reference.property,
        certificate=reference.certificate,
        kind=kind,
        parameters=tuple(dict.fromkeys((*in_message, *in_fix))),
    )


class Opening(Enum):
    """What came of opening a certificate's file with the password that stands beside its name."""

    OPENS = "It opens."
    NEEDS_PASSWORD = "It does not open without a password, and none stands there."
    LACKS_PASSWORD = "It opens without a password, and its use takes one."
    REFUSES_PASSWORD = "The password does not open it."
    UNTOLD = "It cannot be said: a fragment's password may come from elsewhere, or the file takes too much work."
    LATER = "It was not tried, because enough was tried at once."
    UNRECORDED = "It was not tried, because nothing would record it."
