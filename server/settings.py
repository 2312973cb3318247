"""Every setting, read once from the environment; a bad value stops the start with its variable's name."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from services.errors import InvalidInput
from services.issuance.subject import check_organization
from services.model.generation import OrganizationAttributes
from services.model.limits import MAX_FILE_SIZE, Limits
from services.model.secret import Secret

PREFIX = "DESTCERT_"


class BadSetting(Exception):
    """A variable's value cannot be used; the message names the variable and never the value of a secret one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cfssl:
    """Where CFSSL is and what it signs with: `chain` is a PEM file, from its own certificate to the root."""

    url: str
    chain: Path
    profile: str = ""
    auth_key: Secret | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation can choose; the defaults are those of `make run`."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: Path = Path(".data")
    mongodb_uri: Secret | None = None
    mongodb_driver: str = "motor"
    mongodb_database: str = "destcert"
    master_key: Secret | None = None
    graphiql: bool = True
    introspection: bool = True
    allowed_origins: tuple[str, ...] = ()
    readers: int = 2
    limits: Limits = field(default_factory=Limits)
    public_url: str | None = None
    organization: OrganizationAttributes = field(default_factory=OrganizationAttributes)
    authority: str = "local"
    cfssl: Cfssl | None = None
    renewal_interval: timedelta = timedelta(minutes=10)
    requests_per_second: int | None = None


Read = Callable[[str, str], object]
"""From a variable's whole name and its text to the value; raises BadSetting."""


def _text(_: str, text: str) -> str:
    return text


def _path(_: str, text: str) -> Path:
    return Path(text)


def _secret(_: str, text: str) -> Secret | None:
    return Secret(text.encode()) if text else None


def _texts(_: str, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part)


def _switch(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise BadSetting(f"{name} must be true or false.")
    return text == "true"


def _address(name: str, text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSetting(f"{name} must be an address like https://certificates.example.com.")
    return text.rstrip("/")


def _number(most: int, unit: timedelta | None = None) -> Read:
    def read(name: str, text: str) -> int | timedelta:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise BadSetting(f"{name} must be a whole number from 1 to {most}.")
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
    """One variable, without its prefix; the path of its field in `Settings`; its default and meaning as the README says them."""

    variable: str
    field: str
    read: Read
    default: str
    meaning: str


DAY = timedelta(days=1)
SETTINGS = (
    Setting(
        "HOST",
        "host",
        _text,
        "`127.0.0.1`",
        "the address to listen on. Until access tokens exist, the one token opens everything: keep it on this machine",
    ),
    Setting("PORT", "port", _number(65_535), "`8080`", "the port"),
    Setting("DATA", "data", _path, "`.data`", "the folder of the master key, the token and the embedded MongoDB"),
    Setting("MONGODB_URI", "mongodb_uri", _secret, "the embedded one", "another MongoDB, 6.0 or newer: a replica set or a sharded cluster"),
    Setting(
        "MONGODB_DRIVER", "mongodb_driver", _one_of("motor", "pymongo"), "`motor`", "`motor` or `pymongo` (its own asynchronous client)"
    ),
    Setting("MONGODB_DATABASE", "mongodb_database", _text, "`destcert`", "the name of the database"),
    Setting(
        "MASTER_KEY",
        "master_key",
        _secret,
        "the file `master-key`",
        "the master key: base64 of 32 octets, as `openssl rand -base64 32` prints",
    ),
    Setting("GRAPHIQL", "graphiql", _switch, "`true`", "GraphiQL for browsers at `/graphql`"),
    Setting("INTROSPECTION", "introspection", _switch, "`true`", "whether callers may ask for the schema"),
    Setting(
        "ALLOWED_ORIGINS",
        "allowed_origins",
        _texts,
        "none",
        "origins of browser pages, beside the service's own, that may call; separated by commas",
    ),
    Setting(
        "REQUESTS_PER_SECOND",
        "requests_per_second",
        _number(1_000_000),
        "no limit",
        "of one client's address; what is more is answered with 429",
    ),
    Setting("READERS", "readers", _number(64), "`2`", "processes that read files, beside the one for costly files"),
    Setting("MAX_FILE_SIZE", "limits.file_size", _number(MAX_FILE_SIZE), "`2097152`", "octets of a file; at most 10485760"),
    Setting("MAX_CERTIFICATES", "limits.certificates_per_scope", _number(10_000_000), "`1000`", "certificates of a scope"),
    Setting(
        "ACCEPT_WEAK_KEYS",
        "limits.accept_weak_keys",
        _switch,
        "`false`",
        "`true` keeps private keys that are otherwise refused as too weak",
    ),
    Setting("MAX_VALIDITY_DAYS", "limits.max_validity_days", _number(36_500), "`3653`", "the longest validity of a generated certificate"),
    Setting(
        "OVERLAP_DAYS",
        "limits.version_overlap",
        _number(3_650, DAY),
        "`7`",
        "how long a version can still be exported after the next one took its place",
    ),
    Setting("RESTORE_DAYS", "limits.restorable_for", _number(3_650, DAY), "`30`", "how long a deleted certificate can be restored"),
    Setting(
        "RENEWAL_MINUTES",
        "renewal_interval",
        _number(1_440, timedelta(minutes=1)),
        "`10`",
        "how often the service looks for certificates to renew",
    ),
    Setting(
        "PUBLIC_URL",
        "public_url",
        _address,
        "`http://HOST:PORT`",
        "where consumers reach the revocation list that generated certificates name",
    ),
    Setting("SUBJECT_C", "organization.country", _text, "none", "the country in the subjects of generated certificates"),
    Setting("SUBJECT_O", "organization.organization", _text, "none", "the organization in these subjects"),
    Setting(
        "SUBJECT_OU",
        "organization.organizational_units",
        _texts,
        "none",
        "the organizational units in these subjects, separated by commas; may hold `{tenant}`, `{subaccount}` and `{scope}`",
    ),
    Setting(
        "SUBJECT_L",
        "organization.locality",
        _text,
        "none",
        "the locality in these subjects; may hold `{tenant}`, `{subaccount}` and `{scope}`",
    ),
    Setting("AUTHORITY", "authority", _one_of("local", "cfssl"), "`local`", "who signs: `local`, the service's own authority, or `cfssl`"),
    Setting("CFSSL_URL", "cfssl.url", _address, "none", "the base address of CFSSL's API"),
    Setting(
        "CFSSL_CHAIN", "cfssl.chain", _path, "none", "a PEM file: the certificate that CFSSL signs with, and those above it up to the root"
    ),
    Setting("CFSSL_PROFILE", "cfssl.profile", _text, "its default", "CFSSL's signing profile"),
    Setting("CFSSL_AUTH_KEY", "cfssl.auth_key", _secret, "none", "the profile's authentication key, in hex"),
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
        group, _, field_name = known[name].field.rpartition(".")
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


def _make_cfssl(values: Mapping[str, object]) -> Cfssl:
    if not values.get("url") or values.get("chain") in (None, Path()):
        raise BadSetting(f"{PREFIX}AUTHORITY=cfssl needs {PREFIX}CFSSL_URL and {PREFIX}CFSSL_CHAIN, a PEM file.")
    return Cfssl(**values)  # type: ignore[arg-type]
