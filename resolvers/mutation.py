"""The mutations: a table of contents."""

import strawberry

from resolvers import certificates, scopes
from schema.certificates.export import ExportCertificateResult
from schema.certificates.issuance import (
    GenerateCertificateResult,
    RenewCertificateResult,
    RevokeCertificateResult,
    SetAutomaticRenewalResult,
)
from schema.certificates.operations import (
    DeleteCertificateResult,
    RestoreCertificateResult,
    SetCertificateLabelsResult,
    UnlockKeystoreResult,
    UploadCertificateResult,
)
from schema.certificates.versions import ReplaceCertificateResult, RollBackCertificateResult
from schema.scopes.operations import CreateScopeResult, DeleteScopeResult


@strawberry.type(description="All changes. Each answers with its success, or with a failure; then nothing was changed.")
class Mutation:
    """One input object and one result union each; a field is null only when something unexpected happened."""

    create_scope: CreateScopeResult | None = strawberry.mutation(resolver=scopes.create_scope, description="Create a scope.")
    delete_scope: DeleteScopeResult | None = strawberry.mutation(resolver=scopes.delete_scope, description="Delete an empty scope.")
    upload_certificate: UploadCertificateResult | None = strawberry.mutation(
        resolver=certificates.upload_certificate,
        description="Store a certificate file in a scope. The file must hold the entire chain of its certificates.",
    )
    unlock_keystore: UnlockKeystoreResult | None = strawberry.mutation(
        resolver=certificates.unlock_keystore, description="Read what a key store hides with its password, which is not kept."
    )
    set_certificate_labels: SetCertificateLabelsResult | None = strawberry.mutation(
        resolver=certificates.set_certificate_labels, description="Replace a certificate's labels."
    )
    generate_certificate: GenerateCertificateResult | None = strawberry.mutation(
        resolver=certificates.generate_certificate, description="Generate a certificate by the installation's authority, for TLS clients."
    )
    renew_certificate: RenewCertificateResult | None = strawberry.mutation(
        resolver=certificates.renew_certificate,
        description="Sign a generated certificate again now: same subject, same length of validity, a fresh key.",
    )
    set_automatic_renewal: SetAutomaticRenewalResult | None = strawberry.mutation(
        resolver=certificates.set_automatic_renewal,
        description="Switch on or off that the service renews a generated certificate before it expires.",
    )
    replace_certificate: ReplaceCertificateResult | None = strawberry.mutation(
        resolver=certificates.replace_certificate,
        description="Replace a certificate's file by another one; name, labels and references stay.",
    )
    roll_back_certificate: RollBackCertificateResult | None = strawberry.mutation(
        resolver=certificates.roll_back_certificate, description="Make the file of an earlier version the next version."
    )
    revoke_certificate: RevokeCertificateResult | None = strawberry.mutation(
        resolver=certificates.revoke_certificate,
        description="Revoke a generated certificate: its authority's revocation list names it from now on.",
    )
    export_certificate: ExportCertificateResult | None = strawberry.mutation(
        resolver=certificates.export_certificate,
        description="Hand out the stored file, private keys and all. A mutation, so that no cache or prefetch ever does it.",
    )
    delete_certificate: DeleteCertificateResult | None = strawberry.mutation(
        resolver=certificates.delete_certificate,
        description="Delete a certificate; it can be restored for a while, then its file is removed for good.",
    )
    restore_certificate: RestoreCertificateResult | None = strawberry.mutation(
        resolver=certificates.restore_certificate, description="Restore a deleted certificate as it was."
    )
