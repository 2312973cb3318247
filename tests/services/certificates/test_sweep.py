"""Giving up what was begun and never finished."""

from datetime import timedelta

import pytest

from services.model.identity import new_key
from services.model.lifecycle import Intent, IntentState
from tests.support import NOW, Bench

SECOND = timedelta(seconds=1)


def open_intent(bench: Bench) -> str:
    intent = Intent(
        id=new_key(),
        tenant="default",
        scope_id="scope",
        certificate_id="certificate",
        name="a.pem",
        serial_number="0a",
        authority="Local authority",
        at=NOW,
    )
    bench.memory.intents[intent.id] = intent
    return intent.id


async def test_an_intent_is_given_up_after_a_minute_and_stays_on_record() -> None:
    bench = Bench()
    intent_id = open_intent(bench)
    bench.clock.moment += timedelta(minutes=1)
    assert await bench.use_cases().certificates.sweep() == 0
    bench.clock.moment += SECOND
    assert await bench.use_cases().certificates.sweep() == 1
    assert bench.memory.intents[intent_id].state is IntentState.ABANDONED


@pytest.mark.parametrize("database_agrees", [True, False])
async def test_a_wrong_clock_gives_nothing_up(*, database_agrees: bool) -> None:
    bench = Bench()
    intent_id = open_intent(bench)
    await bench.trust.allows_jobs()
    bench.clock.jump(timedelta(days=32))
    bench.memory.clock_ahead = timedelta() if database_agrees else -timedelta(days=32)
    bench.start_anew()
    assert await bench.use_cases().certificates.sweep() == 0
    assert bench.memory.intents[intent_id].state is IntentState.OPEN
