"""Start the service: `python -m server`.

`python -m server renew --once` renews what is due and ends, for cron and Kubernetes. `python -m server take-root FILE` writes the
local authority's root key, encrypted under the password on standard input, and removes it from the installation.
`python -m server migrate` brings the stored data up to this release, which the service does beside serving, and ends when it is done.
`python -m server audit verify` reads the whole audit, and ends with 1 where it finds something.
`python -m server create-service-key` makes a tenant's first service key, `python -m server rotate-token-key` a new key to sign tokens with.
"""

import argparse
import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path

from server.commands.audit import NoCheckpoints, verify_audit
from server.commands.create_service_key import KeyNotCreated, add_arguments, create_service_key, read_wanted
from server.commands.migrate import migrate_and_wait
from server.commands.renew import renew
from server.commands.rotate_token_key import rotate_token_key
from server.commands.serve import serve
from server.commands.take_root import NoRootKey, take_root
from server.open_files import TooFewFiles, raise_open_files
from server.settings import Settings, read_settings
from server.values import BadSetting
from services.encryption.master_key import InvalidMasterKey
from services.errors import ServiceUnavailable
from services.model.secret import Secret
from services.storage.embedded.binary import MongodUnavailable
from services.storage.files.problems import UnusableFolder
from services.storage.files.secret_file import BadSecretFile
from services.storage.mongo.failures import DatabaseRefused
from services.storage.mongo.indexes import SchemaTooNew
from services.storage.mongo.installation import MasterKeyMismatch
from services.storage.mongo.migrations.migrate import MigrationFailed
from services.workers.confinement import forbid_dumps

EXPLAINED = (
    BadSecretFile,
    BadSetting,
    DatabaseRefused,
    InvalidMasterKey,
    KeyNotCreated,
    MasterKeyMismatch,
    MigrationFailed,
    MongodUnavailable,
    NoCheckpoints,
    NoRootKey,
    SchemaTooNew,
    ServiceUnavailable,
    TooFewFiles,
    UnusableFolder,
)
"""What keeps the service from starting and says in a sentence what to do; all else shows its traceback."""


def main() -> int:
    """Return the exit code: 0 after a stop by signal, 1 when the audit is not whole, 2 when a sentence says why there was no start."""
    forbid_dumps()
    command = _read_command()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("pymongo").setLevel(logging.WARNING)
    # What no line says need not be found out; by the section "Optimization" of Python's HOWTO of logging.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    try:
        raise_open_files()
        with asyncio.Runner(loop_factory=_new_event_loop) as runner:
            return runner.run(command(read_settings())) or 0
    except EXPLAINED as explained:
        print(f"The service did not start: {explained}", file=sys.stderr)  # noqa: T201  # for whoever started it
        return 2
    except asyncio.CancelledError:
        return 0


def _read_command() -> Callable[[Settings], Coroutine[None, None, int | None]]:
    parser = argparse.ArgumentParser(prog="python -m server", description="Destination Certificates")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("serve", help="serve (what is done without a command)")
    commands.add_parser("migrate", help="bring the stored data up to this release, and end when that is done")
    renewal = commands.add_parser("renew", help="renew what is due, and end")
    renewal.add_argument("--once", action="store_true", required=True)
    root = commands.add_parser("take-root", help="write the root's private key to a file and remove it here; password on standard input")
    root.add_argument("file", type=Path)
    audit = commands.add_parser("audit", help="verify the audit").add_subparsers(dest="audit_command", required=True)
    verification = audit.add_parser("verify", help="say what was edited, removed, swapped, inserted or cut; the exit code is then 1")
    verification.add_argument("--checkpoint", type=Path, help="a file or log with checkpoints that left the database, to compare with")
    verification.add_argument("--tenant", help="verify the records of this tenant only")
    add_arguments(commands.add_parser("create-service-key", help="make a service key, and print its binding with the secret, as JSON"))
    rotation = commands.add_parser("rotate-token-key", help="sign access tokens with a new key from now on")
    rotation.add_argument("--forget", action="store_true", help="refuse the tokens that older keys signed, as after a theft")
    given = parser.parse_args()
    if given.command == "migrate":
        return migrate_and_wait
    if given.command == "renew":
        return renew
    if given.command == "take-root":
        return lambda settings: take_root(settings, given.file, password=Secret(sys.stdin.readline().rstrip("\n").encode()))
    if given.command == "audit":
        return lambda settings: verify_audit(settings, checkpoints=given.checkpoint, tenant=given.tenant)
    if given.command == "create-service-key":
        wanted = read_wanted(given)
        return lambda settings: create_service_key(settings, wanted)
    if given.command == "rotate-token-key":
        return lambda settings: rotate_token_key(settings, forget=given.forget)
    return serve


def _new_event_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop  # noqa: PLC0415  # not to be had on Windows
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


if __name__ == "__main__":
    sys.exit(main())
