"""What a program learns of other subaccounts over REST: the same answers and commands as of what exists nowhere, from every operation."""

from collections import Counter
from typing import Any
from urllib.parse import quote

import pytest

from server.rest.openapi import name_operation
from server.rest.operation import Operation
from server.rest.operations import OPERATIONS
from services.model.caller import Caller, Right
from tests.commands import naming_commands
from tests.server.rest.asking import Rest, add_levels, encode
from tests.support import issue

BASE = "/destination-configuration"
OWNER, ELSEWHERE, RIGHTLESS = "owner", "program of another subaccount", "token without a right"
FILE = encode(issue("known").pem)
THEIRS, NOWHERE = "known-to-them", ("there-is-none", "none-there-is")


def write_body(operation: Operation, name: str) -> Any:
    """Return a body that names what is asked about, None where there is none."""
    if operation.body is None:
        return None
    if operation.path.endswith("/labels"):
        label = {"key": "a", "values": ["b"]}
        return [label] if operation.method == "PUT" else {"action": "ADD", "labels": [label]}
    if "Certificates" in operation.path:
        return {"Name": f"{name}.pem", "Content": FILE}
    return {"FragmentName": name} if "Fragments" in operation.path else {"Name": name, "Type": "HTTP"}


async def tell(rest: Rest, operation: Operation, name: str, *, token: str) -> tuple[int, str, Counter[tuple[str, str]]]:
    """Return what is told of the name: the status, the words without the name, and the commands."""
    named = f"{name}.pem" if "Certificates" in operation.path else name
    path = operation.path.replace("{name}", named)
    if operation.method in ("GET", "DELETE") and "{name}" not in operation.path:
        path += "?$filter=" + quote(f"Name in ('{named}')")
    body = write_body(operation, name)
    more: dict[str, Any] = {} if body is None else {"json": body}
    if "/destinations/" in path:
        more["headers"] = {"X-fragment-name": name}
    with naming_commands() as commands:
        answer = await rest.ask(operation.method, path, base=BASE, token=token, **more)
    words = answer.text.replace(named, "NAME").replace(name, "NAME")
    return answer.status_code, words, Counter((command.name, command.collection) for command in commands)


async def keep(rest: Rest) -> None:
    """Let the owner have one of everything on both levels."""
    rest.admit(OWNER, *Right)
    for level in ("subaccount", "instance"):
        for noun, body in (
            ("Certificates", {"Name": f"{THEIRS}.pem", "Content": FILE}),
            ("Destinations", {"Name": THEIRS, "Type": "HTTP", "KeyStoreLocation": f"{THEIRS}.pem", "Password": "p"}),
            ("DestinationFragments", {"FragmentName": THEIRS, "clientSecret": "s"}),
        ):
            stored = await rest.ask("POST", f"/{level}{noun}", json=body, token=OWNER)
            assert stored.status_code == 201, stored.text


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_operation)
async def test_of_what_others_have_nothing_is_told(rest: Rest, operation: Operation) -> None:
    await keep(rest)
    other = await add_levels(rest.served, subaccount=f"beside {rest.levels.subaccount_scope_id}")
    other.admit(ELSEWHERE, *Right)
    rest.served.callers.by_name[RIGHTLESS] = Caller(tenant="acme", subject=RIGHTLESS, levels=rest.levels)
    rest.served.callers.by_name["another tenant's"] = Caller(
        tenant="another", subject="another tenant's", rights=frozenset(Right), levels=rest.levels
    )
    for token in (ELSEWHERE, RIGHTLESS, "another tenant's"):
        await tell(rest, operation, NOWHERE[1], token=token)  # the first time, its own scopes may not be known yet
        told = [await tell(rest, operation, name, token=token) for name in (NOWHERE[0], THEIRS)]
        assert told[0] == told[1], token
    mine, none = [await tell(rest, operation, name, token=OWNER) for name in (THEIRS, NOWHERE[0])]
    assert mine[:2] != none[:2], "the question asks nothing"
