"""All that a user can do, in one place for the resolvers."""

from dataclasses import dataclass

from services.certificates.delete import Delete
from services.certificates.export import Export
from services.certificates.find import Find
from services.certificates.generate import Generate
from services.certificates.inspect import Inspect
from services.certificates.label import Label
from services.certificates.list import List
from services.certificates.renew import Renew
from services.certificates.replace import Replace
from services.certificates.restore import Restore
from services.certificates.revoke import Revoke
from services.certificates.roll_back import RollBack
from services.certificates.sweep import Sweep
from services.certificates.unlock import Unlock
from services.certificates.upload import Upload
from services.certificates.watch import Watch
from services.ports.clock import Clock
from services.scopes.create import Create as CreateScope
from services.scopes.delete import Delete as DeleteScope
from services.scopes.find import Find as FindScope
from services.scopes.list import List as ListScopes


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCases:
    """The use cases, wired by `server/wiring/use_cases.py`."""

    clock: Clock
    create_scope: CreateScope
    delete_scope: DeleteScope
    find_scope: FindScope
    list_scopes: ListScopes
    upload: Upload
    inspect: Inspect
    unlock: Unlock
    find_certificate: Find
    list_certificates: List
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
