"""The table of operations, from which the routes and the OpenAPI document are made, so that the document is true.

To add a route: write a handler `async def name(call: Call) -> Answer` in the module of its noun, and a row here. The handler finds in the
call who asks (`caller`), what can be done (`use`, by noun and name), the scope of the path's level (`scope_id`, or `find_scope_id` where
nothing being there is no error), the `name` in the path, the `query` and the `headers`, and the `body` as the row's type. It raises what
use cases raise, or `invalid(...)` for what only this edge refuses (400); it answers by `answer(value, status, headers)` with a Struct of
`representation.py`, or by `Answer(status=...)` without a body. In a path `{L}` stands for both levels, and `{name}` for a name.
A row names each parameter that it takes; any other one in the query is refused. It names each status with what it answers; `ALWAYS` are
added. A test asks every operation and compares the answers with the document.
"""

from collections.abc import Iterator
from dataclasses import replace

from server.rest import certificate_changes, certificates
from server.rest.bulk import BulkResponse, Changed, Deletion
from server.rest.destination_operations import DESTINATION_TABLE
from server.rest.operation import (
    ALWAYS,
    CONDITIONS,
    OTHER_VERSION,
    TAKEN,
    UNCHANGED,
    WITH_BODY,
    Operation,
    Parameter,
    Reply,
)
from server.rest.representation import LabelBody, LabelChange, NameOnly, NewCertificates, PublicKey, StoredCertificate
from server.rest.request import Level

_FLAG = {"type": "string", "enum": ["true", "false"]}

FILTER = Parameter(
    name="$filter", meaning="Which ones: by names, or by labels. Texts in it are percent-encoded inside their quotation marks."
)
NAMES = Parameter(name="$filter", meaning="Which ones: Name in ('a','b').", is_required=True)
LIST = (
    FILTER,
    Parameter(name="$select", meaning="Names only.", schema={"type": "string", "enum": ["Name"]}),
    Parameter(name="$page", meaning="The page, from 1.", schema={"type": "integer", "minimum": 1}),
    Parameter(name="$pageSize", meaning="Entries of a page; 10 by default.", schema={"type": "integer", "minimum": 1, "maximum": 1000}),
    Parameter(name="$pageCount", meaning="Whether the head says how many pages there are.", schema=_FLAG),
    Parameter(name="$entityCount", meaning="Whether the head says how many entries there are.", schema=_FLAG),
)
"""What lists take: a filter, names only, or pages."""

PAGE_HEADERS = {"Page-Count": "How many pages there are.", "Entity-Count": "How many entries there are.", "Link": "The pages beside."}
VERSION = {"ETag": "The version."}
MIXED = Reply(meaning="At least one of several failed; each has its status.", body=list[BulkResponse])
CHANGED = Reply(meaning="It is changed.", body=Changed)

TABLE: tuple[Operation, ...] = (
    *DESTINATION_TABLE,
    Operation(
        method="GET",
        path="/v1/{L}Certificates",
        handler=certificates.list_certificates,
        summary="List certificates with their files, or their names",
        parameters=LIST,
        replies={200: Reply(meaning="The certificates, by name.", body=(list[StoredCertificate], list[NameOnly]), headers=PAGE_HEADERS)},
    ),
    Operation(
        method="POST",
        path="/v1/{L}Certificates",
        handler=certificate_changes.post_certificates,
        summary="Store or generate certificates",
        body=NewCertificates,
        replies={
            201: Reply(meaning="One is stored: there is no body. Or all of several are: the body is a list of BulkResponse."),
            207: MIXED,
            409: TAKEN,
        },
    ),
    Operation(
        method="PUT",
        path="/v1/{L}Certificates",
        handler=certificate_changes.put_certificates,
        summary="Replace or generate anew certificates",
        body=NewCertificates,
        replies={200: Reply(meaning="One is changed; or all of several are.", body=Changed | list[BulkResponse]), 207: MIXED, 409: TAKEN},
    ),
    Operation(
        method="DELETE",
        path="/v1/{L}Certificates",
        handler=certificate_changes.delete_certificates,
        summary="Delete certificates by their names",
        parameters=(NAMES,),
        replies={200: Reply(meaning="What became of each name.", body=Deletion), 409: TAKEN},
    ),
    Operation(
        method="GET",
        path="/v1/{L}Certificates/{name}",
        handler=certificates.get_certificate,
        summary="Get a certificate with its file",
        parameters=CONDITIONS,
        replies={
            200: Reply(meaning="The certificate.", body=StoredCertificate, headers=VERSION),
            304: UNCHANGED,
            412: OTHER_VERSION,
        },
    ),
    Operation(
        method="DELETE",
        path="/v1/{L}Certificates/{name}",
        handler=certificate_changes.delete_certificate,
        summary="Delete a certificate",
        replies={200: CHANGED, 409: TAKEN},
    ),
    Operation(
        method="GET",
        path="/v1/{L}Certificates/{name}/publicKeys",
        handler=certificates.get_public_keys,
        summary="Get the certificates in a file as PEM, without private keys",
        parameters=CONDITIONS,
        replies={
            200: Reply(meaning="One for each entry.", body=list[PublicKey], headers=VERSION),
            304: UNCHANGED,
            412: OTHER_VERSION,
        },
    ),
    Operation(
        method="GET",
        path="/v1/{L}Certificates/{name}/labels",
        handler=certificates.get_labels,
        summary="Get the labels of a certificate",
        replies={200: Reply(meaning="The labels.", body=list[LabelBody])},
    ),
    Operation(
        method="PUT",
        path="/v1/{L}Certificates/{name}/labels",
        handler=certificate_changes.put_labels,
        summary="Set the labels of a certificate",
        body=list[LabelBody],
        replies={200: CHANGED},
    ),
    Operation(
        method="PATCH",
        path="/v1/{L}Certificates/{name}/labels",
        handler=certificate_changes.patch_labels,
        summary="Add or delete labels of a certificate",
        body=LabelChange,
        replies={200: CHANGED, 409: TAKEN},
    ),
)


def list_operations() -> Iterator[Operation]:
    """Yield every operation of each level, with all its answers."""
    for row in TABLE:
        replies = {**ALWAYS, **(WITH_BODY if row.body is not None else {}), **row.replies}
        if "{L}" not in row.path:
            yield replace(row, replies=replies)
            continue
        for level in Level:
            yield replace(row, path=row.path.replace("{L}", level.value), level=level, replies=replies)


OPERATIONS = tuple(list_operations())
"""All operations."""
