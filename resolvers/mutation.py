"""The mutations: a table of contents."""

import strawberry

from resolvers.delete import delete_certificate
from resolvers.export import export_certificate
from resolvers.label import set_certificate_labels
from resolvers.scope import create_scope, delete_scope
from resolvers.unlock import unlock_keystore
from resolvers.upload import upload_certificate
from schema.results import (
    CreateScopeResult,
    DeleteCertificateResult,
    DeleteScopeResult,
    ExportCertificateResult,
    SetCertificateLabelsResult,
    UnlockKeystoreResult,
    UploadCertificateResult,
)


@strawberry.type(
    description="All changes. Each answers with its success, or with a failure that the caller can act on and nothing changed."
)
class Mutation:
    """One input object and one result union each; a field is null only when something unexpected happened."""

    create_scope: CreateScopeResult | None = strawberry.mutation(resolver=create_scope, description="Create a scope.")
    delete_scope: DeleteScopeResult | None = strawberry.mutation(resolver=delete_scope, description="Delete an empty scope.")
    upload_certificate: UploadCertificateResult | None = strawberry.mutation(
        resolver=upload_certificate, description="Keep a certificate file in a scope. It must hold the entire chain of its certificates."
    )
    unlock_keystore: UnlockKeystoreResult | None = strawberry.mutation(
        resolver=unlock_keystore, description="Read what a key store hides with its password, which is not kept."
    )
    set_certificate_labels: SetCertificateLabelsResult | None = strawberry.mutation(
        resolver=set_certificate_labels, description="Replace a certificate's labels."
    )
    export_certificate: ExportCertificateResult | None = strawberry.mutation(
        resolver=export_certificate,
        description="Hand out the stored file, private keys and all. A mutation, so that no cache or prefetch ever does it.",
    )
    delete_certificate: DeleteCertificateResult | None = strawberry.mutation(
        resolver=delete_certificate, description="Delete a certificate with all its versions, for good."
    )
