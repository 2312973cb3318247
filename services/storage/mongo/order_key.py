"""One text per order and document: its sort value and its id. A page is then one range of one index, whatever it is sorted by."""

from datetime import UTC

from services.model.query import Position


def order_key(position: Position) -> str:
    """Return the text that stands for a position: sorting by it by code point is sorting by the value and then by the id.

    Values are texts without control characters, compared by their lower-case form, or moments, compared by their milliseconds.
    """
    value = position.value
    # Moments have a fixed length and texts have no U+0000: so it ends the value before any other character does.
    text = value.lower() if isinstance(value, str) else value.astimezone(UTC).isoformat(timespec="milliseconds")
    # A position can come from a forged cursor; half a surrogate pair stands in no stored text, and UTF-8 cannot say it.
    return f"{text}\0{position.id}".encode("utf-8", "replace").decode()
