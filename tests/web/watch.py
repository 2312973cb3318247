"""What a page must never do, whichever test it stands in: it is noted while the page lives, and fails the test at its end."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

_TELL_VIOLATIONS = """addEventListener('securitypolicyviolation', (event) =>
  tellViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""

_LOUD = {"error", "warning", "assert"}

_ABANDONED = "net::ERR_ABORTED"
"""A request that the page took back, such as the search for a text that was typed on, or that ended with its page."""


class Watch:
    """Notes the errors and warnings of a context's pages, their violations of the policy, and requests to anyone but the service."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.faults: list[str] = []
        self.requests: list[Request] = []
        """All of them, in the order in which they were begun."""
        self._host = host
        self._expected: list[str] = []
        context.expose_binding("tellViolation", lambda _, text: self._note(f"violated policy: {text}"))
        context.add_init_script(_TELL_VIOLATIONS)
        context.on("console", self._hear)
        context.on("weberror", self._catch)
        context.on("request", self._see)
        context.on("requestfailed", self._miss)

    def expect(self, text: str) -> None:
        """Let faults pass that contain the text: those that the test is about, such as the browser's own line about a refused request."""
        self._expected.append(text)

    def check(self) -> None:
        """Fail with everything that was noted."""
        faults = [fault for fault in self.faults if not any(text in fault for text in self._expected)]
        assert not faults, "The page did what no page may:\n" + "\n".join(faults)

    def count_requests(self, path: str) -> int:
        """Return how often that path of the service was asked."""
        return sum(urlsplit(request.url).path == path for request in self.requests)

    def _note(self, fault: str) -> None:
        self.faults.append(fault)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in _LOUD:
            self._note(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _catch(self, error: WebError) -> None:
        self._note(f"uncaught: {error.error.message}\n{error.error.stack}")

    def _see(self, request: Request) -> None:
        self.requests.append(request)
        address = urlsplit(request.url)
        if address.netloc != self._host and address.scheme != "blob":
            self._note(f"asked someone else: {request.method} {request.url[:200]}")

    def _miss(self, request: Request) -> None:
        if request.failure != _ABANDONED:
            self._note(f"request failed: {request.failure} {request.method} {request.url[:200]}")
