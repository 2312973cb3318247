"""Failures that a client can act on, as members of each mutation's result union."""

import strawberry

from schema import enums  # noqa: F401  # registers the enums that fields are annotated with
from services.errors import ErrorCode


@strawberry.interface(description="A failure that the caller can do something about.")
class Error:
    """`... on Error { message }` works for every member of every result union."""

    message: str = strawberry.field(description="A sentence for people.")
    code: ErrorCode = strawberry.field(description="Its stable name for programs.")


@strawberry.type(description="A field of the input breaks a rule.")
class InvalidInputError(Error):
    """Names the field."""

    field: str = strawberry.field(description="Its path in the input, such as labels[0].key.")


@strawberry.type(description="It does not exist, or not for this caller.")
class NotFoundError(Error):
    """The same words for both."""


@strawberry.type(description="The caller may not do this.")
class ForbiddenError(Error):
    """Says which permission is missing."""


@strawberry.type(description="The scope holds a certificate of that name.")
class NameTakenError(Error):
    """Choose another name."""

    name: str = strawberry.field(description="The name.")


@strawberry.type(description="There is a scope of that subaccount and service instance.")
class ScopeTakenError(Error):
    """Use that one."""


@strawberry.type(description="The scope still holds certificates.")
class ScopeNotEmptyError(Error):
    """Delete them first."""

    certificate_count: int = strawberry.field(description="How many it holds.")


@strawberry.type(description="The scope is full.")
class QuotaExceededError(Error):
    """Says the limit."""

    limit: int = strawberry.field(description="How many certificates a scope may hold.")


@strawberry.type(description="The file, a key in it or the number of its entries is over a limit.")
class TooLargeError(Error):
    """Says the limit."""

    limit: int = strawberry.field(
        description="The most: octets of a file, entries or certificates in it, or bits of a key, as `code` says."
    )


@strawberry.type(description="The file is something else than what can be kept under that name.")
class UnrecognizedFormatError(Error):
    """Says what it is, if that is known."""

    found: str | None = strawberry.field(description='What it is, such as "a certificate request"; null if unknown.')


@strawberry.type(description="The file is protected by an algorithm that the service does not read.")
class UnsupportedAlgorithmError(Error):
    """Names it."""

    algorithm: str = strawberry.field(description="Its name or object identifier.")


@strawberry.type(description="The password is needed.")
class PasswordRequiredError(Error):
    """Without it something stays hidden."""


@strawberry.type(description="The password does not open the file.")
class WrongPasswordError(Error):
    """With PASSWORD_WRONG_OR_CORRUPT the format cannot tell that from damage."""


@strawberry.type(description="The file is damaged.")
class MalformedContentError(Error):
    """Says where, if that is known."""

    position: str | None = strawberry.field(description='Such as "line 12", "octet 340" or "block 2"; null if unknown.')


@strawberry.type(description="Reading the file would cost more time or memory than anybody is given.")
class TooCostlyError(Error):
    """Save the file again with fewer iterations."""


@strawberry.type(description="An issuer is missing: a file must contain the chain up to its self-signed root.")
class IncompleteChainError(Error):
    """Names the missing issuer."""

    subject: str = strawberry.field(description="The last certificate of the chain in the file, as RFC 4514 writes its subject.")
    missing_issuer: str = strawberry.field(description="Who issued it and is not in the file, as RFC 4514 writes its name.")


@strawberry.type(description="A private key does not belong to its certificate.")
class KeyMismatchError(Error):
    """Names the entry."""

    alias: str = strawberry.field(description="The entry's alias.")


@strawberry.type(description="What was given is no certificate signing request that can be signed.")
class InvalidCsrError(Error):
    """With CSR_SIGNATURE its key did not sign it."""


@strawberry.type(description="The certificate authority does not answer, or not as it should. Nothing was stored; try again later.")
class AuthorityUnavailableError(Error):
    """Says when."""

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


@strawberry.type(description="A private key is too weak to be kept.")
class WeakKeyError(Error):
    """Names the entry."""

    alias: str = strawberry.field(description="The entry's alias.")
