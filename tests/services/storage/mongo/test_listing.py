"""What pages and counts over many scopes cost in MongoDB."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from services.model.query import CertificateQuery, OrderField
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_certificate, write_scope
from tests.commands import counting_reads
from tests.services.storage.examples import a_certificate, a_query, a_scope

SCOPES = [a_scope(subaccount=str(number)) for number in range(230)]
WHOLE = replace(a_query(SCOPES[0], limit=5), scope_ids=None)


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
async def test_a_page_over_many_scopes_costs_one_query(database: Database, query: CertificateQuery, order_by: OrderField) -> None:
    await fill(database)
    with counting_reads() as reads:
        page = await MongoCertificates(database).list(replace(query, order_by=order_by))
    assert (len(page.items), page.has_next) == (5, True)
    assert reads == Counter(certificates=1)


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
