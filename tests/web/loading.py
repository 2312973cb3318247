"""How the page comes into a window: which scripts, how many octets of them, in which steps, and when something is seen."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from server.page.files import DIST

POSITION = "PresentPosition"
"""The operation that is sent when the first screen is there, so that changes are heard from then on. Nothing waits for it."""

NOTE_LOADING = """(() => {
  const seen = { queries: [] };
  const send = window.fetch;
  window.fetch = (address, options) => {
    const [, name] = /\\b(?:query|mutation) (\\w+)/.exec(options?.body) ?? [];
    if (name) seen.queries.push({ name, startTime: performance.now() });
    return send(address, options);
  };
  const isSeen = (element) => element !== null && element.getBoundingClientRect().height > 0;
  window.seen = new Promise((resolve) => {
    const look = () => {
      if (!seen.rows && isSeen(document.querySelector("ui5-table-row"))) seen.rows = performance.now();
      if (!seen.picture && isSeen(document.querySelector("svg"))) seen.picture = performance.now();
      if (seen.rows && seen.picture) resolve(seen);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
})()"""
"""Runs before the page does. The only picture of the first screen is that of the expiries: icons are inside of the components."""

READ_LOADING = """async (patience) => {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("Rows and picture were not seen in time.")), patience));
  const seen = await Promise.race([window.seen, late]);
  const asked = performance.getEntriesByType("resource").map(({ name, startTime }) => ({ name, startTime }));
  return { ...seen, asked };
}"""
"""Waits for so many milliseconds at most until all is seen, and answers with what `read_loading` reads."""


@dataclass(frozen=True)
class Loading:
    """`rows` and `picture` are the milliseconds from the wish to open the page until they are seen.

    `scripts` are the paths of all scripts that were asked for until then, `late_scripts` those of them that were asked for after the
    data; `queries` are the names of the operations that were sent until then.
    """

    rows: float
    picture: float
    scripts: tuple[str, ...]
    late_scripts: tuple[str, ...]
    queries: tuple[str, ...]

    @property
    def size(self) -> int:
        """The octets of the scripts in gzip."""
        return sum(measure_gzip(path) for path in self.scripts)


def read_loading(noted: dict[str, Any]) -> Loading:
    """Return what the page noted."""
    shown = max(noted["rows"], noted["picture"])
    asked = [(urlsplit(one["name"]).path, one["startTime"]) for one in noted["asked"] if one["startTime"] < shown]
    scripts = [(path, start) for path, start in asked if path.endswith(".js")]
    queried = min(start for path, start in asked if path == "/graphql")
    return Loading(
        rows=noted["rows"],
        picture=noted["picture"],
        scripts=tuple(dict.fromkeys(path for path, _ in scripts)),
        late_scripts=tuple(path for path, start in scripts if start > queried),
        queries=tuple(one["name"] for one in noted["queries"] if one["startTime"] < shown),
    )


def measure_gzip(path: str) -> int:
    """Return the octets of a script of the page as gzip has them."""
    file = DIST / path.removeprefix("/")
    packed = file.with_name(f"{file.name}.gz")
    return (packed if packed.exists() else file).stat().st_size
