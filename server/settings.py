"""Every setting, read once from the environment; a bad value stops the start with its variable's name."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from services.errors import InvalidInput
from services.issuance.subject import check_organization
from services.model.generation import OrganizationAttributes
from services.model.limits import MAX_FILE_SIZE, MEBIBYTE, Limits
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
    """What an installation can choose; the README's table says the same."""

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


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of the environment; raises BadSetting for a bad value and for a variable that does not exist."""
    given = {
        name.removeprefix(PREFIX): value
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith(PREFIX)
    }
    unknown = sorted(given.keys() - _VARIABLES)
    if unknown:
        raise BadSetting(f"{PREFIX}{unknown[0]} is no setting; there are: {', '.join(PREFIX + name for name in sorted(_VARIABLES))}")
    defaults = Settings()
    return Settings(
        host=given.get("HOST", defaults.host),
        port=_read_number(given, "PORT", defaults.port, most=65_535),
        data=Path(given.get("DATA", defaults.data)),
        mongodb_uri=_read_secret(given, "MONGODB_URI"),
        mongodb_driver=_read_choice(given, "MONGODB_DRIVER", ("motor", "pymongo")),
        mongodb_database=given.get("MONGODB_DATABASE", defaults.mongodb_database),
        master_key=_read_secret(given, "MASTER_KEY"),
        graphiql=_read_switch(given, "GRAPHIQL", default=defaults.graphiql),
        introspection=_read_switch(given, "INTROSPECTION", default=defaults.introspection),
        allowed_origins=tuple(origin for origin in given.get("ALLOWED_ORIGINS", "").split(",") if origin),
        readers=_read_number(given, "READERS", defaults.readers, most=64),
        limits=Limits(
            file_size=_read_number(given, "MAX_FILE_SIZE", 2 * MEBIBYTE, most=MAX_FILE_SIZE),
            certificates_per_scope=_read_number(given, "MAX_CERTIFICATES", defaults.limits.certificates_per_scope, most=10_000_000),
            accept_weak_keys=_read_switch(given, "ACCEPT_WEAK_KEYS", default=False),
            max_validity_days=_read_number(given, "MAX_VALIDITY_DAYS", defaults.limits.max_validity_days, most=36_500),
            version_overlap=timedelta(days=_read_number(given, "OVERLAP_DAYS", 7, most=3_650)),
            restorable_for=timedelta(days=_read_number(given, "RESTORE_DAYS", 30, most=3_650)),
        ),
        public_url=_read_url(given, "PUBLIC_URL"),
        organization=_read_organization(given),
        authority=_read_choice(given, "AUTHORITY", ("local", "cfssl")),
        cfssl=_read_cfssl(given),
        requests_per_second=_read_number(given, "REQUESTS_PER_SECOND", 0, most=1_000_000) or None,
        renewal_interval=timedelta(minutes=_read_number(given, "RENEWAL_MINUTES", 10, most=1_440)),
    )


_VARIABLES = {
    "ACCEPT_WEAK_KEYS",
    "ALLOWED_ORIGINS",
    "AUTHORITY",
    "CFSSL_AUTH_KEY",
    "CFSSL_CHAIN",
    "CFSSL_PROFILE",
    "CFSSL_URL",
    "DATA",
    "GRAPHIQL",
    "HOST",
    "INTROSPECTION",
    "MASTER_KEY",
    "MAX_CERTIFICATES",
    "MAX_FILE_SIZE",
    "MAX_VALIDITY_DAYS",
    "MONGODB_DATABASE",
    "MONGODB_DRIVER",
    "MONGODB_URI",
    "OVERLAP_DAYS",
    "PORT",
    "PUBLIC_URL",
    "READERS",
    "RENEWAL_MINUTES",
    "REQUESTS_PER_SECOND",
    "RESTORE_DAYS",
    "SUBJECT_C",
    "SUBJECT_L",
    "SUBJECT_O",
    "SUBJECT_OU",
}


def _read_number(given: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise BadSetting(f"{PREFIX}{name} must be a whole number from 1 to {most}.")
    return int(text)


def _read_switch(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = given.get(name)
    if text is None:
        return default
    if text not in ("true", "false"):
        raise BadSetting(f"{PREFIX}{name} must be true or false.")
    return text == "true"


def _read_choice(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    text = given.get(name, choices[0])
    if text not in choices:
        raise BadSetting(f"{PREFIX}{name} must be one of {', '.join(choices)}.")
    return text


def _read_secret(given: Mapping[str, str], name: str) -> Secret | None:
    text = given.get(name)
    return Secret(text.encode()) if text else None


def _read_url(given: Mapping[str, str], name: str) -> str | None:
    text = given.get(name)
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSetting(f"{PREFIX}{name} must be an address like https://certificates.example.com.")
    return text.rstrip("/")


def _read_organization(given: Mapping[str, str]) -> OrganizationAttributes:
    units = given.get("SUBJECT_OU", "")
    organization = OrganizationAttributes(
        country=given.get("SUBJECT_C"),
        organization=given.get("SUBJECT_O"),
        organizational_units=tuple(unit.strip() for unit in units.split(",")) if units else (),
        locality=given.get("SUBJECT_L"),
    )
    try:
        check_organization(organization)
    except InvalidInput as error:
        raise BadSetting(f"{PREFIX}SUBJECT_{error.field}: {error.message}") from None
    return organization


def _read_cfssl(given: Mapping[str, str]) -> Cfssl | None:
    if given.get("AUTHORITY", "local") != "cfssl":
        return None
    url, chain = _read_url(given, "CFSSL_URL"), given.get("CFSSL_CHAIN")
    if url is None or not chain:
        raise BadSetting(f"{PREFIX}AUTHORITY=cfssl needs {PREFIX}CFSSL_URL and {PREFIX}CFSSL_CHAIN, a PEM file.")
    return Cfssl(url=url, chain=Path(chain), profile=given.get("CFSSL_PROFILE", ""), auth_key=_read_secret(given, "CFSSL_AUTH_KEY"))
