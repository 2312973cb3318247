"""Ending what runs beside."""

import asyncio
from typing import Any

PATIENCE = 1.0
"""Seconds after which a task that still runs is cancelled again."""


async def end(task: asyncio.Future[Any], *, patience: float = PATIENCE) -> None:
    """Cancel the task until it ends: PyMongo swallows a cancellation that comes while it closes its connections."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=patience)
