"""Writes files of destinations and fragments. Secret properties are left out; where the format has comments, these name them."""

from collections.abc import Sequence

from services.formats.configurations.entries import FRAGMENT_NAME, NAME, REMOVED, TYPE
from services.formats.configurations.json_text import write_json
from services.formats.configurations.property_text import write_properties
from services.formats.configurations.yaml_text import write_yaml
from services.model.configuration_file import ConfigurationFormat
from services.model.destination import Configuration, ConfigurationKind

_EXTENSIONS = {ConfigurationFormat.PROPERTIES: "properties", ConfigurationFormat.JSON: "json", ConfigurationFormat.YAML: "yaml"}


def write_configuration(configuration: Configuration, file_format: ConfigurationFormat) -> bytes:
    """Return the file of one destination or fragment, without its secret properties and its labels."""
    pairs = [(FRAGMENT_NAME if configuration.type is None else NAME, configuration.name)]
    if configuration.type is not None:
        pairs.append((TYPE, configuration.type.value))
    pairs += [(one.name, one.value) for one in configuration.properties]
    removed = configuration.secret_names
    match file_format:
        case ConfigurationFormat.PROPERTIES:
            return write_properties(pairs, removed=removed).encode("ascii")
        case ConfigurationFormat.JSON:
            return write_json(pairs).encode()
        case ConfigurationFormat.YAML:
            return write_yaml(pairs, comments=[f"{name}: {REMOVED}" for name in removed]).encode()


def write_files(configurations: Sequence[Configuration], file_format: ConfigurationFormat) -> list[tuple[str, bytes]]:
    """Return name and octets of a file for each, as `archive.write_archive` takes them."""
    names = _name_files(configurations, file_format)
    return [(name, write_configuration(one, file_format)) for name, one in zip(names, configurations, strict=True)]


def _name_file(configuration: Configuration, file_format: ConfigurationFormat) -> str:
    """Return what the file of one is called, such as `shop.properties` or `shop.fragment.json`."""
    kind = ".fragment" if configuration.kind is ConfigurationKind.FRAGMENT else ""
    return f"{configuration.name}{kind}.{_EXTENSIONS[file_format]}"


def _name_files(configurations: Sequence[Configuration], file_format: ConfigurationFormat) -> list[str]:
    """Return a name for each; where two differ in case only, which some computers cannot keep side by side, the later has a number."""
    taken: dict[str, int] = {}
    names = []
    for one in configurations:
        name = _name_file(one, file_format)
        count = taken[name.lower()] = taken.get(name.lower(), 0) + 1
        names.append(name if count == 1 else f"{count}.{name}")
    return names
