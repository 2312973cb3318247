"""What a user can read on a page, with all that stands in shadow trees, and where it stands."""

import re

from playwright.sync_api import Locator, Page

_READ = """() => {
  const read = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) read.push(node.data);
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.localName.toUpperCase())) return;
      for (const name of ['title', 'alt', 'placeholder', 'aria-label', 'tooltip', 'accessible-name', 'value', 'text']) {
        if (node.hasAttribute(name)) read.push(node.getAttribute(name));
      }
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  return read;
}"""

_MISSING = re.compile(r"\bundefined\b|\bnull\b|\bNaN\b|\[object |Invalid Date|=>")


def read_texts(page: Page) -> list[str]:
    """Return the texts and the names of everything, in the order of the page; also of what is not shown at the moment."""
    texts: list[str] = page.evaluate(_READ)
    return [text for text in texts if text.strip()]


def assert_complete(page: Page) -> None:
    """Fail where a text is missing, or something stands there that is no text for people; and where the page is wider than its window."""
    wrong = [text for text in read_texts(page) if _MISSING.search(text)]
    assert not wrong, wrong
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), "The page is wider than its window."


def middle(page: Page) -> Locator:
    """Return the column in the middle. Its role is in a shadow tree, of which what stands in the column is no part."""
    return page.locator("[slot=midColumn]")


def last(page: Page) -> Locator:
    """Return the column at the right."""
    return page.locator("[slot=endColumn]")


def dialog(page: Page) -> Locator:
    """Return the dialog that is open."""
    return page.locator("ui5-dialog[open]")
