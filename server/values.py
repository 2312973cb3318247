"""One setting, and how its value is read from the text of its variable."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from server.access.issuer_settings import BadIssuers, IssuerSettings, read_issuers
from server.graphql.manifest import BadManifest, Manifest, read_manifest
from services.model.secret import Secret
from services.rules.tenants import is_subdomain


class BadSetting(Exception):
    """A variable's value cannot be used; the message names the variable and never the value of a secret one."""


Read = Callable[[str, str], object]
"""From a variable's whole name and its text to the value; raises BadSetting."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable, without its prefix, and its meaning as the README says it.

    `field` is the path of its field in `Settings`, where that has another name. `default` is said where the field's own says too little.
    """

    variable: str
    read: Read
    meaning: str
    field: str = ""
    default: str = ""

    @property
    def path(self) -> str:
        """The path of its field in `Settings`."""
        return self.field or self.variable.lower()


def read_text(_: str, text: str) -> str:
    """Return the text itself."""
    return text


def read_path(_: str, text: str) -> Path:
    """Return a path."""
    return Path(text)


def read_secret(_: str, text: str) -> Secret | None:
    """Return a secret; None for an empty text."""
    return Secret(text.encode()) if text else None


def is_web_address(text: str) -> bool:
    """Whether the text is meant as an address of http or https."""
    return text.lower().startswith(("http:", "https:"))


def read_file_or_webhook(name: str, text: str) -> Secret | None:
    """Return a path, or an address, which may hold a secret in its query; None for an empty text."""
    if is_web_address(text):
        parts = urlsplit(text)
        if not parts.hostname or parts.username is not None or parts.fragment:
            raise BadSetting(f"{name} must be a path, or an address like https://audit.example.com/checkpoints, without a user.")
    return read_secret(name, text)


def read_hex(name: str, text: str) -> Secret | None:
    """Return the secret octets that hexadecimal digits say; None for an empty text."""
    try:
        return Secret(bytes.fromhex(text)) if text else None
    except ValueError:
        raise BadSetting(f"{name} must be hexadecimal.") from None


def read_certificates(name: str, text: str) -> tuple[bytes, ...]:
    """Return the certificates (DER) of the PEM file at this path."""
    try:
        return tuple(part.public_bytes(Encoding.DER) for part in load_pem_x509_certificates(Path(text).read_bytes())) if text else ()
    except (OSError, ValueError) as error:
        raise BadSetting(f"{name} cannot be read: {error}") from None


def read_texts(_: str, text: str) -> tuple[str, ...]:
    """Return what commas separate."""
    return tuple(part.strip() for part in text.split(",") if part)


def read_networks(name: str, text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return addresses and networks."""
    try:
        return tuple(ip_network(part) for part in read_texts(name, text))
    except ValueError as error:
        raise BadSetting(f"{name} must be addresses and networks like 10.0.0.1,192.168.0.0/16: {error}.") from None


def read_issuer_list(name: str, text: str) -> tuple[IssuerSettings, ...]:
    """Return the issuers of a JSON list, which is the text itself or what stands in the file at this path; none for an empty text."""
    try:
        is_list = not text or text.lstrip().startswith(("[", "{"))
        return read_issuers((text if is_list else Path(text).read_text(encoding="utf-8")) or "[]")
    except (OSError, ValueError) as error:
        raise BadSetting(f"{name} must be a JSON list of issuers, or the path of a file with one: {error}") from None
    except BadIssuers as error:
        raise BadSetting(f"{name}: {error}.") from None


def read_manifests(name: str, text: str) -> tuple[Manifest, ...]:
    """Return the manifests of trusted documents at these paths."""
    try:
        return tuple(read_manifest(Path(part)) for part in read_texts(name, text))
    except BadManifest as error:
        raise BadSetting(f"{name}: {error}") from None


def read_switch(name: str, text: str) -> bool:
    """Return what `true` or `false` says."""
    if text not in ("true", "false"):
        raise BadSetting(f"{name} must be true or false.")
    return text == "true"


def read_on_or_off(name: str, text: str) -> bool:
    """Return what `on` or `off` says."""
    if text not in ("on", "off"):
        raise BadSetting(f"{name} must be on or off.")
    return text == "on"


def read_address(name: str, text: str) -> str:
    """Return an address of http or https, without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSetting(f"{name} must be an address like https://certificates.example.com.")
    return text.rstrip("/")


def read_domain(name: str, text: str) -> str:
    """Return a host name, perhaps with a port."""
    host, colon, port = text.partition(":")
    if not all(map(is_subdomain, host.split("."))) or (colon and not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536)):
        raise BadSetting(f"{name} must be a host name in lower case, perhaps with a port, like authentication.example.com.")
    return text


def number(most: int, unit: timedelta | None = None, *, least: int = 1) -> Read:
    """Return the reader of a whole number from `least` to `most`, of units if there is one."""

    def read(name: str, text: str) -> int | timedelta:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise BadSetting(f"{name} must be a whole number from {least} to {most}.")
        return int(text) if unit is None else int(text) * unit

    return read


def one_of(*choices: str) -> Read:
    """Return the reader of one of these words."""

    def read(name: str, text: str) -> str:
        if text not in choices:
            raise BadSetting(f"{name} must be one of {', '.join(choices)}.")
        return text

    return read
