"""What tells the time."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; validity is judged by it."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds since some moment, which setting the machine's clock does not change."""
