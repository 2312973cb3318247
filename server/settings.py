"""Every setting, read once from the environment; a bad value stops the start with its variable's name."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from server.http.connections import CONNECTIONS_PER_ADDRESS
from services.authorities.cfssl import CfsslSettings
from services.errors import InvalidInput
from services.issuance.subject import check_organization
from services.model.generation import OrganizationAttributes
from services.model.limits import MAX_FILE_SIZE, Limits
from services.model.secret import Secret
from services.storage.embedded.mongod import DEFAULT_CACHE, MIN_CACHE

PREFIX = "DESTCERT_"


class BadSetting(Exception):
    """A variable's value cannot be used; the message names the variable and never the value of a secret one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation can choose; the defaults are those of `make run`."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: Path = Path(".data")
    mongodb_uri: Secret | None = None
    mongodb_driver: str = "motor"
    mongodb_database: str = "destcert"
    mongodb_cache: int = DEFAULT_CACHE
    master_key: Secret | None = None
    dev_token: bool | None = None
    graphiql: bool = True
    introspection: bool = True
    allowed_origins: tuple[str, ...] = ()
    readers: int = 2
    limits: Limits = field(default_factory=Limits)
    public_url: str | None = None
    organization: OrganizationAttributes = field(default_factory=OrganizationAttributes)
    authority: str = "local"
    cfssl: CfsslSettings | None = None
    renewal_interval: timedelta = timedelta(minutes=10)
    requests_per_second: int | None = None
    connections_per_address: int = CONNECTIONS_PER_ADDRESS
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()

    @property
    def has_dev_token(self) -> bool:
        """Whether there is a development token: as was chosen, else with the embedded MongoDB only."""
        return self.mongodb_uri is None if self.dev_token is None else self.dev_token


Read = Callable[[str, str], object]
"""From a variable's whole name and its text to the value; raises BadSetting."""


def _text(_: str, text: str) -> str:
    return text


def _path(_: str, text: str) -> Path:
    return Path(text)


def _secret(_: str, text: str) -> Secret | None:
    return Secret(text.encode()) if text else None


def _hex(name: str, text: str) -> Secret | None:
    try:
        return Secret(bytes.fromhex(text)) if text else None
    except ValueError:
        raise BadSetting(f"{name} must be hexadecimal.") from None


def _certificates(name: str, text: str) -> tuple[bytes, ...]:
    try:
        return tuple(part.public_bytes(Encoding.DER) for part in load_pem_x509_certificates(Path(text).read_bytes())) if text else ()
    except (OSError, ValueError) as error:
        raise BadSetting(f"{name} cannot be read: {error}") from None


def _texts(_: str, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part)


def _networks(name: str, text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(part) for part in _texts(name, text))
    except ValueError as error:
        raise BadSetting(f"{name} must be addresses and networks like 10.0.0.1,192.168.0.0/16: {error}.") from None


def _switch(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise BadSetting(f"{name} must be true or false.")
    return text == "true"


def _on_or_off(name: str, text: str) -> bool:
    if text not in ("on", "off"):
        raise BadSetting(f"{name} must be on or off.")
    return text == "on"


def _address(name: str, text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSetting(f"{name} must be an address like https://certificates.example.com.")
    return text.rstrip("/")


def _number(most: int, unit: timedelta | None = None, *, least: int = 1) -> Read:
    def read(name: str, text: str) -> int | timedelta:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise BadSetting(f"{name} must be a whole number from {least} to {most}.")
        return int(text) if unit is None else int(text) * unit

    return read


def _one_of(*choices: str) -> Read:
    def read(name: str, text: str) -> str:
        if text not in choices:
            raise BadSetting(f"{name} must be one of {', '.join(choices)}.")
        return text

    return read


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


DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
SETTINGS = (
    Setting("HOST", _text, "the address to listen on. The development token opens everything: keep it on this machine"),
    Setting("PORT", _number(65_535), "the port"),
    Setting("DATA", _path, "the folder of the master key, the token and the embedded MongoDB"),
    Setting("MONGODB_URI", _secret, "another MongoDB, 6.0 or newer: a replica set or a sharded cluster", default="the embedded one"),
    Setting("MONGODB_DRIVER", _one_of("motor", "pymongo"), "`motor` or `pymongo` (its own asynchronous client)"),
    Setting("MONGODB_DATABASE", _text, "the name of the database"),
    Setting("MONGODB_CACHE", _number(1_048_576, least=MIN_CACHE), "MiB of memory in which the embedded MongoDB keeps what it reads"),
    Setting(
        "MASTER_KEY", _secret, "the master key: base64 of 32 octets, as `openssl rand -base64 32` prints", default="the file `master-key`"
    ),
    Setting(
        "DEV_TOKEN",
        _on_or_off,
        "`on` or `off`: whether the token in the file `dev-token` opens everything; without it, nobody gets in until access tokens exist",
        default="`on` with the embedded MongoDB, else `off`",
    ),
    Setting("GRAPHIQL", _switch, "GraphiQL for browsers at `/graphql`"),
    Setting("INTROSPECTION", _switch, "whether callers may ask for the schema"),
    Setting("ALLOWED_ORIGINS", _texts, "origins of browser pages, beside the service's own, that may call; separated by commas"),
    Setting("REQUESTS_PER_SECOND", _number(1_000_000), "of one client's address; what is more is answered with 429", default="no limit"),
    Setting(
        "CONNECTIONS_PER_ADDRESS",
        _number(1_000_000),
        "open at the same time; one more takes the place of the one that has waited for its client for the longest time",
    ),
    Setting(
        "TRUSTED_PROXIES",
        _networks,
        "addresses and networks of proxies, separated by commas: their `X-Forwarded-For` and `X-Forwarded-Proto` are believed, and "
        "their connections not limited",
    ),
    Setting("READERS", _number(64), "processes that read files, beside the two for costly files"),
    Setting("MAX_FILE_SIZE", _number(MAX_FILE_SIZE), "octets of a file; at most 10485760", field="limits.file_size"),
    Setting("MAX_CERTIFICATES", _number(10_000_000), "certificates of a scope", field="limits.certificates_per_scope"),
    Setting("MAX_SCOPES", _number(10_000_000), "scopes of a tenant", field="limits.scopes_per_tenant"),
    Setting(
        "ACCEPT_WEAK_KEYS", _switch, "`true` keeps private keys that are otherwise refused as too weak", field="limits.accept_weak_keys"
    ),
    Setting("MAX_VALIDITY_DAYS", _number(36_500), "the longest validity of a generated certificate", field="limits.max_validity_days"),
    Setting(
        "OVERLAP_DAYS",
        _number(3_650, DAY),
        "how long a version can still be exported after the next one took its place",
        field="limits.version_overlap",
    ),
    Setting("RESTORE_DAYS", _number(3_650, DAY), "how long a deleted certificate can be restored", field="limits.restorable_for"),
    Setting("RENEWAL_MINUTES", _number(1_440, MINUTE), "how often the service looks for certificates to renew", field="renewal_interval"),
    Setting(
        "PUBLIC_URL", _address, "where consumers reach the revocation list that generated certificates name", default="`http://HOST:PORT`"
    ),
    Setting("SUBJECT_C", _text, "the country in the subjects of generated certificates", field="organization.country"),
    Setting("SUBJECT_O", _text, "the organization in these subjects", field="organization.organization"),
    Setting(
        "SUBJECT_OU",
        _texts,
        "the organizational units in these subjects, separated by commas; may hold `{tenant}`, `{subaccount}` and `{scope}`",
        field="organization.organizational_units",
    ),
    Setting(
        "SUBJECT_L",
        _text,
        "the locality in these subjects; may hold `{tenant}`, `{subaccount}` and `{scope}`",
        field="organization.locality",
    ),
    Setting("AUTHORITY", _one_of("local", "cfssl"), "who signs: `local`, the service's own authority, or `cfssl`"),
    Setting("CFSSL_URL", _address, "the base address of CFSSL's API", field="cfssl.url"),
    Setting(
        "CFSSL_CHAIN",
        _certificates,
        "a PEM file: the certificate that CFSSL signs with, and those above it up to the root",
        field="cfssl.certificate_chain",
    ),
    Setting("CFSSL_PROFILE", _text, "CFSSL's signing profile", field="cfssl.profile", default="its default"),
    Setting("CFSSL_AUTH_KEY", _hex, "the profile's authentication key, in hex", field="cfssl.auth_key"),
)
"""All settings, in the README's order."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of the environment; raises BadSetting for a bad value and for a variable that does not exist."""
    given = {name: text for name, text in (os.environ if environment is None else environment).items() if name.startswith(PREFIX)}
    known = {PREFIX + setting.variable: setting for setting in SETTINGS}
    unknown = sorted(given.keys() - known)
    if unknown:
        raise BadSetting(f"{unknown[0]} is no setting; there are: {', '.join(sorted(known))}")
    values: dict[str, dict[str, object]] = {"": {}, "limits": {}, "organization": {}, "cfssl": {}}
    for name, text in given.items():
        group, _, field_name = known[name].path.rpartition(".")
        values[group][field_name] = known[name].read(name, text)
    settings = Settings()
    return replace(
        settings,
        **values[""],  # type: ignore[arg-type]  # each value has the type of its field, as a test proves
        limits=replace(settings.limits, **values["limits"]),  # type: ignore[arg-type]
        organization=_check_organization(replace(settings.organization, **values["organization"])),  # type: ignore[arg-type]
        cfssl=_make_cfssl(values["cfssl"]) if values[""].get("authority") == "cfssl" else None,
    )


def _check_organization(organization: OrganizationAttributes) -> OrganizationAttributes:
    try:
        check_organization(organization)
    except InvalidInput as error:
        raise BadSetting(f"{PREFIX}SUBJECT_{error.field}: {error.message}") from None
    return organization


def _make_cfssl(values: Mapping[str, object]) -> CfsslSettings:
    if not values.get("url") or not values.get("certificate_chain"):
        raise BadSetting(f"{PREFIX}AUTHORITY=cfssl needs {PREFIX}CFSSL_URL and {PREFIX}CFSSL_CHAIN, a PEM file.")
    return CfsslSettings(**values)  # type: ignore[arg-type]
