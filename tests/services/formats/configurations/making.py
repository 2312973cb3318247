"""Destinations and fragments to write into files, and what is found in files."""

from collections.abc import Mapping
from datetime import UTC, datetime

from services.errors import DomainError
from services.formats.configurations.entries import Found, Unreadable
from services.model.configuration_file import FileEntry
from services.model.destination import Configuration, ConfigurationKind, DestinationType, Property

MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def configuration(
    name: str = "shop",
    properties: Mapping[str, str] | None = None,
    *,
    type_: DestinationType | None = DestinationType.HTTP,
    secret_names: tuple[str, ...] = (),
) -> Configuration:
    """Return a destination, or a fragment if the type is None, with these properties in the clear."""
    return Configuration(
        id="dst_x",
        tenant="acme",
        scope_id="scp_x",
        subaccount="sub",
        kind=ConfigurationKind.FRAGMENT if type_ is None else ConfigurationKind.DESTINATION,
        name=name,
        type=type_,
        properties=tuple(Property(name=key, value=value) for key, value in (properties or {}).items()),
        secret_names=secret_names,
        secrets=None,
        references=(),
        labels=(),
        created_at=MOMENT,
        created_by="ann",
        modified_at=MOMENT,
        version=1,
    )


def entry(found: Found) -> FileEntry:
    """Return the entry, which must be readable."""
    assert isinstance(found, FileEntry), found
    return found


def failure(found: Found) -> DomainError:
    """Return what is wrong with the entry."""
    assert isinstance(found, Unreadable), found
    return found.failure
