"""Whose tokens an installation takes: the list of issuers in DESTCERT_ISSUERS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from server.access.fetch import is_safe_address
from server.http.json_body import parse_json
from server.http.refusal import RequestRefused
from services.model.caller import Right
from services.rules.grants import read_grants

MAX_ISSUERS = 50
"""Each has keys and an address that the service fetches from."""

MAX_ISSUER_LENGTH = 512
"""Characters; it is part of a caller's subject, which every audit record holds."""


class BadIssuers(Exception):
    """The list cannot be used; the message says which entry, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerSettings:
    """One issuer, and how the claims of its tokens make a caller.

    Claims are named by their path: `zid`, or `ext_attr.zid` for a member of an object. Either `tenant` or `tenant_claim` is None.
    `rights` say what a value of `rights_claim` gives, as `services/rules/grants.py` has it; a value that is not in it stands for itself.
    """

    issuer: str
    audiences: frozenset[str]
    jwks_url: str | None = None
    tenant: str | None = None
    tenant_claim: str | None = None
    subject_claim: str = "sub"
    rights_claim: str = "scope"
    rights: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    may_administer_installation: bool = False


def read_issuers(text: str) -> tuple[IssuerSettings, ...]:
    """Return the issuers of a JSON list; raises BadIssuers."""
    try:
        entries = parse_json(text.encode())
    except (RequestRefused, UnicodeEncodeError) as error:
        raise BadIssuers(f"it cannot be read: {error}") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadIssuers("it must be a JSON list of objects")
    if len(entries) > MAX_ISSUERS:
        raise BadIssuers(f"it has more than {MAX_ISSUERS} issuers")
    issuers: dict[str, IssuerSettings] = {}
    for number, entry in enumerate(entries, 1):
        try:
            issuer = _read_issuer(entry)
        except BadIssuers as error:
            raise BadIssuers(f"entry {number}: {error}") from None
        if issuer.issuer in issuers:
            raise BadIssuers(f"entry {number}: there is an entry of {issuer.issuer} already")
        issuers[issuer.issuer] = issuer
    return tuple(issuers.values())


def _read_issuer(entry: dict[str, object]) -> IssuerSettings:
    _check_names(entry)
    given: dict[str, object] = {_MEMBERS[name][0]: _MEMBERS[name][1](name, value) for name, value in entry.items()}
    settings = IssuerSettings(**given)  # type: ignore[arg-type]  # each member has the type of its field, as a test proves
    if not settings.may_administer_installation and any(
        Right.INSTALLATION_ADMIN in read_grants(texts)[0] for texts in settings.rights.values()
    ):
        raise BadIssuers(f"rights: {Right.INSTALLATION_ADMIN.value} needs mayAdministerInstallation")
    return settings


def _check_names(entry: Mapping[str, object]) -> None:
    unknown = sorted(entry.keys() - _MEMBERS)
    if unknown:
        raise BadIssuers(f"{unknown[0]} is no member of an issuer; there are: {', '.join(_MEMBERS)}")
    for name in ("issuer", "audience"):
        if name not in entry:
            raise BadIssuers(f"{name} is missing")
    if ("tenant" in entry) == ("tenantClaim" in entry):
        raise BadIssuers("it must have either tenant or tenantClaim")


def _read_text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value or len(value) > MAX_ISSUER_LENGTH or not value.isprintable():
        raise BadIssuers(f"{name} must be a text that is not empty")
    return value


def _read_address(name: str, value: object) -> str:
    address = _read_text(name, value)
    if not is_safe_address(address) or " " in address:
        raise BadIssuers(f"{name} must be an address of https, or of http on this machine, without user and fragment")
    return address


def _read_issuer_name(name: str, value: object) -> str:
    address = _read_address(name, value)
    if "?" in address or "#" in address:
        raise BadIssuers(f"{name} must have neither query nor fragment")
    return address


def _read_audiences(name: str, value: object) -> frozenset[str]:
    return frozenset(_read_text(name, one) for one in (value if isinstance(value, list) and value else [value]))


def _read_rights(name: str, value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not all(isinstance(texts, list) for texts in value.values()):
        raise BadIssuers(f"{name} must be an object with a list of rights for each value of the claim")
    for texts in value.values():
        for text in texts:
            if not isinstance(text, str) or read_grants([text]) == (frozenset(), {}):
                raise BadIssuers(f"{name}: {text!r} is no right or role that holds in a whole tenant, or with @scp_… in a scope")
    return {claimed: tuple(texts) for claimed, texts in value.items()}


def _read_switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadIssuers(f"{name} must be true or false")
    return value


_MEMBERS: Mapping[str, tuple[str, Callable[[str, object], object]]] = {
    "issuer": ("issuer", _read_issuer_name),
    "jwksUrl": ("jwks_url", _read_address),
    "audience": ("audiences", _read_audiences),
    "tenant": ("tenant", _read_text),
    "tenantClaim": ("tenant_claim", _read_text),
    "subjectClaim": ("subject_claim", _read_text),
    "rightsClaim": ("rights_claim", _read_text),
    "rights": ("rights", _read_rights),
    "mayAdministerInstallation": ("may_administer_installation", _read_switch),
}
"""Of an entry in JSON: the field and its reader. There is no member for a secret: nobody but the issuer can sign."""
