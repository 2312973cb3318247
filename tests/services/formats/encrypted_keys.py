"""Opens encrypted private keys as the readers do."""

from services.asn1.read import parse_whole
from services.errors import WrongPassword
from services.formats.budget import Budget
from services.formats.encryption.pbe import is_private_key_info, read_encrypted_key
from services.model.secret import Secret


def decrypt_pkcs8(der: bytes, password: Secret | None, budget: Budget) -> Secret:
    """Return the PrivateKeyInfo inside an EncryptedPrivateKeyInfo; None tries the empty password."""
    private_key = read_encrypted_key(parse_whole(der), budget).find_plaintext(password, budget=budget, is_right=is_private_key_info)
    if private_key is None:
        raise WrongPassword("The password does not open the private key.")
    return private_key
