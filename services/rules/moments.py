"""Moments as they are stored."""

from datetime import datetime

from services.ports.clock import Clock


def stored_moment(clock: Clock) -> datetime:
    """Return the present moment cut to milliseconds, which is what MongoDB keeps, so that an answer equals what is read later."""
    now = clock.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
