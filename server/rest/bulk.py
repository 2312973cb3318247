"""Several things in one body: each is done by itself, and the answer says how each of them ended."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from msgspec import UNSET, Struct, UnsetType, field

from server.http.refusal import RequestRefused
from server.rest.answer import Answer, answer
from server.rest.problems import refuse
from services.errors import DomainError, Forbidden, InUse, ServiceUnavailable

MIXED = 207
"""Multi-Status (RFC 4918, section 11.1): at least one of several failed."""

NO_SUCH = "Could not find configuration"
"""What SAP's summary says of a name that there is not."""

T = TypeVar("T")


class BulkResponse(Struct, frozen=True, omit_defaults=True):
    """How one of several ended: `etag` is the version of what is stored, `cause` says why nothing was."""

    name: str
    status: int
    etag: str | UnsetType = UNSET
    cause: str | UnsetType = UNSET


class Deleted(Struct, frozen=True, omit_defaults=True):
    """Whether there was something of the name, which is gone then: DELETED, or with the reason NOT_FOUND, or IN_USE where it is kept."""

    name: str
    status: str
    reason: str | UnsetType = UNSET


class Deletion(Struct, frozen=True):
    """How many were deleted, and how each name ended."""

    count: int = field(name="Count")
    summary: list[Deleted] = field(name="Summary")


class Changed(Struct, frozen=True):
    """How many were changed."""

    count: int = field(name="Count")


async def do_each(items: Sequence[T], act: Callable[[T], Awaitable[str]], *, name_of: Callable[[T], str], status: int) -> Answer:
    """Do all, one after the other, and answer with `status` if all succeeded, and with 207 otherwise; `act` returns the new version.

    When a part of the service does not answer, the rest is not tried. Raises Forbidden.
    """
    responses = list[BulkResponse]()
    down: RequestRefused | None = None
    for item in items:
        refusal = down
        if refusal is None:
            try:
                responses.append(BulkResponse(name=name_of(item), status=status, etag=await act(item)))
                continue
            except RequestRefused as refused:
                refusal = refused
            except Forbidden:
                raise  # of one scope, so of all of them
            except DomainError as error:
                refusal = refuse(error)
            except ServiceUnavailable as error:
                refusal = down = refuse(error)
        responses.append(BulkResponse(name=name_of(item), status=refusal.status, cause=refusal.message))
    return answer(responses, status if all(one.status == status for one in responses) else MIXED)


async def delete_each(names: Sequence[str], delete: Callable[[str], Awaitable[bool]]) -> Answer:
    """Delete all, one after the other, and answer with a summary; `delete` returns whether there was something of the name."""
    summary = [await _delete_one(name, delete) for name in names]
    return answer(Deletion(count=sum(one.status == "DELETED" for one in summary), summary=summary))


async def _delete_one(name: str, delete: Callable[[str], Awaitable[bool]]) -> Deleted:
    try:
        was_there = await delete(name)
    except InUse as error:
        return Deleted(name=name, status="IN_USE", reason=error.message)
    return Deleted(name=name, status="DELETED") if was_there else Deleted(name=name, status="NOT_FOUND", reason=NO_SUCH)
