"""Which certificates destinations and fragments name, and what is wrong about it."""

import strawberry

from schema.certificates.findings import FindingParameter
from schema.certificates.types import Certificate
from services.model import certificate as certificate_model
from services.model import uses as model
from services.model.configuration_findings import ConfigurationFindingCode, ConfigurationFindingKind
from services.model.contents import Severity
from services.model.scope import ScopeLevel


@strawberry.type(description="A property of a destination or fragment that names a certificate, and the certificate.")
class CertificateReference:
    """Where a name leads: the model's lead."""

    @strawberry.field(
        description="The property that names the certificate: KeyStoreLocation, TrustStoreLocation or tokenService.KeyStoreLocation."
    )
    @staticmethod
    def property(root: strawberry.Parent[model.FollowedReference]) -> str:
        return root.reference.property

    @strawberry.field(description="The certificate's name, as it is looked for.")
    @staticmethod
    def name(root: strawberry.Parent[model.FollowedReference]) -> str:
        return root.reference.certificate

    certificate: certificate_model.Certificate | None = strawberry.field(
        graphql_type=Certificate | None,
        description="The certificate of that name in the same scope. For a destination or fragment of a service instance, where there is "
        "none, that of the subaccount. Null where there is none either, or where the caller may not read the certificates of these scopes.",
    )
    level: ScopeLevel | None = strawberry.field(description="The level of the scope that holds the certificate; null where there is none.")


@strawberry.type(description="A problem with a certificate that a destination or fragment names, with what to do about it.")
class ConfigurationFinding:
    code: ConfigurationFindingCode = strawberry.field(description="The kind of the problem.")
    severity: Severity = strawberry.field(description="How serious the problem is.")
    message: str = strawberry.field(description="The problem in one sentence.")
    fix: str = strawberry.field(description="What to do about it.")
    property: str = strawberry.field(description="The property that names the certificate.")
    certificate: str = strawberry.field(description="The certificate's name.")
    kind: ConfigurationFindingKind = strawberry.field(description="The sentence that `message` is.")
    parameters: list[FindingParameter] = strawberry.field(
        description="The facts in `message` and `fix`, with which `kind` can be said in another language."
    )
