"""Content negotiation: which media type the answer to a GraphQL request gets (RFC 9110 section 12.5.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from python_multipart.multipart import parse_options_header

from server.http.refusal import RequestRefused
from server.http.weight import read_weight

HTML = "text/html"
EVENTS = "text/event-stream"

MAX_RANGES = 32  # browsers send 8 or fewer; a longer list is nobody's honest wish


class MediaType(Enum):
    """The two media types of GraphQL over HTTP; the first is also what is sent when the client does not care."""

    JSON = "application/json"
    GRAPHQL_RESPONSE = "application/graphql-response+json"


_Rank = tuple[float, int]
"""How much a range is liked: its weight, and its place in the header, the later the less."""

_NOT_TAKEN = (0.0, 0)  # and so is what is not above it: a weight of 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What an Accept header asks for.

    `prefers_page`: text/html is named, and nothing better that could be sent. `prefers_events` likewise for text/event-stream, as by
    clients of subscriptions; `takes_events`: it is named at all. `media_type` is the one liked best, of two that are liked equally the
    one named first; None where neither is taken. A missing header and `*/*` mean application/json, which older clients need.
    """

    prefers_page: bool
    prefers_events: bool
    takes_events: bool
    media_type: MediaType | None

    def require_media_type(self) -> MediaType:
        """Return the media type; raises RequestRefused (406) where there is none."""
        if self.media_type is None:
            offered = " and ".join(media_type.value for media_type in MediaType)
            raise RequestRefused(406, "NOT_ACCEPTABLE", f"The answer can be sent as {offered}; the Accept header takes neither.")
        return self.media_type


@lru_cache(maxsize=64)
def negotiate(accept: str | None) -> Wish:
    """Return what the header asks for: one of few that clients send."""
    ranks = _read_ranks(accept or "*/*")
    page, events, *rivals = (ranks.get(name, _NOT_TAKEN) for name in (HTML, EVENTS, *(media_type.value for media_type in MediaType)))
    best = max(MediaType, key=lambda media_type: _find_rank(ranks, media_type))
    return Wish(
        prefers_page=page > max(_NOT_TAKEN, *rivals),
        prefers_events=events > max(_NOT_TAKEN, *rivals),
        takes_events=events > _NOT_TAKEN,
        media_type=best if _find_rank(ranks, best) > _NOT_TAKEN else None,
    )


def _find_rank(ranks: Mapping[str, _Rank], media_type: MediaType) -> _Rank:
    """Return the rank of the most specific range that covers the media type."""
    return next((ranks[pattern] for pattern in (media_type.value, "application/*", "*/*") if pattern in ranks), _NOT_TAKEN)


def _read_ranks(accept: str) -> dict[str, _Rank]:
    """Return the best rank of each range; one with a malformed weight is left out, parameters other than `q` are ignored."""
    ranks: dict[str, _Rank] = {}
    for position, part in enumerate(accept.split(",")[:MAX_RANGES]):
        media_range, parameters = parse_options_header(part)
        weight = read_weight(parameters.get(b"q", b"1"))
        if media_range and weight is not None:
            name = media_range.decode("latin-1")
            ranks[name] = max((weight, -position), ranks.get(name, _NOT_TAKEN))
    return ranks
