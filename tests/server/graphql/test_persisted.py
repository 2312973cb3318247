"""Automatic persisted queries: what is kept, for whom, and how much of it."""

import pytest

from server.graphql.documents import MAX_CACHED_TEXT_LENGTH
from server.graphql.persisted import MAX_OCTETS, MAX_TEXTS, TEXT_OVERHEAD, AutomaticDocuments


def keep(store: AutomaticDocuments, tenant: str, *names: str, text: str = "{hello}") -> None:
    """Keep texts, each by a hash of that name."""
    for name in names:
        store.keep(tenant, name, text)


def test_a_text_is_found_by_its_hash_by_its_tenant_only() -> None:
    store = AutomaticDocuments()
    store.keep("acme", "a", "{größe}")
    assert store.find("acme", "a") == "{größe}"
    assert store.find("acme", "b") is store.find("other", "a") is store.find("", "a") is None


@pytest.mark.parametrize("text", ['{hello(name: "password")}', "{" + "x" * MAX_CACHED_TEXT_LENGTH + "}"], ids=["string", "long"])
def test_what_may_hold_a_secret_or_is_long_is_not_kept(text: str) -> None:
    store = AutomaticDocuments()
    store.keep("acme", "a", text)
    assert store.find("acme", "a") is None
    assert store._texts == {}


def test_what_was_not_used_for_the_longest_time_gives_way() -> None:
    store = AutomaticDocuments(max_texts=3)
    keep(store, "acme", "a", "b", "c")
    keep(store, "other", "a")
    store.find("acme", "a")
    keep(store, "acme", "b")
    keep(store, "acme", "d")
    assert [name for name in "abcd" if store.find("acme", name)] == ["a", "b", "d"]
    assert store.find("other", "a") is not None


def test_who_has_most_gives_way_to_others() -> None:
    size = len("{hello}") + TEXT_OVERHEAD
    store = AutomaticDocuments(max_octets=4 * size)
    keep(store, "few", "a")
    keep(store, "many", *"abcdef")
    keep(store, "new", "a")
    assert [name for name in "abcdef" if store.find("many", name)] == ["e", "f"]
    assert store.find("few", "a") is not None
    assert store.find("new", "a") is not None


def test_what_is_counted_is_what_is_kept() -> None:
    store = AutomaticDocuments(max_texts=2, max_octets=4_000)
    for index in range(50):
        keep(store, f"tenant{index % 7}", f"h{index}", f"h{index}", text="{hello #" + "ä" * index + "\n}")
    kept = {tenant: sum(len(text) + TEXT_OVERHEAD for text in texts.values()) for tenant, texts in store._texts.items()}
    assert kept == dict(store._octets)
    assert store._total == sum(kept.values()) <= 4_000
    assert all(0 < len(texts) <= 2 for texts in store._texts.values())


def test_one_alone_that_is_too_large_is_not_kept() -> None:
    store = AutomaticDocuments(max_octets=100)
    keep(store, "acme", "a")
    assert (store._texts, store._total) == ({}, 0)


def test_a_tenant_cannot_fill_the_memory() -> None:
    assert MAX_TEXTS * (4 * MAX_CACHED_TEXT_LENGTH + TEXT_OVERHEAD) > MAX_OCTETS, "so both limits are needed"
    store = AutomaticDocuments()
    for index in range(MAX_TEXTS + 10):
        keep(store, "acme", f"h{index}")
    assert len(store._texts["acme"]) == MAX_TEXTS
