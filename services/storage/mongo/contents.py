"""The contents of certificate versions in MongoDB: one or more parts each."""

import secrets
from typing import Any

from services.errors import NotFound, ServiceUnavailable
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.storage.mongo.conditions import match_parts, partition, parts_prefix
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session
from services.storage.mongo.parts import read_contents, write_contents

_READS = 5
"""How often parts are read until they belong together: they change only when a keystore is unlocked."""


def write_parts(certificate: Certificate, contents: Contents) -> list[dict[str, Any]]:
    """Return the documents of the contents of the certificate's present version."""
    parts = write_contents(contents)
    shared = {
        **partition(certificate),
        "count": len(parts),
        "revision": secrets.token_hex(8),  # the same in all parts that were written together
    }
    prefix = parts_prefix(certificate, certificate.version)
    return [{"_id": f"{prefix}{number:03}", **shared, "octets": octets} for number, octets in enumerate(parts)]


async def store_parts(database: Database, parts: list[dict[str, Any]], session: Session) -> None:
    """Store the parts, one after the other: the driver wraps what fails of many, and it is not seen any more that it may be repeated."""
    for part in parts:
        await database.contents.insert_one(part, session=session)


async def load_parts(database: Database, certificate: Certificate, number: int) -> Contents:
    """Return the contents of a version; raises NotFound and ServiceUnavailable."""
    for _ in range(_READS):
        async with database.answering():
            parts = await database.contents.find(match_parts(certificate, number)).sort([("_id", 1)]).to_list(None)
        if not parts:
            raise NotFound("There is no such version.")
        if len(parts) == parts[0]["count"] and len({part["revision"] for part in parts}) == 1:
            return read_contents([part["octets"] for part in parts])
    raise ServiceUnavailable("The entries are being changed.")
