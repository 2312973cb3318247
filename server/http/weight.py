"""The weights in headers by which a client says what it likes better (RFC 9110, 12.4.2)."""


def read_weight(text: bytes) -> float | None:
    """Return the weight, from 0 to 1; None for what is none."""
    try:
        weight = float(text)
    except ValueError:
        return None
    return weight if 0 <= weight <= 1 else None
