"""The mutations: a table of contents."""

import strawberry

from resolvers.access import AccessMutations
from resolvers.certificate_versions import CertificateVersionMutations
from resolvers.certificates import CertificateMutations
from resolvers.destination_files import DestinationFileMutations
from resolvers.destinations import DestinationMutations, FragmentMutations
from resolvers.scopes import ScopeMutations


@strawberry.type(description="All changes. Each answers with its success, or with a failure; then nothing was changed.")
class Mutation(
    ScopeMutations,
    CertificateMutations,
    CertificateVersionMutations,
    DestinationMutations,
    FragmentMutations,
    DestinationFileMutations,
    AccessMutations,
):
    """One input object and one result union each; a field is null only when something unexpected happened."""
