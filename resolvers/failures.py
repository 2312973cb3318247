"""Each failure of a use case as a member of the mutation's result union. The tests prove that the table is complete."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from strawberry.schema import ExceptionHandler

from schema import errors as schema
from services import errors

Presenter = Callable[[Any], schema.Error]


def _present_as(error_type: type[schema.Error]) -> Presenter:
    """Return what makes that error type of an exception: its message, its code, and the fields of the same name."""
    names = [field.name for field in fields(error_type)]

    def present(exception: errors.DomainError) -> schema.Error:
        return error_type(**{name: getattr(exception, name) for name in names})

    return present


def _present_invalid_input(exception: errors.InvalidInput) -> schema.Error:
    """Return the error with its field spelt as in the API, also where the sentence begins with it."""
    message = schema.say_with_names(exception.message, field=exception.field)
    return schema.InvalidInputError(message=message, code=exception.code, field=schema.name_field(exception.field))


def _present_wrong_password(exception: errors.WrongPassword) -> schema.Error:
    """Return the error with its field spelt as in the API."""
    return schema.WrongPasswordError(message=exception.message, code=exception.code, field=schema.name_field(exception.field))


def _present_in_use(exception: errors.InUse) -> schema.Error:
    """Return the error; what uses the certificate is `used_by` here."""
    return schema.InUseError(
        message=exception.message, code=exception.code, used_by=list(exception.uses), count=exception.count, hidden=exception.hidden
    )


def _leaves(failure: type[errors.DomainError]) -> list[type[errors.DomainError]]:
    below = failure.__subclasses__()
    return [leaf for one in below for leaf in _leaves(one)] if below else [failure]


ERROR_TYPES: dict[type[errors.DomainError], type[schema.Error]] = {
    failure: getattr(schema, f"{failure.__name__}Error") for failure in _leaves(errors.DomainError)
}
"""Each failure and its error type, which has its name; the start ends where one has none."""

PRESENTERS: dict[type[errors.DomainError], Presenter] = {failure: _present_as(error_type) for failure, error_type in ERROR_TYPES.items()}
PRESENTERS[errors.InvalidInput] = _present_invalid_input
PRESENTERS[errors.WrongPassword] = _present_wrong_password
PRESENTERS[errors.InUse] = _present_in_use


def present(exception: errors.DomainError) -> schema.Error:
    """Return the failure as its error type."""
    return PRESENTERS[type(exception)](exception)


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
    return [_Failure(failure, error_type, PRESENTERS[failure]) for failure, error_type in ERROR_TYPES.items()]
