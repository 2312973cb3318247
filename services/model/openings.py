"""What is said of how runtimes open a keystore, also where it was stored before this was known."""

from services.model.contents import Contents
from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion

_LOCKED = "This is not known yet for a key store that was stored before the service could tell: unlock it with its password."
_NOT_READ_AGAIN = (
    "This is not known yet for a key store that was stored before the service could tell: it will be read again, or unlock it."
)


def list_openings(contents: Contents) -> tuple[RuntimeOpening, ...]:
    """Return one opening for each runtime in the order of `RuntimeVersion`; none outside keystores.

    Contents from before openings were known have NOT_TRIED for all.
    """
    if not has_unknown_openings(contents):
        return contents.openings
    reason, message = (RuntimeReason.LOCKED, _LOCKED) if contents.has_password else (RuntimeReason.NOT_READ_AGAIN, _NOT_READ_AGAIN)
    return tuple(
        RuntimeOpening(runtime=runtime, outcome=RuntimeOutcome.NOT_TRIED, reason=reason, message=message) for runtime in RuntimeVersion
    )


def has_unknown_openings(contents: Contents) -> bool:
    """Whether it is a keystore that was stored before openings were known."""
    return contents.format.is_keystore and not contents.openings
