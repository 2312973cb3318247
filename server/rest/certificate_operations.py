"""The rows of the table of operations that are about certificates."""

from server.rest import certificate_changes, certificates, paging
from server.rest.bulk import BulkResponse, Changed, Deletion
from server.rest.operation import CONDITIONS, OTHER_VERSION, TAKEN, UNCHANGED, Operation, Parameter, Reply
from server.rest.representation import LabelBody, LabelChange, NameOnly, NewCertificates, PublicKey, StoredCertificate

_FLAG = {"type": "string", "enum": ["true", "false"]}

_NAMES = Parameter(name=paging.FILTER, meaning="Which ones: Name in ('a','b').", is_required=True)
_LIST = (
    Parameter(
        name=paging.FILTER, meaning="Which ones: by names, or by labels. Texts in it are percent-encoded inside their quotation marks."
    ),
    Parameter(name=paging.SELECT, meaning="Names only.", schema={"type": "string", "enum": ["Name"]}),
    Parameter(name=paging.PAGE, meaning="The page, from 1.", schema={"type": "integer", "minimum": 1, "maximum": paging.MAX_PAGE}),
    Parameter(
        name=paging.PAGE_SIZE,
        meaning="Entries of a page.",
        schema={"type": "integer", "minimum": 1, "maximum": paging.MAX_PAGE_SIZE, "default": paging.DEFAULT_PAGE_SIZE},
    ),
    Parameter(name=paging.PAGE_COUNT, meaning="Whether the head says how many pages there are.", schema=_FLAG),
    Parameter(name=paging.ENTITY_COUNT, meaning="Whether the head says how many entries there are.", schema=_FLAG),
)
"""What lists take: a filter, names only, or pages."""

_PAGE_HEADERS = {"Page-Count": "How many pages there are.", "Entity-Count": "How many entries there are.", "Link": "The pages beside."}
_VERSION = {"ETag": "The version."}
_MIXED = Reply(meaning="At least one of several failed; each has its status.", body=list[BulkResponse])
_CHANGED = Reply(meaning="It is changed.", body=Changed)

CERTIFICATE_TABLE: tuple[Operation, ...] = (
    Operation(
        method="GET",
        path="/v1/{L}Certificates",
        handler=certificates.list_certificates,
        summary="List certificates with their files, or their names",
        parameters=_LIST,
        replies={200: Reply(meaning="The certificates, by name.", body=(list[StoredCertificate], list[NameOnly]), headers=_PAGE_HEADERS)},
    ),
    Operation(
        method="POST",
        path="/v1/{L}Certificates",
        handler=certificate_changes.post_certificates,
        summary="Store or generate certificates",
        body=NewCertificates,
        replies={
            201: Reply(meaning="One is stored: there is no body. Or all of several are: the body is a list of BulkResponse."),
            207: _MIXED,
            409: TAKEN,
        },
    ),
    Operation(
        method="PUT",
        path="/v1/{L}Certificates",
        handler=certificate_changes.put_certificates,
        summary="Replace or generate anew certificates",
        body=NewCertificates,
        replies={200: Reply(meaning="One is changed; or all of several are.", body=Changed | list[BulkResponse]), 207: _MIXED, 409: TAKEN},
    ),
    Operation(
        method="DELETE",
        path="/v1/{L}Certificates",
        handler=certificate_changes.delete_certificates,
        summary="Delete certificates by their names",
        parameters=(_NAMES,),
        replies={200: Reply(meaning="What became of each name.", body=Deletion), 409: TAKEN},
    ),
    Operation(
        method="GET",
        path="/v1/{L}Certificates/{name}",
        handler=certificates.get_certificate,
        summary="Get a certificate with its file",
        parameters=CONDITIONS,
        replies={
            200: Reply(meaning="The certificate.", body=StoredCertificate, headers=_VERSION),
            304: UNCHANGED,
            412: OTHER_VERSION,
        },
    ),
    Operation(
        method="DELETE",
        path="/v1/{L}Certificates/{name}",
        handler=certificate_changes.delete_certificate,
        summary="Delete a certificate",
        replies={200: _CHANGED, 409: TAKEN},
    ),
    Operation(
        method="GET",
        path="/v1/{L}Certificates/{name}/publicKeys",
        handler=certificates.get_public_keys,
        summary="Get the certificates in a file as PEM, without private keys",
        parameters=CONDITIONS,
        replies={
            200: Reply(meaning="One for each entry.", body=list[PublicKey], headers=_VERSION),
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
        replies={200: _CHANGED},
    ),
    Operation(
        method="PATCH",
        path="/v1/{L}Certificates/{name}/labels",
        handler=certificate_changes.patch_labels,
        summary="Add or delete labels of a certificate",
        body=LabelChange,
        replies={200: _CHANGED, 409: TAKEN},
    ),
)
