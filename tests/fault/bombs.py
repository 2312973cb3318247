"""Throws the corpus' bombs at a service: in this process, or in one of its own, so that who measures is not slowed down by it."""

import asyncio
import sys
import time
from functools import lru_cache
from pathlib import Path

from tests.corpus import CorpusFile, load_corpus
from tests.fault.client import Client, Unavailable
from tests.fault.files import File, write_costly_p12

ROOT = Path(__file__).parents[2]

PAUSE = 0.1
"""Seconds between a bomb's answer and the same bomb: some hundred bombs a second."""

_EXTENSIONS = {"jceks": "jks", "der": "cer"}

Answer = tuple[str, str, dict[str, object], float]
"""The bomb's name, what was done with it, the answer, and how many seconds it took."""


def load_bombs() -> list[File]:
    """Return the corpus' bombs under names that uploads take."""
    return [_as_file(one) for one in load_corpus() if one.path.startswith("bombs/")]


def _as_file(one: CorpusFile) -> File:
    stem, _, extension = one.path.removeprefix("bombs/").rpartition(".")
    return File(f"{stem}.{_EXTENSIONS.get(extension, extension)}", one.octets, one.password)


async def throw(client: Client, scope_id: str, bomb: File) -> list[Answer]:
    """Upload it and look into it at once."""

    async def measure(kind: str) -> Answer:
        begun = time.monotonic()
        result = await (client.upload(scope_id, bomb) if kind == "upload" else client.inspect(bomb))
        return bomb.name, kind, result, time.monotonic() - begun

    return list(await asyncio.gather(measure("upload"), measure("inspect")))


async def bombard(client: Client, scope_id: str, *, seconds: float) -> None:
    """Throw every bomb again and again, and meanwhile a file that is as costly as a file may well be."""
    deadline = time.monotonic() + seconds
    costly = _write_costly()

    async def repeat(bomb: File) -> None:
        while time.monotonic() < deadline:
            await throw(client, scope_id, bomb)
            await asyncio.sleep(PAUSE)

    async def look_into_costly() -> None:
        while time.monotonic() < deadline:
            try:
                assert (await client.inspect(costly))["__typename"] == "InspectCertificateSuccess"
            except Unavailable:  # where the machine is so busy that it takes more time than any file is given
                await asyncio.sleep(PAUSE)

    await asyncio.gather(look_into_costly(), look_into_costly(), *(repeat(bomb) for bomb in load_bombs()))


@lru_cache(maxsize=1)
def _write_costly() -> File:
    return write_costly_p12("costly", "changeit")


class Bombardment:
    """A process that bombards as soon as it is told to."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def prepare(cls, client: Client, scope_id: str, *, seconds: float) -> "Bombardment":
        """Return it once it has everything at hand."""
        given = (str(client.http.base_url), client.http.headers["Authorization"].removeprefix("Bearer "), scope_id, str(seconds))
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-m", "tests.fault.bombs", *given)
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe)
        assert process.stdout is not None
        assert await process.stdout.readline() == b"prepared\n"
        return cls(process)

    async def run(self) -> None:
        """Return when it is over."""
        await self._process.communicate(b"go\n")
        assert self._process.returncode == 0, "the bombardment failed; what it printed says why"


async def _main(url: str, token: str, scope_id: str, seconds: str) -> None:
    _write_costly()
    load_bombs()
    print("prepared", flush=True)  # noqa: T201  # for who waits
    sys.stdin.readline()
    async with Client(url, token) as client:
        await bombard(client, scope_id, seconds=float(seconds))


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
