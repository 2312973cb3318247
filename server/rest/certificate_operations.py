"""The rows of the table of operations that are about certificates."""

from server.rest import certificate_changes, certificates, paging
from server.rest.bulk import BulkResponse, Changed, Deletion
from server.rest.operation import (
    CHANGED,
    CONDITIONS,
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
from server.rest.representation import NameOnly, NewCertificates, PublicKey, StoredCertificate

_LIST = (
    Parameter(
        name=paging.FILTER, meaning="Which ones: by names, or by labels. Texts in it are percent-encoded inside their quotation marks."
    ),
    *OTHER_MODES,
)
"""What lists take: a filter, names only, or pages."""

CERTIFICATE_TABLE: tuple[Operation, ...] = (
    Operation(
        method="GET",
        path="/v1/{L}Certificates",
        handler=certificates.list_certificates,
        summary="List certificates with their files, or their names",
        parameters=_LIST,
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
    *label_rows(
        "/v1/{L}Certificates/{name}",
        "certificate",
        get=certificates.get_labels,
        put=certificate_changes.put_labels,
        patch=certificate_changes.patch_labels,
    ),
)
