"""The client: the generated methods, with the caller's token and errors by code."""

import inspect
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, cast

import httpx
from websockets.exceptions import ConnectionClosed, InvalidStatus

from .errors import RequestFailed
from .generated import GraphQLClientGraphQLMultiError, Operations

Token = str | Callable[[], str | Awaitable[str]]
"""The access token, or a function that gives one which is still valid; it is asked before each request."""

PATIENCE = 60.0
"""Seconds; a key store that is costly to open may take several."""
ACCEPT = "application/graphql-response+json, application/json;q=0.9"


class Client(Operations):
    """A client of one service, such as `https://certificates.example/graphql`, with one caller's rights.

    Each method is an operation of `clients/operations`. Files are sent piece by piece. RequestFailed is raised where the
    service says no to the whole request; where it refuses the operation, the result is a Refusal.
    """

    def __init__(self, url: str, token: Token, *, http_client: httpx.AsyncClient | None = None) -> None:
        http_client = http_client or httpx.AsyncClient(timeout=PATIENCE)
        http_client.auth = _Bearer(token)
        http_client.headers["Accept"] = ACCEPT
        super().__init__(url, http_client=cast(Any, http_client), ws_url=url.replace("http", "ws", 1))
        self._token = token

    def get_data(self, response: Any) -> dict[str, Any]:
        """Return the data of an answer; raises RequestFailed if it has errors, or is none of GraphQL's."""
        answered = cast(httpx.Response, response)
        try:
            answer = answered.json()
        except ValueError:
            answer = {}
        errors, data = (answer.get("errors"), answer.get("data")) if isinstance(answer, dict) else (None, None)
        if errors or not data:
            raise RequestFailed(errors or [], answered.status_code, answered.headers.get("Retry-After"))
        return cast(dict[str, Any], data)

    async def execute_ws(
        self, query: str, operation_name: str | None = None, variables: dict[str, Any] | None = None, **kwargs: Any
    ) -> AsyncIterator[dict[str, Any]]:
        """Yield the data of each event; raises RequestFailed where the service says no, or closes the socket."""
        self.ws_connection_init_payload = {"Authorization": f"Bearer {await ask(self._token)}"}
        events = cast(AsyncGenerator[dict[str, Any], None], super().execute_ws(query, operation_name, variables, **kwargs))
        try:
            async with aclosing(events):
                async for data in events:
                    yield data
        except GraphQLClientGraphQLMultiError as error:
            raise RequestFailed([cast(dict[str, Any], one.original) for one in error.errors], 200) from error
        except InvalidStatus as error:
            raise RequestFailed([], error.response.status_code) from error
        except ConnectionClosed as error:
            closed = error.rcvd
            raise RequestFailed([{"message": closed.reason}] if closed else [], closed.code if closed else 1006) from error

    async def _handle_ws_message(self, message: Any, websocket: Any, expected_type: Any = None) -> dict[str, Any] | None:
        """Return what the message brings; an event with errors is none with data."""
        said = json.loads(message)
        if said.get("type") == "next" and said["payload"].get("errors"):
            raise GraphQLClientGraphQLMultiError.from_errors_dicts(said["payload"]["errors"])
        return await super()._handle_ws_message(message, websocket, expected_type)


class _Bearer(httpx.Auth):
    """Says who asks, in every request."""

    def __init__(self, token: Token) -> None:
        self._token = token

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {await ask(self._token)}"
        yield request


async def ask(token: Token) -> str:
    """Return the token to send now."""
    given = token if isinstance(token, str) else token()
    return await given if inspect.isawaitable(given) else given
