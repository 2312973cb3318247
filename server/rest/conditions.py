"""Conditional requests: `If-Match` and `If-None-Match` (RFC 9110, section 13)."""

from starlette.datastructures import Headers

from server.http.refusal import RequestRefused


def check_conditions(headers: Headers, etag: str) -> bool:
    """Return whether the client has this version already: then the answer is 304.

    Raises RequestRefused (412) where `If-Match` names other versions only. Tags are taken with their quotation marks, as the RFC has
    them, and without, as SAP's service gives them; weak ones match too.
    """
    wanted = _read_tags(headers, "if-match")
    if wanted is not None and not wanted & {etag, "*"}:
        raise RequestRefused(412, "PRECONDITION_FAILED", "The configuration has another version than If-Match names.")
    known = _read_tags(headers, "if-none-match")
    return known is not None and bool(known & {etag, "*"})


def _read_tags(headers: Headers, name: str) -> set[str] | None:
    """Return the tags that the field names, None without it."""
    lines = headers.getlist(name)
    if not lines:
        return None
    return {tag.strip().removeprefix("W/").strip('"').lower() for line in lines for tag in line.split(",")}
