"""Whether a password was written as the standards say."""

import pytest

from services.formats.budget import Budget
from services.formats.contents.assemble import assemble
from services.formats.pkcs12.read import read_pkcs12
from services.formats.runtimes.by_algorithm import ANY
from services.formats.runtimes.passwords import is_standard, judge_form
from services.formats.runtimes.store import Store, look_at
from services.model.runtime import RuntimeReason
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import certificate_bag, clear_part, encrypted_part, key_bag, mac, pfx
from tests.services.formats.runtimes.odd_stores import LEAF, UMLAUT, key_id, make_odd_stores, pki


def store_of(octets: bytes, *, budget: Budget | None = None) -> Store:
    secret = Secret(UMLAUT.encode())
    raw = read_pkcs12(octets, password=secret, budget=Budget())
    store = look_at(octets, raw, assemble(raw), password=secret, budget=budget or Budget())
    assert store is not None
    return store


@pytest.mark.parametrize(
    ("form", "standard"),
    [
        ("UTF-8", True),
        ("UTF-8 without MAC", True),
        ("Latin-1", False),
        ("UTF-16", False),
        ("UTF-8 read as Latin-1 in the MAC", False),
    ],
)
def test_only_the_first_form_is_the_standards(form: str, standard: bool) -> None:
    assert is_standard(store_of(make_odd_stores()[f"password: {form}"]), of_first_key=False) is standard


def test_only_the_first_key_counts_where_others_are_not_opened() -> None:
    pkcs8, other = pki()["leaf"].pkcs8.reveal(), pki()["second"].pkcs8.reveal()
    octets = pfx(
        encrypted_part(UMLAUT, certificate_bag(pki()["leaf"].der, *LEAF)),
        clear_part(key_bag(UMLAUT, pkcs8, *LEAF), key_bag(UMLAUT.encode("latin-1"), other, key_id(b"2"))),
        make_mac=lambda content: mac(UMLAUT, content),
    )
    assert is_standard(store_of(octets), of_first_key=True)
    assert not is_standard(store_of(octets), of_first_key=False)


def test_nothing_is_claimed_beyond_the_budget() -> None:
    octets = make_odd_stores()["password: Latin-1"]
    store = store_of(octets, budget=Budget(1))
    assert is_standard(store, of_first_key=False) is None
    (refusal,) = judge_form(store, of_first_key=False, among=ANY)
    assert (refusal.runtimes, refusal.reason) == (ANY, RuntimeReason.UNKNOWN)


def test_the_attempts_are_paid_for() -> None:
    octets = make_odd_stores()["password: UTF-8"]
    budget = Budget(1_000)
    assert is_standard(store_of(octets, budget=budget), of_first_key=False)
    assert budget._retries_left < 1_000


def test_each_attempt_is_made_once() -> None:
    budget = Budget(1_000)
    store = store_of(make_odd_stores()["password: UTF-8"], budget=budget)
    assert is_standard(store, of_first_key=False)
    left = budget._retries_left
    assert is_standard(store, of_first_key=True)
    assert budget._retries_left == left
