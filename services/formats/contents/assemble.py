"""Raw entries -> the contents that a user sees: keys with their chains, certificates, names, and what is to be pointed out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.formats.contents.aliases import name_entries
from services.formats.contents.chains import (
    FileCertificates,
    build_key_chain,
    find_first_chain,
    find_missing_of_key,
)
from services.formats.contents.described import Described, Describer, list_readable
from services.formats.contents.entries import Item, KeyItem, build_entry, list_items, name_item
from services.formats.contents.entry_findings import limit_findings
from services.formats.contents.item_findings import Assembled, find_in_assembled
from services.formats.contents.missing_issuers import find_missing_issuers
from services.formats.contents.pairing import PairedKey, pair_keys
from services.formats.contents.raw import RawCertificate, RawContents, RawKey
from services.model.contents import Contents, Format, MissingIssuer
from services.model.x509 import X509Certificate
from services.x509.chain import Issuers
from services.x509.findings import find_in_contents


def assemble(raw: RawContents) -> Contents:
    """Return the contents of a file, with every entry that is in it and what does not depend on the time.

    A certificate that cannot be read is an UnreadableEntry in a keystore, and MalformedContent with its place in any other file.
    Raises TooLarge for a key that is too large, MalformedContent (ALIAS_INVALID) for an alias that is too long. A key that does not
    fit its certificate is a finding, not an error.
    """
    describer = Describer(raw.format)
    certificates = describer.describe_all(entry for entry in raw.entries if isinstance(entry, RawCertificate))
    pairs = pair_keys((entry for entry in raw.entries if isinstance(entry, RawKey)), certificates, describer)
    file = _gather(raw.format, certificates, pairs)
    keys = [KeyItem(pair, build_key_chain(pair, file)) for pair in pairs]
    items = list_items(raw, certificates, keys)
    names = name_entries([name_item(item) for item in items], ignores_case=raw.format.is_keystore)
    chain = () if raw.format.is_keystore else _find_chain(keys, file)
    missing = tuple(_list_missing(raw.format, items, names.aliases, file=file))
    parts = Assembled(raw=raw, items=items, names=names, certificates=certificates, file=file, chain=chain, missing_issuers=missing)
    contents = Contents(
        format=raw.format,
        integrity=raw.integrity,
        is_locked=raw.is_locked,
        has_password=raw.has_password,
        entries=tuple(build_entry(item, alias) for item, alias in zip(items, names.aliases, strict=True)),
        certificate_chain=chain,
        findings=tuple(find_in_assembled(parts)),
        missing_issuers=missing,
    )
    return replace(contents, findings=limit_findings((*contents.findings, *find_in_contents(contents))))


def _gather(format_: Format, certificates: Sequence[Described], pairs: Sequence[PairedKey]) -> FileCertificates:
    stored = (each for pair in pairs for each in pair.stored_chain or ())
    readable = list_readable((*certificates, *stored))
    return FileCertificates(readable, Issuers(readable), has_order=format_ is Format.PEM)


def _find_chain(keys: Sequence[KeyItem], file: FileCertificates) -> tuple[X509Certificate, ...]:
    with_chain = next((key.chain.certificates for key in keys if key.chain.certificates), ())
    return with_chain or find_first_chain(file)


def _list_missing(format_: Format, items: Sequence[Item], aliases: Sequence[str], *, file: FileCertificates) -> Iterator[MissingIssuer]:
    covered: set[str] = set()
    others: dict[str, str] = {}
    for item, alias in zip(items, aliases, strict=True):
        if isinstance(item, KeyItem):
            covered.update(certificate.sha256 for certificate in item.chain.longest)
            missing = find_missing_of_key(alias, item.chain)
            if missing is not None:
                yield missing
        elif isinstance(item, Described) and item.certificate is not None:
            others.setdefault(item.certificate.sha256, alias)
    if not format_.is_keystore:
        yield from find_missing_issuers(file.certificates, file.issuers, aliases=others, covered=covered)
