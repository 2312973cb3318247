"""Which certificates the properties of a destination or fragment name.

Source: SAP's documentation of the Destination service, on client certificates, trust stores and token services with X.509.
"""

from collections.abc import Mapping

from services.model.destination import Reference
from services.model.limits import MAX_NAME_LENGTH
from services.model.text import MAX_DECOMPOSITION, compose

KEY_STORE, TRUST_STORE, TOKEN_SERVICE_KEY_STORE = "KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"

NAMING_PROPERTIES = (KEY_STORE, TRUST_STORE, TOKEN_SERVICE_KEY_STORE)
"""The properties whose value is a certificate's name, in the order in which references are listed."""

PASSWORD_OF = {
    KEY_STORE: "KeyStorePassword",
    TRUST_STORE: "TrustStorePassword",
    TOKEN_SERVICE_KEY_STORE: "tokenService.KeyStorePassword",
}
"""The property whose value opens what the other one names."""

KEY_STORE_SOURCE, CLIENT_PROVIDED = "KeyStore.Source", "ClientProvided"
"""With this value of this property the application brings its own key store, and `KeyStoreLocation` names nothing of ours."""


def find_references(properties: Mapping[str, str]) -> tuple[Reference, ...]:
    """Return one reference for each property that names a certificate; an empty value names none.

    Whether such a certificate exists is not checked. Names are in NFC; of one that is too long to be a certificate's, the beginning is
    returned, which is too long as well, so that an index stays small.
    """
    return tuple(
        Reference(property=name, certificate=certificate)
        for name in NAMING_PROPERTIES
        if (certificate := _read_name(properties.get(name, ""))) and not _is_brought(name, properties)
    )


def _is_brought(name: str, properties: Mapping[str, str]) -> bool:
    """Whether the application brings what the property names."""
    return name == KEY_STORE and properties.get(KEY_STORE_SOURCE) == CLIENT_PROVIDED


def _read_name(value: str) -> str:
    """Return the name in NFC, at most one character longer than a certificate's name can be."""
    return compose(value[: (MAX_NAME_LENGTH + 1) * MAX_DECOMPOSITION])[: MAX_NAME_LENGTH + 1]
