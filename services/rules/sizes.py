"""How large a file and a page may be."""

from services.errors import ErrorCode, InvalidInput, TooLarge, UnrecognizedFormat
from services.model.limits import MAX_PAGE_SIZE, Limits
from services.model.secret import Secret


def check_size(octets: Secret, limits: Limits) -> None:
    """Raise UnrecognizedFormat (EMPTY_FILE) or TooLarge for a file outside the limits."""
    size = len(octets.reveal())
    if size == 0:
        raise UnrecognizedFormat("The file is empty.", code=ErrorCode.EMPTY_FILE)
    if size > limits.file_size:
        raise TooLarge(f"The file has {size:,} octets; the limit is {limits.file_size:,}.", limit=limits.file_size)


def check_page_size(first: int) -> None:
    """Raise InvalidInput (PAGE_INVALID) for the field `first`."""
    if not 1 <= first <= MAX_PAGE_SIZE:
        raise InvalidInput(f"first must be from 1 to {MAX_PAGE_SIZE}.", field="first", code=ErrorCode.PAGE_INVALID)
