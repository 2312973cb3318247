"""Who gets an answer in gzip, and what is in it."""

import asyncio
import gzip
from collections.abc import Callable

import pytest

from server.http.compression import MAX_COMPRESSED_AT_ONCE, choose_coding, compress, takes_gzip


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("gzip;q=0.001", True),
        ("*", True),
        ("identity;q=0.5, gzip;q=0.5", True),
        (None, False),
        ("", False),
        ("identity", False),
        ("br, zstd", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("*, gzip;q=0", False),
        ("*;q=0", False),
        ("gzip;q=0.5, identity", False),
        ("gzip;q=nan", False),
        ("gzip;q=2", False),
        ("gzip;q=-1", False),
        ("gzip;q=x", False),
        ("gzipped", False),
        ("x," * 100 + "gzip", False),
    ],
)
def test_gzip_is_for_those_who_take_it(header: str | None, expected: bool) -> None:
    assert takes_gzip(header) is expected


@pytest.mark.parametrize(
    ("header", "codings", "expected"),
    [
        ("gzip, deflate, br, zstd", ("br", "gzip"), "br"),
        ("gzip, deflate, br, zstd", ("gzip",), "gzip"),
        ("br;q=0.2, gzip;q=0.8", ("br", "gzip"), "gzip"),
        ("br;q=0, *", ("br", "gzip"), "gzip"),
        ("*", ("br", "gzip"), "br"),
        ("identity, br;q=0.9", ("br", "gzip"), "identity"),
        ("identity;q=0", ("br", "gzip"), "identity"),
        ("zstd", ("br", "gzip"), "identity"),
        (None, ("br", "gzip"), "identity"),
        ("*", (), "identity"),
    ],
)
def test_the_best_liked_coding_is_chosen(header: str | None, codings: tuple[str, ...], expected: str) -> None:
    assert choose_coding(header, codings) == expected


@pytest.mark.parametrize("size", [0, 1_024, MAX_COMPRESSED_AT_ONCE, MAX_COMPRESSED_AT_ONCE + 1, 1_000_000])
async def test_what_is_compressed_comes_back(size: int) -> None:
    body = (b'{"name": "client.p12", "status": "VALID"}, ' * (size // 40 + 1))[:size]
    packed = await compress(body)
    assert gzip.decompress(packed) == body
    assert len(packed) < max(size / 3, 30)


async def test_only_what_is_large_leaves_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []

    async def to_thread(function: Callable[[bytes], bytes], body: bytes) -> bytes:
        sent.append(len(body))
        return function(body)

    monkeypatch.setattr(asyncio, "to_thread", to_thread)
    for size in (MAX_COMPRESSED_AT_ONCE, MAX_COMPRESSED_AT_ONCE + 1):
        await compress(b"x" * size)
    assert sent == [MAX_COMPRESSED_AT_ONCE + 1]
