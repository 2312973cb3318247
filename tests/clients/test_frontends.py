"""docs/frontends.md shows nothing that no client runs."""

import re

import pytest

from tests.clients.frontends import CLIENTS, PAGE, read_snippets

PROGRAMS = {"apollo", "relay", "urql"}
BY_THE_TEST = {"relay.config.json", "relay.config.trusted.json", "schema.mjs", "documents.graphql"}


def test_each_block_of_code_has_a_name_and_a_client() -> None:
    openings = re.findall(r"^```(.+)$", PAGE.read_text(), re.MULTILINE)
    names = [opening.partition(" ")[2] for opening in openings]
    assert len(set(names)) == len(names) > 10
    assert {name.partition("/")[0] for name in names if "/" in name} == PROGRAMS


@pytest.mark.parametrize("client", sorted(PROGRAMS))
def test_each_block_is_a_part_of_the_client_program(client: str) -> None:
    """A program is the tests' own, and what it imports. `possible-types.js` is Apollo's only."""
    snippets = {name.rpartition("/")[2]: text for name, text in read_snippets(client).items()}
    imported = _imports("".join(path.read_text() for path in (CLIENTS / client).glob("*.mjs")))
    imported |= _imports((CLIENTS / "main_job" / "main_job.mjs").read_text())
    while (more := imported.union(*(_imports(snippets[name]) for name in imported & snippets.keys()))) != imported:
        imported = more
    assert snippets.keys() - imported - BY_THE_TEST == (set() if client == "apollo" else {"possible-types.js"})


def _imports(text: str) -> set[str]:
    return {path.rpartition("/")[2] for path in re.findall(r'^import .* from "(\.[^"]*)";$', text, re.MULTILINE)}
