"""Failures that a caller can act on: data and a sentence, no status code, no secret.

`resolvers/failures.py` maps each leaf class to a member of a mutation's result union; the REST edge maps each to HTTP.
"""

from services.model.contents import MissingIssuerCause
from services.model.destination import CertificateUse
from services.model.error_codes import ErrorCode as ErrorCode  # noqa: PLC0414  # the explicit re-export: errors and their codes are imported together


class DomainError(Exception):
    """A failure that the caller can do something about. `message` is a sentence for people, `code` is for programs."""

    code: ErrorCode

    def __init__(self, message: str, *, code: ErrorCode | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class InvalidInput(DomainError):
    """A field of the input breaks a rule; `field` is its path in the input, such as `labels[0].key`."""

    code = ErrorCode.VALIDATION_FAILED

    def __init__(self, message: str, *, field: str, code: ErrorCode | None = None) -> None:
        super().__init__(message, code=code)
        self.field = field


class NotFound(DomainError):
    """What was named does not exist, or the caller may not know of it."""

    code = ErrorCode.NOT_FOUND


class Forbidden(DomainError):
    """The caller knows of it but may not do this."""

    code = ErrorCode.FORBIDDEN


class NameTaken(DomainError):
    """The scope holds a certificate, a destination or a fragment of that name already."""

    code = ErrorCode.NAME_TAKEN

    def __init__(self, name: str, *, noun: str = "certificate") -> None:
        super().__init__(f'The scope already holds a {noun} named "{name}".')
        self.name = name


class ScopeTaken(DomainError):
    """A scope of that subaccount and service instance exists already."""

    code = ErrorCode.SCOPE_TAKEN


class TenantTaken(DomainError):
    """A tenant of that id, or of that subdomain, exists already; neither is ever used again."""

    code = ErrorCode.TENANT_TAKEN


class SubscriptionTaken(DomainError):
    """The tenant is subscribed to this provider already."""

    code = ErrorCode.SUBSCRIPTION_TAKEN


class ScopeNotEmpty(DomainError):
    """The scope still holds certificates, destinations or fragments: how many of each."""

    code = ErrorCode.SCOPE_NOT_EMPTY

    def __init__(self, certificate_count: int, *, destination_count: int = 0, fragment_count: int = 0) -> None:
        counts = {"certificate": certificate_count, "destination": destination_count, "fragment": fragment_count}
        held = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items() if count)
        super().__init__(f"The scope still holds {held}; delete them first.")
        self.certificate_count = certificate_count
        self.destination_count = destination_count
        self.fragment_count = fragment_count


class InUse(DomainError):
    """Destinations or fragments use the certificate; `uses` are those that the caller may read, `hidden` counts the others."""

    code = ErrorCode.IN_USE

    def __init__(self, uses: tuple[CertificateUse, ...], *, count: int, hidden: int = 0) -> None:
        """`count` is how many destinations and fragments use it in all."""
        users = "1 destination or fragment uses" if count == 1 else f"{count} destinations or fragments use"
        unseen = f", of which you may not see {hidden}" if hidden else ""
        super().__init__(f"{users} the certificate{unseen}.")
        self.uses = uses
        self.count = count
        self.hidden = hidden


class QuotaExceeded(DomainError):
    """The scope holds as many certificates, destinations or fragments as it may, or the tenant as many scopes or service keys."""

    code = ErrorCode.QUOTA_EXCEEDED

    def __init__(self, limit: int, *, noun: str = "certificate", of_tenant: bool = False) -> None:
        """The limit is that of what a scope holds of that noun, or with `of_tenant` of what a tenant has."""
        super().__init__(f"The {'tenant already has' if of_tenant else 'scope already holds'} {limit} {noun}s, which is its limit.")
        self.limit = limit


class TooLarge(DomainError):
    """Something is larger than its limit: the file (octets), its number of entries or certificates, or a key (bits)."""

    code = ErrorCode.PAYLOAD_TOO_LARGE

    def __init__(self, message: str, *, limit: int, code: ErrorCode | None = None) -> None:
        super().__init__(message, code=code)
        self.limit = limit


class UnrecognizedFormat(DomainError):
    """The octets are nothing that can be kept, or not what the file name says; `found` names what they are, if that is known."""

    code = ErrorCode.NO_CERTIFICATE

    def __init__(self, message: str, *, found: str | None = None, code: ErrorCode | None = None) -> None:
        super().__init__(message, code=code)
        self.found = found


class UnsupportedAlgorithm(DomainError):
    """The file is sound but protected by an algorithm that the service does not read; `algorithm` is its name or OID."""

    code = ErrorCode.ALGORITHM_UNSUPPORTED

    def __init__(self, message: str, *, algorithm: str) -> None:
        super().__init__(message)
        self.algorithm = algorithm


class PasswordRequired(DomainError):
    """Nothing useful can be done without the password."""

    code = ErrorCode.PASSWORD_REQUIRED


class WrongPassword(DomainError):
    """A password does not open the file, or a key in it; with PASSWORD_WRONG_OR_CORRUPT the format cannot tell that from damage.

    `field` is the input field where another one belongs: `password`, `key_password`, or `key_passwords[0].password` for that of one key.
    """

    code = ErrorCode.PASSWORD_WRONG

    def __init__(self, message: str, *, field: str = "password", code: ErrorCode | None = None) -> None:
        super().__init__(message, code=code)
        self.field = field


class MalformedContent(DomainError):
    """The octets break their format; `position` says where ("line 12", "octet 340", "block 2"), if that is known."""

    code = ErrorCode.CERT_MALFORMED

    def __init__(self, message: str, *, position: str | None = None, code: ErrorCode | None = None) -> None:
        super().__init__(message, code=code)
        self.position = position


class TooCostly(DomainError):
    """Reading the file would take more computation than anybody is given (KDF_LIMIT), or took it (PARSE_LIMIT)."""

    code = ErrorCode.KDF_LIMIT


class IncompleteChain(DomainError):
    """A chain ends before a self-signed root inside the same file: `missing_issuer` does not follow `subject`. Names are as in RFC 4514."""

    code = ErrorCode.CHAIN_INCOMPLETE

    def __init__(self, message: str, *, subject: str, missing_issuer: str, cause: MissingIssuerCause) -> None:
        super().__init__(message)
        self.subject = subject
        self.missing_issuer = missing_issuer
        self.cause = cause


class KeyMismatch(DomainError):
    """A private key does not belong to the certificate that the file pairs it with; `alias` names the entry."""

    code = ErrorCode.KEY_MISMATCH

    def __init__(self, message: str, *, alias: str) -> None:
        super().__init__(message)
        self.alias = alias


class WeakKey(DomainError):
    """A private key is too weak to be kept; `reason` says why."""

    code = ErrorCode.KEY_WEAK

    def __init__(self, message: str, *, alias: str) -> None:
        super().__init__(message)
        self.alias = alias


class InvalidCsr(DomainError):
    """What was given as a certificate signing request is none that can be signed; with CSR_SIGNATURE its key did not sign it."""

    code = ErrorCode.CSR_INVALID


class AuthorityUnavailable(DomainError):
    """The certificate authority does not answer, or not as it should: nothing was issued that could be kept.

    Worth trying again after `retry_after` seconds.
    """

    code = ErrorCode.PKI_UNAVAILABLE

    def __init__(self, message: str, *, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ModifiedMeanwhile(DomainError):
    """Somebody else changed it since it was read; read it again and decide anew."""

    code = ErrorCode.MODIFIED_MEANWHILE


class IdempotencyMismatch(DomainError):
    """The idempotency key was used before, for another input."""

    code = ErrorCode.IDEMPOTENCY_MISMATCH


class NotGenerated(DomainError):
    """Only certificates that were generated here can be renewed or revoked; this one was uploaded, or comes from elsewhere."""

    code = ErrorCode.NOT_GENERATED


class ServiceUnavailable(Exception):
    """Not the caller's fault: a part of the service does not answer; worth trying again after `retry_after` seconds."""

    def __init__(self, message: str, *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ClockDiffers(ServiceUnavailable):
    """This machine's clock is not the database's: one of them is wrong, and nothing is destroyed or signed by it. Everybody may know."""

    def __init__(self) -> None:
        super().__init__("The service's clock and the database's differ by more than 5 minutes; set them right.", retry_after=60)


READING: tuple[type[DomainError], ...] = (TooLarge, UnrecognizedFormat, UnsupportedAlgorithm, WrongPassword, MalformedContent, TooCostly)
"""What reading a file can raise."""

READING_KEYS: tuple[type[DomainError], ...] = (*READING, InvalidInput)
"""What reading a file can raise where passwords of keys are given: an alias may be none of a key."""

CONVERTING: tuple[type[DomainError], ...] = (*READING, PasswordRequired, NotFound, InvalidInput)
"""What converting a file can raise."""

KEEPING: tuple[type[DomainError], ...] = (PasswordRequired, IncompleteChain, KeyMismatch, WeakKey)
"""What is raised where a file can be read but not be kept (services/rules/keeping.py)."""

ACCESS: tuple[type[DomainError], ...] = (NotFound, Forbidden)
"""What loading a scope or a certificate can raise (services/rules/access.py)."""
