"""A keystore as the rules look at it."""

from services.formats.budget import Budget
from services.formats.contents.assemble import assemble
from services.formats.contents.raw import BagPlace, RawCertificate, RawKey
from services.formats.java.read import read_jks
from services.formats.pkcs12.read import read_pkcs12
from services.formats.runtimes.java_pkcs12 import view_pkcs12
from services.formats.runtimes.store import look_at
from services.model.secret import Secret
from tests.services.formats.runtimes.odd_stores import PASSWORD, make_odd_stores
from tests.services.x509.made import issue
from tests.work import counting

ROOT = issue("Root")
SECRET = Secret(PASSWORD.encode())


def test_pkcs12_has_an_outline_and_two_views() -> None:
    octets = make_odd_stores()["chain: new CA before old"]
    raw = read_pkcs12(octets, password=SECRET, budget=Budget())
    store = look_at(octets, raw, assemble(raw), password=SECRET, budget=Budget())
    assert store is not None
    assert store.outline is not None
    assert len(store.certificates) == len(store.raw_certificates) == 4
    assert [len(view.entries[0].chain) for view in (store.java.today, store.java.old)] == [3, 3]
    assert store.java.today.entries[0].chain != store.java.old.entries[0].chain
    assert [key.alias for _, key in store.keys] == ["leaf"]
    assert len(store.key_bags) == 1


def test_jks_has_one_view_and_its_chains_certificates() -> None:
    octets = make_odd_stores()["jks: pair"]
    raw = read_jks(octets, password=SECRET, budget=Budget())
    store = look_at(octets, raw, assemble(raw), password=SECRET, budget=Budget())
    assert store is not None
    assert store.outline is None
    assert store.java.today is store.java.old
    assert len(store.raw_certificates) == 2


def test_many_keys_and_certificates_of_one_name_cost_little_more_each() -> None:
    """A view that compared each key with each certificate, or each certificate with each other, would cost the square."""
    count = 1_000
    known = {ROOT.der: ROOT.described}.get
    keys = [
        RawKey(
            pkcs8=None,
            encoding="PKCS#8",
            is_encrypted=True,
            local_key_id=str(number).encode(),
            place=BagPlace(position=number, is_shrouded=True, name=str(number)),
        )
        for number in range(count)
    ]
    certificates = [
        RawCertificate(der=ROOT.der, local_key_id=str(number).encode(), place=BagPlace(position=number, name=str(number)))
        for number in range(count)
    ]
    with counting(most_calls=100 * count):
        view = view_pkcs12([*keys, *certificates], known).today
    assert all(entry.chain for entry in view.entries)
