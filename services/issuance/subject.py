"""Who a certificate is for: the rules of its common name, and the attributes that the installation puts around it."""

import re

from cryptography import x509
from cryptography.x509.oid import NameOID

from services.errors import ErrorCode, InvalidInput
from services.model.generation import OrganizationAttributes, Subject
from services.model.limits import MAX_COMMON_NAME_LENGTH
from services.model.scope import Scope
from services.rules.text import check_text

MAX_ORGANIZATION_LENGTH = 64
"""Characters of O and of each OU: ub-organization-name and ub-organizational-unit-name (RFC 5280 appendix A)."""

MAX_LOCALITY_LENGTH = 128
"""Characters: ub-locality-name (same place)."""

_IDS = ("tenant", "subaccount", "scope")
_PLACEHOLDER = re.compile(r"\{(tenant|subaccount|scope)\}")


def make_subject(common_name: str, organization: OrganizationAttributes, scope: Scope) -> Subject:
    """Return the subject of a certificate for a scope; raises InvalidInput (CN_INVALID) for the field `common_name`.

    A common name has 1 to 64 characters (octets in UTF-8), none of them invisible; whatever else is in it, such as `,OU=admin`, is
    only text.
    A tenant's or subaccount's id that makes an attribute too long is replaced by the scope's id, which always fits.
    """
    return Subject(
        common_name=check_common_name(common_name),
        country=organization.country,
        organization=organization.organization,
        organizational_units=tuple(_fill(unit, scope, longest=MAX_ORGANIZATION_LENGTH) for unit in organization.organizational_units),
        locality=_fill(organization.locality, scope, longest=MAX_LOCALITY_LENGTH) if organization.locality else None,
    )


def check_common_name(text: str) -> str:
    """Return the common name in Unicode NFC; raises InvalidInput (CN_INVALID) for the field `common_name`."""
    checked = check_text(text, field="common_name", longest=MAX_COMMON_NAME_LENGTH, code=ErrorCode.CN_INVALID)
    size = len(checked.encode())
    if size > MAX_COMMON_NAME_LENGTH:
        message = f"commonName must have at most {MAX_COMMON_NAME_LENGTH} octets in UTF-8; it has {size}."
        raise InvalidInput(message, field="common_name", code=ErrorCode.CN_INVALID)
    return checked


def check_organization(organization: OrganizationAttributes) -> None:
    """Raise InvalidInput if an installation's attributes fit no certificate; called at the start, not for every certificate."""
    country = organization.country
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        raise InvalidInput("The country (C) must be two capital letters (ISO 3166-1).", field="C")
    if organization.organization is not None:
        check_text(organization.organization, field="O", longest=MAX_ORGANIZATION_LENGTH)
    longest_id = "s" * 30  # as long as a scope's id
    for field, texts, longest in (
        ("OU", organization.organizational_units, MAX_ORGANIZATION_LENGTH),
        ("L", (organization.locality,) if organization.locality is not None else (), MAX_LOCALITY_LENGTH),
    ):
        for text in texts:
            check_text(_replace(text, dict.fromkeys(_IDS, longest_id)), field=field, longest=longest)


def to_name(subject: Subject) -> x509.Name:
    """Return the subject as an X.509 name: each attribute an RDN of its own, the common name last."""
    pairs = [
        (NameOID.COUNTRY_NAME, subject.country),
        (NameOID.ORGANIZATION_NAME, subject.organization),
        *((NameOID.ORGANIZATIONAL_UNIT_NAME, unit) for unit in subject.organizational_units),
        (NameOID.LOCALITY_NAME, subject.locality),
        (NameOID.COMMON_NAME, subject.common_name),
    ]
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in pairs if value is not None])


def _fill(text: str, scope: Scope, *, longest: int) -> str:
    filled = _replace(text, {"tenant": scope.tenant, "subaccount": scope.subaccount, "scope": scope.id})
    if len(filled) <= longest:
        return filled
    return _replace(text, dict.fromkeys(_IDS, scope.id))


def _replace(text: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)
