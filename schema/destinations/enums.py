"""The enums of destinations and fragments. Annotate fields with the model's classes."""

from schema.enums import publish
from services.model.configuration_file import ConfigurationFormat, ExistingPolicy, ImportOutcome
from services.model.configuration_findings import ConfigurationFindingCode, ConfigurationFindingKind
from services.model.destination import ConfigurationKind, DestinationType

publish(
    DestinationType,
    "The kinds of systems that destinations lead to.",
    {
        "HTTP": "A web server or web service.",
        "RFC": "An ABAP system that is called by Remote Function Call.",
        "LDAP": "A directory server.",
        "MAIL": "A mail server.",
        "TCP": "Any other server that is reached by TCP.",
    },
)
publish(
    ConfigurationKind,
    "The kinds of configurations.",
    {"DESTINATION": "A destination.", "FRAGMENT": "A fragment, which is merged into destinations."},
)
publish(
    ConfigurationFindingCode,
    "What can be wrong with a certificate that a destination or fragment names, for programs; `message` is for people.",
    {code.name: code.value for code in ConfigurationFindingCode},
)
publish(
    ConfigurationFindingKind,
    "The sentences of findings about the certificates that destinations and fragments name, with the names of parameters in braces.",
    {kind.name: kind.sentence for kind in ConfigurationFindingKind},
)
publish(
    ConfigurationFormat,
    "The formats of files that hold destinations and fragments. An import tells them apart by the content.",
    {
        "PROPERTIES": "The text of java.util.Properties, which SAP's cockpit exports: a line such as Name=shop for each property.",
        "JSON": "An object with the properties as its members, as in SAP's REST API.",
        "YAML": "A mapping with the properties as its members.",
    },
    name="DestinationFileFormat",
)
publish(
    ExistingPolicy,
    "What an import does with an entry whose name the scope holds already.",
    {
        "FAIL": "The entry fails with NameTakenError.",
        "SKIP": "What the scope holds stays as it is.",
        "REPLACE": "The entry replaces the properties and the type of what the scope holds. Its labels stay.",
    },
    name="ExistingDestinationPolicy",
)
publish(
    ImportOutcome,
    "What became of an entry of a file, or would in a dry run.",
    {
        "CREATED": "A destination or fragment was created.",
        "REPLACED": "The destination or fragment of that name was replaced.",
        "SKIPPED": "There was one of that name; it stays as it is.",
        "FAILED": "Nothing was stored; `error` says why.",
    },
)
