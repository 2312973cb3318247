"""Listing certificates."""

from datetime import UTC, datetime, timedelta

import pytest

from services.errors import ErrorCode, Forbidden, InvalidInput
from services.model.caller import Caller
from services.model.certificate import CreationMethod, Label
from services.model.contents import FileType, FindingCode, Severity
from services.model.limits import MAX_FILTER_VALUES, MAX_PAGE_SIZE, MAX_SEARCH_TEXT_LENGTH, MODIFIED_DELAY
from services.model.query import CertificateFilter, Direction, LabelFilter, Listing, OrderField, read_position
from services.model.x509 import ValidityStatus
from services.rules.clock_trust import MAX_DIFFERENCE
from tests.fakes import certificates as fake
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, NOW, STRANGER, Bench, issue


async def three_certificates(bench: Bench) -> str:
    scope = await make_scope(bench)
    for name, days in (("b.pem", 365), ("a.pem", 20), ("c.pem", 2)):
        await upload(bench, issue(name, days=days, start=NOW - timedelta(days=1)).pem, name, scope=scope)
    return scope.id


async def names(bench: Bench, listing: Listing, caller: Caller = CALLER) -> list[str]:
    return [certificate.name for certificate in (await bench.use_cases().certificates.list(caller, listing)).items]


async def test_lists_come_in_the_order_that_was_asked_for() -> None:
    bench = Bench()
    scope_id = await three_certificates(bench)
    assert await names(bench, Listing(first=50, scope_id=scope_id)) == ["a.pem", "b.pem", "c.pem"]
    by_expiry = Listing(first=50, scope_id=scope_id, order_by=OrderField.NOT_AFTER, direction=Direction.DESC)
    assert await names(bench, by_expiry) == ["b.pem", "a.pem", "c.pem"]


async def test_pages_go_on_where_the_last_one_ended() -> None:
    bench = Bench()
    scope_id = await three_certificates(bench)
    page = await bench.use_cases().certificates.list(CALLER, Listing(first=2, scope_id=scope_id))
    assert page.has_next
    rest = await bench.use_cases().certificates.list(
        CALLER, Listing(first=2, scope_id=scope_id, after=read_position(page.items[-1], OrderField.NAME, now=NOW))
    )
    assert ([certificate.name for certificate in rest.items], rest.has_next) == (["c.pem"], False)


async def test_a_status_is_judged_by_the_clock() -> None:
    bench = Bench()
    await three_certificates(bench)
    expired = Listing(first=50, filter=CertificateFilter(statuses=(ValidityStatus.EXPIRED,)))
    assert await names(bench, expired) == []
    bench.clock.moment = NOW + timedelta(days=30)
    assert await names(bench, expired) == ["a.pem", "c.pem"]
    assert await bench.use_cases().certificates.list.count(CALLER, expired) == 2


async def test_what_was_modified_since_a_moment_is_listed_with_that_moment() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    for name, after in (("old.pem", -1), ("now.pem", 0), ("new.pem", 1)):
        bench.clock.moment = NOW + timedelta(milliseconds=after)
        await upload(bench, issue("a").pem, name, scope=scope)
    listing = Listing(first=50, filter=CertificateFilter(modified_after=NOW))
    assert await names(bench, listing) == ["new.pem", "now.pem"]
    assert await bench.use_cases().certificates.list.count(CALLER, listing) == 2
    for extreme, found in ((datetime.min.replace(tzinfo=UTC), 3), (datetime.max.replace(tzinfo=UTC), 0)):
        assert len(await names(bench, Listing(first=50, filter=CertificateFilter(modified_after=extreme)))) == found


def test_a_change_is_seen_late_by_no_more_than_a_clock_may_be_wrong() -> None:
    assert MODIFIED_DELAY >= MAX_DIFFERENCE


async def test_fingerprints_are_found_as_tools_print_them() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    pasted = ":".join(certificate.facts.sha256[0][at : at + 2].upper() for at in range(0, 64, 2))
    assert await names(bench, Listing(first=50, filter=CertificateFilter(sha256=pasted))) == ["client.pem"]


@pytest.mark.parametrize("first", [0, -1, MAX_PAGE_SIZE + 1, 1_000_000])
async def test_a_page_size_out_of_range_is_refused(first: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        await names(Bench(), Listing(first=first))
    assert caught.value.code is ErrorCode.PAGE_INVALID


async def test_an_endless_search_text_is_refused() -> None:
    with pytest.raises(InvalidInput):
        await names(Bench(), Listing(first=50, filter=CertificateFilter(subject_contains="x" * 201)))


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("field", ["types", "statuses", "methods", "findings", "severities", "labels", "labels[0].values"])
async def test_a_list_of_a_filter_has_so_many_values_and_no_more(field: str, more: int) -> None:
    number = MAX_FILTER_VALUES + more
    values: dict[str, object] = {
        "types": (FileType.PEM,) * number,
        "statuses": (ValidityStatus.VALID,) * number,
        "methods": (CreationMethod.IMPORT,) * number,
        "findings": (FindingCode.WEAK_KEY,) * number,
        "severities": (Severity.ERROR,) * number,
        "labels": (LabelFilter(key="a"),) * number,
        "labels[0].values": (LabelFilter(key="a", values=("b",) * number),),
    }
    listing = Listing(first=50, filter=CertificateFilter(**{field.partition("[")[0]: values[field]}))  # type: ignore[arg-type]
    if not more:
        assert await names(Bench(), listing) == []
        return
    with pytest.raises(InvalidInput) as refused:
        await names(Bench(), listing)
    assert refused.value.field == field


async def test_another_tenant_sees_nothing() -> None:
    bench = Bench()
    scope_id = await three_certificates(bench)
    for listing in (Listing(first=50), Listing(first=50, scope_id=scope_id)):
        assert await names(bench, listing, STRANGER) == []
        assert await bench.use_cases().certificates.list.count(STRANGER, listing) == 0


async def test_nothing_is_listed_without_permission() -> None:
    nobody = Caller(tenant="default", subject="nobody", rights=frozenset())
    list_certificates = Bench().use_cases().certificates.list
    for ask in (list_certificates(nobody, Listing(first=1)), list_certificates.count(nobody, Listing(first=1))):
        with pytest.raises(Forbidden):
            await ask


async def test_the_filters_scope_is_counted_as_the_scope_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no condition beside the scope: so the count is exact and needs no filter's index."""
    bench = Bench()
    scope_id = await three_certificates(bench)
    monkeypatch.setattr(fake, "MAX_COUNTED", 1)
    listing = Listing(first=50, filter=CertificateFilter(scope_id=scope_id))
    assert await bench.use_cases().certificates.list.count(CALLER, listing) == 3


NFC, NFD = "Gr\u00fcn\u00e9", "Gru\u0308ne\u0301"


@pytest.mark.parametrize("stored", [NFC, NFD])
@pytest.mark.parametrize("asked", [NFC, NFD])
async def test_every_text_is_found_however_its_accents_are_written(stored: str, asked: str) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    labels = (Label(key=stored, values=(stored,)),)
    certificate = await upload(bench, issue(stored).pem, f"{stored}.pem", scope=scope, labels=labels)
    assert certificate.name == f"{NFC}.pem"
    for wanted in (
        CertificateFilter(search=asked),
        CertificateFilter(name_contains=asked),
        CertificateFilter(name_contains=asked.upper()),
        CertificateFilter(subject_contains=asked),
        CertificateFilter(issuer_contains=asked),
        CertificateFilter(labels=(LabelFilter(key=asked),)),
        CertificateFilter(labels=(LabelFilter(key=asked, values=(asked,)),)),
    ):
        assert await names(bench, Listing(first=9, scope_id=scope.id, filter=wanted)) == [f"{NFC}.pem"], wanted
    assert await bench.use_cases().certificates.find.by_name(CALLER, scope.id, f"{asked}.pem") is not None


async def test_a_search_text_is_counted_as_it_is_compared() -> None:
    bench = Bench()
    await names(bench, Listing(first=9, filter=CertificateFilter(search="u\u0308" * MAX_SEARCH_TEXT_LENGTH)))
    for text in ("u\u0308" * (MAX_SEARCH_TEXT_LENGTH + 1), "\u0958" * MAX_SEARCH_TEXT_LENGTH, "u" * 100_000):
        with pytest.raises(InvalidInput, match="at most 200"):
            await names(bench, Listing(first=9, filter=CertificateFilter(search=text)))


async def test_what_nobody_can_have_is_not_even_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.model.query.compose", None)
    label = LabelFilter(key="u" * 801, values=("u" * 801,))
    assert await names(Bench(), Listing(first=9, filter=CertificateFilter(labels=(label,)))) == []
