"""Names of entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ErrorCode, MalformedContent
from services.formats.contents.aliases import Naming, name_entries
from services.model.limits import MAX_ALIAS_LENGTH


def names(*given_names: str | None, ignores_case: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    aliases, repeated = name_entries([Naming(name) for name in given_names], ignores_case=ignores_case)
    return tuple(aliases), tuple(repeated)


def test_given_names_are_kept_to_the_character() -> None:
    assert names("", " a ", "\x00", "<b>", "Grüße 東京 🔐") == (("", " a ", "\x00", "<b>", "Grüße 東京 🔐"), ())


def test_without_a_given_name_the_fallback_serves_and_then_the_number() -> None:
    aliases, _ = name_entries([Naming(None, "CN"), Naming(None), Naming("given", "CN"), Naming(None, "")], ignores_case=False)
    assert aliases == ["CN", "entry 2", "given", "entry 4"]


def test_a_repeated_name_gets_a_number_and_is_told() -> None:
    assert names("a", "a", "a") == (("a", "a (2)", "a (3)"), ("a (2)", "a (3)"))


def test_a_number_never_takes_a_name_that_is_given_to_another() -> None:
    assert names("a", "a", "a (2)") == (("a", "a (3)", "a (2)"), ("a (3)",))


def test_names_that_differ_in_case_stay_and_are_told_where_the_format_ignores_case() -> None:
    assert names("Alias", "alias", "ALIAS", ignores_case=True) == (("Alias", "alias", "ALIAS"), ("alias", "ALIAS"))
    assert names("Alias", "alias") == (("Alias", "alias"), ())


def test_a_fallback_gives_way_to_given_names_and_is_not_told() -> None:
    found = name_entries([Naming(None, "CN"), Naming(None, "CN"), Naming("CN")], ignores_case=True)
    assert found == (["CN (2)", "CN (3)", "CN"], [])


def test_too_long_a_name_is_refused() -> None:
    assert names("a" * MAX_ALIAS_LENGTH)[0] == ("a" * MAX_ALIAS_LENGTH,)
    with pytest.raises(MalformedContent) as caught:
        names("a" * (MAX_ALIAS_LENGTH + 1))
    assert caught.value.code is ErrorCode.ALIAS_INVALID


def test_thousands_of_equal_names_are_told_apart_at_once() -> None:
    aliases, _ = names(*["a"] * 5_000, *[f"a ({number})" for number in range(2, 5_000)])
    assert len(set(aliases)) == 9_998


@given(st.lists(st.one_of(st.none(), st.sampled_from(["a", "A", "a (2)", "a (3)", "entry 1", "entry 2", ""])), max_size=12), st.booleans())
def test_aliases_are_always_distinct_and_the_first_of_a_name_keeps_it(given_names: list[str | None], ignores_case: bool) -> None:
    aliases, _ = names(*given_names, ignores_case=ignores_case)
    assert len(set(aliases)) == len(aliases) == len(given_names)
    for name in set(given_names) - {None}:
        assert aliases[given_names.index(name)] == name
