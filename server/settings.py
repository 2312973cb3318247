"""Every setting, read once from the environment; a bad value stops the start with its variable's name."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from server.access.issuer_settings import IssuerSettings
from server.graphql.manifest import Manifest
from server.http.connections import CONNECTIONS_PER_ADDRESS
from server.session.settings import SignInSettings
from server.values import BadSetting
from server.variables import SETTINGS
from services.authorities.cfssl import CfsslSettings
from services.errors import InvalidInput
from services.issuance.subject import check_organization
from services.model.generation import OrganizationAttributes
from services.model.limits import Limits
from services.model.secret import Secret
from services.storage.embedded.mongod import DEFAULT_CACHE

PREFIX = "DESTCERT_"


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
    issuers: tuple[IssuerSettings, ...] = ()
    page: bool = True
    sign_in: SignInSettings | None = None
    graphiql: bool = True
    introspection: bool = True
    trusted_documents: str = "off"
    trusted_documents_manifest: tuple[Manifest, ...] = ()
    allowed_origins: tuple[str, ...] = ()
    readers: int = 2
    limits: Limits = field(default_factory=Limits)
    public_url: str | None = None
    token_domain: str | None = None
    organization: OrganizationAttributes = field(default_factory=OrganizationAttributes)
    authority: str = "local"
    cfssl: CfsslSettings | None = None
    renewal_interval: timedelta = timedelta(minutes=10)
    audit_checkpoints: Secret | None = None
    rest_protect_used: bool = False
    requests_per_second: int | None = None
    connections_per_address: int = CONNECTIONS_PER_ADDRESS
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()

    @property
    def base_url(self) -> str:
        """Where clients reach the service, without a slash at the end."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def has_dev_token(self) -> bool:
        """Whether there is a development token: as was chosen, else with the embedded MongoDB only."""
        return self.mongodb_uri is None if self.dev_token is None else self.dev_token


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of the environment; raises BadSetting for a bad value and for a variable that does not exist."""
    given = {name: text for name, text in (os.environ if environment is None else environment).items() if name.startswith(PREFIX)}
    known = {PREFIX + setting.variable: setting for setting in SETTINGS}
    unknown = sorted(given.keys() - known)
    if unknown:
        raise BadSetting(f"{unknown[0]} is no setting; there are: {', '.join(sorted(known))}")
    values: dict[str, dict[str, object]] = {"": {}, "limits": {}, "organization": {}, "cfssl": {}, "sign_in": {}}
    for name, text in given.items():
        group, _, field_name = known[name].path.rpartition(".")
        values[group][field_name] = known[name].read(name, text)
    settings = Settings()
    chosen = replace(
        settings,
        **values[""],  # type: ignore[arg-type]  # each value has the type of its field, as a test proves
        limits=replace(settings.limits, **values["limits"]),  # type: ignore[arg-type]
        organization=_check_organization(replace(settings.organization, **values["organization"])),  # type: ignore[arg-type]
        cfssl=_make_cfssl(values["cfssl"]) if values[""].get("authority") == "cfssl" else None,
    )
    if values["sign_in"]:
        chosen = replace(chosen, sign_in=_make_sign_in(values["sign_in"], chosen.issuers))
    if chosen.base_url in (issuer.issuer for issuer in chosen.issuers):
        raise BadSetting(f"{PREFIX}ISSUERS names the service itself, {chosen.base_url}, whose own tokens are taken anyway.")
    return chosen


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


def _make_sign_in(values: Mapping[str, object], issuers: Sequence[IssuerSettings]) -> SignInSettings:
    if not values.get("issuer") or not values.get("client_id"):
        raise BadSetting(f"{PREFIX}SIGN_IN_ISSUER and {PREFIX}SIGN_IN_CLIENT_ID need each other.")
    if str(values["issuer"]) not in (issuer.issuer for issuer in issuers):
        raise BadSetting(f"{PREFIX}SIGN_IN_ISSUER must be the issuer of an entry of {PREFIX}ISSUERS, character by character.")
    if "openid" not in str(values.get("scopes", "openid")).split():
        raise BadSetting(f"{PREFIX}SIGN_IN_SCOPES must hold openid.")
    return SignInSettings(**values)  # type: ignore[arg-type]
