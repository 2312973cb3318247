"""Replace the key that signs access tokens before its time."""

from server.clock import SystemClock
from server.installation import open_storage
from server.settings import Settings
from server.wiring.tokens import open_signing_keys


async def rotate_token_key(settings: Settings, *, forget: bool) -> None:
    """Make a new key, which replicas sign with within a minute; with `forget`, tokens that older keys signed are refused from then on."""
    async with open_storage(settings) as (database, keys):
        kid = await open_signing_keys(database, keys, SystemClock()).rotate(forget=forget)
    print(f"The key {kid} signs access tokens from now on.")  # noqa: T201  # for whoever started it
