"""The runtimes as programs that are asked: any Java, Node or libcrypto of this machine, and its version."""

import ctypes
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs import run
from tests.runtimes.answers import View, ask_java, ask_node, ask_openssl
from tests.runtimes.asking import Asked
from tests.runtimes.stores import Store

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Program:
    """One runtime: its name (a RuntimeVersion), its version in words, and the process that answers."""

    name: str
    version: str
    asked: Asked

    def ask(self, store: Store) -> View:
        """Return what it makes of the store."""
        ask = ask_java if self.name.startswith("JAVA") else ask_node if self.name.startswith("NODE") else ask_openssl
        return ask(self.asked, store)


def find_program(name: str, path: str) -> Program:
    """Return the runtime NAME: `path` is java or node, or a libcrypto by its path or its name for the loader."""
    if name.startswith("JAVA"):
        words = subprocess.run([path, "-version"], check=True, capture_output=True, text=True).stderr
        return Program(
            name, re.findall(r'version "(.*?)"', words)[0], Asked(path, "-XX:TieredStopAtLevel=1", "-cp", _compile().name, "Views")
        )
    if name.startswith("NODE"):
        version = run(path, "-p", "`${process.versions.node} (OpenSSL ${process.versions.openssl})`").decode().strip()
        return Program(name, version, Asked(path, _HERE / "views.js"))
    library = ctypes.CDLL(path)
    library.OpenSSL_version.restype = ctypes.c_char_p
    version = library.OpenSSL_version(0).decode().split()[1]
    return Program(name, version, Asked(sys.executable, _HERE / "parse_pkcs12.py", path))


@cache
def _compile() -> TemporaryDirectory[str]:
    """Return a folder with the class, for Java 11 and later; it is there as long as this process."""
    folder = TemporaryDirectory()
    run("javac", "--release", "11", "-d", folder.name, _HERE / "Views.java")
    return folder
