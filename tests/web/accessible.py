"""What axe-core says of a page; its rules are those of WCAG 2.2 and good practice."""

from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"

_GRAVE = {"serious", "critical"}

_SETTLE = """async () => {
  const moves = () => document.getAnimations().some((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
  const fades = () => [...document.querySelectorAll('[open]')].some((one) => getComputedStyle(one).opacity !== '1');
  do {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  } while (moves() || fades());
}"""
"""What fades in has too little contrast until it is there. What turns for ever, such as a sign of waiting, is not waited for."""

_LOOKS = 3
"""UI5 names some controls a few frames after it shows them. What is wrong at the third look stays wrong."""

_RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


def assert_accessible(page: Page) -> None:
    """Fail with each serious or critical violation of the page as it stands, and with what it is about."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text())  # the page's policy stops no script that the browser's own debugger runs
    for _ in range(_LOOKS):
        page.evaluate(_SETTLE)
        found = [violation for violation in page.evaluate(_RUN) if violation["impact"] in _GRAVE]
        if not found:
            return
    assert not found, "\n".join(_describe(violation) for violation in found)


def _describe(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    about = "\n".join(f"  {node['target']} {node['html'][:300]}\n  {node['failureSummary']}" for node in nodes)
    return f"{violation['impact']} {violation['id']}: {violation['help']}\n{about}"
