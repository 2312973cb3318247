"""What a client can say and hear.

The enums are registered first: fields are annotated with the classes of the model, and Strawberry must know these by then.
Then the circle that GraphQL itself has is entered at scopes: they have certificates, which have X.509 ones, which occur in certificates,
which have a scope.
"""

from schema import enums as enums
from schema.access import enums as access_enums
from schema.audit import enums as audit_enums
from schema.certificates import enums as certificate_enums
from schema.certificates import runtime_enums
from schema.destinations import enums as destination_enums
from schema.installation import enums as installation_enums
from schema.scopes import types as scope_types

__all__ = [
    "access_enums",
    "audit_enums",
    "certificate_enums",
    "destination_enums",
    "enums",
    "installation_enums",
    "runtime_enums",
    "scope_types",
]
