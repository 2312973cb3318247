"""What Motor and PyMongo's own asynchronous client have in common: the surface that the adapter is written against."""

import inspect
from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Found = dict[str, Any]


class Session(Protocol):
    """A session with at most one open transaction."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def start_transaction(self) -> Any:
        """Open a transaction; `settle` the result."""
        ...

    def commit_transaction(self) -> Awaitable[None]:
        """Commit; may be repeated when the answer was lost."""
        ...

    def abort_transaction(self) -> Awaitable[None]:
        """Undo."""
        ...

    def end_session(self) -> Awaitable[None]:
        """Give the session back."""
        ...


class Cursor(Protocol):
    """A query that has not run yet."""

    def sort(self, key_or_list: Sequence[tuple[str, int]]) -> "Cursor":
        """Order the documents."""
        ...

    def limit(self, limit: int) -> "Cursor":
        """Take that many."""
        ...

    def hint(self, index: str) -> "Cursor":
        """Use the index of that name."""
        ...

    def to_list(self, length: int | None = None) -> Awaitable[list[Found]]:
        """Run it."""
        ...


class Collection(Protocol):
    """The operations that the adapter uses."""

    def find(self, filter: Mapping[str, Any], projection: Mapping[str, Any] | None = None, **options: Any) -> Cursor:  # noqa: A002
        """Return a cursor."""
        ...

    def find_one(
        self,
        filter: Mapping[str, Any],  # noqa: A002
        projection: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Awaitable[Found | None]:
        """Return one document or None."""
        ...

    def find_one_and_update(
        self,
        filter: Mapping[str, Any],  # noqa: A002
        update: Mapping[str, Any] | Sequence[Mapping[str, Any]],
        **options: Any,
    ) -> Awaitable[Found | None]:
        """Change one document and return it."""
        ...

    def find_one_and_delete(self, filter: Mapping[str, Any], **options: Any) -> Awaitable[Found | None]:  # noqa: A002
        """Remove one document and return it."""
        ...

    def count_documents(self, filter: Mapping[str, Any], **options: Any) -> Awaitable[int]:  # noqa: A002
        """Count."""
        ...

    def insert_one(self, document: Mapping[str, Any], **options: Any) -> Awaitable[Any]:
        """Store one document."""
        ...

    def update_one(self, filter: Mapping[str, Any], update: Mapping[str, Any], **options: Any) -> Awaitable[Any]:  # noqa: A002
        """Change one document."""
        ...

    def bulk_write(self, requests: Sequence[Any], **options: Any) -> Awaitable[Any]:
        """Change many documents at once."""
        ...

    def delete_one(self, filter: Mapping[str, Any], **options: Any) -> Awaitable[Any]:  # noqa: A002
        """Remove one document."""
        ...

    def delete_many(self, filter: Mapping[str, Any], **options: Any) -> Awaitable[Any]:  # noqa: A002
        """Remove all that match."""
        ...

    def create_index(self, keys: Sequence[tuple[str, int]], **options: Any) -> Awaitable[str]:
        """Make an index, or nothing if it exists."""
        ...


class ChangeStream(Protocol):
    """The changes of a database, from its opening on."""

    @property
    def resume_token(self) -> Any:
        """Where another stream can go on."""
        ...

    @property
    def alive(self) -> bool:
        """Whether there can be more changes."""
        ...

    def __aenter__(self) -> Awaitable[Any]:
        """Open it, if it is not open yet."""
        ...

    def try_next(self) -> Awaitable[Found | None]:
        """Return the next change, None if there is none in the time given."""
        ...

    def close(self) -> Awaitable[None]:
        """End it."""
        ...


class Client(Protocol):
    """The connection pool."""

    def start_session(self) -> Any:
        """Return a session; `settle` the result."""
        ...

    def close(self) -> Any:
        """Close all connections; `settle` the result."""
        ...

    def __getitem__(self, name: str) -> Any:
        """Return the database of that name."""
        ...


async def settle(result: Any) -> Any:
    """Return the result, awaited where the driver gives an awaitable: the two differ in that for some methods."""
    return await result if inspect.isawaitable(result) else result
