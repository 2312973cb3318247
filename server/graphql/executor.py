"""An executor that writes plain data quickly: what a list of certificates costs is mostly the executor.

graphql-core resolves each field of each object by itself: it builds a path and an info, calls a resolver, asks whether the result is
to be awaited. Where a selection asks only for attributes, and for fields that are computed from the object and the context at once,
none of that makes a difference, so it is compiled once per document (server/graphql/selection.py) into a function from object to answer.

That is right by construction: the function gives up at whatever is not plain (an error, a null where none may be, something to await,
a class or value that was not foreseen), and then graphql-core does the same work from its start. Resolvers that are not async change
nothing, here as in every part of the schema, so its answer, or its error, is the answer. Documents with directives are not compiled:
their selections differ by variables.

Long lists are written in slices, between which other requests have their turn: the largest key store holds the event loop for 0.3 s
otherwise, and for seconds where something is looked up for each of its entries.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from graphql import GraphQLList, GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo
from graphql.pyutils import Path, gather_with_cancel
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from server.graphql.selection import Writer, compile_value

SLICE = 50
"""Items of a list that are written at once: some milliseconds, and as many as are looked up by one query. Most pages are no longer."""

Plans = dict[tuple[int, ...], Writer | None]
"""What was compiled for one document, by the ids of a type and of the fields of it, which live as long as the document does.

None stands for a selection that asks for more.
"""


class _CompiledInfo:
    """What resolvers get as `info` from compiled functions: who uses more than the context has the work done by graphql-core."""

    __slots__ = ("context",)

    def __init__(self, context: Any) -> None:
        self.context = context


class CompilingExecutor(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor, except that lists and objects that need no awaiting are written by compiled functions.

    `plans` belongs to the document and is filled here; with None everything is executed as usual.
    """

    def __init__(self, *args: Any, plans: Plans | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans = None if self.middleware_manager else plans
        self._info = _CompiledInfo(self.context_value)

    def complete_list_value(  # noqa: PLR0913, PLR0917  # graphql-core's signature
        self,
        return_type: GraphQLList[GraphQLOutputType],
        field_details_list: list[Any],
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Return the list as JSON has it, or an awaitable of it."""
        if isinstance(result, list | tuple) and len(result) > SLICE:
            return self._complete_slices(return_type, field_details_list, info, path, result, position_context)
        writer = self._find_writer(return_type, field_details_list)
        if writer is not None:
            with suppress(Exception):  # graphql-core meets it again, and reports it with its place
                return writer(result, self._info)
        return super().complete_list_value(return_type, field_details_list, info, path, result, position_context)

    async def _complete_slices(  # noqa: PLR0913, PLR0917  # as above
        self,
        return_type: GraphQLList[GraphQLOutputType],
        field_details_list: list[Any],
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Sequence[Any],
        position_context: Any,
    ) -> list[Any]:
        """Return the list as JSON has it. graphql-core's own loop is repeated here, since it takes no list from the middle."""
        writer = self._find_writer(return_type, field_details_list)
        completed: list[Any] = []
        for start in range(0, len(result), SLICE):
            part = result[start : start + SLICE]
            with suppress(Exception):  # as above
                if writer is not None:
                    completed += writer(part, self._info)
            pending: list[int] = []
            try:
                for index, item in enumerate(part[len(completed) - start :], len(completed)):
                    place = path.add_key(index, None)
                    if self.complete_list_item_value(
                        item, completed, return_type.of_type, field_details_list, info, place, position_context
                    ):
                        pending.append(index)
            except Exception:
                self.settle_in_background([completed[index] for index in pending])
                raise
            for index, value in zip(pending, await gather_with_cancel(*(completed[index] for index in pending)), strict=True):
                completed[index] = value
            await asyncio.sleep(0)
        return completed

    def complete_object_value(  # noqa: PLR0913, PLR0917  # graphql-core's signature
        self,
        return_type: GraphQLObjectType,
        field_details_list: list[Any],
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Return the object as JSON has it, or an awaitable of it."""
        writer = self._find_writer(return_type, field_details_list)
        if writer is not None:
            with suppress(Exception):  # as above
                return writer(result, self._info)
        return super().complete_object_value(return_type, field_details_list, info, path, result, position_context)

    def _find_writer(self, type_: GraphQLOutputType, fields: list[Any]) -> Writer | None:
        plans = self._plans
        if plans is None:
            return None
        key = (id(type_), *[id(field.node) for field in fields])
        if key not in plans:
            plans[key] = compile_value(type_, fields, schema=self.schema, collect=self.collect_subfields)
        return plans[key]
