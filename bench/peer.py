"""The peer: Node's best parts (bench/peers), on the same MongoDB. Left out where Node is missing."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.child import run_child
from bench.connection import Connection

FOLDER = Path(__file__).parent / "peers"


@contextmanager
def run_peer(uri: str) -> Iterator[Connection | None]:
    """Install and start it, give a connection to it, and stop it; gives None, and says so, without Node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        print("Node or npm is missing: Mercurius is left out.")
        yield None
        return
    subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=FOLDER, check=True)
    with run_child(lambda port: [node, "mercurius.mjs", str(port)], uri, cwd=FOLDER) as connection:
        yield connection
