"""Numbers of certificates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry

from schema.context import Reading
from schema.enums import publish
from services.model.contents import FileType
from services.model.limits import MAX_INTERVALS
from services.model.scope import Scope
from services.model.statistics import Counts, ExpiryRequest, Period, Statistics
from services.model.x509 import ValidityStatus

publish(
    Period,
    "What time is cut into, by the calendar of a time zone.",
    {"DAY": "Days.", "WEEK": "Weeks, which begin on Monday (ISO 8601).", "MONTH": "Months."},
    name="CalendarPeriod",
)


@strawberry.input(description=f"The intervals of time in which expiring certificates are counted, at most {MAX_INTERVALS}.")
class ExpiryIntervals:
    begin: datetime = strawberry.field(name="from", description="The first interval begins at this time.")
    end: datetime = strawberry.field(name="to", description="The last interval ends before this time.")
    per: Period = strawberry.field(description="An interval ends where such a period ends.")
    time_zone: str = strawberry.field(
        default="UTC", description="The time zone in which periods begin and end, by its name in the IANA database, such as Europe/Berlin."
    )


@strawberry.type(description="The number of certificates of one status.")
class StatusCount:
    status: ValidityStatus = strawberry.field(description="The status.")
    total: int = strawberry.field(description="The number of certificates.")
    automatic_renewal: int = strawberry.field(description="How many of them the service renews by itself.")


@strawberry.type(description="The number of certificates of one file type.")
class FileTypeCount:
    type: FileType = strawberry.field(description="The file type.")
    total: int = strawberry.field(description="The number of certificates.")


@strawberry.type(description="The number of certificates that expire within an interval of time.")
class ExpiryCount:
    begin: datetime = strawberry.field(name="from", description="The interval begins at this time.")
    end: datetime = strawberry.field(name="to", description="The interval ends before this time.")
    total: int = strawberry.field(description="The number of certificates whose `notAfter` lies in it.")
    automatic_renewal: int = strawberry.field(description="How many of them the service renews by itself.")
    by_status: list[StatusCount] = strawberry.field(description="The same by status; where there are none, the number is 0.")


@strawberry.type(description="Numbers of certificates at one moment, all exact. Deleted certificates do not count.")
class CertificateStatistics:
    total: int = strawberry.field(description="The number of certificates.")
    automatic_renewal: int = strawberry.field(description="How many of them the service renews by itself.")
    by_status: list[StatusCount] = strawberry.field(description="The same by status; where there are none, the number is 0.")
    by_type: list[FileTypeCount] = strawberry.field(description="The same by file type; where there are none, the number is 0.")
    expiring: list[ExpiryCount] = strawberry.field(description="What expires within the intervals that were asked for, in their order.")


async def count_certificates(
    root: strawberry.Parent[Scope | None],
    info: strawberry.Info[Any, Any],
    expiring: Annotated[
        ExpiryIntervals | None, strawberry.argument(description="Of which intervals it is asked what expires in them; null means of none.")
    ] = None,
) -> CertificateStatistics:
    """Return the statistics of the scope, or of all scopes for the root; raises InvalidInput."""
    context: Reading = info.context
    return _present(await context.count_statistics(root.id if root else None, _read(expiring) if expiring else None))


def _read(given: ExpiryIntervals) -> ExpiryRequest:
    return ExpiryRequest(begin=given.begin, end=given.end, period=given.per, time_zone=given.time_zone)


def _present(statistics: Statistics) -> CertificateStatistics:
    return CertificateStatistics(
        total=_total(statistics.counts),
        automatic_renewal=_total(statistics.counts, (True,)),
        by_status=_present_counts(statistics.counts),
        by_type=[FileTypeCount(type=file_type, total=statistics.types.get(file_type, 0)) for file_type in FileType],
        expiring=[
            ExpiryCount(
                begin=one.begin,
                end=one.end,
                total=_total(one.counts),
                automatic_renewal=_total(one.counts, (True,)),
                by_status=_present_counts(one.counts),
            )
            for one in statistics.expiring
        ],
    )


def _present_counts(counts: Counts) -> list[StatusCount]:
    def count(status: ValidityStatus, *automatic: bool) -> int:
        return sum(counts.get((status, each), 0) for each in automatic)

    return [StatusCount(status=one, total=count(one, True, False), automatic_renewal=count(one, True)) for one in ValidityStatus]


def _total(counts: Counts, among: Sequence[bool] = (True, False)) -> int:
    return sum(number for (_, automatic), number in counts.items() if automatic in among)
