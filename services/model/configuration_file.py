"""What stands in files of destinations and fragments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from services.model.destination import ConfigurationKind, DestinationType


class ConfigurationFormat(Enum):
    """The formats of files that hold destinations and fragments; each can be read and written."""

    PROPERTIES = "PROPERTIES"
    JSON = "JSON"
    YAML = "YAML"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """A destination or fragment as a file has it. Its name and its properties are not checked yet.

    `source` says where in the file it stands, such as `shop.json` or `entry 3`. `properties` are all, also the secret ones.
    `removed` are the names of secret properties whose values were taken out when the file was written.
    """

    source: str
    kind: ConfigurationKind
    name: str
    type: DestinationType | None
    properties: Mapping[str, str] = field(repr=False)
    removed: tuple[str, ...] = ()


class ExistingPolicy(Enum):
    """What an import does with an entry whose name the scope holds already."""

    FAIL = "FAIL"
    SKIP = "SKIP"
    REPLACE = "REPLACE"


class ImportOutcome(Enum):
    """What became of an entry."""

    CREATED = "CREATED"
    REPLACED = "REPLACED"
    SKIPPED = "SKIPPED"
    FAILED = "FAILED"
