"""The JDK's HttpClient with its defaults does the main job: it sends `Upgrade: h2c`, which is ignored."""

import asyncio
import base64
from pathlib import Path

from tests.programs import needs_java
from tests.server.endpoint import serve
from tests.server.test_app import opened
from tests.support import issue

SOURCE = Path(__file__).parent / "DefaultClient.java"


@needs_java
async def test_it_creates_uploads_lists_and_exports(mongo_uri: str, tmp_path: Path) -> None:
    file = tmp_path / "client.pem"
    file.write_bytes(issue("java").pem)
    async with opened(mongo_uri, tmp_path) as app, serve(app) as (host, port):
        token = (tmp_path / "dev-token").read_text().strip()
        command = ["java", str(SOURCE), f"http://{host}:{port}/graphql", token, str(file)]
        java = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
        output, errors = await asyncio.wait_for(java.communicate(), 60)
    assert java.returncode == 0, errors.decode()
    assert base64.b64decode(output) == file.read_bytes()
