"""The first screen comes quickly: few octets of scripts, and one request for all data that it shows."""

import pytest

from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.loading import NOTE_LOADING, POSITION, READ_LOADING, read_loading
from tests.web.windows import PATIENCE, Look, Windows

MAX_SIZE, MAX_SIZE_OF_ANY = 300_000, 350_000
"""Octets of JavaScript in gzip: in English and light, and in any theme and language."""


BESIDE = ("/assets/InputComposition-", "/assets/socket-")
"""Scripts for which nothing waits: UI5's part for input methods such as that of Japanese, and the socket by which changes are heard."""


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
    assert [name for name in loading.queries if name != POSITION] == ["FirstScreen"], "one request brings the rows and the picture"
    assert [path for path in loading.late_scripts if not path.startswith(BESIDE)] == [], "all scripts are there before the data"
    assert 100_000 < loading.size <= most, f"{loading.size} octets: {loading.scripts}"
