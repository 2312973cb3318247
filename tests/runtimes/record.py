"""Asks runtimes of this machine what they make of all keystores, and writes the recording.

    python -m tests.runtimes.record JAVA_11=/opt/java11/bin/java ... NODE_24=/opt/node24/bin/node OPENSSL_3_0=libcrypto.so.3

A libcrypto is given by its path. All runtimes but Java 8 are needed. With `--new` as the first word only those keystores are asked about
that are not recorded; all take some minutes. The corpus is found as the tests find it.
"""

import sys

from services.model.runtime import RuntimeVersion
from tests.runtimes.programs import Program, find_program
from tests.runtimes.recording import draw, load_recording, write_recording, write_seen
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
    """Ask about all keystores, or about the new ones."""
    is_new = words[0] == "--new"
    programs = {RuntimeVersion[name]: find_program(name, path) for name, path in (word.split("=", 1) for word in words[is_new:])}
    missing = set(RuntimeVersion) - set(programs) - {RuntimeVersion.JAVA_8}
    assert not missing, f"no path is given for {sorted(runtime.name for runtime in missing)}"
    ordered = {runtime: programs[runtime] for runtime in RuntimeVersion if runtime in programs}
    known = load_recording() if is_new else {}
    lines = {name: write_seen(name, seen) for name, seen in known.items()}
    for name, store in list_stores().items():
        if name not in known:
            lines[name] = write_seen(name, draw(name, {runtime: program.ask(store) for runtime, program in ordered.items()}))
    for program in ordered.values():
        program.asked.stop()
    head = [line.format(versions=", ".join(map(_name, ordered.values()))) for line in _HEAD]
    write_recording(head, [lines[name] for name in list_stores()])


def _name(program: Program) -> str:
    return f"{program.name} = {program.version}"


if __name__ == "__main__":
    main(sys.argv[1:])
