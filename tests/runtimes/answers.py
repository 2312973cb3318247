"""What a runtime says about a keystore, and whether that means that it opens it."""

import json
from base64 import b64encode
from dataclasses import asdict, dataclass
from typing import Any

from tests.runtimes.asking import Asked
from tests.runtimes.stores import Store

NO_ANSWER = "no answer in time"


@dataclass(frozen=True)
class JavaEntry:
    """One alias in Java's view. `kind`: key, secret, trusted, locked (getKey fails) or nothing (listed, and not found).

    `chain` are SHA-256 digests, the end entity's first; `chosen` says whether a key manager offers it to a TLS server.
    """

    alias: str
    kind: str
    algorithm: str | None
    error: str | None
    chain: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True)
class JavaView:
    """What KeyStore.load and getKey make of a store; `refused` is the exception of load."""

    refused: str | None
    entries: tuple[JavaEntry, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether it loads, each key that is listed can be used, and something is there to be used.

        A key can be used if getKey gives it and a key manager offers it, which needs a chain and an algorithm that this Java knows.
        Aliases that are listed and not found do not count: the file's other entries can be used all the same.
        """
        kinds = {_tell_use(entry) for entry in self.entries}
        return self.refused is None and kinds >= {"usable"} and "unusable" not in kinds


@dataclass(frozen=True)
class ParsedView:
    """What PKCS12_parse gives: whether there is a key, the SHA-256 of its certificate and of the others."""

    refused: str | None
    key: bool = False
    certificate: str | None = None
    others: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether it is parsed and something is in it."""
        return self.refused is None and (self.key or self.certificate is not None or bool(self.others))


@dataclass(frozen=True)
class NodeView:
    """What tls.createSecureContext says."""

    refused: str | None

    @property
    def opens(self) -> bool:
        """Whether it makes a context."""
        return self.refused is None


View = JavaView | ParsedView | NodeView


def ask_java(java: Asked, store: Store) -> JavaView:
    """Return Java's view with the store's passwords; where it needs none, without one, and if that gives nothing, with the empty one."""
    if store.password is not None:
        return _ask_java(java, store, store.password)
    views = [_ask_java(java, store, password) for password in (None, "")]
    return next((view for view in views if view.opens), views[0])


def ask_node(node: Asked, store: Store) -> NodeView:
    """Return what Node makes of it; where the store needs no password, none is given."""
    return NodeView(**_ask(node, store))


def ask_openssl(openssl: Asked, store: Store) -> ParsedView:
    """Return what OpenSSL makes of it; where the store needs no password, none is given (it then tries the empty one by itself)."""
    answer = _ask(openssl, store)
    return ParsedView(**{**answer, "others": tuple(answer.get("others", ()))})


def _ask(program: Asked, store: Store) -> dict[str, Any]:
    answer = program.ask(json.dumps({"pfx": _encode(store.octets), "passphrase": store.password}))
    return {"refused": NO_ANSWER} if answer is None else json.loads(answer)


def _ask_java(java: Asked, store: Store, password: str | None) -> JavaView:
    passwords = (password, password, *(each for _, each in store.key_passwords))
    words = ("-" if each is None else _encode(each.encode()) for each in passwords)
    answer = java.ask("\t".join((_encode(store.java_type.encode()), _encode(store.octets), *words)))
    if answer is None:
        return JavaView(NO_ANSWER)
    found = json.loads(answer)
    return JavaView(found["refused"], tuple(JavaEntry(**{**entry, "chain": tuple(entry["chain"])}) for entry in found["entries"]))


def _tell_use(entry: JavaEntry) -> str:
    if entry.kind == "nothing":
        return "not found"
    return "usable" if entry.kind in ("trusted", "secret") or (entry.kind == "key" and entry.chosen) else "unusable"


def _encode(octets: bytes) -> str:
    return b64encode(octets).decode()


def to_json(view: View) -> dict[str, object]:
    """Return it for a file."""
    return {"opens": view.opens, **asdict(view)}
