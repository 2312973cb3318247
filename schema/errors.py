"""Failures that a client can act on, as members of each mutation's result union."""

import re
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from services.errors import ErrorCode
from services.model import destination as model
from services.model.contents import MissingIssuerCause

if TYPE_CHECKING:
    from schema.destinations.types import CertificateUse
else:
    CertificateUse = Annotated["CertificateUse", strawberry.lazy("schema.destinations.types")]


@strawberry.interface(
    description="A failure that the caller can act on. Results may have more of them some day: each implements this interface, so ask "
    "every result for `__typename ... on Error { message code }`, and take for a success only what you know as one."
)
class Error:
    """docs/api-policy.md says what clients may rely on."""

    message: str = strawberry.field(description="A sentence for people.")
    code: ErrorCode = strawberry.field(description="Its stable name for programs.")


@strawberry.type(description="A field of the input breaks a rule.")
class InvalidInputError(Error):
    field: str = strawberry.field(description="Its path in the input, such as labels[0].key.")


@strawberry.type(description="It does not exist, or the caller may not know of it.")
class NotFoundError(Error):
    """The same words for both."""


@strawberry.type(description="The caller may not do this.")
class ForbiddenError(Error):
    """Says which permission is missing."""


@strawberry.type(description="The scope holds a certificate, a destination or a fragment of that name.")
class NameTakenError(Error):
    name: str = strawberry.field(description="The name.")


@strawberry.type(description="There is a scope of that subaccount and service instance.")
class ScopeTakenError(Error):
    """Use that one."""


@strawberry.type(description="There is a tenant of that id or subdomain, or there was one.")
class TenantTakenError(Error):
    """Neither is ever used again."""


@strawberry.type(description="The tenant is subscribed to this provider already.")
class SubscriptionTakenError(Error):
    """Unsubscribe it first, if it shall serve another subaccount."""


@strawberry.type(description="The scope still holds certificates, destinations or fragments.")
class ScopeNotEmptyError(Error):
    certificate_count: int = strawberry.field(description="How many certificates it holds.")
    destination_count: int = strawberry.field(description="How many destinations it holds.")
    fragment_count: int = strawberry.field(description="How many fragments it holds.")


@strawberry.type(description="Destinations or fragments use the certificate.")
class InUseError(Error):
    used_by: list[model.CertificateUse] = strawberry.field(
        graphql_type=list[CertificateUse], description="Those that the caller may read, at most 100."
    )
    count: int = strawberry.field(description="How many destinations and fragments use it.")
    hidden: int = strawberry.field(description="How many of them the caller may not read.")


@strawberry.type(
    description="The scope holds as many certificates, destinations or fragments as it may, or the tenant as many scopes or service keys."
)
class QuotaExceededError(Error):
    limit: int = strawberry.field(description="How many of that kind a scope may hold, or how many scopes or service keys a tenant.")


@strawberry.type(description="The file, a key in it or the number of its entries is over a limit.")
class TooLargeError(Error):
    limit: int = strawberry.field(
        description="The most: octets of a file, entries or certificates in it, or bits of a key, as `code` says."
    )


@strawberry.type(description="The file cannot be stored under that name: it is something else.")
class UnrecognizedFormatError(Error):
    found: str | None = strawberry.field(description='The kind of the file, such as "a certificate request"; null if unknown.')


@strawberry.type(description="The file is protected by an algorithm that the service does not read.")
class UnsupportedAlgorithmError(Error):
    algorithm: str = strawberry.field(description="Its name or object identifier.")


@strawberry.type(description="The password is needed.")
class PasswordRequiredError(Error):
    """Without it something stays hidden."""


@strawberry.type(description="The password does not open the file, or a private key in it.")
class WrongPasswordError(Error):
    """With PASSWORD_WRONG_OR_CORRUPT the format cannot tell that from damage."""

    field: str = strawberry.field(
        description="The path in the input where another password belongs: password, keyPassword if a private key has its own, or "
        "keyPasswords[0].password for the one of an alias."
    )


@strawberry.type(description="The file is damaged.")
class MalformedContentError(Error):
    position: str | None = strawberry.field(description='Such as "line 12", "octet 340" or "block 2"; null if unknown.')


@strawberry.type(description="Reading the file would take more time or memory than the limit.")
class TooCostlyError(Error):
    """Save the file again with fewer iterations."""


@strawberry.type(description="An issuer is missing: a file must contain the chain up to its self-signed root.")
class IncompleteChainError(Error):
    subject: str = strawberry.field(description="The subject of the last certificate of the chain in the file (RFC 4514).")
    missing_issuer: str = strawberry.field(description="The subject of the issuer that is missing in the file (RFC 4514).")
    cause: MissingIssuerCause = strawberry.field(description="Why the issuer does not count as being in the file.")


@strawberry.type(description="A private key does not belong to its certificate.")
class KeyMismatchError(Error):
    alias: str = strawberry.field(description="The entry's alias.")


@strawberry.type(description="The value is not a certificate signing request that can be signed.")
class InvalidCsrError(Error):
    """With CSR_SIGNATURE its key did not sign it."""


@strawberry.type(description="The certificate authority did not answer, or answered wrongly. Nothing was stored; try again later.")
class AuthorityUnavailableError(Error):
    retry_after: int = strawberry.field(description="Seconds to wait before trying again.")


@strawberry.type(description="Somebody else changed it since it was read. Read it again and decide anew.")
class ModifiedMeanwhileError(Error):
    """Nothing was changed by this call."""


@strawberry.type(description="The idempotency key was used before, for another input.")
class IdempotencyMismatchError(Error):
    """Use a fresh key for each wish."""


@strawberry.type(description="It was not generated by this service, so it can be neither renewed nor revoked by it.")
class NotGeneratedError(Error):
    """Upload its successor instead."""


@strawberry.type(description="A private key is too weak to be stored.")
class WeakKeyError(Error):
    alias: str = strawberry.field(description="The entry's alias.")


ReadingError: TypeAlias = (
    UnrecognizedFormatError | WrongPasswordError | MalformedContentError | UnsupportedAlgorithmError | TooCostlyError | TooLargeError
)
KeepingError: TypeAlias = PasswordRequiredError | IncompleteChainError | KeyMismatchError | WeakKeyError
AccessError: TypeAlias = NotFoundError | ForbiddenError


_CALLED_HERE = {"since": "from"}
"""Fields of the model that have other words here."""


def name_field(path: str) -> str:
    """Return the path of a field as the API spells it: `labels[0].key` stays, `new_password` becomes `newPassword`."""
    named = re.sub(r"\w+", lambda word: _CALLED_HERE.get(word[0], word[0]), path)
    return re.sub(r"(?<=[a-z0-9])_([a-z0-9])", lambda matched: matched[1].upper(), named)


def say_with_names(message: str, *, field: str) -> str:
    """Return the sentence about a field of the model with the API's name of it, where it begins with the field."""
    return name_field(field) + message.removeprefix(field) if message.startswith(f"{field} ") else message
