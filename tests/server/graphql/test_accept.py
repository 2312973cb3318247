"""Which media type an Accept header gets."""

import pytest

from server.graphql.accept import MAX_RANGES, MediaType, negotiate
from server.http.refusal import RequestRefused

JSON, GRAPHQL = MediaType.JSON, MediaType.GRAPHQL_RESPONSE
APOLLO = "application/graphql-response+json,application/json;q=0.9"
CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("APPLICATION/JSON ; charset=utf-8", JSON),
        ("application/graphql-response+json", GRAPHQL),
        (APOLLO, GRAPHQL),
        ("application/json;q=0.2, application/graphql-response+json;q=0.3", GRAPHQL),
        ("application/graphql-response+json, application/json", GRAPHQL),
        ("application/json, application/graphql-response+json", JSON),
        ("application/graphql-response+json;q=0.5, */*;q=0.1", GRAPHQL),
        ("application/json;q=0, */*", GRAPHQL),
        ("*/*, application/json;q=0.1", GRAPHQL),
        ("application/graphql-response+json;q=2, application/json;q=0.1", JSON),
        ("application/graphql-response+json;q=x, application/json;q=0.1", JSON),
        ("text/html;level=1, application/*;q=0.3", JSON),
    ],
)
def test_the_media_type_that_accept_likes_best_is_chosen(accept: str | None, expected: MediaType) -> None:
    assert negotiate(accept).require_media_type() is expected


@pytest.mark.parametrize("accept", ["text/plain", "", "application/json;q=0", "*/*;q=0", "text/*", "text/event-stream", "nonsense"])
def test_what_takes_neither_is_refused_with_406(accept: str) -> None:
    if not accept:
        assert negotiate(accept).require_media_type() is JSON  # an empty header says nothing
        return
    with pytest.raises(RequestRefused) as refused:
        negotiate(accept).require_media_type()
    assert (refused.value.status, refused.value.code) == (406, "NOT_ACCEPTABLE")


def test_only_so_many_ranges_are_read() -> None:
    with pytest.raises(RequestRefused):
        negotiate("text/plain," * MAX_RANGES + "application/json").require_media_type()


@pytest.mark.parametrize("accept", [CHROME, "text/html", "text/html, application/json"])
def test_a_browser_prefers_the_page(accept: str) -> None:
    assert negotiate(accept).prefers_page


@pytest.mark.parametrize(
    "accept", [None, "*/*", APOLLO, "text/html;q=0.5, application/json", "application/json, text/html", "text/html;q=0"]
)
def test_a_program_does_not(accept: str | None) -> None:
    assert not negotiate(accept).prefers_page
