"""All that a user can do, in one place for the resolvers."""

from dataclasses import dataclass

from services.browse import Browse
from services.delete import Delete
from services.export import Export
from services.inspect import Inspect
from services.label import Label
from services.scope import CreateScope, DeleteScope
from services.unlock import Unlock
from services.upload import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCases:
    """The use cases, wired by `server/wiring.py`."""

    create_scope: CreateScope
    delete_scope: DeleteScope
    upload: Upload
    inspect: Inspect
    unlock: Unlock
    browse: Browse
    label: Label
    export: Export
    delete: Delete
