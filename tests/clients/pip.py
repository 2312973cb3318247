"""Programs of PyPI packages that must not meet the project's own: each folder has its packages in a lock, and an environment for them."""

import asyncio
import fcntl
import hashlib
import shutil
import sys
from pathlib import Path

from tests.clients.npm import run

_PATIENCE = 280  # seconds; the largest takes about a minute


async def install(folder: Path) -> str:
    """Return the Python of the folder's environment, made anew if the lock has changed; one of the processes that run the tests does it."""
    lock, environment = folder / "requirements.lock", folder / ".venv"
    digest, done, python = hashlib.sha256(lock.read_bytes()).hexdigest(), environment / "lock.sha256", environment / "bin" / "python"
    with lock.open() as file:
        await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
        if not done.exists() or done.read_text() != digest:
            await asyncio.to_thread(shutil.rmtree, environment, ignore_errors=True)
            await run(sys.executable, "-m", "venv", str(environment), folder=folder)
            options = ("--disable-pip-version-check", "--no-deps", "--require-hashes")
            await run(str(python), "-m", "pip", "install", "-q", *options, "-r", str(lock), folder=folder, patience=_PATIENCE)
            done.write_text(digest)
    return str(python)
