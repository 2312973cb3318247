"""Makes a started mongod the primary of its single-node replica set, with the user that the service connects as."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pymongo import AsyncMongoClient
from pymongo.errors import ConnectionFailure, OperationFailure

REPLICA_SET = "rs0"
USER = "destination_certificates"
_ROLES = ["readWriteAnyDatabase", "dbAdminAnyDatabase"]

_ALREADY_INITIALIZED = 23
_USER_EXISTS = 51003
_PAUSE = 0.02

AdminClient = AsyncMongoClient[dict[str, Any]]


async def establish_replica_set(*, port: int, key: str, password: str, check_alive: Callable[[], None]) -> None:
    """Return when the replica set has a primary that knows the user's password. Repeating it changes nothing.

    `check_alive` is called while waiting and raises if mongod ended.
    """
    # The members' own user may do everything in every state of the set: also after a first start that was cut short, and when the
    # port changed. It needs the key file, which only the owner of the folder can read.
    client: AdminClient = AsyncMongoClient(
        "127.0.0.1",
        port,
        directConnection=True,
        username="__system",
        password=key,
        authSource="local",
        authMechanism="SCRAM-SHA-256",
        serverSelectionTimeoutMS=500,
    )
    try:
        await _wait_for("ok", client, check_alive)
        await _configure(client, f"127.0.0.1:{port}")
        await _wait_for("isWritablePrimary", client, check_alive)
        await _set_user(client, password)
    finally:
        await client.close()


async def _wait_for(fact: str, client: AdminClient, check_alive: Callable[[], None]) -> None:
    """Return when mongod says that the fact is true."""
    while True:
        check_alive()
        with suppress(ConnectionFailure):
            answer = await client.admin.command("hello")
            if answer.get(fact):
                return
        await asyncio.sleep(_PAUSE)


async def _configure(client: AdminClient, host: str) -> None:
    try:
        await client.admin.command("replSetInitiate", {"_id": REPLICA_SET, "members": [{"_id": 0, "host": host}]})
    except OperationFailure as error:
        if error.code != _ALREADY_INITIALIZED:
            raise
        await _move(client, host)


async def _move(client: AdminClient, host: str) -> None:
    """Tell the replica set that its only member listens elsewhere, if it does."""
    answer = await client.admin.command("replSetGetConfig")
    config = answer["config"]
    if config["members"][0]["host"] == host:
        return
    config["members"][0]["host"] = host
    config["version"] += 1
    await client.admin.command("replSetReconfig", config, force=True)


async def _set_user(client: AdminClient, password: str) -> None:
    settings: dict[str, Any] = {"pwd": password, "roles": _ROLES, "writeConcern": {"w": "majority", "j": True}}
    try:
        await client.admin.command("createUser", USER, **settings)
    except OperationFailure as error:
        if error.code != _USER_EXISTS:
            raise
        await client.admin.command("updateUser", USER, **settings)
