"""Alive and ready."""

import asyncio

import orjson
import pytest
from starlette.requests import Request

from server import health
from services.errors import ClockDiffers, ServiceUnavailable


async def passes() -> None:
    """Do nothing."""


async def fails() -> None:
    raise ServiceUnavailable("mongodb://user:hunter2@host is down")


async def hangs() -> None:
    await asyncio.sleep(60)


async def ask(**checks: health.Check) -> tuple[int, dict[str, object]]:
    response = await health.readyz(checks, Request({"type": "http", "method": "GET", "headers": []}))
    assert b"hunter2" not in response.body
    return response.status_code, orjson.loads(response.body)


async def test_it_is_ready_when_all_parts_are() -> None:
    assert await ask(a=passes, b=passes) == (200, {"status": "ready", "parts": {"a": "ok", "b": "ok"}})


async def test_a_part_that_fails_is_named_and_its_reason_is_not_told() -> None:
    assert await ask(a=passes, b=fails) == (503, {"status": "not ready", "parts": {"a": "ok", "b": "failing"}})


async def test_a_part_that_hangs_counts_as_failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_TIMEOUT", 0.05)
    status, _ = await ask(a=hangs)
    assert status == 503


async def test_whoever_answers_is_alive() -> None:
    response = await health.livez(Request({"type": "http", "method": "GET", "headers": []}))
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")


async def test_a_wrong_clock_is_told_to_whoever_asks() -> None:
    async def differs() -> None:
        raise ClockDiffers

    status, body = await ask(mongodb=passes, clock=differs)
    assert status == 503
    assert body["parts"] == {"mongodb": "ok", "clock": "failing"}
    assert body["reasons"] == {"clock": "The service's clock and the database's differ by more than 5 minutes; set them right."}
