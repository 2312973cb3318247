"""Read the rest of a key store."""

from resolvers.info import Info
from schema.arguments import UnlockKeystoreArgument
from schema.results import UnlockKeystoreResult
from schema.successes import UnlockKeystoreSuccess
from services.rules.passwords import read_password


async def unlock_keystore(info: Info, input: UnlockKeystoreArgument) -> UnlockKeystoreResult | None:
    """Read what a key store hides."""
    certificate, contents = await info.context.use_cases.unlock(info.context.caller, str(input.certificate), read_password(input.password))
    return UnlockKeystoreSuccess(certificate=info.context.remember(certificate, contents))
