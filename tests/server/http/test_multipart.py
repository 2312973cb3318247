"""The parts of multipart bodies, in whatever pieces they arrive."""

import tempfile
from collections.abc import AsyncGenerator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.http.multipart import read_parts
from server.http.refusal import RequestRefused
from tests.server.http.parts import CONTENT_TYPE, END, part

SOUND = part("operations", b"{}") + part("0", b"\x00\r\n--b1\xff", "k\u00e9y.p12", "application/x-pkcs12") + END


async def read(body: bytes, *, size: int = 65_536, max_parts: int = 7, content_type: str = CONTENT_TYPE) -> dict[str, bytes]:
    """Read a body that arrives in chunks of that size."""

    async def chunks() -> AsyncGenerator[bytes, None]:
        for start in range(0, len(body), size):
            yield body[start : start + size]

    return await read_parts(content_type, chunks(), max_parts=max_parts)


@pytest.mark.parametrize("size", [1, 2, 7, 65_536])
async def test_parts_are_read_however_they_are_cut(size: int) -> None:
    assert list((await read(SOUND, size=size)).items()) == [("operations", b"{}"), ("0", b"\x00\r\n--b1\xff")]


@given(st.binary(max_size=300))
@settings(max_examples=50)
async def test_contents_are_kept_octet_by_octet(content: bytes) -> None:
    if b"--b0" in content:
        return
    for file_name in (None, "a"):
        assert await read(part("0", content, file_name) + END) == {"0": content}


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (SOUND, "multipart/form-data"),
        (SOUND, "multipart/form-data; boundary="),
        (SOUND, "multipart/form-data; boundary=other"),
        (SOUND, "multipart/form-data; boundary=" + "b" * 300),
        (b"", CONTENT_TYPE),
        (b"no parts at all", CONTENT_TYPE),
        (SOUND[:-10], CONTENT_TYPE),
        (SOUND[: len(SOUND) // 2], CONTENT_TYPE),
        (b"".join(part(str(index), b"1") for index in range(8)) + END, CONTENT_TYPE),
        (part("a", b"1") * 2 + END, CONTENT_TYPE),
        (b"--b0\r\n\r\nno headers\r\n" + END, CONTENT_TYPE),
        (b"--b0\r\nContent-Disposition: form-data\r\n\r\nno name\r\n" + END, CONTENT_TYPE),
        (b'--b0\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n' + END, CONTENT_TYPE),
        (b'--b0\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n1\r\n' + END, CONTENT_TYPE),
        (b'--b0\r\nContent-Disposition: form-data; name="a"; filename="\xff"\r\n\r\n1\r\n' + END, CONTENT_TYPE),
        (b"--b0\r\nX: " + b"x" * 10_000 + b"\r\n\r\n1\r\n" + END, CONTENT_TYPE),
        (b"--b0\r\n" + b"X: 1\r\n" * 50 + b"\r\n1\r\n" + END, CONTENT_TYPE),
    ],
)
async def test_what_is_malformed_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        await read(body, content_type=content_type)
    assert (refused.value.status, refused.value.code) == (400, "MULTIPART_INVALID")


@given(st.lists(st.sampled_from([b"--b0", b"\r\n", b"--", SOUND, b"Content-Disposition: form-data", b'; name="a"', b"\x00", b":"])))
@settings(max_examples=200)
async def test_any_octets_give_parts_or_a_refusal(pieces: list[bytes]) -> None:
    try:
        await read(b"".join(pieces), max_parts=1_000)
    except RequestRefused as refused:
        assert refused.code == "MULTIPART_INVALID"


async def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was made")

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert len((await read(part("0", b"k" * 20_000_000, "a") + END))["0"]) == 20_000_000


async def test_reading_a_part_uses_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    async def no_thread(*_: object) -> None:
        pytest.fail("a thread was asked")

    monkeypatch.setattr("starlette.datastructures.run_in_threadpool", no_thread)
    assert len(await read(SOUND)) == 2
