"""Whether a client says that it has an answer already: `If-None-Match` (RFC 9110 13.1.2)."""

from starlette.datastructures import Headers


def is_known(headers: Headers, tag: str) -> bool | None:
    """Whether one of the tags that the client names is this one, weak ones compared too; None where it names no tags."""
    lines = headers.getlist("if-none-match")
    if not lines:
        return None
    named = {one.strip().removeprefix("W/") for line in lines for one in line.split(",")}
    return tag in named or "*" in named
