"""Each failure of a use case as a member of the mutation's result union. The tests prove that the table is complete."""

from collections.abc import Callable
from typing import Any

from strawberry.schema import ExceptionHandler

from schema import errors as schema
from services import errors

Presenter = Callable[[Any], schema.Error]


def _plain(error_type: Callable[..., schema.Error], *fields: str) -> Presenter:
    """Return what makes that error type of an exception: message, code, and the named fields as they are."""

    def present(exception: errors.DomainError) -> schema.Error:
        return error_type(message=exception.message, code=exception.code, **{name: getattr(exception, name) for name in fields})

    return present


FAILURES: dict[type[errors.DomainError], tuple[type[schema.Error], Presenter]] = {
    errors.InvalidInput: (schema.InvalidInputError, _plain(schema.InvalidInputError, "field")),
    errors.NotFound: (schema.NotFoundError, _plain(schema.NotFoundError)),
    errors.Forbidden: (schema.ForbiddenError, _plain(schema.ForbiddenError)),
    errors.NameTaken: (schema.NameTakenError, _plain(schema.NameTakenError, "name")),
    errors.ScopeTaken: (schema.ScopeTakenError, _plain(schema.ScopeTakenError)),
    errors.ScopeNotEmpty: (schema.ScopeNotEmptyError, _plain(schema.ScopeNotEmptyError, "certificate_count")),
    errors.QuotaExceeded: (schema.QuotaExceededError, _plain(schema.QuotaExceededError, "limit")),
    errors.TooLarge: (schema.TooLargeError, _plain(schema.TooLargeError, "limit")),
    errors.UnrecognizedFormat: (schema.UnrecognizedFormatError, _plain(schema.UnrecognizedFormatError, "found")),
    errors.UnsupportedAlgorithm: (schema.UnsupportedAlgorithmError, _plain(schema.UnsupportedAlgorithmError, "algorithm")),
    errors.PasswordRequired: (schema.PasswordRequiredError, _plain(schema.PasswordRequiredError)),
    errors.WrongPassword: (schema.WrongPasswordError, _plain(schema.WrongPasswordError)),
    errors.MalformedContent: (schema.MalformedContentError, _plain(schema.MalformedContentError, "position")),
    errors.TooCostly: (schema.TooCostlyError, _plain(schema.TooCostlyError)),
    errors.IncompleteChain: (schema.IncompleteChainError, _plain(schema.IncompleteChainError, "subject", "missing_issuer")),
    errors.KeyMismatch: (schema.KeyMismatchError, _plain(schema.KeyMismatchError, "alias")),
    errors.InvalidCsr: (schema.InvalidCsrError, _plain(schema.InvalidCsrError)),
    errors.AuthorityUnavailable: (schema.AuthorityUnavailableError, _plain(schema.AuthorityUnavailableError, "retry_after")),
    errors.ModifiedMeanwhile: (schema.ModifiedMeanwhileError, _plain(schema.ModifiedMeanwhileError)),
    errors.IdempotencyMismatch: (schema.IdempotencyMismatchError, _plain(schema.IdempotencyMismatchError)),
    errors.NotGenerated: (schema.NotGeneratedError, _plain(schema.NotGeneratedError)),
    errors.WeakKey: (schema.WeakKeyError, _plain(schema.WeakKeyError, "alias")),
}


class _Failure:
    """Strawberry's handler for one kind of failure, wherever the field's union has its error type."""

    def __init__(self, exception_type: type[errors.DomainError], error_type: type[schema.Error], present: Presenter) -> None:
        self.exception_type = exception_type
        self.error_type = error_type
        self._present = present

    def handle(self, exception: errors.DomainError, *, field: object, info: object) -> schema.Error:  # noqa: ARG002
        """Return the error type's value."""
        return self._present(exception)


def exception_handlers() -> list[ExceptionHandler[Any, Any]]:
    """Return what `strawberry.Schema` is given."""
    return [_Failure(exception_type, *presented) for exception_type, presented in FAILURES.items()]
