"""What labels may be."""

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.certificate import Label
from services.rules.labels import add_labels, check_labels, take_labels


def test_ten_labels_of_ten_values_are_taken() -> None:
    labels = [Label(key=f"k{at}", values=tuple(f"v{value}" for value in range(10))) for at in range(10)]
    assert check_labels(labels) == tuple(labels)


def test_a_label_may_have_no_value() -> None:
    assert check_labels([Label(key="k", values=())]) == (Label(key="k", values=()),)


@pytest.mark.parametrize(
    ("labels", "field"),
    [
        ([Label(key=f"k{at}", values=()) for at in range(11)], "labels"),
        ([Label(key="k", values=tuple(f"v{value}" for value in range(11)))], "labels[0].values"),
        ([Label(key="k", values=()), Label(key="k", values=("v",))], "labels"),
        ([Label(key="k", values=("v", "v"))], "labels[0].values"),
        ([Label(key="", values=())], "labels[0].key"),
        ([Label(key="k" * 101, values=())], "labels[0].key"),
        ([Label(key="k", values=("",))], "labels[0].values[0]"),
        ([Label(key="k", values=("a\u202eb",))], "labels[0].values[0]"),
        ([Label(key="a\0b", values=())], "labels[0].key"),
    ],
)
def test_each_broken_rule_names_its_field(labels: list[Label], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_labels(labels)
    assert (caught.value.code, caught.value.field) == (ErrorCode.LABEL_INVALID, field)


def test_keys_equal_in_nfc_are_repeats() -> None:
    with pytest.raises(InvalidInput):
        check_labels([Label(key="Über", values=()), Label(key="U\u0308ber", values=())])


@pytest.mark.parametrize("key", ["$where", "a.b", "$ne"])
def test_what_means_something_to_mongodb_means_nothing_here(key: str) -> None:
    assert check_labels([Label(key=key, values=(key,))])[0].key == key


ENV, TEAM = Label(key="env", values=("prod", "eu")), Label(key="team", values=("a",))


def test_added_labels_take_the_place_of_those_of_their_keys() -> None:
    assert add_labels([ENV, TEAM], [Label(key="env", values=("dev",)), Label(key="new", values=())]) == (
        Label(key="env", values=("dev",)),
        TEAM,
        Label(key="new", values=()),
    )
    assert add_labels([], [ENV]) == (ENV,)


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([Label(key="env", values=("eu",))], (Label(key="env", values=("prod",)), TEAM)),
        ([Label(key="env", values=("eu", "prod"))], (TEAM,)),
        ([Label(key="env", values=())], (TEAM,)),
        ([Label(key="env", values=("other",)), Label(key="other", values=())], (ENV, TEAM)),
        ([], (ENV, TEAM)),
    ],
)
def test_taken_values_go_and_a_label_without_any_goes_with_them(taken: list[Label], left: tuple[Label, ...]) -> None:
    assert take_labels([ENV, TEAM], taken) == left
