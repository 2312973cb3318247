"""Runs operations as streams of outcomes: a query or a mutation has one, a subscription one for each event.

Whoever subscribed is authenticated again for each event, and every few seconds while there is none: a token that is not valid any
more, or a right that was taken away, ends the stream.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from datetime import timedelta
from typing import TypeVar

from graphql import located_error

from server.graphql.documents import QueryRefused
from server.graphql.operations import Operations, Outcome, Prepared, say_result, say_timeout
from server.graphql.request import GraphQLRequest
from server.http.refusal import RequestRefused

BuildContext = Callable[[], Awaitable[object]]
"""Authenticates whoever is connected and returns a new `info.context`; raises RequestRefused (401, 403) to refuse."""

_Item = TypeVar("_Item")


class Subscriptions:
    """Runs the operations of `operations` as streams, within the same limits, and with the same words about errors."""

    def __init__(self, operations: Operations, *, recheck_interval: timedelta) -> None:
        self._operations = operations
        self._recheck_seconds = recheck_interval.total_seconds()

    def prepare(self, request: GraphQLRequest) -> Prepared:
        """Return the request with its document."""
        return self._operations.prepare(request)

    async def stream(self, prepared: Prepared, build_context: BuildContext, *, request_id: str) -> AsyncGenerator[Outcome | None, None]:
        """Yield the outcomes, and None now and then while there is none.

        An outcome without `data` in its payload is the last. Raises RequestRefused when whoever is connected is no longer welcome.
        Closing the generator ends everything that it began.
        """
        report = self._operations.report(request_id)
        try:
            context = await build_context()
            if not prepared.is_subscription:
                yield await self._operations.run(prepared, context, request_id=request_id)
                return
            request, document = prepared.request, self._operations.check_subscription(prepared, context)
            source = await self._operations.open_source(request, document, context)
            async with aclosing(with_pauses(source, self._recheck_seconds)) as events:
                async for event in events:
                    context = await build_context()
                    if event is None:
                        yield None
                    else:
                        yield say_result(await self._operations.execute(request, document, context, root=event), report, {})
        except RequestRefused:
            raise
        except QueryRefused as refused:
            yield Outcome(payload={"errors": report.refusals(refused.errors)}, status=400)
        except TimeoutError:
            yield say_timeout(report, {})
        except Exception as error:  # of the source or the authentication: the stream cannot go on, and the client must know
            yield Outcome(payload={"errors": report.failures([located_error(error)])}, status=503 if report.retry_after else 200)


async def with_pauses(source: AsyncGenerator[_Item, None], seconds: float) -> AsyncGenerator[_Item | None, None]:
    """Yield what the source yields, and None whenever it yielded nothing for so long; closing it closes the source."""
    waiting: asyncio.Future[_Item] | None = None
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(source))
            done, _ = await asyncio.wait({waiting}, timeout=seconds)
            if not done:
                yield None
                continue
            finished, waiting = waiting, None
            try:
                item = finished.result()
            except StopAsyncIteration:
                return
            yield item
    finally:
        if waiting is not None:
            waiting.cancel()
            await asyncio.wait({waiting})  # so that it is over, and the source can be closed
        await source.aclose()
