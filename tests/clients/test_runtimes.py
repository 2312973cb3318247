"""Runtimes open what the service says of them: each keystore of the corpus, of the cases and of the made ones.

`tests/runtimes/record.py` asks the runtimes that are not here, too, and records all of them.
"""

from functools import cache

import pytest

from services.errors import DomainError
from services.model.contents import Contents
from services.model.runtime import RuntimeVersion
from tests.clients.npm import needs_npm
from tests.clients.runtimes import RUNTIMES, install
from tests.corpus import needs_corpus
from tests.programs import needs_java, needs_openssl
from tests.runtimes.agreement import Agreement
from tests.runtimes.stores import Store, list_stores

_SLOW = "-iter"  # in the names of files with many iterations, which tell nothing here and take seconds


@cache
def read_all() -> list[tuple[Store, Contents]]:
    """Return the keystores that the service reads, with what it reads in them."""
    found = []
    for name, store in list_stores().items():
        if _SLOW not in name:
            try:
                found.append((store, store.read()))
            except DomainError:
                continue
    return found


@needs_corpus
@needs_java
@needs_openssl
@needs_npm
@pytest.mark.parametrize("name", RUNTIMES)
async def test_it_opens_what_is_said(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither more nor less."""
    program, agreement = await install(name), Agreement()
    for store, contents in read_all():
        agreement.add(store.name, contents.openings, {RuntimeVersion[name]: program.ask(store).opens})
    program.asked.stop()
    with capsys.disabled():
        print(f"\n{program.version}\n{agreement.write_table()}")  # noqa: T201
    assert agreement.unexplained == []
