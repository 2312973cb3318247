"""Nobody gives more than they have."""

from collections.abc import Set
from dataclasses import dataclass

from services.errors import InvalidInput
from services.model.access import Role
from services.model.caller import Caller, Right
from services.rules.access import require_in, require_in_tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The rights that somebody shall get: in a subaccount, in a service instance of it, in the whole tenant. Roles add to the first two."""

    roles: frozenset[Role] = frozenset()
    subaccount_rights: frozenset[Right] = frozenset()
    instance_rights: frozenset[Right] = frozenset()
    tenant_rights: frozenset[Right] = frozenset()

    @property
    def in_subaccount(self) -> frozenset[Right]:
        """The rights in the subaccount, those of roles included."""
        return self.subaccount_rights.union(*(role.rights for role in self.roles if not role.is_of_instance))

    @property
    def in_instance(self) -> frozenset[Right]:
        """The rights in the service instance, those of roles included."""
        return self.instance_rights.union(*(role.rights for role in self.roles if role.is_of_instance))


def check_wish(wish: Wish, *, has_instance: bool) -> None:
    """Raise InvalidInput for rights that cannot be given there, and where there are none at all."""
    if wish.in_instance and not has_instance:
        field = "instance_rights" if wish.instance_rights else "roles"
        raise InvalidInput(f"{field} names rights in a service instance; a service instance is needed for them.", field=field)
    for field, rights in (("subaccount_rights", wish.subaccount_rights), ("instance_rights", wish.instance_rights)):
        if Right.INSTALLATION_ADMIN in rights:
            raise InvalidInput(f"{field} must not contain {Right.INSTALLATION_ADMIN.value}, which stands outside every scope.", field=field)
    if not (wish.in_subaccount or wish.in_instance or wish.tenant_rights):
        raise InvalidInput("roles or one of the lists of rights must not be empty.", field="roles")


def check_given(caller: Caller, rights: Set[Right], *, scope_id: str | None) -> None:
    """Raise Forbidden unless the caller has each of the rights itself: in the scope, or with None in the whole tenant."""
    for right in sorted(rights, key=lambda right: right.value):
        if scope_id is None:
            require_in_tenant(caller, right)
        else:
            require_in(caller, right, scope_id)
