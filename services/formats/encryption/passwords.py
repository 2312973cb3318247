"""In which octets a password may have been written: programs differ, so several forms are tried, the standard's first.

None (no password was given) and the empty password have the same two forms, for programs disagree about which is which.
"""

from collections.abc import Iterator

from services.errors import TooCostly
from services.formats.budget import Budget
from services.model.secret import Secret

_END = b"\x00\x00"


def list_pkcs12_passwords(password: Secret | None) -> tuple[Secret, ...]:
    """Return the forms for PKCS#12's own key derivation (RFC 7292 B.1: BMPString with two zero octets at its end), likeliest first.

    OpenSSL before 1.1 widened each octet of UTF-8; some programs took the octets as they were.
    """
    octets = b"" if password is None else password.reveal()
    if not octets:
        return Secret(_END), Secret(b"")
    text = _decode(octets)
    forms = [widen(text)]
    if not octets.isascii():
        forms += [widen(octets.decode("latin-1")), *_narrow(text), octets]
    return _distinct(forms)


def list_passwords(password: Secret | None) -> tuple[Secret, ...]:
    """Return the forms for PBKDF2, scrypt and PBES1 (UTF-8 by RFC 8018), likeliest first; old NSS wrote PKCS#12's form here too.

    node-forge took a string of JavaScript for octets: as Latin-1, and beyond it as `_fold` says.
    """
    octets = b"" if password is None else password.reveal()
    if not octets:
        return Secret(b""), Secret(_END)
    text = _decode(octets)
    return _distinct([octets, _fold(text), widen(text)])


def list_affordable(forms: tuple[Secret, ...], *, cost: int, budget: Budget) -> Iterator[Secret]:
    """Give the first form, whose attempt must be paid for already, and the further ones while retries at this cost can be paid."""
    for attempt, form in enumerate(forms):
        if attempt > 0:
            try:
                budget.charge_retry(cost)
            except TooCostly:
                return
        yield form


def widen(text: str) -> bytes:
    """Return a password as PKCS#12's own key derivation takes it: UTF-16 and two zero octets at its end (RFC 7292 B.1)."""
    return text.encode("utf-16-be") + _END


def _decode(octets: bytes) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("latin-1")


def _narrow(text: str) -> list[bytes]:
    try:
        return [text.encode("latin-1")]
    except UnicodeEncodeError:
        return []


def _fold(text: str) -> bytes:
    """Return the octets that node-forge keys HMAC with: of each UTF-16 unit the lower one, with the upper one of the next unit over it.

    Its hashes read four units at once, each moved by 8 bits and joined by exclusive or; of the first of four the upper octet is lost.
    """
    units = text.encode("utf-16-be", "surrogatepass")
    upper, lower = (*units[2::2], 0), units[1::2]
    return bytes(low if at % 4 == 3 else low ^ high for at, (low, high) in enumerate(zip(lower, upper, strict=True)))


def _distinct(forms: list[bytes]) -> tuple[Secret, ...]:
    return tuple(Secret(form) for form in dict.fromkeys(forms))
