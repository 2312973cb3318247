"""The three modes of lists, which exclude each other: the default with `$filter`, `$select=Name`, and pages by `$page`."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.rest.filters import ALL_FORMS, Filter, NameIn, read_filter
from server.rest.request import invalid

FILTER, SELECT, METADATA = "$filter", "$select", "$includeMetadata"
PAGE, PAGE_SIZE, PAGE_COUNT, ENTITY_COUNT = "$page", "$pageSize", "$pageCount", "$entityCount"

DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE = 10, 1_000
"""Items of a page, as in SAP's service."""

MAX_PAGE = 1_000_000
"""Pages from 1: those behind the largest scope that can be set are all empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWish:
    """Which page, from 1, of which size, and what is to be counted."""

    number: int
    size: int = DEFAULT_PAGE_SIZE
    counts_pages: bool = False
    counts_entities: bool = False

    @property
    def offset(self) -> int:
        """How many items stand before it."""
        return (self.number - 1) * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    """What a list is asked for: one of the modes. `metadata` are the names of what is to be told of each item."""

    filter: Filter | None = None
    metadata: frozenset[str] = frozenset()
    only_names: bool = False
    page: PageWish | None = None


def read_list_wish(
    query: Mapping[str, str], *, forms: tuple[type[Filter], ...] = ALL_FORMS, metadata: frozenset[str] = frozenset()
) -> ListWish:
    """Return what the query asks for, with a filter of these forms and of these metadata; raises RequestRefused (400)."""
    modes = [name for name, of in ((FILTER, (FILTER, METADATA)), (SELECT, (SELECT,)), (PAGE, (PAGE,))) if not query.keys().isdisjoint(of)]
    if len(modes) > 1:
        raise invalid(f"{FILTER} and {METADATA}, {SELECT} and {PAGE} cannot be combined.", "MODES_MIXED")
    if PAGE not in query and (alone := query.keys() & {PAGE_SIZE, PAGE_COUNT, ENTITY_COUNT}):
        raise invalid(f"{min(alone)} needs {PAGE}.", "MODES_MIXED")
    if query.get(SELECT, "Name") != "Name":
        raise invalid(f"{SELECT} must be Name.")
    return ListWish(
        filter=read_filter(query[FILTER], forms) if FILTER in query else None,
        metadata=_read_metadata(query.get(METADATA), metadata),
        only_names=SELECT in query,
        page=_read_page(query) if PAGE in query else None,
    )


def read_names(query: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of what is to be deleted, each once; raises RequestRefused (400) where the filter is missing or says no names."""
    if FILTER not in query:
        raise invalid(f"{FILTER} is missing: it names what is deleted.", "FILTER_INVALID")
    wanted = read_filter(query[FILTER], (NameIn,))
    assert isinstance(wanted, NameIn), "no other form was allowed"
    return wanted.names


def _read_metadata(text: str | None, known: frozenset[str]) -> frozenset[str]:
    wanted = frozenset() if text is None else frozenset(text.split(";"))
    if not wanted <= known:
        raise invalid(f"{METADATA} must be of {', '.join(sorted(known))}, with semicolons between them.")
    return wanted


def _read_page(query: Mapping[str, str]) -> PageWish:
    return PageWish(
        number=_read_number(query, PAGE, default=1, most=MAX_PAGE),
        size=_read_number(query, PAGE_SIZE, default=DEFAULT_PAGE_SIZE, most=MAX_PAGE_SIZE),
        counts_pages=read_flag(query.get(PAGE_COUNT), name=PAGE_COUNT),
        counts_entities=read_flag(query.get(ENTITY_COUNT), name=ENTITY_COUNT),
    )


def _read_number(query: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    text = query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise invalid(f"{name} must be a whole number from 1 to {most}.", "PAGE_INVALID")
    return int(text)


def read_flag(text: str | None, *, name: str) -> bool:
    """Return what the parameter or header field says, False without it; raises RequestRefused (400)."""
    if text is not None and text.lower() not in ("true", "false"):
        raise invalid(f"{name} must be true or false.")
    return text is not None and text.lower() == "true"


def write_page_headers(path: str, page: PageWish, *, has_next: bool, total: int | None) -> dict[str, str]:
    """Return the header fields of a page of the collection at that path, which has `total` items; None where nobody counted."""
    near = [(page.number - 1, "previous")] if page.number > 1 else []
    near += [(page.number + 1, "next")] if has_next else []
    links = [f"<{path}?{PAGE}={number}&{PAGE_SIZE}={page.size}>; rel='{relation}'" for number, relation in near]
    headers = {"Link": ", ".join(links)} if links else {}
    if page.counts_pages and total is not None:
        headers["Page-Count"] = str(-(-total // page.size))
    if page.counts_entities and total is not None:
        headers["Entity-Count"] = str(total)
    return headers
