"""Java's view as a thing: what is found in it."""

from services.formats.contents.raw import RawCertificate, RawKey
from services.formats.runtimes.java_view import JavaEntry, JavaView, list_readable
from tests.services.x509.made import chain_of

LEAF, ROOT = chain_of(2)


def test_entries_are_found_by_the_very_entry_of_the_file() -> None:
    """Two entries of a file may be equal; Java keeps one of them."""
    one, same = (RawCertificate(der=ROOT.der, name="root") for _ in range(2))
    view = JavaView(entries=(JavaEntry(alias="root", raw=same),))
    assert view.find(one) is None
    found = view.find(same)
    assert found is not None
    assert found.alias == "root"


def test_the_certificates_of_chains_are_known() -> None:
    key = RawKey(pkcs8=LEAF.pkcs8, encoding="PKCS#8", is_encrypted=True)
    view = JavaView(entries=(JavaEntry(alias="a", raw=key, chain=(LEAF.described, ROOT.described)),))
    assert view.chained == {LEAF.described.sha256, ROOT.described.sha256}
    assert JavaView(entries=()).chained == frozenset()


def test_certificates_that_cannot_be_read_are_left_out_of_a_chain() -> None:
    known = {ROOT.der: ROOT.described}.get
    assert list_readable([RawCertificate(der=b"junk"), RawCertificate(der=ROOT.der)], known) == (ROOT.described,)
