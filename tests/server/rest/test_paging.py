"""The modes of lists, and what pages tell of their neighbours."""

import pytest

from server.http.refusal import RequestRefused
from server.rest.filters import NameIn
from server.rest.paging import ListWish, PageWish, read_list_wish, write_page_headers

METADATA = frozenset({"etag", "modification_time"})


@pytest.mark.parametrize(
    ("query", "wish"),
    [
        ({}, ListWish()),
        ({"$filter": "Name in ('a')"}, ListWish(filter=NameIn(("a",)))),
        ({"$includeMetadata": "etag;modification_time"}, ListWish(metadata=METADATA)),
        (
            {"$filter": "Name in ('a')", "$includeMetadata": "etag"},
            ListWish(filter=NameIn(("a",)), metadata=frozenset({"etag"})),
        ),
        ({"$select": "Name"}, ListWish(only_names=True)),
        ({"$page": "1"}, ListWish(page=PageWish(number=1))),
        (
            {"$page": "7", "$pageSize": "1000", "$pageCount": "true", "$entityCount": "True"},
            ListWish(page=PageWish(number=7, size=1000, counts_pages=True, counts_entities=True)),
        ),
        ({"$page": "01", "$pageCount": "false"}, ListWish(page=PageWish(number=1))),
    ],
)
def test_each_mode_is_read(query: dict[str, str], wish: ListWish) -> None:
    assert read_list_wish(query, metadata=METADATA) == wish


@pytest.mark.parametrize(
    ("query", "code"),
    [
        *(({"$page": page}, "PAGE_INVALID") for page in ("0", "-1", "", "1.0", "a", "1e3", "²", " 1", "1000001", "9" * 5_000)),
        *(({"$page": "1", "$pageSize": size}, "PAGE_INVALID") for size in ("0", "1001", "-1", "", "x")),
        *(({name: "true"}, "MODES_MIXED") for name in ("$pageCount", "$entityCount", "$pageSize")),
        ({"$page": "1", "$select": "Name"}, "MODES_MIXED"),
        ({"$page": "1", "$filter": "Name in ('a')"}, "MODES_MIXED"),
        ({"$page": "1", "$includeMetadata": "etag"}, "MODES_MIXED"),
        ({"$select": "Name", "$filter": "Name in ('a')"}, "MODES_MIXED"),
        ({"$select": "Name", "$includeMetadata": "etag"}, "MODES_MIXED"),
        ({"$select": "Type"}, "REQUEST_INVALID"),
        ({"$select": ""}, "REQUEST_INVALID"),
        ({"$includeMetadata": "owner"}, "REQUEST_INVALID"),
        ({"$includeMetadata": "etag,modification_time"}, "REQUEST_INVALID"),
        ({"$includeMetadata": ""}, "REQUEST_INVALID"),
        ({"$page": "1", "$pageCount": "1"}, "REQUEST_INVALID"),
        ({"$filter": "x"}, "FILTER_INVALID"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_is_wrong_is_refused(query: dict[str, str], code: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        read_list_wish(query, metadata=METADATA)
    assert (refused.value.status, refused.value.code) == (400, code)


@pytest.mark.parametrize(
    ("page", "has_next", "link"),
    [
        (1, False, None),
        (1, True, "</subaccountCertificates?$page=2&$pageSize=10>; rel='next'"),
        (
            2,
            True,
            "</subaccountCertificates?$page=1&$pageSize=10>; rel='previous', </subaccountCertificates?$page=3&$pageSize=10>; rel='next'",
        ),
        (3, False, "</subaccountCertificates?$page=2&$pageSize=10>; rel='previous'"),
    ],
)
def test_a_page_tells_of_its_neighbours(page: int, has_next: bool, link: str | None) -> None:
    headers = write_page_headers("/subaccountCertificates", PageWish(number=page), has_next=has_next, total=None)
    assert headers == ({} if link is None else {"Link": link})


@pytest.mark.parametrize(("total", "pages"), [(0, "0"), (1, "1"), (10, "1"), (11, "2")])
def test_a_page_tells_how_many_there_are(total: int, pages: str) -> None:
    wish = PageWish(number=1, counts_pages=True, counts_entities=True)
    assert write_page_headers("/x", wish, has_next=False, total=total) == {"Page-Count": pages, "Entity-Count": str(total)}
    assert write_page_headers("/x", PageWish(number=1), has_next=False, total=total) == {}
