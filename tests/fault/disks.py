"""Small and read-only disks, for tests that fill them: mounted for real, which only root can do."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount on the folder, which is made; the test is skipped where that is not allowed. It is unmounted even while it is used."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"nothing can be mounted here: {done.stderr}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def small_disk(folder: Path, size: int) -> AbstractContextManager[Path]:
    """Mount an empty disk of that many octets."""
    return mounted(folder, "-t", "tmpfs", "-o", f"size={size}", "none")


def fill(folder: Path) -> Callable[[], None]:
    """Leave no space on the disk; return what gives it back."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return filler.unlink
