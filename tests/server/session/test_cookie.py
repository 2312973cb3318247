"""The cookie's name and attributes, by the address of the service."""

from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from server.session.cookie import name_cookie

SECRET = "s" * 43


def asking(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("http://127.0.0.1:8080", "destcert-session-8080=SECRET; HttpOnly; Max-Age=60; Path=/session; SameSite=strict"),
        ("http://localhost", "destcert-session=SECRET; HttpOnly; Max-Age=60; Path=/session; SameSite=strict"),
        ("https://c.example", "__Secure-destcert-session=SECRET; HttpOnly; Max-Age=60; Path=/session; SameSite=strict; Secure"),
        ("https://c.example:8443", "__Secure-destcert-session-8443=SECRET; HttpOnly; Max-Age=60; Path=/session; SameSite=strict; Secure"),
        ("https://example.com/c", "__Secure-destcert-session=SECRET; HttpOnly; Max-Age=60; Path=/c/session; SameSite=strict; Secure"),
    ],
)
def test_the_cookie_is_for_one_path_of_one_service_and_for_no_script(base_url: str, expected: str) -> None:
    response, cookie = Response(), name_cookie(base_url)
    cookie.give(response, SECRET, lifetime=timedelta(minutes=1))
    assert response.headers["set-cookie"] == expected.replace("SECRET", SECRET)
    assert cookie.find(asking(f"other=1; {cookie.name}={SECRET}")) == SECRET


@pytest.mark.parametrize("value", ["", "s" * 42, "s" * 44, "s" * 42 + "=", "s" * 42 + "\u00e9"])
def test_what_was_never_given_out_is_not_looked_for(value: str) -> None:
    assert name_cookie("http://127.0.0.1:8080").find(asking(f"destcert-session-8080={value}")) is None
