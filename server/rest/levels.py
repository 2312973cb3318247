"""Which subaccount and which service instance a request is about: the token says it."""

from starlette.datastructures import Headers

from server.http.refusal import RequestRefused
from server.wiring.use_cases import UseCases
from services.model.caller import Caller, CallerLevels


async def find_levels(caller: Caller, headers: Headers, use: UseCases) -> CallerLevels:  # noqa: ARG001
    """Return the scopes of the caller's levels; raises RequestRefused (403) for a token that names none."""
    if caller.levels is None:
        message = "The access token names no subaccount; ask for one with a service key."
        raise RequestRefused(403, "FORBIDDEN", message)
    return caller.levels
