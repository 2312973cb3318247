"""How many connections an address may have, and which one makes room."""

from dataclasses import dataclass
from ipaddress import ip_network

import pytest

from server.http.connections import Connections, let_mark_authenticated, mark_authenticated

ADDRESS = "192.0.2.1"


@dataclass(eq=False)
class One:
    """A connection."""

    waiting_since: float | None = None
    is_open: bool = True

    def give_up(self) -> None:
        """End."""
        self.is_open = False


def test_the_one_that_has_waited_for_the_longest_time_makes_room() -> None:
    open_ones = Connections(most=3)
    busy, late, early = One(None), One(20.0), One(10.0)
    assert all(open_ones.admit(ADDRESS, one) for one in (busy, late, early))
    new = One(30.0)
    assert open_ones.admit(ADDRESS, new)
    assert [one.is_open for one in (busy, late, early, new)] == [True, True, False, True]
    assert open_ones.count(ADDRESS) == 3


def test_where_all_are_at_work_the_new_one_may_not_stay() -> None:
    open_ones = Connections(most=2)
    ones = [One(), One()]
    assert [open_ones.admit(ADDRESS, one) for one in ones] == [True, True]
    assert not open_ones.admit(ADDRESS, One(0.0))
    assert all(one.is_open for one in ones)
    open_ones.leave(ADDRESS, ones[0])
    assert open_ones.admit(ADDRESS, One())


def test_each_address_is_counted_for_itself() -> None:
    open_ones = Connections(most=1)
    first, second = One(0.0), One(0.0)
    assert open_ones.admit("192.0.2.1", first)
    assert open_ones.admit("192.0.2.2", second)
    assert first.is_open


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_the_addresses_of_a_site_are_one(one: str, other: str, is_same: bool) -> None:
    open_ones = Connections(most=1)
    first = One(0.0)
    open_ones.admit(one, first)
    open_ones.admit(other, One(1.0))
    assert first.is_open is not is_same


@pytest.mark.parametrize("address", ["10.1.2.3", "::ffff:10.1.2.3", None, ""])
def test_proxies_and_unix_sockets_are_not_counted(address: str | None) -> None:
    open_ones = Connections(most=1, exempt=(ip_network("10.0.0.0/8"),))
    ones = [One(0.0) for _ in range(5)]
    assert all(open_ones.admit(address, one) for one in ones)
    assert all(one.is_open for one in ones)
    open_ones.leave(address, ones[0])


def test_loopback_is_counted() -> None:
    open_ones = Connections(most=1)
    open_ones.admit("127.0.0.1", One())
    assert not open_ones.admit("127.0.0.1", One())


def test_nothing_is_kept_of_who_has_left() -> None:
    open_ones = Connections(most=1)
    for number in range(10):
        one = One()
        open_ones.admit(f"192.0.2.{number}", one)
        open_ones.leave(f"192.0.2.{number}", one)
        open_ones.leave(f"192.0.2.{number}", one)
    assert open_ones._open == {}


def test_a_mark_is_passed_on_and_where_nobody_waits_for_it_nothing_happens() -> None:
    marked: list[bool] = []
    state: dict[str, object] = {}
    mark_authenticated({"state": state})
    mark_authenticated({})
    let_mark_authenticated(state, lambda: marked.append(True))
    mark_authenticated({"state": state})
    assert marked == [True]
