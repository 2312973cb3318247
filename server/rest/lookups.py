"""Find and consume: a destination with its fragments and its certificates, as applications read it.

Tokens for OAuth destinations are not fetched: the answer is always the one to `$skipTokenRetrieval=true`, without `authTokens`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

from server.rest.answer import Answer, answer
from server.rest.conditions import check_conditions
from server.rest.paging import read_flag
from server.rest.properties import write_configuration
from server.rest.representation import StoredCertificate, write_certificate
from server.rest.request import Call, invalid
from services.destinations.levels import FragmentName, LookUpLevel
from services.destinations.look_up import LookedUp, LookUpRequest
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.destination import Configuration
from services.model.scope import Scope
from services.model.secret import Secret

SKIP_CREDENTIALS, SKIP_TOKENS, INCLUDE_METADATA = "$skipCredentials", "$skipTokenRetrieval", "$includeMetadata"
FRAGMENT_NAME, FRAGMENT_OPTIONAL, USER_TOKEN, TENANT = "X-fragment-name", "X-fragment-optional", "X-user-token", "X-tenant"

_LEVELS = {level.value: level for level in LookUpLevel}


class Owner(Struct, frozen=True):
    """Where something is kept: the names of the subaccount and of the service instance, null for what is the subaccount's own."""

    subaccount: str | None = field(name="SubaccountId")
    instance: str | None = field(name="InstanceId")


class FoundDestination(Struct, frozen=True, omit_defaults=True):
    """A destination as find and consume answer it, with the certificates that it names; `owner` is there in version 1 only."""

    configuration: dict[str, Any] = field(name="destinationConfiguration")
    owner: Owner | UnsetType = UNSET
    certificates: list[StoredCertificate] | UnsetType = UNSET

    def __repr__(self) -> str:
        return "FoundDestination(...)"


async def find_destination(call: Call) -> Answer:
    """Answer with the service instance's destination of the name, or else with the subaccount's."""
    names = _read_fragment_names(call)
    return await _answer(call, _write_request(call, call.name, fragments=[FragmentName(name=name) for name in names]))


async def consume_destination(call: Call) -> Answer:
    """Answer with the destination of the name at the level that follows it, that of the service instance if none does."""
    name, level = _split_level(call.name)
    fragments = [FragmentName(name=name, level=level) for name, level in map(_split_level, _read_fragment_names(call))]
    return await _answer(call, _write_request(call, name, level=level or LookUpLevel.INSTANCE, fragments=fragments))


def _split_level(text: str) -> tuple[str, LookUpLevel | None]:
    """Return the name and the level of `name@level`; raises RequestRefused (400) for a level that there is not."""
    name, at, word = text.rpartition("@")
    if not at:
        return text, None
    if word not in _LEVELS:
        raise invalid(f"The level after the @ must be one of {', '.join(_LEVELS)}.", "LEVEL_UNKNOWN")
    return name, _LEVELS[word]


def _read_fragment_names(call: Call) -> list[str]:
    """Return the names in the header field, which is a list; raises RequestRefused (400) where one is empty."""
    text = ",".join(call.headers.getlist(FRAGMENT_NAME))
    if not text.strip():
        return []
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise invalid(f"{FRAGMENT_NAME} has an empty name between its commas.")
    return names


def _write_request(call: Call, name: str, *, level: LookUpLevel | None = None, fragments: Sequence[FragmentName]) -> LookUpRequest:
    """Return what the request asks for; raises RequestRefused (400)."""
    if USER_TOKEN in call.headers and TENANT in call.headers:
        raise invalid(f"{USER_TOKEN} and {TENANT} cannot be combined.")
    read_flag(call.query.get(SKIP_TOKENS), name=SKIP_TOKENS)
    if call.query.get(INCLUDE_METADATA, "owner") != "owner":
        raise invalid(f"{INCLUDE_METADATA} must be owner.")
    return LookUpRequest(
        name=name,
        level=level,
        fragments=tuple(fragments),
        is_fragment_optional=read_flag(call.headers.get(FRAGMENT_OPTIONAL), name=FRAGMENT_OPTIONAL),
        skips_credentials=read_flag(call.query.get(SKIP_CREDENTIALS), name=SKIP_CREDENTIALS),
    )


async def _answer(call: Call, request: LookUpRequest) -> Answer:
    caller = call.caller if call.caller.levels is not None else replace(call.caller, levels=call.levels)
    found = await call.use.destinations.look_up(caller, request)
    etag = _write_etag(call, request, found)
    headers = {"ETag": f'"{etag}"'}
    if check_conditions(call.headers, etag):
        for reader, of in _group(caller, found.certificates):
            await call.use.certificates.read.require(reader, of)
        return Answer(status=304, headers=headers)
    certificates = await _read_files(call, caller, found.certificates)
    written = FoundDestination(
        configuration=_write_properties(call, found),
        owner=UNSET if request.level is not None else _write_owner(found.scopes[found.destination.scope_id]),
        certificates=certificates or UNSET,
    )
    return answer(written, headers=headers)


def _write_etag(call: Call, request: LookUpRequest, found: LookedUp) -> str:
    """Return 64 hex digits that stand for all that the answer is made of: the versions of everything, and how it is to be written."""
    versioned: tuple[Configuration | Certificate, ...] = (found.destination, *found.fragments, *found.certificates)
    made_of = [f"{one.id}:{one.version}" for one in versioned]
    manner = f"{request.level is None}:{request.skips_credentials}:{INCLUDE_METADATA in call.query}"
    return hashlib.sha256(" ".join([manner, *made_of]).encode()).hexdigest()


def _write_properties(call: Call, found: LookedUp) -> dict[str, Any]:
    written: dict[str, Any] = write_configuration(found.destination, found.properties)
    if found.fragments:
        written["FragmentName"] = ",".join(fragment.name for fragment in found.fragments)
    if INCLUDE_METADATA in call.query:
        written["$metadata"] = {"owner": _write_owners(found)}
    return written


def _write_owners(found: LookedUp) -> dict[str, list[dict[str, str | None]]]:
    """Return who has the destination, its fragments and its certificates."""

    def write(one: Configuration | Certificate, name: str = "Name") -> dict[str, str | None]:
        owner = _write_owner(found.scopes.get(one.scope_id))
        return {name: one.name, "SubaccountId": owner.subaccount, "InstanceId": owner.instance}

    return {
        "destinations": [write(found.destination)],
        "fragments": [write(one, "FragmentName") for one in found.fragments],
        "certificates": [write(one) for one in found.certificates],
    }


def _write_owner(scope: Scope | None) -> Owner:
    return Owner(subaccount=None, instance=None) if scope is None else Owner(subaccount=scope.subaccount, instance=scope.service_instance)


def _group(caller: Caller, certificates: Sequence[Certificate]) -> list[tuple[Caller, list[Certificate]]]:
    """Return the certificates by who reads them: the caller, or its provider's program."""
    tenants = dict.fromkeys(one.tenant for one in certificates)
    return [(caller.at(tenant), [one for one in certificates if one.tenant == tenant]) for tenant in tenants]


async def _read_files(call: Call, caller: Caller, certificates: Sequence[Certificate]) -> list[StoredCertificate]:
    """Return the certificates with their files, without those that were removed just now."""
    files: dict[str, Secret | None] = {}
    for reader, of in _group(caller, certificates):
        files |= zip((one.id for one in of), await call.use.certificates.read(reader, of), strict=True)
    return [write_certificate(one, octets.reveal()) for one in certificates if (octets := files[one.id]) is not None]
