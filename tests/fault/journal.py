"""What was sent and what was acknowledged, kept outside of everything that is killed, and compared with what the service has."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from tests.fault.client import Client, Listed
from tests.fault.files import File

_ENTRIES = {"pem": 1, "cer": 1, "p12": 1, "jks": 2}
"""How many entries each of the files has that the journal is about."""


@dataclass
class Journal:
    """Acknowledgements are appended to a file right after each reply, one line each."""

    path: Path
    sent: dict[str, File] = field(default_factory=dict)
    checked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)

    def send(self, file: File) -> None:
        """Note a file before it is sent."""
        self.sent[file.name] = file

    def acknowledge(self, file: File, certificate_id: str) -> None:
        """Note a reply before anything else is done."""
        os.write(self._descriptor, json.dumps({"name": file.name, "id": certificate_id, "sha256": file.sha256}).encode() + b"\n")

    def read(self) -> dict[str, dict[str, str]]:
        """Return the acknowledgements by name."""
        return {line["name"]: line for line in map(json.loads, self.path.read_text().splitlines())}

    async def compare(self, client: Client, scope_id: str, *, again: bool = False) -> None:
        """Assert that all that was acknowledged is there and that all that is there is whole.

        What an earlier comparison has opened is only listed, unless it is to be opened `again`.
        """
        acknowledged = self.read()
        listed = {one.name: one for one in await client.list(scope_id)}
        missing = acknowledged.keys() - listed.keys()
        assert not missing, f"acknowledged, and gone: {sorted(missing)}"
        never_sent = listed.keys() - self.sent.keys()
        assert not never_sent, f"there, and never sent: {sorted(never_sent)}"
        for name, one in listed.items():
            if name in acknowledged:
                assert acknowledged[name]["id"] == one.id
                assert acknowledged[name]["sha256"] == self.sent[name].sha256
            if again or name not in self.checked:
                await self._open(client, one)
                self.checked.add(name)

    async def _open(self, client: Client, one: Listed) -> None:
        file = self.sent[one.name]
        opened = await client.open(one.id)
        assert opened["size"] == one.size == len(file.octets), one
        assert [version["number"] for version in opened["versions"]] == [1], one
        assert len(opened["entries"]) == _ENTRIES[one.name.rpartition(".")[2]], opened
        assert all("reason" not in entry for entry in opened["entries"]), opened
        assert await client.export(one.id) == file.octets, f"{one.name} is not what was sent"
