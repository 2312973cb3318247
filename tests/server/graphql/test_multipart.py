"""The GraphQL multipart request specification: files in the places that `map` names."""

import json
from collections.abc import AsyncGenerator

import pytest
from starlette.datastructures import UploadFile

from server.graphql.multipart import MAX_FILES, MAX_PATHS, read_multipart
from server.http.refusal import RequestRefused
from tests.server.http.parts import CONTENT_TYPE, END, part

OPERATIONS = {"query": "mutation($a: Upload, $b: [Upload]) { f }", "variables": {"a": None, "b": [None, None]}}


async def read(operations: object, mapping: object, *files: bytes, more: bytes = b"") -> object:
    """Send operations, map and the files "0", "1", ... as a client does."""
    body = part("operations", json.dumps(operations).encode()) + part("map", json.dumps(mapping).encode()) + more
    for index, content in enumerate(files):
        body += part(str(index), content, f"file{index}.pem")

    async def chunks() -> AsyncGenerator[bytes, None]:
        yield body + END

    return await read_multipart(CONTENT_TYPE, chunks())


async def test_files_stand_where_the_map_says() -> None:
    operations = await read(OPERATIONS, {"0": ["variables.a", "variables.b.1"], "1": ["variables.b.0"]}, b"zero", b"one")
    assert isinstance(operations, dict)
    first, [second, again] = operations["variables"]["a"], operations["variables"]["b"]
    assert isinstance(first, UploadFile)
    assert (first.size, await first.read()) == (4, b"zero")
    assert await again.read() == b"zero", "each place reads from the beginning"
    assert await second.read() == b"one"


async def test_a_file_can_be_read_again_and_again() -> None:
    """A variable that is used twice in an operation is one object for both."""
    operations = await read(OPERATIONS, {"0": ["variables.a"]}, b"octets")
    assert isinstance(operations, dict)
    file = operations["variables"]["a"]
    assert [await file.read(), await file.read(), await file.read(3)] == [b"octets", b"octets", b"oct"]


async def test_reading_a_file_uses_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    async def no_thread(*_: object) -> None:
        pytest.fail("a thread was asked")

    operations = await read(OPERATIONS, {"0": ["variables.a"]}, b"octets")
    monkeypatch.setattr("starlette.datastructures.run_in_threadpool", no_thread)
    assert isinstance(operations, dict)
    assert await operations["variables"]["a"].read() == b"octets"


async def test_a_file_needs_no_file_name_and_a_field_may_have_one() -> None:
    """RFC 7578 section 4.2: what a part is, its place says."""

    async def chunks() -> AsyncGenerator[bytes, None]:
        fields = part("operations", json.dumps(OPERATIONS).encode(), "operations.json") + part("map", b'{"0": ["variables.a"]}', "blob")
        yield fields + part("0", b"\xff\x00 no text") + END

    operations = await read_multipart(CONTENT_TYPE, chunks())
    assert isinstance(operations, dict)
    assert await operations["variables"]["a"].read() == b"\xff\x00 no text"


@pytest.mark.parametrize("missing", ["operations", "map"])
async def test_a_body_without_one_of_the_fields_is_refused(missing: str) -> None:
    fields = {"operations": json.dumps(OPERATIONS).encode(), "map": b'{"0": ["variables.a"]}'}
    del fields[missing]

    async def chunks() -> AsyncGenerator[bytes, None]:
        yield b"".join(part(name, content) for name, content in fields.items()) + part("0", b"zero", "a") + END

    with pytest.raises(RequestRefused, match="must have the parts"):
        await read_multipart(CONTENT_TYPE, chunks())


async def test_the_order_of_the_fields_does_not_matter() -> None:
    async def chunks() -> AsyncGenerator[bytes, None]:
        yield part("0", b"zero", "a") + part("map", b'{"0": ["variables.a"]}') + part("operations", json.dumps(OPERATIONS).encode()) + END

    assert isinstance(await read_multipart(CONTENT_TYPE, chunks()), dict)


@pytest.mark.parametrize(
    "mapping",
    [
        5,
        None,
        [],
        "0",
        {"0": "variables.a"},
        {"0": []},
        {"0": [1]},
        {"0": None},
        {},
        {"0": ["variables.a"], "1": ["variables.b.0"]},
        {"1": ["variables.a"]},
        {"0": [""]},
        {"0": ["variables"]},
        {"0": ["query"]},
        {"0": ["variables.c"]},
        {"0": ["variables.a.b"]},
        {"0": ["variables.b.2"]},
        {"0": ["variables.b.-1"]},
        {"0": ["variables.b.\u0661"]},
        {"0": ["variables.b." + "1" * 5_000]},
        {"0": ["variables.b.length"]},
        {"0": ["variables.__class__"]},
        {"0": ["variables.a", "variables.a"]},
        {"0": ["variables.a"] * (MAX_PATHS + 1)},
        {"0": ["variables.a"] * 900},
    ],
    ids=lambda mapping: repr(mapping)[:40],
)
async def test_a_map_that_does_not_fit_is_refused(mapping: object) -> None:
    with pytest.raises(RequestRefused) as refused:
        await read(OPERATIONS, mapping, b"zero")
    assert (refused.value.status, refused.value.code) == (400, "MULTIPART_INVALID")


async def test_a_place_that_holds_something_is_not_overwritten() -> None:
    with pytest.raises(RequestRefused, match="null"):
        await read({"query": "q", "variables": {"a": "text"}}, {"0": ["variables.a"]}, b"zero")


@pytest.mark.parametrize(
    "more",
    [
        part("operations", b"{}"),
        part("other", b"1"),
        part("0", b"the same name", "a"),
        part("0", b"a field instead of the file"),
        b"".join(part(f"f{index}", b"1") for index in range(11)),
    ],
)
async def test_other_parts_are_refused(more: bytes) -> None:
    with pytest.raises(RequestRefused) as refused:
        await read(OPERATIONS, {"0": ["variables.a"]}, b"zero", more=more)
    assert refused.value.code == "MULTIPART_INVALID"


async def test_a_second_file_that_nobody_uses_is_refused() -> None:
    with pytest.raises(RequestRefused, match="must stand in `map`"):
        await read(OPERATIONS, {"0": ["variables.a"]}, b"zero", b"one")


async def test_six_files_are_refused() -> None:
    many = {"query": "q", "variables": {"b": [None] * 6}}
    mapping = {str(index): [f"variables.b.{index}"] for index in range(6)}
    assert len(mapping) == MAX_FILES + 1
    with pytest.raises(RequestRefused, match="more than 7 parts"):
        await read(many, mapping, *[b"x"] * 6)
    del mapping["5"]
    assert isinstance(await read(many, mapping, *[b"x"] * 5), dict)


@pytest.mark.parametrize("operations", [1, None, "x", [], [{"query": "{hello}"}]])
async def test_operations_that_are_no_object_are_left_to_the_caller(operations: object) -> None:
    assert await read(operations, {"0": ["variables.a"]}, b"zero") == operations


@pytest.mark.parametrize("field", ["operations", "map"])
async def test_the_fields_are_read_as_strictly_as_a_body(field: str) -> None:
    fields = {"operations": json.dumps(OPERATIONS).encode(), "map": b'{"0": ["variables.a"]}', field: b'{"a": 1, "a": "\xff"}'}

    async def chunks() -> AsyncGenerator[bytes, None]:
        yield b"".join(part(name, content) for name, content in fields.items()) + part("0", b"zero", "a") + END

    with pytest.raises(RequestRefused) as refused:
        await read_multipart(CONTENT_TYPE, chunks())
    assert refused.value.code == "JSON_INVALID"
