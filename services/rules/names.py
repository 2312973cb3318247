"""What a certificate may be called. The name is a file name; its extension says which file type the user means."""

from services.errors import ErrorCode, InvalidInput, UnrecognizedFormat
from services.model.contents import FileType
from services.model.limits import MAX_DECLARED_TYPE_LENGTH, MAX_NAME_LENGTH
from services.rules.text import check_text

_REFUSED = "/\\?#"
"""Path separators, and what clients of SAP's REST API put into a URL without escaping it."""

EXTENSIONS = ", ".join(f".{file_type.value.lower()}" for file_type in FileType)


def check_name(name: str, *, field: str = "file_name") -> str:
    """Return the name in Unicode NFC; raises InvalidInput (NAME_INVALID) or UnrecognizedFormat (TYPE_UNSUPPORTED) for its extension."""
    checked = check_text(name, field=field, longest=MAX_NAME_LENGTH, code=ErrorCode.NAME_INVALID)
    refused = next((character for character in checked if character in _REFUSED), None)
    if refused is not None:
        raise InvalidInput(f'{field} must not contain "{refused}".', field=field, code=ErrorCode.NAME_INVALID)
    read_file_type(checked)
    if not checked.rpartition(".")[0].strip(". "):
        raise InvalidInput(f"{field} needs a name before its extension.", field=field, code=ErrorCode.NAME_INVALID)
    return checked


def find_extension(name: str) -> str:
    """Return what follows the last dot, in upper case; only ASCII has one: U+017F is no S. An empty text without a dot."""
    extension = name.rpartition(".")[2] if "." in name else ""
    return extension.upper() if extension.isascii() else extension


def read_file_type(name: str) -> FileType:
    """Return the file type that the extension names; raises UnrecognizedFormat (TYPE_UNSUPPORTED) for any other extension or none."""
    try:
        return FileType(find_extension(name))
    except ValueError:
        raise UnrecognizedFormat(f"The name must end with one of {EXTENSIONS}.", code=ErrorCode.TYPE_UNSUPPORTED) from None


def check_declared_type(declared: str | None) -> str | None:
    """Return what a client says that the certificate is, unchanged: it wants it back as it is. Raises InvalidInput if it is too long."""
    if declared is not None and len(declared) > MAX_DECLARED_TYPE_LENGTH:
        message = f"declared_type must have at most {MAX_DECLARED_TYPE_LENGTH} characters."
        raise InvalidInput(message, field="declared_type")
    return declared
