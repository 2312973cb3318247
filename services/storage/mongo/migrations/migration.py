"""What a migration is: a few lines that turn documents of an older release into those of this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.storage.mongo.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One change of all documents of a collection that match `to_do`.

    `change` returns the update of one of them. It is pure, and what it changes matches `to_do` no more: so the data themselves say
    what is left, and it does no harm when two replicas or a restarted one come to the same document.
    When all is done the database's schema version is raised to `number + 1`, and releases that do not know the migration start no more.
    """

    number: int
    sentence: str
    collection: str
    to_do: Mapping[str, Any]
    change: Callable[[Document], Mapping[str, Any]]
