"""Answers in gzip (RFC 1952) for clients that take it (RFC 9110, 12.5.3). Which answers may be compressed is for their edge to say."""

import asyncio
import zlib
from collections.abc import Mapping
from functools import lru_cache

from python_multipart.multipart import parse_options_header

from server.http.weight import read_weight

MIN_COMPRESSED = 1_024
"""Octets of an answer; less fits one packet as it is."""

MAX_COMPRESSED_AT_ONCE = 64 * 1024
"""Octets that are compressed between two other requests, which takes half a millisecond. More of them go to a thread, where zlib runs
beside the event loop: an answer of 0.6 MB takes 5 ms."""

_LEVEL = 1
"""Twice as fast as zlib's own choice on large answers, which become 3.5 times smaller by it instead of 3.7 times."""

IDENTITY, GZIP, BROTLI = "identity", "gzip", "br"
"""The codings that this service sends, by their names in headers (RFC 9110 8.4.1, RFC 7932)."""

_GZIP = 16 + zlib.MAX_WBITS
_MAX_CODINGS = 16  # browsers name five


@lru_cache(maxsize=64)
def takes_gzip(accept_encoding: str | None) -> bool:
    """Whether the client takes gzip, and no less gladly than an answer as it is; a malformed weight is none."""
    return choose_coding(accept_encoding, (GZIP,)) == GZIP


@lru_cache(maxsize=256)
def choose_coding(accept_encoding: str | None, codings: tuple[str, ...]) -> str:
    """Return the one of these codings that the client likes best, of equal ones the first; `identity` where it takes none of them.

    Also where the client refuses an answer as it is, for which RFC 9110 (12.5.3) lets a server send one all the same.
    """
    weights = _read_weights(accept_encoding or "")
    others = weights.get("*", 0.0)
    best = max(codings, key=lambda coding: weights.get(coding, others), default=IDENTITY)
    weight = weights.get(best, others)
    return best if weight > 0 and weight >= weights.get(IDENTITY, 0.0) else IDENTITY


async def compress(body: bytes) -> bytes:
    """Return the body in gzip."""
    return _compress(body) if len(body) <= MAX_COMPRESSED_AT_ONCE else await asyncio.to_thread(_compress, body)


def _compress(body: bytes) -> bytes:
    writer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return writer.compress(body) + writer.flush()


def _read_weights(header: str) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for part in header.split(",")[:_MAX_CODINGS]:
        coding, parameters = parse_options_header(part)
        weight = read_weight(parameters.get(b"q", b"1"))
        if weight is not None:
            weights[coding.decode("latin-1")] = weight
    return weights
