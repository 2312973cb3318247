"""What the server is told of the settings."""

import re
from ipaddress import ip_network
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse

from server.access.development import DevelopmentToken
from server.access.own_tokens import OwnTokens
from server.access.signing_keys import SigningKeys
from server.commands.serve import configure, make_link
from server.session.cookie import name_cookie
from server.session.development import DevelopmentSignIn
from server.session.endpoint import SessionEndpoint
from server.session.one_time_code import OneTimeCode
from server.session.sessions import Sessions
from server.settings import Settings
from services.model.secret import Secret
from tests.fakes.browser_sessions import MemoryBrowserSessions
from tests.fakes.signing_keys import MemorySigningKeys
from tests.support import FrozenClock


class Open:
    """A connection at work, for which no other one makes room."""

    waiting_since = None

    def give_up(self) -> None:
        """It is never asked to."""
        raise AssertionError


def test_the_server_is_served_as_the_settings_say() -> None:
    settings = Settings(
        data=Path("data"),
        host="127.0.0.2",
        port=8_123,
        connections_per_address=1,
        trusted_proxies=(ip_network("10.0.0.0/8"),),
        allowed_origins=("https://Portal.example:443",),
    )
    config = configure(PlainTextResponse("ok"), settings)
    assert (config.host, config.port, config.allowed_origins) == ("127.0.0.2", 8_123, frozenset({"https://portal.example"}))
    assert [config.connections.admit("192.0.2.1", Open()) for _ in range(2)] == [True, False]
    assert [config.connections.admit("10.0.0.1", Open()) for _ in range(2)] == [True, True]


def make_endpoint(*, has_token: bool) -> SessionEndpoint:
    """Return what signs in, with or without a development token; no session is begun."""
    sessions = Sessions(repository=MemoryBrowserSessions(), clock=FrozenClock())
    own = OwnTokens(issuer="", keys=SigningKeys(MemorySigningKeys(), make_no_key, FrozenClock()), clock=FrozenClock())
    token = DevelopmentToken("t" * 43)
    development = DevelopmentSignIn(token=token, code=OneTimeCode(FrozenClock()), sessions=sessions, own=own)
    return SessionEndpoint(
        cookie=name_cookie("http://127.0.0.1:8080"), sessions=sessions, development=development if has_token else None, navigation=None
    )


async def make_no_key() -> Secret:
    raise AssertionError


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (Settings(), "http://127.0.0.1:8080/"),
        (Settings(host="0.0.0.0", port=9000), "http://127.0.0.1:9000/"),
        (Settings(host="0.0.0.0", public_url="https://c.example/x"), "https://c.example/x/"),
    ],
)
def test_the_link_that_a_start_prints_opens_the_page_there(settings: Settings, address: str) -> None:
    links = [make_link(settings, make_endpoint(has_token=True)) or "" for _ in range(2)]
    assert all(re.fullmatch(re.escape(address) + "#code=[A-Za-z0-9_-]{43}", link) for link in links), links
    assert links[0] != links[1]


def test_without_a_development_token_no_link_is_printed() -> None:
    assert make_link(Settings(), make_endpoint(has_token=False)) is None
