"""Asks runtimes of this machine what they make of all keystores, and writes the recording.

    python -m tests.runtimes.record JAVA_11=/opt/java11/bin/java ... NODE_24=/opt/node24/bin/node OPENSSL_3_0=libcrypto.so.3

A libcrypto is given by its path. All runtimes but Java 8 are needed. It takes some minutes. The corpus is found as the tests find it.
"""

import sys

from services.model.runtime import RuntimeVersion
from tests.runtimes.programs import Program, find_program
from tests.runtimes.recording import write_recording
from tests.runtimes.stores import list_stores

_HEAD = (
    "What runtimes make of the keystores of the corpus, of cases/ (vectors/cases) and of made/ (made_stores.py), by asking them; written by",
    "tests/runtimes/record.py. Columns: the keystore, the runtimes that open it, the entries that Java lists (alias, kind, chain).",
    "Each got the right passwords. Java: KeyStore.load, getKey of each key, which a PKIX key manager must offer, and at least one entry",
    "of use. OpenSSL: PKCS12_parse, called in libcrypto, which must give a key or a certificate. Node: tls.createSecureContext.",
    "Run: {versions}.",
    "Told, not run: Java 8, which cannot be had, is taken to open what Java 11 opens (JDK-8153005 and JDK-8076190 are in 8u301).",
)


def main(words: list[str]) -> None:
    """Ask all about all."""
    programs = {RuntimeVersion[name]: find_program(name, path) for name, path in (word.split("=", 1) for word in words)}
    missing = set(RuntimeVersion) - set(programs) - {RuntimeVersion.JAVA_8}
    assert not missing, f"no path is given for {sorted(runtime.name for runtime in missing)}"
    ordered = {runtime: programs[runtime] for runtime in RuntimeVersion if runtime in programs}
    views = {name: {runtime: program.ask(store) for runtime, program in ordered.items()} for name, store in list_stores().items()}
    for program in ordered.values():
        program.asked.stop()
    write_recording([line.format(versions=", ".join(map(_name, ordered.values()))) for line in _HEAD], views)


def _name(program: Program) -> str:
    return f"{program.name} = {program.version}"


if __name__ == "__main__":
    main(sys.argv[1:])
