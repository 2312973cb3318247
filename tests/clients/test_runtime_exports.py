"""Whatever is exported opens where the service says, and holds what the file held: every file of the corpus and of the cases, in every format."""

from functools import cache

import pytest

from services.errors import DomainError
from services.model.contents import Contents, FindingCode, PrivateKeyEntry, TrustedCertificateEntry
from services.model.conversion import TargetFormat
from services.model.runtime import RuntimeVersion
from tests.clients.npm import needs_npm
from tests.clients.runtimes import RUNTIMES, install
from tests.corpus import needs_corpus
from tests.programs import needs_java, needs_openssl
from tests.runtimes.agreement import Agreement
from tests.runtimes.answers import JavaView
from tests.runtimes.exports import Export, Outline, export_all, list_sources, read_export
from tests.runtimes.stores import Store

_NEWER = frozenset({RuntimeVersion.OPENSSL_3_5, RuntimeVersion.NODE_22, RuntimeVersion.NODE_24})
_JAVA = frozenset(runtime for runtime in RuntimeVersion if "JAVA" in runtime.name)
_SPELLED_OUT = "NOT_TRIED: the curve is spelled out in the key and not named in its certificate, which nobody here judges"
_EXPLAINED = {
    f"cases/f13-explicit-{curve}.pem as {target}": (runtimes, _SPELLED_OUT)
    for curve in ("k1", "brainpool")
    for target, runtimes in {
        "MODERN_2023": frozenset(RuntimeVersion),
        "MODERN_2026": _NEWER,
        "LEGACY_3DES": frozenset(RuntimeVersion),
        "JKS": _JAVA,
    }.items()
}
_NOT_PAIRED = {"jks/hand-mismatch.jks"}
"""A key under a certificate that is another key's: PEM says of no certificate whose it is, and the two are not paired again."""

_WITH_GAP = {"jks/hand-gap.jks"}
"""A chain that lacks an issuer: only JKS says that what stands beyond the gap is of the chain. Elsewhere it is a certificate of its own."""

pytestmark = [needs_corpus, needs_java, needs_openssl, needs_npm]


@cache
def make_exports() -> list[tuple[Export, Outline]]:
    """Return all files into which others are converted, with what is to be in them; files with the same contents are converted once."""
    found, seen = [], set()
    for source in list_sources():
        try:
            outline = source.outline()
        except DomainError:
            continue
        if (outline, outline.aliases) not in seen:
            seen.add((outline, outline.aliases))
            found += [(export, outline) for export in export_all(source) if export.refused is None]
    return found


@cache
def read_exports() -> list[tuple[Store, Contents]]:
    """Return the keystores among the exports, with what the service reads in them."""
    return [(export.store, read_export(export)) for export, _ in make_exports() if export.target.is_keystore]


@pytest.mark.parametrize("name", RUNTIMES)
async def test_it_opens_where_it_is_said(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And where Java opens it, it sees the entries with their chains as the service reads them."""
    program, agreement, odd = await install(name), Agreement(_EXPLAINED), []
    for store, contents in read_exports():
        view = program.ask(store)
        agreement.add(store.name, contents.openings, {RuntimeVersion[name]: view.opens})
        if isinstance(view, JavaView) and view.opens and _list_java(view) != _list_read(contents):
            odd.append(f"{store.name}: {name} sees {_list_java(view)} and not {_list_read(contents)}")
    program.asked.stop()
    with capsys.disabled():
        print(f"\n{program.version}\n{agreement.write_table()}")  # noqa: T201
    assert agreement.unexplained == []
    assert odd == []


def _list_java(view: JavaView) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(entry.alias.lower(), entry.kind, entry.chain) for entry in view.entries}


def _list_read(contents: Contents) -> set[tuple[str, str, tuple[str, ...]]]:
    """Return the entries but those that Java is said not to see."""
    hidden = {finding.alias for finding in contents.findings if finding.code is FindingCode.ENTRY_INVISIBLE_TO_JAVA}
    found: set[tuple[str, str, tuple[str, ...]]] = set()
    for entry in contents.entries:
        if isinstance(entry, PrivateKeyEntry):
            found.add((entry.alias.lower(), "key", tuple(each.sha256 for each in entry.certificate_chain)))
        elif isinstance(entry, TrustedCertificateEntry) and entry.alias not in hidden:
            found.add((entry.alias.lower(), "trusted", (entry.certificate.sha256,)))
    return found


def test_exports_hold_what_the_files_held() -> None:
    """Keys with their chains, and all certificates: in every format, of every file; a PEM without a certificate is not read here."""
    lost = []
    for export, before in make_exports():
        if export.target is TargetFormat.DER or not before.certificates:
            continue
        after = export.outline()
        is_other = export.source.name in _NOT_PAIRED or (export.source.name in _WITH_GAP and export.target is not TargetFormat.JKS)
        if export.target.holds_keys and not is_other and after.keys != before.keys:
            lost.append(f"{export.name}: keys and chains")
        if after.certificates != before.certificates:
            lost.append(f"{export.name}: certificates")
    assert lost == []
