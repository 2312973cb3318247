"""Is it alive, is it ready: for load balancers and orchestrators, without a token and without details that help an attacker."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.errors import ClockDiffers

Check = Callable[[], Awaitable[object]]
"""Returns if the part works; raises if not."""

CHECK_TIMEOUT = 2.0
"""Seconds: shorter than what orchestrators wait by default for a probe's answer."""


async def livez(_: Request) -> JSONResponse:
    """Answer 200 whenever the event loop runs."""
    return _answer(200, {"status": "alive"})


async def readyz(checks: Mapping[str, Check], _: Request) -> JSONResponse:
    """Answer 200 if all checks pass, else 503, and say which part fails; why, only of what everybody may know."""
    running = (asyncio.wait_for(check(), CHECK_TIMEOUT) for check in checks.values())
    results = await asyncio.gather(*running, return_exceptions=True)  # whatever a part fails with, it is not ready
    parts = {name: "failing" if isinstance(result, BaseException) else "ok" for name, result in zip(checks, results, strict=True)}
    ready = "failing" not in parts.values()
    body: dict[str, object] = {"status": "ready" if ready else "not ready", "parts": parts}
    reasons = {name: str(result) for name, result in zip(checks, results, strict=True) if isinstance(result, ClockDiffers)}
    return _answer(200 if ready else 503, {**body, "reasons": reasons} if reasons else body)


def _answer(status: int, body: object) -> JSONResponse:
    return JSONResponse(body, status, {"Cache-Control": "no-store"})
