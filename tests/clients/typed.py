"""The typed clients in `clients/`: their packages, and how they are written. `make clients` runs this module."""

import asyncio
import sys
from pathlib import Path

from tests.clients import npm, pip

CLIENTS = Path(__file__).parents[2] / "clients"
TYPESCRIPT, PYTHON = CLIENTS / "typescript", CLIENTS / "python"
_PATIENCE = 280  # seconds; each takes about three on two cores that have nothing else to do


async def write_typescript(folder: Path) -> None:
    """Write what is generated of the TypeScript client that lies there; its packages are those of ours."""
    await npm.install(TYPESCRIPT)
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(TYPESCRIPT / "node_modules")
    await npm.run("npm", "run", "--silent", "generate", folder=folder, patience=_PATIENCE)


async def write_python(folder: Path) -> None:
    """Write what is generated of the Python client that lies there."""
    python = await pip.install(PYTHON)
    await npm.run(python, "generate.py", folder=folder, patience=_PATIENCE)


async def main() -> None:
    """Write both clients anew."""
    await write_typescript(TYPESCRIPT)
    await write_python(PYTHON)
    sys.stdout.write("Written anew: clients/typescript and clients/python.\n")


if __name__ == "__main__":
    asyncio.run(main())
