"""Files that a user drags from the desktop onto a page: Playwright moves the mouse, but has no desktop."""

import base64
from pathlib import Path

from playwright.sync_api import Locator

_MAKE = """(files) => {
  const transfer = new DataTransfer();
  for (const [name, base64] of files) {
    const octets = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    transfer.items.add(new File([octets], name));
  }
  return transfer;
}"""


def drop(target: Locator, *files: Path) -> None:
    """Drag the files over the target and let them go there, all at once."""
    named = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
    transfer = target.page.evaluate_handle(_MAKE, named)
    for event in ("dragenter", "dragover", "drop"):
        target.dispatch_event(event, {"dataTransfer": transfer})


def is_left_to_the_browser(target: Locator) -> bool:
    """Return whether the browser does with a file that is dropped there what it does by itself: it leaves the page to show it."""
    transfer = target.page.evaluate_handle(_MAKE, [["a.pem", ""]])
    drop = "(target, dataTransfer) => target.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, composed: true, dataTransfer}))"
    return bool(target.evaluate(drop, transfer))
