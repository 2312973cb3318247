"""One rule for each operation of the REST API: which requests name somebody else's things, by every part of a request that can.

What a request is about, its token says; so that somebody else's things can only be named by names, and by the subaccount in the head.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.server.isolation.questions import Question, Rule
from tests.server.isolation.things import PASSWORD, Things

WITHOUT_LEVELS = " without levels"
"""Behind the name of a caller, it is the same one with a token that says no levels."""

NO_FILE = "bm8gY2VydGlmaWNhdGU="
"""What is refused only after its name was looked for."""

Ask = Callable[[Things], Iterator[dict[str, Any]]]


def _rule(operation: str, ask: Ask) -> Rule:
    """Return the rule of an operation, at both levels, and with theirs named in the head; `ask` gives `path`, `query`, `body`, `head`."""
    method, _, path = operation.partition(" ")

    def questions(things: Things) -> list[Question]:
        found = []
        for level in ("subaccount", "instance") if "{L}" in path else ("",):
            for asked in ask(things):
                where = path.replace("{L}", level).replace("{name}", asked.get("name", "nowhere"))
                target = f"{method} {where}{'?' if 'query' in asked else ''}{asked.get('query', '')}"
                parts: dict[str, Any] = {key: value for key, value in asked.items() if key in {"body", "head"}}
                found.append(Question(target, parts, ("rest",)))
                head = {**parts.get("head", {}), "X-Subaccount": things.subaccount}
                found.append(Question(target, {**parts, "head": head, "as": WITHOUT_LEVELS}, ("rest",)))
        return found

    return questions


def _named(of: str) -> Ask:
    return lambda things: iter([{"name": getattr(things, of)}])


def _listed(of: str) -> Ask:
    def ask(things: Things) -> Iterator[dict[str, Any]]:
        yield {}
        yield {"query": f"$filter=Name in ('{getattr(things, of)}')"}
        yield {"query": f"$filter=Label['{things.label}'] HAS ('{things.label}')"}
        yield {"query": "$page=1&$pageSize=1&$pageCount=true&$entityCount=true"}
        yield {"query": "$select=Name"}

    return ask


def _deleted(of: str) -> Ask:
    return lambda things: iter([{"query": f"$filter=Name in ('{getattr(things, of)}')"}])


def _labels(of: str, body: object) -> Ask:
    return lambda things: iter([{"name": getattr(things, of), "body": body}])


def _certificates(things: Things) -> Iterator[dict[str, Any]]:
    one = {"Name": things.name, "Content": NO_FILE}
    yield {"body": one}
    yield {"body": [one]}


def _configurations(name: str, *, is_bulk: bool, **more: str) -> Ask:
    def ask(things: Things) -> Iterator[dict[str, Any]]:
        one = {name: things.configuration, **more, "KeyStoreLocation": things.name, "KeyStorePassword": PASSWORD}
        yield {"body": one}
        if is_bulk:
            yield {"body": [one]}

    return ask


def _looked_up(*levels: str) -> Ask:
    def ask(things: Things) -> Iterator[dict[str, Any]]:
        for level in levels:
            yield {"name": things.configuration + level}
            yield {"name": f"0system{level}", "head": {"X-fragment-name": things.configuration + level}}
            yield {"name": f"0system{level}", "head": {"X-fragment-name": things.configuration + level, "X-fragment-optional": "true"}}

    return ask


def _nouns() -> Iterator[tuple[str, str, Ask]]:
    """Yield collection, what names one of it, and the bodies that store one."""
    yield "Certificates", "name", _certificates
    yield "Destinations", "configuration", _configurations("Name", is_bulk=True, Type="HTTP")
    yield "DestinationFragments", "configuration", _configurations("FragmentName", is_bulk=False)


LABELS = [{"key": "k", "values": ["v"]}]


def _rules() -> Iterator[tuple[str, Ask]]:
    for noun, name, _ in _nouns():
        yield f"GET /v1/{{L}}{noun}", _listed(name)
        yield f"GET /v1/{{L}}{noun}/{{name}}", _named(name)
        yield f"GET /v1/{{L}}{noun}/{{name}}/labels", _named(name)
    yield "GET /v1/{L}Certificates/{name}/publicKeys", _named("name")
    yield "GET /v1/destinations/{name}", _looked_up("")
    yield "GET /v2/destinations/{name}", _looked_up("", "@subaccount", "@instance", "@provider_subaccount", "@provider_instance")
    for noun, name, bodies in _nouns():
        yield f"PUT /v1/{{L}}{noun}", bodies
        yield f"PUT /v1/{{L}}{noun}/{{name}}/labels", _labels(name, LABELS)
        yield f"PATCH /v1/{{L}}{noun}/{{name}}/labels", _labels(name, {"action": "ADD", "labels": LABELS})
        yield f"DELETE /v1/{{L}}{noun}/{{name}}", _named(name)
        yield f"DELETE /v1/{{L}}{noun}", _deleted(name)
    for noun, _, bodies in _nouns():  # last: from then on there is something of the name in the own scope, too
        yield f"POST /v1/{{L}}{noun}", bodies


OPERATIONS: dict[str, Rule] = {operation: _rule(operation, ask) for operation, ask in _rules()}
"""By method and path."""
