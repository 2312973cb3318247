"""Listing audit records: the page, and who sees which."""

from datetime import timedelta

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.audit import AuditFilter, AuditListing
from services.model.caller import Caller, Right
from services.model.limits import MAX_PAGE_SIZE
from services.model.query import Direction, Position
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def test_the_newest_comes_first_and_pages_go_on() -> None:
    bench = Bench()
    use = bench.use_cases()
    scope = await make_scope(bench)
    bench.clock.moment += timedelta(seconds=1)
    certificate = await upload(bench, issue("a").pem, "a.pem", scope=scope)
    page = await use.audit.list(CALLER, AuditListing(first=1))
    assert ([record.noun_id for record in page.items], page.has_next) == ([certificate.id], True)
    last = page.items[0]
    rest = await use.audit.list(CALLER, AuditListing(first=9, after=Position(value=last.at, id=last.id)))
    assert [record.action.value for record in rest.items] == ["CREATED"]
    assert await use.audit.list.count(CALLER, AuditListing(first=1)) == 2
    oldest = await use.audit.list(CALLER, AuditListing(first=1, direction=Direction.ASC))
    assert oldest.items == rest.items


@pytest.mark.parametrize("first", [0, -1, MAX_PAGE_SIZE + 1])
async def test_a_page_size_out_of_range_is_refused(first: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        await Bench().use_cases().audit.list(CALLER, AuditListing(first=first))
    assert caught.value.code is ErrorCode.PAGE_INVALID


async def test_a_scope_of_no_right_is_as_one_that_does_not_exist() -> None:
    bench = Bench()
    use = bench.use_cases()
    one, other = await make_scope(bench, "one"), await make_scope(bench, "other")
    limited = Caller(tenant=CALLER.tenant, subject="s", scope_rights={one.id: frozenset({Right.AUDIT_READ})})
    for caller, scope, count in ((limited, one, 1), (limited, other, 0), (STRANGER, one, 0), (CALLER, other, 1)):
        listing = AuditListing(first=9, filter=AuditFilter(scope_id=scope.id))
        assert len((await use.audit.list(caller, listing)).items) == await use.audit.list.count(caller, listing) == count
