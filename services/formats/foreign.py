"""Names files that are neither certificates nor keystores, so that the answer can say what was sent instead."""

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "a Microsoft Office document"),
    (b"SQLite format 3\x00", "an SQLite database (perhaps of NSS)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a Java class"),
    (b"\x00\x00\x00\x01\x00\x00\x00\x14", "a Bouncy Castle keystore (BKS)"),
    (b"\x00\x00\x00\x02\x00\x00\x00\x14", "a Bouncy Castle keystore (BKS)"),
)
_TEXT_SIGNATURES = (
    ("<!doctype html", "an HTML page"),
    ("<html", "an HTML page"),
    ("<?xml", "an XML document"),
    ("{", "JSON text"),
    ("[", "JSON text"),
    ("ssh-", "an OpenSSH public key"),
    ("ecdsa-sha2-", "an OpenSSH public key"),
    ("putty-user-key-file", "a PuTTY key"),
    ("---- begin ssh2", "an SSH2 public key"),
)


def find_name_of_octets(octets: bytes) -> str | None:
    """Return what octets that are no text are, if their first ones tell."""
    return next((name for signature, name in _SIGNATURES if octets.startswith(signature)), None)


def name_text(text: str) -> str:
    """Return what a text is, as far as its beginning tells."""
    beginning = text[:1024].lstrip().lower()
    return next((name for signature, name in _TEXT_SIGNATURES if beginning.startswith(signature)), "text without a certificate")
