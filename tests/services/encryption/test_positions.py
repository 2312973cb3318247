"""Positions: the same everywhere, readable nowhere, of one tenant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.encryption.positions import LogPlace, PositionSeal

KEY = new_master_key()
SEAL = PositionSeal(LocalKeyProvider(KEY))
PLACE = LogPlace(
    token="826B0805D0000000182B022C0100296E5A10044E3DAE09C56D458A96C2D864F2A70557463C5F6964003C62000004", seconds=1_795_687_888
)


@given(token=st.binary(min_size=1, max_size=200), seconds=st.integers(min_value=0, max_value=2**32 - 1), tenant=st.text(max_size=40))
def test_a_position_is_read_as_it_was_written(token: bytes, seconds: int, tenant: str) -> None:
    place = LogPlace(token=token.hex().upper(), seconds=seconds)
    assert SEAL.find(SEAL.write(place, tenant=tenant), tenant=tenant) == place


def test_every_replica_writes_the_same() -> None:
    assert PositionSeal(LocalKeyProvider(KEY)).write(PLACE, tenant="acme") == SEAL.write(PLACE, tenant="acme")


def test_it_is_one_of_its_tenant_only() -> None:
    position = SEAL.write(PLACE, tenant="acme")
    assert SEAL.find(position, tenant="beta") is None
    assert SEAL.write(PLACE, tenant="beta") != position


def test_another_master_key_knows_nothing_of_it() -> None:
    assert PositionSeal(LocalKeyProvider(new_master_key())).find(SEAL.write(PLACE, tenant="acme"), tenant="acme") is None


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=61))
def test_one_other_character_makes_it_none(place: int, shift: int) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    position = SEAL.write(PLACE, tenant="acme")
    place %= len(position) - 1  # the last one has bits that mean nothing
    other = letters[(letters.index(position[place]) + shift) % len(letters)]
    assert SEAL.find(position[:place] + other + position[place + 1 :], tenant="acme") is None


@given(st.text(max_size=300))
def test_whatever_else_somebody_sends_is_none(text: str) -> None:
    assert SEAL.find(text, tenant="acme") is None


@pytest.mark.parametrize("text", ["", "\ud800", "A" * 1001, "A" * 10_000_000], ids=["empty", "no text", "long", "very long"])
def test_neither_is_what_cannot_be_one(text: str) -> None:
    assert SEAL.find(text, tenant="acme") is None


def test_a_position_is_much_shorter_than_what_is_read() -> None:
    assert len(SEAL.write(LogPlace(token="82" + "AB" * 180, seconds=1), tenant="acme")) < 300
