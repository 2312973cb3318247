"""All that a user can do, in one place for the resolvers."""

from dataclasses import dataclass

from services.browse import Browse
from services.delete import Delete
from services.export import Export
from services.generate import Generate
from services.inspect import Inspect
from services.label import Label
from services.renew import Renew
from services.replace import Replace
from services.restore import Restore
from services.revoke import Revoke
from services.roll_back import RollBack
from services.scope import CreateScope, DeleteScope
from services.sweep import Sweep
from services.unlock import Unlock
from services.upload import Upload
from services.watch import Watch


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
    generate: Generate
    renew: Renew
    replace: Replace
    roll_back: RollBack
    revoke: Revoke
    restore: Restore
    sweep: Sweep
    watch: Watch
