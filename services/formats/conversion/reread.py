"""A new file is read again before it goes out, and compared with what was to be written.

Nothing of the writing is trusted but the keys that were derived on the way (`DerivedKeys`): the octets are detected, parsed and decrypted
like those of any file. Private keys and certificates are compared octet by octet, which decides about their public facts, too.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from services.errors import DomainError, ErrorCode, MalformedContent
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawKey
from services.formats.der import read_der
from services.formats.derived_keys import DerivedKeys
from services.formats.detect import detect_format
from services.formats.java.read import read_jks
from services.formats.pem.blocks import split_blocks
from services.formats.pem.keys import PemKeyReader
from services.formats.pem.read import read_pem
from services.formats.pkcs7.read import read_pkcs7
from services.formats.pkcs12.read import read_pkcs12
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite
from services.model.contents import FindingCode, Format, Integrity
from services.model.conversion import TargetFormat
from services.model.secret import Secret

_UNWANTED = frozenset(
    {
        FindingCode.ENTRY_INVISIBLE_TO_JAVA,
        FindingCode.ENTRY_LOCKED,
        FindingCode.ENTRY_UNREADABLE,
        FindingCode.INTEGRITY_NOT_VERIFIED,
        FindingCode.OTHER_CONTENT_IGNORED,
        FindingCode.TRAILING_DATA,
    }
)
"""What a reader finds only in a file that holds something else than was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """What was written, in which format, and under which password (None: none). `known` is what was derived of that.

    `has_certificates` is False for a PEM of private keys alone.
    """

    octets: Secret
    target: TargetFormat
    password: Secret | None = None
    known: DerivedKeys | None = None
    has_certificates: bool = True


def reread(file: NewFile) -> RawContents:
    """Return what the file holds; raises MalformedContent (EXPORT_DIFFERS) if it cannot be read whole, for whatever reason."""
    try:
        raw = _read(file)
    except DomainError:
        raise _differs("it cannot be read") from None
    is_verified = raw.integrity is Integrity.VERIFIED or not file.target.is_keystore
    if raw.is_locked or not is_verified or any(finding.code in _UNWANTED for finding in raw.findings):
        raise _differs("a part of it is hidden, or is none that was written")
    return raw


def _read(file: NewFile) -> RawContents:
    octets, budget = file.octets.reveal(), Budget(known=file.known)
    detected = detect_format(octets)
    if detected.is_wrapped or detected.format is not Format(file.target.value):
        raise MalformedContent("The file is of another format.")
    match file.target:
        case TargetFormat.PEM if not file.has_certificates:
            return _read_keys(octets.decode(), PemKeyReader(file.password, budget))
        case TargetFormat.PEM:
            return read_pem(octets, password=file.password, budget=budget)
        case TargetFormat.DER:
            return read_der(octets)
        case TargetFormat.PKCS7:
            return read_pkcs7(octets)
        case TargetFormat.PKCS12:
            return read_pkcs12(octets, password=file.password, budget=budget)
        case TargetFormat.JKS:
            return read_jks(octets, password=file.password, budget=budget)


def _read_keys(text: str, reader: PemKeyReader) -> RawContents:
    """Return what a PEM without certificates holds, which is none that is uploaded."""
    keys = tuple(reader.read(block) for block in split_blocks(text))
    return RawContents(format=Format.PEM, entries=keys, is_locked=any(key.is_locked for key in keys))


def check_blocks(raw: RawContents, written: Sequence[Secret | bytes]) -> None:
    """Raise MalformedContent (EXPORT_DIFFERS) unless the file has these keys (PKCS#8) and certificates (DER), in this order."""
    found = [
        entry.pkcs8 if isinstance(entry, RawKey) else entry.der if isinstance(entry, RawCertificate) else None for entry in raw.entries
    ]
    if found != list(written):
        raise _differs("its keys or certificates are not those that were to be written")


def check_jks(raw: RawContents, written: Sequence[EntryToWrite]) -> None:
    """Raise MalformedContent (EXPORT_DIFFERS) unless the file has these entries, in this order, under their aliases in lower case."""
    found: list[EntryToWrite | None] = []
    for entry in raw.entries:
        if isinstance(entry, RawKey) and entry.pkcs8 is not None:
            chain = tuple(certificate.der for certificate in entry.chain or ())
            found.append(KeyToWrite(alias=entry.name or "", pkcs8=entry.pkcs8, certificate_chain=chain))
        elif isinstance(entry, RawCertificate):
            found.append(TrustedToWrite(alias=entry.name or "", certificate=entry.der))
        else:
            found.append(None)
    _compare(found, [_in_lower_case(entry) for entry in written])


def check_pkcs12(raw: RawContents, written: Sequence[EntryToWrite]) -> None:
    """Raise MalformedContent (EXPORT_DIFFERS) unless the file has these entries, keys in their order and trusted certificates in theirs.

    A key and its certificate have one alias and one local key id; the other certificates of chains have neither, and stand once each.
    Which chain a program makes of them is another question (`check_java`).
    """
    keys = [entry for entry in written if isinstance(entry, KeyToWrite)]
    expected = [(key.alias, key.pkcs8, key.certificate_chain[:1]) for key in keys]
    certificates = [entry for entry in raw.entries if isinstance(entry, RawCertificate)]
    named: defaultdict[tuple[bytes | None, str | None], list[bytes]] = defaultdict(list)
    for each in certificates:
        if each.local_key_id is not None:
            named[each.local_key_id, each.name].append(each.der)
    found = [
        (entry.name, entry.pkcs8, tuple(named.pop((entry.local_key_id, entry.name), ())))
        for entry in raw.entries
        if isinstance(entry, RawKey)
    ]
    _compare(found, expected)
    issuers = Counter(each.der for each in certificates if each.local_key_id is None and not each.is_trusted)
    if named or issuers != Counter({certificate for key in keys for certificate in key.certificate_chain[1:]}):
        raise _differs("its certificates are not those of the chains")
    trusted = [(each.name, each.der) for each in certificates if each.local_key_id is None and each.is_trusted]
    _compare(trusted, [(entry.alias, entry.certificate) for entry in written if isinstance(entry, TrustedToWrite)])
    if len(raw.entries) != len(certificates) + len(keys):
        raise _differs("it holds something that was not written")


def _in_lower_case(entry: EntryToWrite) -> EntryToWrite:
    if isinstance(entry, KeyToWrite):
        return KeyToWrite(alias=entry.alias.lower(), pkcs8=entry.pkcs8, certificate_chain=entry.certificate_chain)
    return TrustedToWrite(alias=entry.alias.lower(), certificate=entry.certificate)


def _compare(found: Sequence[object], expected: Sequence[object]) -> None:
    if len(found) != len(expected):
        raise _differs(f"it has {len(found)} entries of a kind instead of {len(expected)}")
    number = next((number for number, pair in enumerate(zip(found, expected, strict=True), start=1) if pair[0] != pair[1]), None)
    if number is not None:
        raise _differs(f"entry {number} is not what was to be written")


def _differs(how: str) -> MalformedContent:
    message = f"The new file was read again and is not handed out: {how}. Choose another format, or name fewer entries."
    return MalformedContent(message, code=ErrorCode.EXPORT_DIFFERS)
