"""Who is served next, counted in loans; no test looks at a clock."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ServiceUnavailable
from services.model.caller import Caller
from services.workers.turns import Turns

ANNE, BERT, CLEO = (Caller(tenant="t", subject=name) for name in ("anne", "bert", "cleo"))
OTHER_ANNE = Caller(tenant="u", subject="anne")


def open_turns(things: int = 1, *, most_waiting: int = 10, most_each: int | None = None) -> Turns[int]:
    turns: Turns[int] = Turns(most_waiting=most_waiting, most_each=most_each, refusal=lambda: ServiceUnavailable("full", retry_after=3))
    for number in range(things):
        turns.add(number)
    return turns


class Line:
    """Callers who ask, and in which order they are served."""

    def __init__(self, turns: Turns[int]) -> None:
        self.turns = turns
        self.served: list[str] = []
        self.holding: list[tuple[int, Caller]] = []

    async def ask(self, *callers: Caller) -> list[asyncio.Task[None]]:
        """Let each ask, in this order."""
        tasks = []
        for caller in callers:
            tasks.append(asyncio.ensure_future(self._take(caller)))
            await asyncio.sleep(0)
        return tasks

    async def end(self, number: int = 1) -> None:
        """End so many loans, the oldest first, one after the other."""
        for _ in range(number):
            thing, caller = self.holding.pop(0)
            self.turns.give_back(thing, caller)
            await asyncio.sleep(0)
            await asyncio.sleep(0)

    async def _take(self, caller: Caller) -> None:
        thing = await self.turns.take(caller)
        self.served.append(f"{caller.tenant}/{caller.subject}"[2 if caller.tenant == "t" else 0 :])
        self.holding.append((thing, caller))


async def test_who_asks_for_one_waits_for_one_and_not_for_all_of_who_asks_for_many() -> None:
    line = Line(open_turns())
    await line.ask(*[ANNE] * 5, BERT, CLEO)
    await line.end(7)
    assert line.served == ["anne", "bert", "cleo", "anne", "anne", "anne", "anne"]


async def test_those_who_ask_for_many_are_served_in_turns() -> None:
    line = Line(open_turns())
    await line.ask(*[ANNE] * 3, *[BERT] * 3, OTHER_ANNE)
    await line.end(7)
    assert line.served == ["anne", "bert", "u/anne", "anne", "bert", "anne", "bert"]


async def test_a_caller_has_several_only_while_nobody_else_waits() -> None:
    line = Line(open_turns(3))
    await line.ask(*[ANNE] * 5)
    assert line.served == ["anne"] * 3
    await line.ask(BERT, CLEO)
    await line.end(2)
    assert Counter(caller.subject for _, caller in line.holding) == {"anne": 1, "bert": 1, "cleo": 1}
    await line.end(5)


async def test_nobody_has_more_than_is_allowed_to_each() -> None:
    line = Line(open_turns(3, most_each=1))
    await line.ask(*[ANNE] * 3)
    assert line.served == ["anne"]
    await line.ask(BERT)
    assert line.served == ["anne", "bert"]
    await line.end(4)
    assert line.served == ["anne", "bert", "anne", "anne"]


async def test_where_all_places_are_taken_who_has_most_of_them_gives_one_up() -> None:
    line = Line(open_turns(most_waiting=4))
    _, *annes = await line.ask(*[ANNE] * 5)
    (bert,) = await line.ask(BERT)
    with pytest.raises(ServiceUnavailable) as caught:
        await annes[-1]  # the last one that came
    assert caught.value.retry_after == 3
    assert not bert.done()
    (anne,) = await line.ask(ANNE)
    with pytest.raises(ServiceUnavailable):
        await anne
    (second,) = await line.ask(BERT)
    with pytest.raises(ServiceUnavailable):
        await annes[-2]
    (third,) = await line.ask(BERT)  # now each has two
    with pytest.raises(ServiceUnavailable):
        await third
    await line.end(5)
    assert line.served == ["anne", "bert", "anne", "bert", "anne"]
    assert second.done()


async def test_who_gives_up_takes_nothing_along() -> None:
    turns = open_turns()
    line = Line(turns)
    _, waiting, lent = await line.ask(ANNE, BERT, CLEO)
    waiting.cancel()
    await asyncio.sleep(0)
    thing, caller = line.holding.pop()
    turns.give_back(thing, caller)
    lent.cancel()  # it was lent to Cleo, who has not heard of it yet
    await asyncio.gather(waiting, lent, return_exceptions=True)
    assert line.served == ["anne"]
    await line.ask(BERT)
    assert line.served == ["anne", "bert"]


async def test_what_is_lost_is_not_lent_again_and_counts_no_more() -> None:
    line = Line(open_turns(1, most_each=1))
    await line.ask(ANNE)
    line.turns.lose(ANNE)
    await line.ask(ANNE)
    assert line.served == ["anne"]
    line.turns.add(7)
    await asyncio.sleep(0)
    assert [thing for thing, _ in line.holding] == [0, 7]


async def test_nothing_is_kept_of_who_wants_nothing() -> None:
    turns = open_turns(2, most_waiting=2)
    line = Line(turns)
    await line.ask(*[ANNE] * 3, BERT, CLEO, CLEO)
    await line.end(len(line.holding) + 2)
    while line.holding:
        await line.end()
    assert (turns._held, turns._served, turns._waiting) == (Counter(), {}, [])
    assert sorted(turns.take_free()) == [0, 1]


@given(st.lists(st.sampled_from([ANNE, BERT, CLEO, None]), max_size=40), st.integers(1, 3))
def test_nobody_is_served_twice_while_somebody_waits_who_has_less(asked: list[Caller | None], things: int) -> None:
    """None ends the oldest loan."""

    async def run() -> None:
        turns = open_turns(things, most_waiting=100)
        line = Line(turns)
        for caller in asked:
            served, wanted = len(line.served), Counter(one.subject[1] for one in turns._waiting)
            had = Counter(one.subject for _, one in (line.holding if caller else line.holding[1:]))
            if caller is not None:
                await line.ask(caller)
            elif line.holding:
                await line.end()
            held = Counter(one.subject for _, one in line.holding)
            waiting = {one.subject[1] for one in turns._waiting}
            assert sum(held.values()) == things or not waiting
            for name in line.served[served:]:
                assert all(had[name] <= had[other] for other in wanted)
            assert turns._held == {("t", name): number for name, number in held.items()}
        while line.holding:
            await line.end()
        assert Counter(line.served) == Counter(caller.subject for caller in asked if caller)

    asyncio.run(run())
