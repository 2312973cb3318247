"""The table of operations, from which the routes and the OpenAPI document are made, so that the document is true.

To add a route: write a handler `async def name(call: Call) -> Answer`, and a row in the table of its noun, such as
`certificate_operations.py`. The handler finds in the call who asks (`caller`), what can be done (`use`, by noun and name), the scope of
the path's level (`scope_id`, or `find_scope_id` where nothing being there is no error), the `name` in the path, the `query` and the
`headers`, and the `body` as the row's type. It raises what use cases raise, or `invalid(...)` for what only this edge refuses (400); it
answers by `answer(value, status, headers)` with a Struct of `representation.py`, or by `Answer(status=...)` without a body. In a path
`{L}` stands for both levels, and `{name}` for a name.
A row names each parameter that it takes; any other one in the query is refused. It names each status with what it answers; `ALWAYS` are
added. A test asks every operation and compares the answers with the document.
"""

from collections.abc import Iterator
from dataclasses import replace

from server.rest.certificate_operations import CERTIFICATE_TABLE
from server.rest.destination_operations import DESTINATION_TABLE
from server.rest.operation import ALWAYS, WITH_BODY, Operation
from server.rest.request import Level

TABLE: tuple[Operation, ...] = (*CERTIFICATE_TABLE, *DESTINATION_TABLE)
"""The rows of each noun, which stand in a module of its own."""


def list_operations() -> Iterator[Operation]:
    """Yield every operation of each level, with all its answers."""
    for row in TABLE:
        replies = {**ALWAYS, **(WITH_BODY if row.body is not None else {}), **row.replies}
        if "{L}" not in row.path:
            yield replace(row, replies=replies)
            continue
        for level in Level:
            yield replace(row, path=row.path.replace("{L}", level.value), level=level, replies=replies)


OPERATIONS = tuple(list_operations())
"""All operations."""
