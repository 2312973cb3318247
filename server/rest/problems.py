"""What a client of the REST API is told when something fails: a status, a sentence and a code.

SAP's clients read `ErrorMessage`, some of them compare it. `code` is ours, for programs. Where our case lists would say 422, SAP says 400.
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from starlette.responses import Response

from server.http.refusal import RequestRefused, write_refusal
from server.rest.representation import Problem
from services import errors
from services.rules.access import NO_CERTIFICATE, NO_SCOPE

NO_CONFIGURATION: Final = "Configuration with the specified name was not found"
"""SAP's JavaScript client takes a destination for missing only by status 404 and exactly this text."""

NO_LEVEL: Final = "The access token gives no right on this level, or the level is no more."
"""Who asks here names no scope, and so does not hear of one."""

UNEXPECTED: Final = "Unexpected error."

STATUSES: Mapping[type[errors.DomainError], int] = {
    errors.InvalidInput: 400,
    errors.NotFound: 404,
    errors.Forbidden: 403,
    errors.NameTaken: 409,
    errors.ScopeTaken: 409,
    errors.TenantTaken: 409,
    errors.SubscriptionTaken: 409,
    errors.ScopeNotEmpty: 409,
    errors.InUse: 409,
    errors.QuotaExceeded: 400,
    errors.TooLarge: 413,
    errors.UnrecognizedFormat: 400,
    errors.UnsupportedAlgorithm: 400,
    errors.PasswordRequired: 400,
    errors.WrongPassword: 400,
    errors.MalformedContent: 400,
    errors.TooCostly: 400,
    errors.IncompleteChain: 400,
    errors.KeyMismatch: 400,
    errors.WeakKey: 400,
    errors.InvalidCsr: 400,
    errors.AuthorityUnavailable: 503,
    errors.ModifiedMeanwhile: 409,
    errors.IdempotencyMismatch: 409,
    errors.NotGenerated: 400,
}
"""The status of each failure; a test proves that none is missing."""

FIELDS: Mapping[str, str] = {
    "file_name": "Name",
    "name": "Name",
    "type": "Name",
    "octets": "Content",
    "declared_type": "Type",
    "common_name": "Attributes.CN",
    "validity": "Attributes.Validity",
    "password": "Attributes.Password",
    "csr": "Attributes.CSR",
    "first": "$pageSize",
}
"""What fields of the use cases are called here."""


_SAID_HERE = {NO_CERTIFICATE: NO_CONFIGURATION, NO_SCOPE: NO_LEVEL}


def find_status(error: errors.DomainError) -> int:
    """Return the HTTP status of the failure."""
    return next(status for kind in type(error).__mro__ if (status := STATUSES.get(kind)) is not None)


def say(error: errors.DomainError) -> str:
    """Return the sentence, with the names that fields have here."""
    if isinstance(error, errors.NotFound) and error.message in _SAID_HERE:
        return _SAID_HERE[error.message]
    if isinstance(error, errors.InvalidInput) and error.message.startswith(f"{error.field} "):
        return name_field(error.field) + error.message.removeprefix(error.field)
    return error.message


def name_field(field: str) -> str:
    """Return the name of a field here; what it does not know, it leaves as it is."""
    return FIELDS.get(field, field)


def refuse(error: errors.DomainError | errors.ServiceUnavailable) -> RequestRefused:
    """Return the failure as the refusal that the edge writes."""
    retry_after = getattr(error, "retry_after", None)
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    if isinstance(error, errors.DomainError):
        return RequestRefused(find_status(error), error.code.name, say(error), headers=headers)
    return RequestRefused(503, "UNAVAILABLE", str(error), headers=headers)


def answer_refusal(refusal: RequestRefused) -> Response:
    """Return the refusal in the shape of this edge."""
    body = msgspec.json.encode(Problem(message=refusal.message, code=refusal.code))
    return write_refusal(refusal, body, media_type="application/json")


def answer_crash(request_id: str) -> Response:
    """Return what is said of a failure that nobody thought of: nothing but the id under which the log has it."""
    refusal = RequestRefused(500, "INTERNAL", UNEXPECTED)
    body = msgspec.json.encode(Problem(message=UNEXPECTED, code=refusal.code, request_id=request_id))
    return write_refusal(refusal, body, media_type="application/json")
