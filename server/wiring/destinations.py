"""The use cases of destinations and fragments."""

from server.wiring.parts import Parts
from services.destinations.create import Create
from services.destinations.delete import Delete
from services.destinations.find import Find
from services.destinations.label import Label
from services.destinations.list import List
from services.destinations.look_up import LookUp
from services.destinations.replace import Replace


class DestinationUseCases:
    """What can be done with destinations and fragments."""

    def __init__(self, parts: Parts) -> None:
        configurations, keys, clock = parts.configurations, parts.keys, parts.clock
        self.create = Create(scopes=parts.scopes, configurations=configurations, keys=keys, clock=clock, limits=parts.limits)
        self.replace = Replace(configurations=configurations, keys=keys, clock=clock)
        self.delete = Delete(configurations=configurations, clock=clock)
        self.label = Label(configurations=configurations, clock=clock)
        self.find = Find(configurations=configurations, keys=keys)
        self.list = List(configurations=configurations)
        self.look_up = LookUp(scopes=parts.scopes, configurations=configurations, certificates=parts.certificates, keys=keys)
