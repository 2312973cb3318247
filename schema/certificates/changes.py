"""What subscribers hear of certificates."""

import strawberry

from schema.certificates.enums import CertificateKind
from schema.certificates.types import Certificate
from services.model import certificate as certificate_model
from services.model import lifecycle as model
from services.model.lifecycle import ChangeKind


@strawberry.type(description="One change of one certificate.")
class CertificateChange:
    """The same for every subscriber, whichever replica made the change."""

    kind: ChangeKind = strawberry.field(description="The kind of the change.")
    certificate_id: strawberry.ID = strawberry.field(description="The id of the certificate that changed.")
    scope_id: strawberry.ID = strawberry.field(description="The id of the scope that holds it, or held it.")

    @strawberry.field(
        description="The type of the certificate, also of a deleted one. With the id it is the key of the certificate in a client's cache."
    )
    @staticmethod
    def typename(root: strawberry.Parent[model.Change]) -> CertificateKind:
        return CertificateKind.Keystore if root.certificate.format.is_keystore else CertificateKind.SingleCertificate

    @strawberry.field(
        description="As it was right after the change, or after a later one, which is told too; null once it is deleted.",
        graphql_type=Certificate | None,
    )
    @staticmethod
    def certificate(root: strawberry.Parent[model.Change]) -> certificate_model.Certificate | None:
        return None if root.kind is ChangeKind.DELETED else root.certificate

    position: str = strawberry.field(
        description="The place of the change among all changes: opaque, and the same on every replica. After a lost "
        "connection, give the last one as `after`."
    )
