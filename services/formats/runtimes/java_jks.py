"""What Java's JavaKeyStore (JKS) and JceKeyStore (JCEKS) see."""

from collections.abc import Sequence

from services.formats.contents.raw import RawEntry, RawKey
from services.formats.runtimes.java_view import FindCertificate, JavaEntry, JavaView, list_readable


def view_jks(entries: Sequence[RawEntry], find: FindCertificate) -> JavaView:
    """Return Java's view: the last entry of an alias is the one there is, and an alias with capitals is listed but not found.

    `engineLoad` keeps aliases as they stand in the file; whatever asks for an entry writes the alias in lower case first.
    """
    stored = {entry.name or "": entry for entry in entries}
    found = {alias: entry for alias, entry in stored.items() if alias == alias.lower()}
    return JavaView(
        entries=tuple(_build(alias, entry, find) for alias, entry in found.items()),
        lost=tuple(alias for alias in stored if alias.lower() not in found),
    )


def _build(alias: str, entry: RawEntry, find: FindCertificate) -> JavaEntry:
    chain = list_readable(entry.chain or (), find) if isinstance(entry, RawKey) else ()
    return JavaEntry(alias=alias, raw=entry, chain=chain)
