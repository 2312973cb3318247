"""What watches the windows sees what it is for: a watch that notes nothing would let every other test pass."""

import pytest
from playwright.sync_api import Page

from tests.web.accessible import assert_accessible
from tests.web.windows import Windows

_SCRIPT_ELEMENT = "document.head.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))"


@pytest.mark.parametrize(
    ("does", "noted"),
    [
        ("console.warn('hm')", "console warning: hm"),
        ("setTimeout(() => { throw new Error('oops') })", "uncaught: oops"),
        ("Promise.reject(new Error('lost')); 0", "uncaught: lost"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "violated policy: connect-src https://elsewhere.example"),
        (_SCRIPT_ELEMENT, "violated policy: script-src"),
        ("document.body.setAttribute('style', 'color: red')", "violated policy: style-src"),
        ("fetch('/nowhere')", "console error: Failed to load resource"),
    ],
)
def test_what_no_page_may_do_is_noted(windows: Windows, does: str, noted: str) -> None:
    page = windows.open()
    watch = windows.watch_of(page)
    page.evaluate(does)
    _wait_until_noted(page, watch.faults, noted)
    with pytest.raises(AssertionError, match="no page may"):
        watch.check()
    watch.faults.clear()


def test_axe_finds_a_button_without_a_name(windows: Windows) -> None:
    page = windows.open()
    page.evaluate("document.body.append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        assert_accessible(page)


def _wait_until_noted(page: Page, faults: list[str], noted: str) -> None:
    while not any(noted in fault for fault in faults):
        page.wait_for_timeout(20)  # it lets Playwright hear of what happened
