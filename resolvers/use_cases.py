"""What the installation gives to the resolvers."""

from typing import Protocol, TypeVar

from services.model.installation import Installation
from services.ports.clock import Clock

UseCase = TypeVar("UseCase")


class UseCases(Protocol):
    """All that a user can do; the installation wires it."""

    @property
    def clock(self) -> Clock:
        """The clock by which all of them judge."""

    @property
    def installation(self) -> Installation:
        """What everybody may know of it."""

    def get(self, kind: type[UseCase]) -> UseCase:
        """Return the use case of that class."""
        ...
