"""Octets -> contents: the one way into this package."""

from dataclasses import replace

from services.formats.budget import Budget
from services.formats.contents.raw import RawContents, RawKey
from services.formats.contents.unlock import unlock_keys
from services.formats.der import read_der
from services.formats.detect import compare_with_name, detect_format
from services.formats.java.read import read_jks
from services.formats.pem.read import read_pem
from services.formats.pkcs7.read import read_pkcs7
from services.formats.pkcs12.read import read_pkcs12
from services.formats.runtimes.judge import judge, judge_wrapped
from services.formats.text_damage import naming_text_damage
from services.model.contents import Contents, Format
from services.model.passwords import KeyPasswords
from services.model.runtime import list_runtimes
from services.model.secret import Secret


@naming_text_damage
def read_contents(
    octets: bytes, *, file_name: str | None, password: Secret | None, budget: Budget, key_passwords: KeyPasswords | None = None
) -> Contents:
    """Return all that a file says, whatever its name: detected by content, read, put together and judged but for the time.

    `password` holds UTF-8; None means that none was given: then what is open or under the empty password is read, and the rest is
    locked. What it leaves locked is tried with `key_passwords` (`unlock_keys`). `file_name` is compared with what was found, no more.
    Raises a DomainError for whatever cannot be read: nothing else is raised for any octets. It costs no more key derivation than the
    budget; other limits are those of the readers.
    """
    detected = detect_format(octets)
    raw = _read(detected.format, detected.octets, password=password, budget=budget, has_key_passwords=key_passwords is not None)
    raw, contents = unlock_keys(replace(raw, findings=(*raw.findings, *detected.findings)), key_passwords)
    finding = compare_with_name(file_name, contents.format, is_wrapped=detected.is_wrapped)
    findings = contents.findings if finding is None else (finding, *contents.findings)
    if detected.is_wrapped and contents.format.is_keystore:
        openings = judge_wrapped()
    else:
        openings = judge(detected.octets, raw, contents, password=password, budget=budget)
    return replace(contents, findings=findings, openings=openings, runtimes=list_runtimes(openings))


@naming_text_damage
def read_with_keys(
    octets: bytes, *, password: Secret | None, budget: Budget, key_passwords: KeyPasswords | None = None
) -> tuple[Contents, tuple[RawKey, ...]]:
    """Return the contents and the private keys of its private key entries, in their order; raises as `read_contents`."""
    detected = detect_format(octets)
    raw = _read(detected.format, detected.octets, password=password, budget=budget, has_key_passwords=key_passwords is not None)
    unlocked = unlock_keys(raw, key_passwords)
    return unlocked.contents, tuple(entry for entry in unlocked.raw.entries if isinstance(entry, RawKey))


def _read(format_: Format, octets: bytes, *, password: Secret | None, budget: Budget, has_key_passwords: bool) -> RawContents:
    match format_:
        case Format.JKS | Format.JCEKS:
            return read_jks(octets, password=password, budget=budget)
        case Format.PKCS12:
            return read_pkcs12(octets, password=password, budget=budget, has_key_passwords=has_key_passwords)
        case Format.PEM:
            return read_pem(octets, password=password, budget=budget, has_key_passwords=has_key_passwords)
        case Format.PKCS7:
            return read_pkcs7(octets)
        case Format.DER:
            return read_der(octets)
