"""The use cases of scopes."""

from server.wiring.parts import Parts
from services.scopes.create import Create
from services.scopes.delete import Delete
from services.scopes.find import Find
from services.scopes.list import List
from services.scopes.watch import Watch


class ScopeUseCases:
    """What can be done with scopes."""

    def __init__(self, parts: Parts) -> None:
        self.create = Create(scopes=parts.scopes, clock=parts.clock, limits=parts.limits)
        self.delete = Delete(scopes=parts.scopes, clock=parts.clock)
        self.find = Find(scopes=parts.scopes)
        self.list = List(scopes=parts.scopes)
        self.watch = Watch(feed=parts.feed)
