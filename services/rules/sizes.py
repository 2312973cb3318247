"""How large a file may be."""

from services.errors import ErrorCode, TooLarge, UnrecognizedFormat
from services.model.limits import Limits
from services.model.secret import Secret


def check_size(octets: Secret, limits: Limits) -> None:
    """Raise UnrecognizedFormat (EMPTY_FILE) or TooLarge for a file outside the limits."""
    size = len(octets.reveal())
    if size == 0:
        raise UnrecognizedFormat("The file is empty.", code=ErrorCode.EMPTY_FILE)
    if size > limits.file_size:
        raise TooLarge(f"The file has {size:,} octets; the most is {limits.file_size:,}.", limit=limits.file_size)
