"""The rows of the table of operations that are about destinations and fragments."""

from typing import Any

from server.rest import lookups, paging
from server.rest.bulk import BulkResponse, Changed, Deletion
from server.rest.configurations import DESTINATIONS, FRAGMENTS, ConfigurationOperations
from server.rest.operation import (
    CONDITIONS,
    FLAG,
    MIXED,
    NAMES,
    OTHER_MODES,
    OTHER_VERSION,
    PAGE_HEADERS,
    TAKEN,
    UNCHANGED,
    VERSION,
    Operation,
    Parameter,
    Reply,
    label_rows,
)
from server.rest.properties import DestinationObject, DestinationObjects, FragmentObject
from server.rest.representation import NameOnly

_FOUND = Reply(meaning="The destination.", body=lookups.FoundDestination, headers={"ETag": "The version of all that it is made of."})

LOOK_UP = (
    *CONDITIONS,
    Parameter(name=lookups.SKIP_CREDENTIALS, meaning="Whether secret properties are left out.", schema=FLAG),
    Parameter(name=lookups.SKIP_TOKENS, meaning="Of no effect: tokens are never fetched.", schema=FLAG),
    Parameter(
        name=lookups.FRAGMENT_NAME,
        meaning="Fragments to merge into the destination, with commas between them; the last one wins.",
        is_header=True,
    ),
    Parameter(name=lookups.FRAGMENT_OPTIONAL, meaning="Whether a single fragment may be missing.", is_header=True, schema=FLAG),
    Parameter(name=lookups.USER_TOKEN, meaning="Of no effect, and not to be combined with X-tenant.", is_header=True),
    Parameter(name=lookups.TENANT, meaning="Of no effect, and not to be combined with X-user-token.", is_header=True),
)
"""What both ways of looking a destination up take."""


LIST = (
    Parameter(name=paging.FILTER, meaning="Which to list, by names, by the time of the last change, or by labels."),
    Parameter(name=paging.METADATA, meaning="What to be told of each, with semicolons: modification_time, etag."),
    *OTHER_MODES,
)
"""What lists take: $filter and $includeMetadata, or $select, or $page and what belongs to it."""


def _configuration_rows(of: ConfigurationOperations, noun: str, body: Any, *, bodies: Any) -> tuple[Operation, ...]:
    """Return the operations on destinations, or on fragments."""
    has_bulk = bodies is not body
    path = f"/v1/{{L}}{of.collection}"
    mixed = {207: MIXED} if has_bulk else {}
    return (
        Operation(
            method="GET",
            path=path,
            handler=of.list,
            summary=f"List {noun}s",
            parameters=LIST,
            replies={200: Reply(meaning=f"The {noun}s.", body=(list[body], list[NameOnly]), headers=PAGE_HEADERS)},
        ),
        Operation(
            method="POST",
            path=path,
            handler=of.post,
            summary=f"Store a {noun}{', or several' if has_bulk else ''}",
            body=bodies,
            replies={
                201: Reply(
                    meaning=f"One is stored: there is no body.{' Or all of several are: a list of BulkResponse.' if has_bulk else ''}"
                ),
                **mixed,
                409: TAKEN,
            },
        ),
        Operation(
            method="PUT",
            path=path,
            handler=of.put,
            summary=f"Replace all properties of a {noun}{', or of several' if has_bulk else ''}",
            body=bodies,
            replies={
                200: Reply(meaning="It is replaced.", body=Changed | list[BulkResponse] if has_bulk else Changed),
                **mixed,
                409: TAKEN,
            },
        ),
        Operation(
            method="DELETE",
            path=path,
            handler=of.delete_named,
            summary=f"Delete {noun}s by their names",
            parameters=(NAMES,),
            replies={200: Reply(meaning="How each name ended.", body=Deletion)},
        ),
        Operation(
            method="GET",
            path=f"{path}/{{name}}",
            handler=of.get,
            summary=f"Get a {noun}",
            parameters=CONDITIONS,
            replies={
                200: Reply(meaning=f"The {noun}.", body=body, headers=VERSION),
                304: UNCHANGED,
                412: OTHER_VERSION,
            },
        ),
        Operation(
            method="DELETE",
            path=f"{path}/{{name}}",
            handler=of.delete,
            summary=f"Delete a {noun}",
            replies={200: Reply(meaning="It is gone.", body=Changed)},
        ),
        *label_rows(f"{path}/{{name}}", noun, get=of.get_labels, put=of.put_labels, patch=of.patch_labels),
    )


DESTINATION_TABLE = (
    *_configuration_rows(DESTINATIONS, "destination", DestinationObject, bodies=DestinationObjects),
    *_configuration_rows(FRAGMENTS, "fragment", FragmentObject, bodies=FragmentObject),
    Operation(
        method="GET",
        path="/v1/destinations/{name}",
        handler=lookups.find_destination,
        summary="Find a destination: the service instance's, or else the subaccount's",
        parameters=LOOK_UP,
        replies={200: _FOUND, 304: UNCHANGED, 412: OTHER_VERSION},
    ),
    Operation(
        method="GET",
        path="/v2/destinations/{name}",
        handler=lookups.consume_destination,
        summary="Consume a destination of one level, which follows its name after an @",
        parameters=(
            *LOOK_UP,
            Parameter(
                name=lookups.INCLUDE_METADATA, meaning="To be told where everything is kept.", schema={"type": "string", "enum": ["owner"]}
            ),
        ),
        replies={200: _FOUND, 304: UNCHANGED, 412: OTHER_VERSION},
    ),
)
"""The rows."""
