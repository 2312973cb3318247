"""What is remembered of a stream has no gap, whatever is told and read in which order."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from services.storage.mongo import change_memory
from services.storage.mongo.change_memory import ChangeMemory
from services.storage.mongo.change_stream import Step


def step_at(place: int) -> Step:
    return Step(f"{place:04}", is_event=True)


def read(begin: int, end: int) -> ChangeMemory:
    """Return what somebody reads of the log behind a place up to another."""
    read = ChangeMemory(f"{begin:04}")
    for place in range(begin + 1, end + 1):
        read.add(step_at(place))
    return read


@given(
    most=st.integers(min_value=1, max_value=6),
    begin=st.integers(min_value=5, max_value=15),
    actions=st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 25), st.integers(0, 3))), max_size=25),
)
def test_all_behind_a_place_is_remembered_or_nothing(most: int, begin: int, actions: list[tuple[int, int] | None]) -> None:
    """None: the stream tells one more. Else somebody began to read at a place when the stream had told some less than it has by now."""
    with mock.patch.object(change_memory, "MAX_REMEMBERED", most):
        memory, end = read(begin, begin), begin
        for action in actions:
            if action is None:
                end += 1
                memory.add(step_at(end))
            else:
                until = max(end - action[1], begin)
                memory.add_earlier(read(action[0], until))
            assert len(memory.steps) <= most
            for place in range(end + 1):
                found = memory.find_after(f"{place:04}", until=f"{end:04}")
                assert found is None or [int(step.reached) for step in found] == list(range(place + 1, end + 1))
            assert memory.find_after(f"{end:04}", until=f"{end:04}") == []


def test_as_much_is_remembered_as_there_is_room_for() -> None:
    with mock.patch.object(change_memory, "MAX_REMEMBERED", 4):
        memory = read(10, 12)
        memory.add_earlier(read(5, 12))
        assert [int(step.reached) for step in memory.steps] == [9, 10, 11, 12]
        assert memory.begin == "0008"
        memory = read(10, 12)
        memory.add_earlier(read(9, 12))
        assert (memory.begin, len(memory.steps)) == ("0009", 3)


def test_what_stands_behind_is_not_earlier() -> None:
    memory = read(10, 12)
    memory.add_earlier(read(11, 12))
    assert (memory.begin, len(memory.steps)) == ("0010", 2)


def test_a_place_behind_the_end_is_not_remembered() -> None:
    assert read(10, 12).find_after("0013", until="0012") is None
