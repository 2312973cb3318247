"""Content negotiation: which media type the answer to a GraphQL request gets (RFC 9110 section 12.5.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from server.http.refusal import RequestRefused

HTML = "text/html"
EVENTS = "text/event-stream"

MAX_RANGES = 32  # browsers send 8 or fewer; a longer list is nobody's honest wish


class MediaType(Enum):
    """The two media types of GraphQL over HTTP; the first is also what is sent when the client does not care."""

    JSON = "application/json"
    GRAPHQL_RESPONSE = "application/graphql-response+json"


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    quality: float
    position: int


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


def negotiate(accept: str | None) -> Wish:
    """Return what the header asks for."""
    ranges = list(_read_ranges(accept or "*/*"))
    return Wish(
        prefers_page=_is_preferred(ranges, HTML),
        prefers_events=_is_preferred(ranges, EVENTS),
        takes_events=_find_taken(ranges, EVENTS) is not None,
        media_type=_choose_media_type(ranges),
    )


def _choose_media_type(ranges: list[_Range]) -> MediaType | None:
    chosen: tuple[float, int] | None = None
    best: MediaType | None = None
    for candidate in MediaType:
        match = _find_match(ranges, candidate.value)
        if match is None or match.quality <= 0:
            continue
        rank = (match.quality, -match.position)
        if chosen is None or rank > chosen:
            chosen, best = rank, candidate
    return best


def _find_taken(ranges: list[_Range], media_type: str) -> _Range | None:
    return next((item for item in ranges if item.type == media_type and item.quality > 0), None)


def _is_preferred(ranges: list[_Range], media_type: str) -> bool:
    wanted = _find_taken(ranges, media_type)
    rivals = [item for item in ranges if item.type in {rival.value for rival in MediaType}]
    return wanted is not None and all((wanted.quality, -wanted.position) > (rival.quality, -rival.position) for rival in rivals)


def _find_match(ranges: list[_Range], media_type: str) -> _Range | None:
    """Return the most specific range that covers the media type: itself, then `application/*`, then `*/*`."""
    for pattern in (media_type, "application/*", "*/*"):
        for item in ranges:
            if item.type == pattern:
                return item
    return None


def _read_ranges(accept: str) -> Iterator[_Range]:
    """Yield the ranges in the order of the header; one with a malformed weight is left out, parameters other than `q` are ignored."""
    for position, part in enumerate(accept.split(",")[:MAX_RANGES]):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        quality = _read_quality(parameters)
        if media_range and quality is not None:
            yield _Range(media_range.lower(), quality, position)


def _read_quality(parameters: list[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            return quality if 0 <= quality <= 1 else None
    return 1.0
