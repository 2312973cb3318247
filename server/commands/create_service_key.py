"""Create a service key from the shell: the first one of a tenant, which can then create all others by the API."""

import argparse
import sys
from dataclasses import dataclass
from enum import Enum

from server.installation import open_installation
from server.settings import Settings
from services.access.create_service_key import ServiceKeyRequest
from services.errors import DomainError
from services.model.access import DEFAULT_TENANT, Role
from services.model.caller import Caller, Right
from services.rules.giving import Wish

SUBJECT = "shell"
"""Who made the key, for the audit: somebody who may start the service and so has its master key and its database."""


class KeyNotCreated(Exception):
    """There is no new service key; the sentence says why."""


_REPEATED: tuple[tuple[str, type[Enum], str], ...] = (
    ("--role", Role, f"one of: {'; '.join(role.value for role in Role)}"),
    ("--right", Right, f"in the subaccount; one of: {' '.join(right.value for right in Right)}"),
    ("--instance-right", Right, "in the service instance"),
    ("--tenant-right", Right, "in the whole tenant"),
)
"""Options that can be given several times: their name, of what kind the value is, and where it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The service key to create, and the tenant to create it in."""

    tenant: str
    request: ServiceKeyRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--name", required=True, help="the name of the key, for people")
    parser.add_argument("--subaccount", required=True, help="the subaccount that it is for; its scope is made if it is missing")
    parser.add_argument("--service-instance", help="the service instance that it is for; its scope is made if it is missing")
    parser.add_argument("--tenant", default=DEFAULT_TENANT, help=f"the id of the tenant (default: {DEFAULT_TENANT})")
    for option, kind, what in _REPEATED:
        parser.add_argument(option, action="append", default=[], type=kind, metavar=kind.__name__.upper(), help=what)
    parser.add_argument("--administrator", action="store_true", help="every right in the whole tenant")
    parser.add_argument("--operator", action="store_true", help="every right in the whole tenant, and to make tenants and subscriptions")


def read_wanted(given: argparse.Namespace) -> Wanted:
    """Return what the arguments say."""
    everywhere = set(given.tenant_right)
    if given.administrator or given.operator:
        everywhere.update(set(Right) - {Right.INSTALLATION_ADMIN})
    if given.operator:
        everywhere.add(Right.INSTALLATION_ADMIN)
    wish = Wish(
        roles=frozenset(given.role),
        subaccount_rights=frozenset(given.right),
        instance_rights=frozenset(given.instance_right),
        tenant_rights=frozenset(everywhere),
    )
    request = ServiceKeyRequest(name=given.name, subaccount=given.subaccount, service_instance=given.service_instance, wish=wish)
    return Wanted(tenant=given.tenant, request=request)


async def create_service_key(settings: Settings, wanted: Wanted) -> None:
    """Print the new key's binding, the only place where its secret stands. Raises KeyNotCreated, and what opening raises."""
    async with open_installation(settings) as installation:
        caller = Caller(tenant=wanted.tenant, subject=SUBJECT, rights=frozenset(Right))
        try:
            created = await installation.use_cases.access.create_service_key(caller, wanted.request)
        except DomainError as error:
            raise KeyNotCreated(error.message) from None
    sys.stdout.write(created.binding.reveal().decode() + "\n")
