"""What clients of front ends need: the service with files to upload, and the programs that docs/frontends.md shows, beside the tests' own."""

import base64
import json
import re
import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from server.access.development import load_or_create_token
from server.app import build_app
from server.installation import open_installation
from server.settings import Settings
from services.encryption.master_key import LocalKeyProvider, parse_master_key
from services.encryption.positions import LogPlace, PositionSeal
from services.model.access import DEFAULT_TENANT
from services.model.secret import Secret
from tests.clients.npm import run
from tests.clients.serving import Late
from tests.server.endpoint import serve
from tests.support import chain_of_three, p12_of, pem_chain

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "frontends.md"
CLIENTS = Path(__file__).parent
PASSWORD = "changeit"
_SNIPPET = re.compile(r"^```[a-z]+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read_snippets(client: str) -> dict[str, str]:
    """Return by file name what the page shows for a client and for all: its blocks with names, such as `apollo/client.js` and `errors.js`."""
    snippets = {name: text for name, text in _SNIPPET.findall(PAGE.read_text())}
    return {name.removeprefix(f"{client}/"): text for name, text in snippets.items() if name.startswith(f"{client}/") or "/" not in name}


def assemble(client: str, folder: Path) -> Path:
    """Return a new folder with the client's programs, what the page shows for it, the main job, the schema and the npm packages if there are some."""
    source, assembled = CLIENTS / client, folder / client
    shutil.copytree(source, assembled, ignore=shutil.ignore_patterns("node_modules", ".venv"))
    if (source / "node_modules").exists():
        (assembled / "node_modules").symlink_to(source / "node_modules")
    for file in (ROOT / "schema" / "schema.graphql", *(CLIENTS / "main_job").iterdir()):
        shutil.copy(file, assembled)
    for name, text in read_snippets(client).items():
        (assembled / name).parent.mkdir(exist_ok=True)
        (assembled / name).write_text(text)
    return assembled


@asynccontextmanager
async def served(mongo_uri: str, folder: Path, **settings: Any) -> AsyncIterator[dict[str, str]]:
    """Serve the application; gives where it is, the development token, and files as Base64: what programs need for their work."""
    late, key = Late(), base64.b64encode(secrets.token_bytes(32)).decode()
    base = Settings(
        data=folder / "data", mongodb_uri=Secret(mongo_uri.encode()), master_key=Secret(key.encode()), dev_token=True, **settings
    )
    async with serve(late) as (host, port):
        given = replace(base, mongodb_database=f"front_{folder.name[-20:]}", public_url=f"http://{host}:{port}")
        async with open_installation(given) as installation:
            late.app = build_app(given, installation)
            parts, others = chain_of_three("client.example"), chain_of_three("other.example", days=300)
            files = {
                "keyStore": p12_of(*parts, password=PASSWORD.encode()),
                "otherKeyStore": p12_of(*others, password=PASSWORD.encode()),
                "chain": pem_chain(*parts),
            }
            work = {name: base64.b64encode(octets).decode() for name, octets in files.items()}
            seal = PositionSeal(LocalKeyProvider(parse_master_key(key)))
            work["lostPosition"] = seal.write(LogPlace(token="82", seconds=1), tenant=DEFAULT_TENANT)  # of 1970
            yield {"url": f"{given.base_url}/graphql", "token": load_or_create_token(given.data / "dev-token"), **work}


async def play(folder: Path, work: dict[str, str], *program: str) -> dict[str, Any]:
    """Return by name what the program told of its work."""
    output = await run(*program, json.dumps(work), folder=folder)
    lines = [json.loads(line) for line in output.splitlines()]
    names = [line["name"] for line in lines]
    assert len(set(names)) == len(names)
    return {line["name"]: line.get("result") for line in lines}


MAIN_JOB = {
    "upload": ["client.p12", "P12"],
    "wrong password": "PASSWORD_WRONG",
    "name taken": "NAME_TAKEN",
    "one file at two places": ["one.pem", "two.crt"],
    "pages": [["client.p12", "one.pem"], ["two.crt"]],
    "entries": [["client", ["client.example", "Test Issuing CA", "Test Root"]]],
    "generate": "made.p12",
    "export": ["client.p12", True],
    "labels": [["stage", ["prod"]]],
    "change": "CHANGED",
    "lost position": ["RESUME_LOST"],
    "dry run": True,
    "delete": ["made.p12", None],
    "bad page": ["PAGE_INVALID"],
    "wrong token": ["UNAUTHENTICATED"],
}
"""What comes of each step of `main_job.mjs`, whichever client takes it."""

IN_PAGES = MAIN_JOB | {"an error of a newer service": "NAME_TAKEN"}
"""The same for clients that may stand in pages: there an error may have a type that did not exist when the page was built."""
