"""How the properties of a destination or fragment are kept: most in the clear, the secret ones encrypted together."""

from collections.abc import Mapping
from dataclasses import replace

from services.encryption.envelope import decrypt, encrypt
from services.model.destination import Configuration, Property
from services.ports.keys import KeyProvider
from services.rules.places import secrets_place
from services.rules.properties import is_secret, read_secrets, write_secrets
from services.rules.references import find_references


def set_properties(configuration: Configuration, properties: Mapping[str, str], *, keys: KeyProvider) -> Configuration:
    """Return the configuration with exactly these properties, and what they refer to.

    The secret ones are encrypted for the place of its version, and decrypt there only. What is allowed is not checked here.
    """
    secret = {name: value for name, value in properties.items() if is_secret(name)}
    return replace(
        configuration,
        properties=tuple(Property(name=name, value=value) for name, value in properties.items() if name not in secret),
        secret_names=tuple(secret),
        secrets=encrypt(write_secrets(secret), place=secrets_place(configuration), keys=keys) if secret else None,
        references=find_references(properties),
    )


def open_secrets(configuration: Configuration, *, keys: KeyProvider) -> dict[str, str]:
    """Return the secret properties; raises DecryptionFailed if they were tampered with, or stored for another place."""
    if configuration.secrets is None:
        return {}
    return read_secrets(decrypt(configuration.secrets, place=secrets_place(configuration), keys=keys))


def open_properties(configuration: Configuration, *, keys: KeyProvider) -> dict[str, str]:
    """Return all properties, those in the clear first; raises as `open_secrets`."""
    return {**configuration.in_clear, **open_secrets(configuration, keys=keys)}
