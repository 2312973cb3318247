"""Whose turn it is: of many who want the same few things, such as workers, nobody gets more because of asking for more."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from services.errors import ServiceUnavailable
from services.model.caller import Caller

T = TypeVar("T")
_Subject = tuple[str, str]


@dataclass(eq=False, slots=True)
class _Waiter(Generic[T]):
    subject: _Subject
    given: asyncio.Future[T] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Turns(Generic[T]):
    """Lends things to callers, who are told apart by tenant and subject; all methods belong to one event loop.

    A thing that is free is lent to who has the fewest, and among these to who was served the longest ago; of one caller, first come, first
    served. So a caller has more than one only while nobody else waits, and never more than `most_each`.
    """

    def __init__(self, *, most_waiting: int, refusal: Callable[[], ServiceUnavailable], most_each: int | None = None) -> None:
        """`refusal` makes what is raised where more than `most_waiting` would wait."""
        self._most_waiting, self._most_each, self._refusal = most_waiting, most_each, refusal
        self._free: list[T] = []
        self._waiting: list[_Waiter[T]] = []
        self._held: Counter[_Subject] = Counter()
        self._served: dict[_Subject, int] = {}
        """When each was served last, counted in loans; of those only who hold something or wait for something."""
        self._loans = 0

    def add(self, thing: T) -> None:
        """Have one thing more to lend."""
        self._free.append(thing)
        self._serve()

    def take_free(self) -> list[T]:
        """Take all that is not lent away, and return it."""
        free, self._free = self._free, []
        return free

    async def take(self, caller: Caller) -> T:
        """Return a thing, which `give_back` or `lose` must end; raises the refusal where too many wait.

        Where that is so, the caller who has most of the places gives one up to who has fewer.
        """
        waiter = _Waiter[T](_identify(caller))
        self._waiting.append(waiter)
        self._serve()
        try:
            if not waiter.given.done() and len(self._waiting) > self._most_waiting:
                self._turn_away()
            return await waiter.given
        except BaseException:
            if waiter.given.done() and not waiter.given.cancelled() and waiter.given.exception() is None:
                self.give_back(waiter.given.result(), caller)  # it was lent to who had just given up
            elif waiter in self._waiting:
                self._waiting.remove(waiter)
                self._forget(waiter.subject)
            raise

    def give_back(self, thing: T, caller: Caller) -> None:
        """End a loan; the thing can be lent again."""
        self._end(_identify(caller))
        self.add(thing)

    def lose(self, caller: Caller) -> None:
        """End a loan of what is not there any more."""
        self._end(_identify(caller))
        self._serve()

    def _serve(self) -> None:
        while self._free and (waiter := self._choose()) is not None:
            self._waiting.remove(waiter)
            self._loans += 1
            self._held[waiter.subject] += 1
            self._served[waiter.subject] = self._loans
            waiter.given.set_result(self._free.pop(0))

    def _choose(self) -> _Waiter[T] | None:
        able = [one for one in self._waiting if not one.given.done() and self._may_have_more(one.subject)]
        return min(able, key=lambda one: (self._held[one.subject], self._served.get(one.subject, 0)), default=None)

    def _may_have_more(self, subject: _Subject) -> bool:
        return self._most_each is None or self._held[subject] < self._most_each

    def _turn_away(self) -> None:
        """Refuse the last one of who waits most often: the newcomer, unless somebody else has more places than the newcomer would."""
        places = Counter(one.subject for one in self._waiting)
        newcomer = self._waiting[-1].subject
        greediest = max(places, key=lambda subject: (places[subject], subject == newcomer))
        refused = next(one for one in reversed(self._waiting) if one.subject == greediest)
        self._waiting.remove(refused)
        refused.given.set_exception(self._refusal())
        self._forget(greediest)

    def _end(self, subject: _Subject) -> None:
        self._held[subject] -= 1
        self._forget(subject)

    def _forget(self, subject: _Subject) -> None:
        """Keep nothing of who neither has nor wants anything."""
        if self._held[subject] <= 0:
            del self._held[subject]
            if all(one.subject != subject for one in self._waiting):
                self._served.pop(subject, None)


def _identify(caller: Caller) -> _Subject:
    return caller.tenant, caller.subject
