"""What pages and counts over many scopes cost in MongoDB."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pymongo.errors import AutoReconnect, NetworkTimeout

from services.errors import ErrorCode, InvalidInput, ServiceUnavailable
from services.model.certificate import Label, SearchFacts
from services.model.contents import FindingCode, Severity
from services.model.findings import FindingKind, finding
from services.model.query import CertificateFilter, CertificateQuery, Direction, LabelFilter, OrderField
from services.model.validity import expiring_from, status_of
from services.model.x509 import ValidityStatus
from services.storage.mongo import choosing, listing, search_time
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.database import Database, Driver
from services.storage.mongo.derived import write_certificate, write_scope
from services.storage.mongo.indexes import name_tenant_order
from services.storage.mongo.query import build_condition, build_order
from tests.commands import counting_reads, naming_commands
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_certificate, a_query, a_scope, a_validity

SCOPES = [a_scope(subaccount=str(number)) for number in range(230)]
WHOLE = replace(a_query(SCOPES[0], limit=5), scope_ids=None)


@pytest.fixture(scope="session")
def driver() -> Driver:
    """One is enough: which index answers does not depend on it. The contracts are tried by both."""
    return "pymongo"


@pytest.fixture
def without_tenant_indexes(database: Database) -> Iterator[Database]:
    """A database whose indexes are being built."""
    ready = set(database.ready)
    database.ready.clear()
    yield database
    database.ready.update(ready)


async def fill(database: Database) -> list[str]:
    """Store a certificate in each scope and return their names, sorted."""
    certificates = [a_certificate(scope, name=f"{number:03}.pem") for number, scope in enumerate(SCOPES)]
    await database.scopes.insert_many([{**write_scope(scope), "certificate_count": 1} for scope in SCOPES])
    await database.certificates.insert_many([write_certificate(certificate) for certificate in certificates])
    return [certificate.name for certificate in certificates]


@pytest.mark.parametrize("order_by", OrderField)
@pytest.mark.parametrize("query", [WHOLE, a_query(*SCOPES, limit=5)], ids=["tenant", "many scopes"])
async def test_a_page_over_many_scopes_costs_few_queries(database: Database, query: CertificateQuery, order_by: OrderField) -> None:
    """One; by type, another one for what cannot be sorted yet; by status, one for each up to VALID and another one to count."""
    await fill(database)
    with counting_reads() as reads:
        page = await MongoCertificates(database).list(replace(query, order_by=order_by))
    assert (len(page.items), page.has_next) == (5, True)
    assert reads == Counter(certificates={OrderField.TYPE: 2, OrderField.STATUS: 5}.get(order_by, 1))


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("many", [False, True])
async def test_what_was_modified_lately_is_read_without_what_was_modified_before(
    database: Database, direction: Direction, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of modification, however many there are: so a poller's page costs what is on it."""
    moments = [NOW + at * timedelta(seconds=1) for at in range(200)]
    await database.scopes.insert_one(write_scope(SCOPES[0]))
    documents = [write_certificate(a_certificate(SCOPES[0], modified_at=at)) for at in moments]
    await database.certificates.insert_many(documents)
    monkeypatch.setattr(choosing, "MAX_CANDIDATES", 10 if many else 500)
    monkeypatch.setattr(choosing, "FEW_CANDIDATES", 5)
    wanted = CertificateFilter(modified_after=moments[150])
    for scope_ids in (None, (SCOPES[0].id,)):
        query = replace(WHOLE, scope_ids=scope_ids, filter=wanted, order_by=OrderField.MODIFIED_AT, direction=direction)
        way = await choosing.choose_way(database.certificates, query, database.ready)
        assert (way is None) == many
        index = way.index if way else name_tenant_order("order_modified_at") if scope_ids is None else "order_modified_at"
        condition = build_condition(query, scope_ids)
        condition = {"$and": [condition, way.condition if way else {}]}
        found = await database.certificates.find(condition).sort(build_order(query)).limit(6).hint(index).explain()
        assert found["executionStats"]["totalDocsExamined"] == 6
        assert [one.modified_at for one in (await MongoCertificates(database).list(query)).items] == (
            moments[150:155] if direction is Direction.ASC else moments[:-6:-1]
        )


async def test_what_is_not_yet_valid_is_found_among_many_that_are_valid(database: Database) -> None:
    await fill(database)
    future = a_certificate(SCOPES[0], name="future.pem", validities=(a_validity(not_before=NOW + DAY),))
    await database.certificates.insert_one(write_certificate(future))
    page = await MongoCertificates(database).list(replace(WHOLE, order_by=OrderField.STATUS))
    assert page.items[0].name == "future.pem"
    query = searching(statuses=(ValidityStatus.NOT_YET_VALID,))
    way = not_none(await choosing.choose_way(database.certificates, query, database.ready))
    found = await database.certificates.find({"tenant": "acme", **way.condition}).hint(way.index).explain()
    assert found["executionStats"]["totalKeysExamined"] <= 2


async def test_a_page_by_type_says_that_its_index_is_being_built(without_tenant_indexes: Database) -> None:
    await fill(without_tenant_indexes)
    query = replace(WHOLE, order_by=OrderField.TYPE)
    await assert_building(without_tenant_indexes, query)
    await assert_building(without_tenant_indexes, replace(query, deleted=True))
    without_tenant_indexes.ready.add(("certificates", "tenant_order_type"))
    await assert_building(without_tenant_indexes, query)
    assert await MongoCertificates(without_tenant_indexes).count(query) == len(SCOPES)


async def test_a_page_by_type_leaves_out_nothing_that_the_release_before_wrote(database: Database) -> None:
    await fill(database)
    query = replace(WHOLE, order_by=OrderField.TYPE)
    lacking = {"scope_id": SCOPES[7].id}
    await database.certificates.update_one(lacking, {"$unset": {"order_type": ""}})
    await assert_building(database, query)
    await assert_building(database, replace(query, scope_ids=(SCOPES[7].id,)))
    await database.certificates.update_one(lacking, {"$set": {"tenant": "other"}})
    assert len((await MongoCertificates(database).list(query)).items) == 5


async def assert_building(database: Database, query: CertificateQuery) -> None:
    with pytest.raises(InvalidInput) as caught:
        await MongoCertificates(database).list(query)
    assert (caught.value.code, caught.value.field) == (ErrorCode.INDEX_BUILDING, "order_by")


@pytest.mark.parametrize("direction", Direction)
async def test_pages_by_status_need_no_index_of_the_tenant(without_tenant_indexes: Database, direction: Direction) -> None:
    await fill(without_tenant_indexes)
    await without_tenant_indexes.certificates.insert_one(write_certificate(a_certificate(SCOPES[9], name="x.pem", validities=())))
    query = replace(WHOLE, order_by=OrderField.STATUS, direction=direction, limit=len(SCOPES) + 1)
    names = [certificate.name for certificate in (await MongoCertificates(without_tenant_indexes).list(query)).items]
    assert (len(names), names[-1 if direction is Direction.ASC else 0]) == (len(SCOPES) + 1, "x.pem")


async def test_the_count_of_a_tenant_is_added_up_by_one_query(database: Database) -> None:
    await fill(database)
    with counting_reads() as reads:
        assert await MongoCertificates(database).count(WHOLE) == len(SCOPES)
    assert reads == Counter(scopes=1)


@pytest.mark.parametrize("query", [WHOLE, a_query(*SCOPES, limit=5)], ids=["tenant", "many scopes"])
async def test_while_an_index_is_built_every_scope_is_asked(without_tenant_indexes: Database, query: CertificateQuery) -> None:
    expected = await fill(without_tenant_indexes)
    with counting_reads() as reads:
        page = await MongoCertificates(without_tenant_indexes).list(query)
    assert [certificate.name for certificate in page.items] == expected[:5]
    assert reads["certificates"] == 3


# ------------------------------------------------------------------ filters


def searching(**conditions: Any) -> CertificateQuery:
    return replace(WHOLE, filter=CertificateFilter(**conditions))


async def fill_with_facts(database: Database, documents: int = 300) -> None:
    """Store certificates of one scope that have everything in common but their numbers."""
    await database.scopes.insert_one(write_scope(SCOPES[0]))
    for number in range(documents):
        facts = SearchFacts(
            subjects=(f"CN=client{number:04}",),
            issuers=("CN=Acme",),
            serial_numbers=(f"{number:04x}",),
            sha256=(f"{number:064x}",),
            spki_sha256=(f"{number:064x}",),
        )
        labels = (Label(key=f"key{number}", values=("one", f"{number}")),)
        certificate = a_certificate(SCOPES[0], name=f"{number:04}-name.pem", facts=facts, labels=labels)
        await database.certificates.insert_one(write_certificate(certificate))


NARROW = [
    {"sha256": f"{42:064x}"},
    {"spki_sha256": f"{42:064x}"},
    {"serial_number": "002a"},
    {"name_contains": "0042-N"},
    {"subject_contains": "lient0042"},
    {"labels": (LabelFilter(key="key42"),)},
    {"labels": (LabelFilter(key="key42", values=("42",)),)},
    {"issuer_contains": "acme", "statuses": tuple(ValidityStatus), "serial_number": "002a"},
]


@pytest.mark.parametrize("conditions", NARROW, ids=str)
async def test_an_index_leads_to_few_candidates(database: Database, conditions: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MAX_CANDIDATES", 20)
    await fill_with_facts(database)
    query = searching(**conditions)
    way = not_none(await choosing.choose_way(database.certificates, query, database.ready))
    found = await database.certificates.find({"tenant": "acme", **way.condition}).hint(way.index).explain()
    assert found["executionStats"]["totalDocsExamined"] <= 2
    page = await MongoCertificates(database).list(query)
    assert [certificate.name for certificate in page.items] == ["0042-name.pem"]
    assert await MongoCertificates(database).count(query) == 1


FOUND: dict[str, dict[str, Any]] = {
    "mismatch": {"findings": (finding(FindingKind.KEY_MISMATCH, "a", certificate="x"),)},
    "locked": {"findings": (finding(FindingKind.KEY_LOCKED, "a"),)},
    "expired": {"validities": (a_validity(not_after=NOW - DAY),)},
    "second": {"validities": (a_validity(), a_validity(not_before=NOW + DAY))},
    "soon": {"validities": (a_validity(not_after=NOW + DAY, expiring_from=NOW - DAY),)},
    "unknown": {"has_private_key": None},
    "none": {"has_private_key": False},
}
"""What a few certificates have among many that are valid, have a private key, and of which nothing is found."""

SOUGHT: list[tuple[dict[str, Any], list[str]]] = [
    ({"findings": (FindingCode.KEY_MISMATCH,)}, ["mismatch"]),
    ({"findings": (FindingCode.EXPIRED,)}, ["expired"]),
    ({"findings": (FindingCode.NOT_YET_VALID,)}, ["second"]),
    ({"findings": (FindingCode.EXPIRES_SOON,)}, ["soon"]),
    ({"findings": (FindingCode.ENTRY_LOCKED, FindingCode.NOT_YET_VALID, FindingCode.EXPIRED)}, ["expired", "locked", "second"]),
    ({"severities": (Severity.ERROR,)}, ["expired", "mismatch", "second"]),
    ({"severities": tuple(Severity)}, ["expired", "locked", "mismatch", "second", "soon"]),
    ({"severities": (Severity.ERROR,), "findings": (FindingCode.EXPIRES_SOON,)}, []),
    ({"has_private_key": False}, ["none"]),
]


@pytest.mark.parametrize(("conditions", "expected"), SOUGHT, ids=str)
async def test_a_few_with_findings_are_read_without_the_many_that_have_none(
    database: Database, conditions: dict[str, Any], expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MAX_CANDIDATES", 20)
    few = [a_certificate(SCOPES[0], **{"name": name, "findings": (), **changes}) for name, changes in FOUND.items()]
    many = [a_certificate(SCOPES[0], findings=()) for _ in range(200)]
    await database.certificates.insert_many([write_certificate(one) for one in (*few, *many)])
    await database.scopes.insert_one(write_scope(SCOPES[0]))
    query = searching(**conditions)
    way = not_none(await choosing.choose_way(database.certificates, query, database.ready))
    condition = build_condition(query, None)
    condition = {**condition, "$and": [*condition["$and"], way.condition]}
    found = await database.certificates.find(condition).sort(build_order(query)).hint(way.index).explain()
    assert found["executionStats"]["totalDocsExamined"] <= 2 * len(expected) + 2  # some have two tokens of those that are sought
    assert found["executionStats"]["totalKeysExamined"] <= 20
    certificates = MongoCertificates(database)
    assert [one.name for one in (await certificates.list(query)).items] == expected
    assert await certificates.count(query) == len(expected)
    assert (await certificates.list(replace(query, scope_ids=(SCOPES[1].id,)))).items == ()


@pytest.mark.parametrize("code", [FindingCode.EXPIRED, FindingCode.EXPIRES_SOON, FindingCode.WEAK_SIGNATURE])
async def test_candidates_of_findings_are_counted_in_the_index_alone(database: Database, code: FindingCode) -> None:
    """And nothing else of the index is read: also where so many have the finding that reading the whole index finds them as soon."""
    has = FindingCode.WEAK_SIGNATURE
    ends = {FindingCode.EXPIRED: NOW - 40 * DAY, FindingCode.EXPIRES_SOON: NOW + 9 * DAY, has: NOW + 400 * DAY}
    common = [a_certificate(SCOPES[0], validities=(a_validity(not_after=ends[code]),)) for _ in range(200)]
    if code is not has:
        common = [replace(one, findings=()) for one in common]
    rare = [a_certificate(SCOPES[0], validities=(a_validity(),), findings=()) for _ in range(20)]
    await database.certificates.insert_many([write_certificate(one) for one in (*common, *rare)])
    (way,) = choosing.list_ways(CertificateFilter(findings=(code, FindingCode.KEY_MISMATCH)), NOW)
    plan = await database.certificates.find({"tenant": "acme", **way.counted}, {"_id": 0, "tenant": 1}).hint(way.index).explain()
    figures = plan["executionStats"]
    assert (figures["nReturned"], figures["totalDocsExamined"]) == (200, 0)
    assert figures["totalKeysExamined"] <= 210


@pytest.mark.parametrize(
    "conditions",
    [{"severities": tuple(Severity)}, {"findings": (FindingCode.EXPIRED, FindingCode.WEAK_SIGNATURE)}, {"issuer_contains": "ac"}],
    ids=str,
)
async def test_what_all_have_is_counted_without_reading_the_whole_index(database: Database, conditions: dict[str, Any]) -> None:
    """Each certificate has some 20 tokens, of which two lead to it."""
    facts = SearchFacts(subjects=("CN=client",), issuers=("CN=Acme",))
    await database.certificates.insert_many([write_certificate(a_certificate(SCOPES[0], facts=facts)) for _ in range(200)])
    query = searching(**conditions)
    (way,) = choosing.list_ways(query.filter, NOW)
    condition = listing.follow_way(build_condition(query, None), way)
    found = await database.certificates.find(condition, {"_id": 0, "tenant": 1}).hint(way.index).explain()
    assert found["executionStats"]["nReturned"] == 200
    assert found["executionStats"]["totalKeysExamined"] <= 420


async def test_what_leads_to_many_is_read_in_order(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MAX_CANDIDATES", 20)
    await fill_with_facts(database)
    assert await choosing.choose_way(database.certificates, searching(issuer_contains="acme"), database.ready) is None
    assert len((await MongoCertificates(database).list(searching(issuer_contains="acme"))).items) == 5


SEVERAL = [
    (ValidityStatus.EXPIRED, ValidityStatus.EXPIRING),
    (ValidityStatus.EXPIRING, ValidityStatus.NOT_YET_VALID),
    (ValidityStatus.UNKNOWN, ValidityStatus.VALID),
    (ValidityStatus.UNKNOWN, ValidityStatus.EXPIRED),
    tuple(ValidityStatus),
]


@pytest.mark.parametrize("statuses", [*((status,) for status in ValidityStatus), *SEVERAL])
async def test_statuses_are_counted_in_the_index_alone(database: Database, statuses: tuple[ValidityStatus, ...]) -> None:
    """And the index means what the filter means."""
    moments = [NOW + number * DAY for number in (-400, -1, 0, 1, 29, 31, 400)]
    pairs = [(begin, end) for begin in moments for end in moments if begin <= end]
    validities = [a_validity(not_before=begin, not_after=end, expiring_from=expiring_from(begin, end)) for begin, end in pairs]
    several = [(), *((one,) for one in validities)]
    many = [a_certificate(SCOPES[0], name=f"{at}.pem", validities=one) for at, one in enumerate(several)]
    await database.certificates.insert_many([write_certificate(certificate) for certificate in many])
    query = searching(statuses=statuses)
    expected = sum(status_of(certificate.earliest, NOW) in statuses for certificate in many)
    assert expected > 0
    ways = choosing.find_answer(database.certificates, query, database.ready)
    assert sum([await choosing.count_way(database.certificates, "acme", way, limit=1000) for way in ways]) == expected
    for way in ways:
        plan = await database.certificates.find({"tenant": "acme", **way.counted}, {"_id": 0, "tenant": 1}).hint(way.index).explain()
        assert plan["executionStats"]["totalDocsExamined"] == 0
    assert await MongoCertificates(database).count(query) == expected
    (together,) = choosing.list_ways(query.filter, NOW)
    found = await database.certificates.find({"tenant": "acme", **together.condition}).hint(together.index).to_list(None)
    assert len(found) == expected
    if statuses == (ValidityStatus.EXPIRED, ValidityStatus.EXPIRING):
        plan = await database.certificates.find({"tenant": "acme", **together.condition}).hint(together.index).explain()
        assert plan["executionStats"]["totalDocsExamined"] < len(many) - 6  # not those that expire later


async def test_a_certificate_without_tokens_is_a_candidate_of_every_search(database: Database) -> None:
    await fill_with_facts(database, 3)
    await database.certificates.update_many({}, {"$unset": {"search_tokens": "", "search_tokens_of": ""}})
    for conditions in ({"serial_number": "0002"}, {"name_contains": "2-"}, {"name_contains": "0002-name"}):
        assert await MongoCertificates(database).count(searching(**conditions)) == 1
    found: list[dict[str, Any]] = [{"findings": (FindingCode.WEAK_SIGNATURE,)}, {"severities": tuple(Severity)}, {"has_private_key": True}]
    for one in found:
        assert await MongoCertificates(database).count(searching(**one)) == 3


async def test_a_search_that_takes_too_long_names_its_filter(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_time, "SEARCH_TIME", 1e-6)
    certificates, query = MongoCertificates(database), searching(name_contains="a", serial_number="b")
    for ask in (certificates.list, certificates.count):
        with pytest.raises(InvalidInput) as caught:
            await ask(query)
        assert (caught.value.code, caught.value.field) == (ErrorCode.FILTER_TOO_BROAD, "name_contains, serial_number")
    assert (await certificates.list(WHOLE)).items == ()


async def test_a_search_that_takes_too_long_without_its_index_says_so(
    without_tenant_indexes: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificates = MongoCertificates(without_tenant_indexes)
    await fill_with_facts(without_tenant_indexes, 3)
    assert await certificates.count(searching(name_contains="0002")) == 1
    monkeypatch.setattr(search_time, "SEARCH_TIME", 1e-6)
    with pytest.raises(InvalidInput) as caught:
        await certificates.list(searching(name_contains="a"))
    assert caught.value.code is ErrorCode.INDEX_BUILDING


@pytest.mark.parametrize(("failure", "expected"), [(NetworkTimeout, InvalidInput), (AutoReconnect, ServiceUnavailable)])
async def test_only_what_takes_too_long_is_too_broad(
    database: Database, failure: type[Exception], expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver's own time limit may end before mongod's does."""

    async def fail(*_: object, **__: object) -> None:
        raise failure("late")

    monkeypatch.setattr(listing, "choose_way", fail)
    with pytest.raises(expected):
        await MongoCertificates(database).list(searching(name_contains="a"))


async def test_a_filter_is_not_blamed_for_a_database_that_does_not_answer(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise NetworkTimeout("late")

    async def refuse() -> None:
        raise ServiceUnavailable("The database does not answer.")

    monkeypatch.setattr(listing, "choose_way", fail)
    monkeypatch.setattr(database, "ping", refuse)
    with pytest.raises(ServiceUnavailable):
        await MongoCertificates(database).list(searching(name_contains="a"))


async def test_many_matches_of_a_tenant_are_counted_by_an_index(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MAX_CANDIDATES", 20)
    await fill_with_facts(database, 50)
    query = searching(issuer_contains="acme")
    assert await choosing.choose_way(database.certificates, query, database.ready, even_to_many=True) is not None
    assert await MongoCertificates(database).count(query) == 50


async def test_common_conditions_are_counted_no_further_than_a_rare_one_needs(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill_with_facts(database, 30)
    monkeypatch.setattr(choosing, "FEW_CANDIDATES", 3)
    limits, count = [], choosing.count_way

    async def counting(*given: Any, limit: int) -> int:
        limits.append(limit)
        return await count(*given, limit=limit)

    monkeypatch.setattr(choosing, "count_way", counting)
    rare = searching(issuer_contains="acme", serial_number="0002")
    assert await choosing.choose_way(database.certificates, rare, database.ready) is not None
    assert limits == [4, 4]
    common = searching(issuer_contains="acme")
    assert await choosing.choose_way(database.certificates, common, database.ready) is not None
    assert limits[2:] == [4, choosing.MAX_CANDIDATES + 1]


@pytest.mark.parametrize("order_by", OrderField)
async def test_what_is_asked_for_named_scopes_does_not_depend_on_others(
    database: Database, monkeypatch: pytest.MonkeyPatch, order_by: OrderField
) -> None:
    """Others have many certificates of one fingerprint, and none of another; 150 scopes are asked in two groups."""
    for name in ("FEW_CANDIDATES", "MAX_CANDIDATES"):
        monkeypatch.setattr(choosing, name, 1)
    await fill(database)
    held, absent = "ff" * 32, "01" * 32
    others = [a_certificate(SCOPES[200], name=f"held{number}.pem", facts=SearchFacts(sha256=(held,))) for number in range(3)]
    await database.certificates.insert_many([write_certificate(certificate) for certificate in others])
    asked = []
    for sha256 in (held, absent):
        query = a_query(*SCOPES[:150], order_by=order_by, filter=CertificateFilter(sha256=sha256))
        with naming_commands() as commands:
            assert (await MongoCertificates(database).list(query)).items == ()
            assert await MongoCertificates(database).count(query) == 0
        asked.append(Counter((command.name, command.collection) for command in commands))
    assert asked[0] == asked[1]
