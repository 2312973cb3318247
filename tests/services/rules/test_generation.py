"""The name of what is generated."""

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.contents import FileType
from services.rules.generation import complete_name


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("orders", "orders.jks"),
        ("orders.jks", "orders.jks"),
        ("orders.JKS", "orders.JKS"),
        ("jks", "jks.jks"),
        ("a.jk\u017f", "a.jk\u017f.jks"),
    ],
)
def test_an_extension_that_is_left_out_is_added(name: str, whole: str) -> None:
    assert complete_name(name, FileType.JKS) == whole


@pytest.mark.parametrize("name", ["orders.pem", "orders.P12"])
def test_the_extension_of_another_type_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="but the type is JKS") as caught:
        complete_name(name, FileType.JKS)
    assert caught.value.code is ErrorCode.NAME_INVALID
