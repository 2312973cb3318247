"""What may be generated: the rules that tie name, type, password and CSR together."""

from services.errors import ErrorCode, InvalidInput
from services.model.contents import FileType
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from services.rules.names import check_name, find_extension

DEFAULT_KEY_ALGORITHM = KeyAlgorithm.RSA_3072
"""What every consumer opens, and strong enough until 2030 and beyond (NIST SP 800-57 part 1, table 2: 128 bits)."""


def complete_name(name: str, file_type: FileType) -> str:
    """Return the name with the type's extension, which may be left out; raises InvalidInput (NAME_INVALID) for another type's."""
    extension = find_extension(name)
    if extension == file_type.value:
        return check_name(name, field="name")
    if extension in {one.value for one in FileType}:
        message = f"The name ends with .{extension.lower()}, but the type is {file_type.value}."
        raise InvalidInput(message, field="name", code=ErrorCode.NAME_INVALID)
    return check_name(f"{name}.{file_type.value.lower()}", field="name")


def check_csr_use(*, file_type: FileType, password: Secret | None, key_algorithm: KeyAlgorithm | None) -> None:
    """Raise InvalidInput for what makes no sense with a CSR, whose private key never comes here."""
    if file_type.is_keystore:
        raise InvalidInput("The private key of a CSR stays with its owner, so only PEM, CER and CRT can be generated.", field="type")
    if password is not None:
        message = "The private key of a CSR stays with its owner, so a password has nothing to protect."
        raise InvalidInput(message, field="password", code=ErrorCode.PASSWORD_NOT_APPLICABLE)
    if key_algorithm is not None:
        raise InvalidInput("A CSR has its own key, so no key algorithm can be chosen.", field="key_algorithm")


def check_password_use(*, file_type: FileType, password: Secret | None) -> None:
    """Raise InvalidInput (PASSWORD_NOT_APPLICABLE) for a file that holds nothing to protect."""
    if password is not None and not file_type.holds_generated_key:
        message = "A CER or CRT file holds no private key to protect."
        raise InvalidInput(message, field="password", code=ErrorCode.PASSWORD_NOT_APPLICABLE)
