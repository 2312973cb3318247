"""Which fields of the model the selected fields of a type need, so that the database is asked for no others."""

import weakref
from collections.abc import Iterable, Mapping
from typing import Any

import strawberry
from graphql import OperationDefinitionNode
from strawberry.types.base import get_object_definition
from strawberry.types.nodes import SelectedField, Selection
from strawberry.utils.str_converters import to_camel_case

from services.model.query import Fields

_NEEDS = "needs"

Needs = Mapping[str, Fields]
"""By the name of a field in GraphQL, what it needs; None for everything."""

_known: dict[int, tuple["weakref.ref[OperationDefinitionNode]", dict[tuple[object, ...], Fields]]] = {}
"""What was found out about an operation that is still alive, by its identity: documents that come again are kept by the edge."""


def needs(*names: str) -> dict[Any, Any]:
    """Return the metadata of a field that is computed from these fields of the model. What identifies a certificate is always there."""
    return {_NEEDS: frozenset(names)}


def list_needs(*kinds: type) -> Needs:
    """Return what each field of the types needs: a plain one itself, a computed one what it says, and everything if it says nothing."""
    found: dict[str, Fields] = {"__typename": frozenset()}
    for kind in kinds:
        for field in get_object_definition(kind, strict=True).fields:
            own = frozenset({field.python_name}) if field.base_resolver is None else field.metadata.get(_NEEDS)
            found[field.graphql_name or to_camel_case(field.python_name)] = own
    return found


def find_needs(info: strawberry.Info[Any, Any], needs: Needs, *, at: tuple[str, ...] = ()) -> Fields:
    """Return what is needed of the objects that a field gives, or of those in its fields `at`, such as a connection's nodes."""
    path = info.path
    key: tuple[object, ...] = (at,)
    while path is not None:
        key += () if isinstance(path.key, int) else (path.key,)
        path = path.prev  # type: ignore[assignment]
    known = _remembered(info.operation)
    if key not in known:
        known[key] = _read([selected for one in info.selected_fields for selected in one.selections], needs, at=at)
    return known[key]


def _remembered(operation: OperationDefinitionNode) -> dict[tuple[object, ...], Fields]:
    key = id(operation)
    entry = _known.get(key)
    if entry is None or entry[0]() is not operation:
        entry = _known[key] = (weakref.ref(operation, lambda _: _known.pop(key, None)), {})
    return entry[1]


def _read(selections: Iterable[Selection], needs: Needs, *, at: tuple[str, ...]) -> Fields:
    """Return what the selections need. Directives are not looked at: what they leave out is fetched all the same.

    A field that is none of the objects' own stands in a fragment on another type, and needs nothing of them.
    """
    wanted: frozenset[str] = frozenset()
    for selection in selections:
        if not isinstance(selection, SelectedField):
            own = _read(selection.selections, needs, at=at)
        elif not at:
            own = needs.get(selection.name, frozenset())
        elif selection.name in at:
            own = _read(selection.selections, needs, at=tuple(name for name in at if name == "node") if selection.name == "edges" else ())
        else:
            continue
        if own is None:
            return None
        wanted |= own
    return wanted
