"""The use cases of destinations and fragments."""

from server.wiring.parts import Parts
from services.destinations.check import Check
from services.destinations.create import Create
from services.destinations.delete import Delete
from services.destinations.export_files import ExportFiles
from services.destinations.find import Find
from services.destinations.follow import Follow
from services.destinations.foresee import Foresee
from services.destinations.import_files import ImportFiles
from services.destinations.importing import Verbs
from services.destinations.label import Label
from services.destinations.list import List
from services.destinations.look_up import LookUp
from services.destinations.openings import Openings
from services.destinations.replace import Replace
from services.rules.uses import Uses


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
        verbs = Verbs(create=self.create, replace=self.replace, limits=parts.limits)
        self.import_files = ImportFiles(scopes=parts.scopes, configurations=configurations, verbs=verbs)
        self.export_files = ExportFiles(scopes=parts.scopes, configurations=configurations)
        self.look_up = LookUp(scopes=parts.scopes, configurations=configurations, certificates=parts.certificates, keys=keys)
        self._add_checking(parts)

    def _add_checking(self, parts: Parts) -> None:
        uses = Uses(scopes=parts.scopes, certificates=parts.certificates, configurations=parts.configurations)
        openings = Openings(versions=parts.versions, reader=parts.reader, keys=parts.keys)
        self.follow = Follow(uses=uses)
        self.check = Check(uses=uses, deletion=parts.deletion, openings=openings, limits=parts.limits)
        self.foresee = Foresee(uses=uses, configurations=parts.configurations, openings=openings)
