"""Renew what is due, once."""

from server.installation import open_installation
from server.jobs.periodic import run_once
from server.settings import Settings


async def renew(settings: Settings) -> None:
    """Renew what is due, once, and say how many."""
    async with open_installation(settings) as installation:
        print(f"renewed {await run_once(installation.use_cases)}")  # noqa: T201  # for whoever started it
