"""The parts list: which adapter stands behind which port."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import cast

from services.workers.pool import ReaderPool

from resolvers.use_cases import UseCases
from server.access import BearerTokens, load_or_create_token
from server.health import Check
from server.settings import Settings
from services.browse import Browse
from services.clock import SystemClock
from services.delete import Delete
from services.encryption.local_keys import LocalKeyProvider
from services.encryption.master_key import MasterKey, parse_master_key
from services.export import Export
from services.inspect import Inspect
from services.label import Label
from services.ports import Clock, ContentReader, KeyProvider
from services.scope import CreateScope, DeleteScope
from services.storage.mongo import Database, Driver, connect
from services.storage.mongo_certificates import MongoCertificates
from services.storage.mongo_installation import check_master_key, open_master_key
from services.storage.mongo_schema import prepare_database
from services.storage.mongo_scopes import MongoScopes
from services.storage.mongod import EmbeddedMongod
from services.storage.private_files import make_private_folder
from services.unlock import Unlock
from services.upload import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What the edges need: the use cases, who may call them, and how to see whether all parts work."""

    use_cases: UseCases
    tokens: BearerTokens
    checks: Mapping[str, Check]


@asynccontextmanager
async def open_installation(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Installation]:
    """Start every part, give the installation, and stop every part in the reverse order.

    Raises what keeps a part from starting: MongodUnavailable, InvalidMasterKey, MasterKeyMismatch, SchemaTooNew, ServiceUnavailable.
    """
    async with AsyncExitStack() as parts:
        make_private_folder(settings.data)
        database = connect(await _find_mongodb(settings, parts), cast(Driver, settings.mongodb_driver), name=settings.mongodb_database)
        parts.push_async_callback(database.close)
        await prepare_database(database)
        keys = LocalKeyProvider(await _load_master_key(settings, database))
        await check_master_key(database, keys)
        reader = ReaderPool(size=settings.readers)
        await reader.start()
        parts.push_async_callback(reader.aclose)
        yield Installation(
            use_cases=_wire(settings, database, keys=keys, reader=reader, clock=clock or SystemClock()),
            tokens=BearerTokens(load_or_create_token(settings.data / "dev-token")),
            checks={"mongodb": database.ping, "masterKey": lambda: check_master_key(database, keys), "readers": reader.check},
        )


async def _find_mongodb(settings: Settings, parts: AsyncExitStack) -> str:
    """Return the URI of the installation's own MongoDB, or start the embedded one."""
    if settings.mongodb_uri is not None:
        return settings.mongodb_uri.reveal().decode()
    mongod = EmbeddedMongod(settings.data / "mongod")
    uri = await mongod.start()
    parts.push_async_callback(mongod.stop)
    return uri


async def _load_master_key(settings: Settings, database: Database) -> MasterKey:
    if settings.master_key is not None:
        return parse_master_key(settings.master_key.reveal().decode())
    return await open_master_key(database, settings.data / "master-key")


def _wire(settings: Settings, database: Database, *, keys: KeyProvider, reader: ContentReader, clock: Clock) -> UseCases:
    scopes, certificates, limits = MongoScopes(database), MongoCertificates(database), settings.limits
    return UseCases(
        create_scope=CreateScope(scopes=scopes, clock=clock),
        delete_scope=DeleteScope(scopes=scopes),
        upload=Upload(scopes=scopes, certificates=certificates, reader=reader, keys=keys, clock=clock, limits=limits),
        inspect=Inspect(reader=reader, limits=limits),
        unlock=Unlock(certificates=certificates, reader=reader, keys=keys, clock=clock, limits=limits),
        browse=Browse(scopes=scopes, certificates=certificates, clock=clock),
        label=Label(certificates=certificates, clock=clock),
        export=Export(certificates=certificates, keys=keys),
        delete=Delete(certificates=certificates),
    )
