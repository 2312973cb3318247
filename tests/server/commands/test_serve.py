"""What the server is told of the settings."""

from ipaddress import ip_network
from pathlib import Path

from starlette.responses import PlainTextResponse

from server.commands.serve import configure
from server.settings import Settings


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
