"""Raw entries -> the contents that a user sees, step by step: described, paired, chained, named, and pointed out."""

from dataclasses import replace

from services.formats.contents.chains import chain_key, choose_chain, gather_certificates
from services.formats.contents.described import Describer
from services.formats.contents.entries import build_entry, list_items, name_entries, name_item
from services.formats.contents.findings import Assembled, limit_findings, list_findings
from services.formats.contents.missing_issuers import list_missing_issuers
from services.formats.contents.pairing import pair_keys
from services.formats.contents.raw import RawCertificate, RawContents, RawKey
from services.model.contents import Contents
from services.x509.findings import list_certificate_findings
from services.x509.key_work import KeyWork
from services.x509.signatures import SignatureChecks


def assemble(raw: RawContents) -> Contents:
    """Return the contents of a file, with every entry that is in it and what does not depend on the time.

    A certificate that cannot be read is an UnreadableEntry in a keystore, and MalformedContent with its place in any other file.
    Raises TooLarge for a key that is too large, MalformedContent (ALIAS_INVALID) for an alias that is too long. A key that does not
    fit its certificate is a finding, not an error.
    """
    is_keystore = raw.format.is_keystore
    describer = Describer(raw.format, KeyWork())
    certificates = describer.describe_all(entry for entry in raw.entries if isinstance(entry, RawCertificate))

    pairs = pair_keys((entry for entry in raw.entries if isinstance(entry, RawKey)), certificates, describer)

    file = gather_certificates(raw.format, certificates, pairs, checks=SignatureChecks(describer.work))
    keys = [chain_key(pair, file) for pair in pairs]

    items = list_items(raw, certificates, keys)
    aliases, repeated = name_entries([name_item(item) for item in items], ignores_case=is_keystore)
    named = list(zip(aliases, items, strict=True))

    contents = Contents(
        format=raw.format,
        integrity=raw.integrity,
        is_locked=raw.is_locked,
        has_password=raw.has_password,
        entries=tuple(build_entry(item, alias) for alias, item in named),
        certificate_chain=() if is_keystore else choose_chain(keys, file),
        missing_issuers=tuple(list_missing_issuers(named, file, of_keys_only=is_keystore)),
        findings=raw.findings,
    )
    parts = Assembled(raw=raw, contents=contents, named=named, repeated=repeated, certificates=certificates, file=file)
    return replace(contents, findings=limit_findings((*list_findings(parts), *list_certificate_findings(contents))))
