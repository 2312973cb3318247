"""The enums of destinations and fragments. Annotate fields with the model's classes."""

from schema.enums import publish
from services.model.configuration_findings import ConfigurationFindingCode
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
