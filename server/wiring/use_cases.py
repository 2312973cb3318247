"""The use cases of all nouns."""

from resolvers.use_cases import UseCase
from server.wiring.access import AccessUseCases
from server.wiring.audit import AuditUseCases
from server.wiring.certificates import CertificateUseCases
from server.wiring.destinations import DestinationUseCases
from server.wiring.parts import Parts
from server.wiring.scopes import ScopeUseCases


class UseCases:
    """All that a user can do: by noun and name for the jobs and the tests, by class for the resolvers."""

    def __init__(self, parts: Parts) -> None:
        self.clock = parts.clock
        self.installation = parts.installation
        self.scopes = ScopeUseCases(parts)
        self.certificates = CertificateUseCases(parts)
        self.destinations = DestinationUseCases(parts)
        self.access = AccessUseCases(parts)
        self.audit = AuditUseCases(parts)
        nouns = (self.scopes, self.certificates, self.destinations, self.access, self.audit)
        self._by_class = {type(one): one for noun in nouns for one in vars(noun).values()}

    def get(self, kind: type[UseCase]) -> UseCase:
        """Return the use case of that class."""
        found: UseCase = self._by_class[kind]
        return found
