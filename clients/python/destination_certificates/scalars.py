"""How scalars of the API are written and read: octets in Base64."""

import base64
from typing import Any


def write_base64(octets: bytes) -> str:
    """Return the octets in Base64 (RFC 4648 section 4)."""
    return base64.b64encode(octets).decode()


def read_base64(value: Any) -> Any:
    """Return the octets that a text in Base64 stands for; octets stay as they are."""
    return base64.b64decode(value, validate=True) if isinstance(value, str) else value
