"""The JSON of destinations and fragments: one flat object of strings, with the name and the type in it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from msgspec import Meta

from server.rest.request import Call, invalid
from services.model.caller import Right
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from services.model.limits import MAX_NAME_LENGTH, MAX_PROPERTY_LENGTH, MAX_PROPERTY_NAME_LENGTH

NAME, FRAGMENT_NAME, TYPE, METADATA = "Name", "FragmentName", "Type", "$metadata"

ANSWERED_METADATA = frozenset({"creation_time", "modification_time", "etag", "owner"})
"""Members of `$metadata` that an answer has, and that a client may send back with what it read: they say nothing then."""

_NAME_RULE = {"type": "string", "pattern": f"^[A-Za-z0-9_-]{{1,{MAX_NAME_LENGTH}}}$"}
_PROPERTY_RULES = {
    "propertyNames": {"minLength": 1, "maxLength": MAX_PROPERTY_NAME_LENGTH},
    "additionalProperties": {"type": "string", "maxLength": MAX_PROPERTY_LENGTH},
}
"""What the document says of them; the use cases check it."""

DestinationObject = Annotated[
    dict[str, Any],
    Meta(
        title="Destination",
        description="A destination: its name, its type and its properties, which are strings.",
        extra_json_schema={
            "required": [NAME, TYPE],
            "properties": {NAME: _NAME_RULE, TYPE: {"enum": [one.value for one in DestinationType]}, METADATA: {"type": "object"}},
            **_PROPERTY_RULES,
        },
    ),
]

MAX_BULK = 1_000
"""Destinations in one request: all of a scope. Each takes some milliseconds, and the whole request has twenty seconds."""

DestinationObjects = DestinationObject | Annotated[list[DestinationObject], Meta(min_length=1, max_length=MAX_BULK)]
"""One, or several at once."""

FragmentObject = Annotated[
    dict[str, Any],
    Meta(
        title="Fragment",
        description="A fragment: its name and its properties, which are strings.",
        extra_json_schema={
            "required": [FRAGMENT_NAME],
            "properties": {FRAGMENT_NAME: _NAME_RULE, METADATA: {"type": "object"}, NAME: False, TYPE: False},
            **_PROPERTY_RULES,
        },
    ),
]

_SHOWN_NAME = 60
"""Characters of a property's name that a sentence repeats."""

_TYPES = {one.value: one for one in DestinationType}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenConfiguration:
    """A destination or a fragment as a body says it; `type` is None for a fragment."""

    name: str
    type: DestinationType | None
    properties: Mapping[str, str] = field(repr=False)


def name_member(kind: ConfigurationKind) -> str:
    """Return the member that holds the name: a fragment may not carry `Name`."""
    return NAME if kind is ConfigurationKind.DESTINATION else FRAGMENT_NAME


def read_configuration(kind: ConfigurationKind, body: Mapping[str, object]) -> GivenConfiguration:
    """Return what the body says; raises RequestRefused (400), with no value in its sentence.

    What names and properties may be is for the use cases to check.
    """
    _check_metadata(body.get(METADATA, {}))
    given: dict[str, str] = {}
    for name, value in body.items():
        if name == METADATA:
            continue
        if not isinstance(value, str):
            raise invalid(f"{name[:_SHOWN_NAME]} must be a string, as all properties.", "VALIDATION_FAILED")
        given[name] = value
    member = name_member(kind)
    if member not in given:
        raise invalid(f"{member} is missing.", "VALIDATION_FAILED")
    return GivenConfiguration(name=given.pop(member), type=_take_type(kind, given), properties=given)


def _check_metadata(metadata: object) -> None:
    if not isinstance(metadata, dict) or not metadata.keys() <= ANSWERED_METADATA:
        allowed = ", ".join(sorted(ANSWERED_METADATA))
        raise invalid(f"{METADATA} must be an object with nothing but {allowed}, which are ignored.", "VALIDATION_FAILED")


def _take_type(kind: ConfigurationKind, given: dict[str, str]) -> DestinationType | None:
    if kind is not ConfigurationKind.DESTINATION:
        return None
    if (found := _TYPES.get(given.pop(TYPE, ""))) is None:
        raise invalid(f"{TYPE} must be one of {', '.join(_TYPES)}.", "VALIDATION_FAILED")
    return found


def write_configuration(configuration: Configuration, properties: Mapping[str, str]) -> dict[str, Any]:
    """Return the object with these properties; the name and the type win where a property is called the same."""
    own = {name_member(configuration.kind): configuration.name}
    if configuration.type is not None:
        own[TYPE] = configuration.type.value
    return {**own, **properties, **own}


async def write_some(call: Call, found: Sequence[Configuration]) -> list[dict[str, Any]]:
    """Return the objects of some of one scope, without the secret properties for who may not read them."""
    if found and _shows_secrets(call, found[0]):
        properties = await call.use.destinations.find.reveal(call.caller, found)
    else:
        properties = [each.in_clear for each in found]
    return [write_configuration(*pair) for pair in zip(found, properties, strict=True)]


def write_etag(call: Call, configuration: Configuration) -> str:
    """Return 64 hex digits that stand for the present version as the caller sees it, without quotation marks."""
    hides = configuration.secrets is not None and not _shows_secrets(call, configuration)
    return hashlib.sha256(f"{configuration.id}:{configuration.version}{':' if hides else ''}".encode()).hexdigest()


def _shows_secrets(call: Call, configuration: Configuration) -> bool:
    return call.caller.has(Right.DESTINATION_READ_SECRETS, configuration.scope_id)
