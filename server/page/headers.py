"""The header fields of the page: what it may load and do in a browser, and how long its files are kept there."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Everything from here, and nothing in the page itself: no script, no style, no data: address (Content Security Policy Level 3).
`connect-src 'self'` covers the sockets of subscriptions, too."""

_UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")

EVERYWHERE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}
"""Of every file."""

DOCUMENT = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
"""Of what a browser can open as a document: the page and its pictures. Scripts and styles have the policy of the page that loads them."""

IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}
"""A year, which is for ever (RFC 9111 5.2.2.1, RFC 8246): of files whose names have a hash of what is in them."""

REVALIDATED = {"Cache-Control": "no-cache"}
"""Kept, and asked about each time by the ETag: a new release is seen at once."""
