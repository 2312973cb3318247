"""Secrets do not show themselves."""

import copy
import json
import pickle
from collections.abc import Callable

import pytest

from services.model.secret import Secret


@pytest.mark.parametrize(
    "show", [repr, str, "{}".format, "{!r}".format, lambda secret: f"{secret}", lambda secret: repr([secret, {"k": secret}])]
)
def test_no_way_of_showing_shows_the_octets(show: Callable[[Secret], str]) -> None:
    assert "hunter2" not in show(Secret(b"hunter2"))


def test_a_secret_is_neither_pickled_nor_copied_nor_hashed_nor_encoded() -> None:
    secret = Secret(b"hunter2")
    for refused in (pickle.dumps, copy.deepcopy, hash, json.dumps):
        with pytest.raises(TypeError) as caught:
            refused(secret)
        assert "hunter2" not in str(caught.value)


def test_reveal_gives_the_octets() -> None:
    assert Secret(b"hunter2").reveal() == b"hunter2"
    assert Secret(b"hunter2") == Secret(b"hunter2")
    assert Secret(b"hunter2") != Secret(b"hunter3")
