"""What is asked of the installation itself."""

import strawberry

from resolvers.context import Info
from schema.installation.types import Installation
from services.model import installation as model


@strawberry.type
class InstallationQueries:
    """What every caller may know."""

    @strawberry.field(description="The limits and choices of this installation; needs no right.", graphql_type=Installation)
    async def installation(self, info: Info) -> model.Installation:
        return info.context.installation
