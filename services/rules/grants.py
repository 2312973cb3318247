"""Rights as the claims of a token say them: texts, one for each right or role.

`certificate.read` and `Destination Certificate Viewer` hold in the whole tenant, `certificate.read@scp_…` in that scope only. A role of
service instances needs the scope, for in the whole tenant it would reach the subaccounts too. What is no right here is somebody else's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from services.model.access import Role
from services.model.caller import Right
from services.model.identity import is_scope_id

Grants = tuple[frozenset[Right], Mapping[str, frozenset[Right]]]
"""Rights in the whole tenant, and rights by the id of a scope."""

_ROLES = {role.value: role for role in Role}
_RIGHTS = {right.value: right for right in Right}


def read_grants(texts: Iterable[str]) -> Grants:
    """Return the rights that the texts name; unknown ones give none, and INSTALLATION_ADMIN is none of a scope."""
    everywhere: set[Right] = set()
    by_scope: dict[str, set[Right]] = defaultdict(set)
    for text in texts:
        name, at, scope_id = text.partition("@")
        if at and not is_scope_id(scope_id):
            continue
        role, right = _ROLES.get(name), _RIGHTS.get(name)
        rights = role.rights if role else {right} if right else set()
        if at:
            by_scope[scope_id].update(rights - {Right.INSTALLATION_ADMIN})
        elif role is None or not role.is_of_instance:
            everywhere.update(rights)
    return frozenset(everywhere), {scope_id: frozenset(rights) for scope_id, rights in by_scope.items() if rights}


def write_grants(rights: frozenset[Right], scope_rights: Mapping[str, frozenset[Right]]) -> list[str]:
    """Return the texts, in a fixed order, that `read_grants` reads."""
    everywhere = [right.value for right in rights]
    in_scopes = [f"{right.value}@{scope_id}" for scope_id, given in scope_rights.items() for right in given]
    return sorted(everywhere + in_scopes)
