"""Wrong secrets are counted."""

from server.access.tries import MAX_CLIENTS, MAX_FAILURES, PERIOD, Tries


class Seconds:
    """A clock for monotonic seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def fail(tries: Tries, times: int, *, address: str = "a", client_id: str = "c") -> None:
    for _ in range(times):
        tries.note_failure(address, client_id)


def test_after_so_many_wrong_secrets_one_waits_for_the_rest_of_the_period() -> None:
    clock = Seconds()
    tries = Tries(clock)
    fail(tries, MAX_FAILURES - 1)
    assert tries.wait("a", "c") == 0
    clock.now += 20
    fail(tries, 1)
    assert tries.wait("a", "c") == PERIOD - 20
    clock.now += PERIOD - 20
    assert tries.wait("a", "c") == 0
    fail(tries, 1)
    assert tries.wait("a", "c") == 0


def test_others_do_not_wait() -> None:
    tries = Tries(Seconds())
    fail(tries, MAX_FAILURES)
    assert tries.wait("b", "c") == tries.wait("a", "d") == 0


def test_what_is_remembered_is_bounded() -> None:
    tries = Tries(Seconds())
    fail(tries, MAX_FAILURES)
    for number in range(MAX_CLIENTS):
        fail(tries, 1, client_id=str(number))
    assert tries.wait("a", "c") == 0
    fail(tries, MAX_FAILURES - 1, client_id=str(MAX_CLIENTS - 1))
    assert tries.wait("a", str(MAX_CLIENTS - 1)) > 0
