"""Which subaccount and which service instance a request is about: the token says it, or where it does not, the request's head."""

from starlette.datastructures import Headers

from server.http.refusal import RequestRefused
from server.rest.request import invalid
from server.wiring.use_cases import UseCases
from services.errors import NotFound
from services.model.caller import Caller, CallerLevels

SUBACCOUNT, INSTANCE = "X-Subaccount", "X-Service-Instance"
"""Header fields that name the levels for tokens that say none: of people, and of programs with tokens of other issuers."""

NO_LEVELS = (
    f"The access token says no subaccount, as those of service keys do; name one in the header field {SUBACCOUNT}, "
    f"and perhaps a service instance of it in {INSTANCE}."
)


async def find_levels(caller: Caller, headers: Headers, use: UseCases) -> CallerLevels:
    """Return the scopes of the request's levels.

    Raises RequestRefused: 403 where neither token nor head says them, 400 where both do or the head says them badly; and NotFound for
    names that there are not.
    """
    subaccount, instance = (_read_name(headers, name) for name in (SUBACCOUNT, INSTANCE))
    if caller.levels is not None:
        if subaccount is not None or instance is not None:
            raise invalid(f"The access token says the levels, so {SUBACCOUNT} and {INSTANCE} must be left out.", "LEVELS_REPEATED")
        return caller.levels
    if subaccount is None and instance is None:
        raise RequestRefused(403, "FORBIDDEN", NO_LEVELS)
    if subaccount is None:
        raise invalid(f"{INSTANCE} needs {SUBACCOUNT}: the name of the subaccount that the service instance is in.", "LEVELS_INCOMPLETE")
    return CallerLevels(
        subaccount_scope_id=await _find(caller, use, subaccount),
        instance_scope_id=None if instance is None else await _find(caller, use, subaccount, instance=instance),
    )


def _read_name(headers: Headers, name: str) -> str | None:
    values = headers.getlist(name)
    if len(values) > 1:
        raise invalid(f"The header field {name} is there more than once.", "HEADER_REPEATED")
    return _decode(values[0]) if values else None


def _decode(value: str) -> str:
    """Return the text of a field in UTF-8, which Starlette reads as Latin-1; one that is no UTF-8 is left as it is, and names nothing."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeDecodeError:
        return value


async def _find(caller: Caller, use: UseCases, subaccount: str, *, instance: str | None = None) -> str:
    scope = await use.scopes.find.by_names(caller, subaccount, instance)
    if scope is None:
        raise NotFound("There is no such subaccount." if instance is None else "There is no such service instance in the subaccount.")
    return scope.id
