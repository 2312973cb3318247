"""Which wishes about a conversion contradict each other."""

from collections.abc import Iterator

from services.errors import ErrorCode, InvalidInput
from services.model.conversion import Conversion, TargetFormat


def check_conversion(wanted: Conversion) -> None:
    """Raise InvalidInput, which names the field, for the first wish that cannot go with another, whatever the file is."""
    for error in _contradictions(wanted):
        raise error


def _contradictions(wanted: Conversion) -> Iterator[InvalidInput]:
    target, wishes = wanted.target, wanted.wishes
    if wishes.aliases == ():
        yield InvalidInput("aliases must name at least one entry; leave it out for all.", field="aliases")
    if wishes.include_private_key and not target.holds_keys:
        yield InvalidInput(f"The format {target.value} holds certificates only, no private key.", field="include_private_key")
    if wishes.include_private_key and wishes.trust_store_only:
        yield InvalidInput("A trust store has no private key.", field="include_private_key")
    if wishes.include_chain is False and wishes.trust_store_only:
        yield InvalidInput("A trust store is made of the issuers in the chains; they cannot be left out.", field="include_chain")
    if wishes.alias is not None and not target.is_keystore:
        yield InvalidInput(f"The format {target.value} has no aliases.", field="alias")
    if wishes.pkcs12_profile is not None and target is not TargetFormat.PKCS12:
        yield InvalidInput("The profile applies to PKCS12 only.", field="pkcs12_profile")
    if wishes.new_password is not None and not target.is_keystore and not wanted.takes_keys:
        yield not_applicable_password("There is no private key and no key store for the password to protect.")


def not_applicable_password(message: str) -> InvalidInput:
    """Return the error for a new password that would protect nothing."""
    return InvalidInput(message, field="new_password", code=ErrorCode.PASSWORD_NOT_APPLICABLE)
