"""Whether a client has an answer already."""

import pytest
from starlette.datastructures import Headers

from server.http.known import is_known

TAG = '"1a"'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], None),
        ([TAG], True),
        ([f"W/{TAG}"], True),
        ([f'"2b", {TAG}'], True),
        (['"2b"', TAG], True),
        (["*"], True),
        (['"2b"'], False),
        (["1a"], False),
        ([""], False),
    ],
)
def test_a_tag_is_found_in_all_lines(lines: list[str], expected: bool | None) -> None:
    headers = Headers(raw=[(b"if-none-match", line.encode()) for line in lines])
    assert is_known(headers, TAG) is expected
