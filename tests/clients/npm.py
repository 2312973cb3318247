"""Programs of npm packages: each folder has its packages in a lock, and a program that uses them."""

import asyncio
import fcntl
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest


def find_node() -> int:
    """Return the major version of Node.js, 0 where it is not there with npm."""
    if shutil.which("npm") is None:
        return 0
    version = subprocess.run(["node", "--version"], capture_output=True, check=True, text=True).stdout
    return int(version.removeprefix("v").partition(".")[0])


NODE = find_node()
needs_npm = pytest.mark.skipif(not NODE, reason="Node.js with npm is needed for other people's clients")
needs_node_20 = pytest.mark.skipif(NODE < 20, reason="Node.js 20 or newer with npm is needed for the typed client")


async def install(folder: Path) -> None:
    """Install the folder's packages if they are not there; one of the processes that run the tests does it."""
    with (folder / "package.json").open() as file:
        await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
        if not (folder / "node_modules" / ".package-lock.json").exists():
            await run("npm", "ci", "--no-audit", "--no-fund", folder=folder)


async def run(*command: str, folder: Path, environment: Mapping[str, str] | None = None, patience: float = 120) -> str:
    """Return what a program writes that runs in the folder, for so many seconds at most; one that fails fails the test with its own words."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, errors = await asyncio.wait_for(process.communicate(), patience)
    assert process.returncode == 0, errors.decode() + output.decode()
    return output.decode()
