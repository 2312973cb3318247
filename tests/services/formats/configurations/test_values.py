"""How much a file may hold."""

import pytest

from services.errors import TooLarge
from services.formats.configurations.values import ValueCount
from services.model.limits import MAX_FILE_VALUES


def test_the_limit_is_taken_and_no_more() -> None:
    values = ValueCount()
    values.add(MAX_FILE_VALUES - 1)
    values.add()
    with pytest.raises(TooLarge):
        values.add()
