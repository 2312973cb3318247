"""Requests that a page of another site made a browser send."""

import pytest

from server.http.origin import check_origin
from server.http.refusal import RequestRefused

ALLOWED = frozenset({"https://portal.example"})


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "certs.example"},
        {"host": "certs.example", "origin": "https://certs.example"},
        {"host": "127.0.0.1:8080", "origin": "http://127.0.0.1:8080"},
        {"host": "internal:8080", "origin": "https://certs.example", "sec-fetch-site": "same-origin"},
        {"host": "certs.example", "origin": "https://portal.example", "sec-fetch-site": "cross-site"},
        {"host": "certs.example", "origin": "https://PORTAL.example:443"},
        {"host": "certs.example", "sec-fetch-site": "none"},
    ],
)
def test_programs_own_pages_and_allowed_origins_pass(headers: dict[str, str]) -> None:
    check_origin(headers, ALLOWED)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "certs.example", "origin": "https://evil.example"},
        {"host": "certs.example", "origin": "https://certs.example.evil.example"},
        {"host": "certs.example", "origin": "http://certs.example:8080"},
        {"host": "certs.example", "origin": "null"},
        {"host": "certs.example", "origin": "https://["},
        {"host": "certs.example", "origin": ""},
        {"origin": "https://certs.example"},
        {"host": "certs.example", "sec-fetch-site": "cross-site"},
    ],
)
def test_a_foreign_origin_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(RequestRefused) as refused:
        check_origin(headers, ALLOWED)
    assert (refused.value.status, refused.value.code) == (403, "CSRF")
