"""What is worked out once."""

from schema.once import Once


def test_it_is_worked_out_when_it_is_asked_for_and_not_again() -> None:
    calls: list[None] = []
    once = Once(lambda: calls.append(None))
    assert not calls
    assert [once(), once()] == [None, None]
    assert len(calls) == 1
