"""The programs that consumers of destination certificates run, and which are at hand here: openssl, Node and Java."""

import atexit
import json
import shutil
import subprocess
from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="the program openssl is not installed")
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
needs_java = pytest.mark.skipif(shutil.which("javac") is None, reason="no JDK is installed")
needs_keytool = pytest.mark.skipif(shutil.which("keytool") is None, reason="keytool is not installed")

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
"""The library of Debian's package faketime, which moves the clock of a process that preloads it."""

needs_faketime = pytest.mark.skipif(FAKETIME is None, reason="the package faketime is not installed")

_SOURCE = Path(__file__).parent / "Stores.java"
_TIMEOUT = 60


def run(*command: str | Path, stdin: bytes = b"") -> bytes:
    """Return what a program writes; a failing one fails the test with its own words."""
    finished = subprocess.run([str(word) for word in command], check=False, input=stdin, capture_output=True, timeout=_TIMEOUT)
    assert finished.returncode == 0, finished.stderr.decode(errors="replace") + finished.stdout.decode(errors="replace")[:2000]
    return finished.stdout


def fails(*command: str | Path, stdin: bytes = b"") -> bool:
    """Whether a program refuses."""
    return subprocess.run([str(word) for word in command], check=False, input=stdin, capture_output=True, timeout=_TIMEOUT).returncode != 0


_NODE = """
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const options = JSON.parse(line);
  for (const name of ['pfx', 'key', 'cert']) if (name in options) options[name] = Buffer.from(options[name], 'base64');
  try {
    require('tls').createSecureContext(options);
    console.log('opened');
  } catch (error) {
    console.log('refused ' + error.message.split('\\n')[0]);
  }
});
"""


class Node:
    """One Node for the whole run."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(["node", "-e", _NODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def opens(self, *, passphrase: str | None = None, **files: bytes) -> bool:
        """Whether tls.createSecureContext takes the files (pfx, key, cert)."""
        options = {name: b64encode(octets).decode() for name, octets in files.items()}
        if passphrase is not None:
            options["passphrase"] = passphrase
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(options), file=self._process.stdin, flush=True)
        return self._process.stdout.readline() == "opened\n"

    def stop(self) -> None:
        """End it."""
        self._process.communicate()


@cache
def node() -> Node:
    """Return the one Node."""
    program = Node()
    atexit.register(program.stop)
    return program


class Java:
    """One virtual machine for the whole run: a start takes half a second, a question a few milliseconds."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory()
        run("javac", "-d", self._folder.name, _SOURCE)
        command = ["java", "-cp", self._folder.name, "Stores"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def stop(self) -> None:
        """End the virtual machine, and with it all questions."""
        self._process.communicate()
        self._folder.cleanup()

    def open(self, kind: str, path: Path, password: str) -> dict[str, tuple[str, int]] | None:
        """Return the kind (key, trusted, nothing) and chain length of each alias of a store, or None if Java refuses it."""
        answer = self._ask("open", kind, path, password)
        if not answer.startswith("opened"):
            return None
        parts = [word.rsplit("=", 2) for word in answer.split()[1:]]
        return {b64decode(alias).decode(): (entry, int(length)) for alias, entry, length in parts}

    def get(self, path: Path, port: int, *, kind: str, password: str, truststore: Path) -> str:
        """Return the first line that a TLS server on this machine answers when the store authenticates the client."""
        return self._ask("get", kind, path, password, str(port), truststore)

    def _ask(self, *words: str | Path) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print("\t".join(b64encode(str(word).encode()).decode() for word in words), file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()


@cache
def java() -> Java:
    """Return the one virtual machine."""
    machine = Java()
    atexit.register(machine.stop)
    return machine
