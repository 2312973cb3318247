"""The first screen comes quickly: few octets of scripts, and one request for all data that it shows."""

import pytest

from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.loading import NOTE_LOADING, READ_LOADING, read_loading
from tests.web.windows import PATIENCE, Look, Windows

MAX_SIZE, MAX_SIZE_OF_ANY = 300_000, 350_000
"""Octets of JavaScript in gzip: in English and light, and in any theme and language."""


LIVE = "/assets/live-"
"""The script that hears changes. Nothing of the first screen waits for it."""


@pytest.mark.parametrize(
    ("lang", "dark", "most"),
    [("en", False, MAX_SIZE), ("en", True, MAX_SIZE_OF_ANY), ("de", False, MAX_SIZE_OF_ANY), ("de", True, MAX_SIZE_OF_ANY)],
)
def test_the_first_screen_is_small_and_asks_once(
    windows: Windows, api: Api, scope: Scope, keystores: Keystores, lang: str, dark: bool, most: int
) -> None:
    api.upload(scope, keystores.p12, password=PASSWORD)
    page = windows.open(f"/certificates?scope={scope.id}", Look(lang=lang, dark=dark))
    page.add_init_script(NOTE_LOADING)
    page.reload()
    loading = read_loading(page.evaluate(READ_LOADING, PATIENCE))
    assert loading.queries == 1, "one request brings the rows and the picture"
    waiting = [path for path in loading.late_scripts if not path.startswith(LIVE)]
    assert not waiting, "no script waits for the data"
    assert 100_000 < loading.size <= most, f"{loading.size} octets: {loading.scripts}"
