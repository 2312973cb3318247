"""Multipart bodies as a client writes them."""

CONTENT_TYPE = 'multipart/form-data; boundary="b0"'


def part(name: str, content: bytes, file_name: str | None = None, content_type: str | None = None) -> bytes:
    """Return one part as a client writes it."""
    shown = "" if file_name is None else f'; filename="{file_name}"'
    typed = "" if content_type is None else f"Content-Type: {content_type}\r\n"
    return f'--b0\r\nContent-Disposition: form-data; name="{name}"{shown}\r\n{typed}\r\n'.encode() + content + b"\r\n"


END = b"--b0--\r\n"
