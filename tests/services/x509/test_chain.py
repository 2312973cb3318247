"""The order of chains: any shuffle gives the same one, and nothing but a real issuer follows."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.model.x509 import X509Certificate
from services.x509.chain import (
    MAX_CHAIN,
    MAX_STEPS,
    FoundChain,
    find_chain,
    find_missing_issuer,
    is_in_order,
    list_end_entities,
    list_ends,
    order_chain,
)
from services.x509.describe import describe_certificate
from services.x509.issuers import MAX_SIGNATURE_CHECKS, Issuers
from tests.cases import list_cases
from tests.services.x509.made import (
    Issued,
    chain_of,
    common_name,
    ec_key,
    hand_made,
    issue,
    name_of,
    rsa_key,
    tlv,
)
from tests.work import counting

_CHAINS = {
    (length, identifiers): [one.described for one in chain_of(length, identifiers=identifiers)]
    for length in (1, 2, 3, 6)
    for identifiers in (True, False)
}
_OTHERS = [one.described for one in (*chain_of(3), issue("Root"))]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(_CHAINS)), st.data())
def test_any_shuffle_of_a_chain_orders_to_the_same_chain(key: tuple[int, bool], data: st.DataObject) -> None:
    chain = _CHAINS[key]
    candidates = data.draw(st.permutations([*chain, *_OTHERS, *chain]))
    assert order_chain(chain[0], candidates) == tuple(chain)
    assert order_chain(chain[0], Issuers(candidates)) == tuple(chain)


def test_a_gap_ends_the_chain_and_names_who_is_missing() -> None:
    chain = [one.described for one in chain_of(4)]
    ordered = order_chain(chain[0], [chain[3], chain[1]])
    assert ordered == tuple(chain[:2])
    assert find_missing_issuer(ordered) == "CN=CA 1"


def test_a_chain_up_to_its_root_is_complete() -> None:
    chain = tuple(one.described for one in chain_of(3))
    assert find_missing_issuer(chain) is None


def test_an_issuer_of_the_right_name_and_another_key_is_none() -> None:
    root, impostor = issue("Root", identifiers=False), issue("Root", identifiers=False)
    end = issue("end", root, identifiers=False).described
    assert order_chain(end, [impostor.described]) == (end,)
    assert order_chain(end, [impostor.described, root.described]) == (end, root.described)


def test_a_wrong_key_identifier_does_not_hide_the_issuer() -> None:
    """Identifiers are hints (RFC 4158 3.5.12): what the signature proves counts."""
    root = issue("Root")
    end = replace(issue("end", root).described, authority_key_identifier="00")
    assert order_chain(end, [root.described]) == (end, root.described)


def test_where_the_signature_cannot_be_checked_the_name_decides() -> None:
    issuer = describe_certificate(hand_made(subject=name_of(common_name("MD2 CA"))))
    end = describe_certificate(hand_made(issuer=name_of(common_name("MD2 CA")), algorithm=tlv(0x30, bytes.fromhex("06082a864886f70d0202"))))
    assert order_chain(end, [issuer]) == (end, issuer)


def _cross_signed() -> tuple[Issued, X509Certificate, X509Certificate, X509Certificate]:
    """An end entity; its issuer X self-signed, and X signed by Y; and Y."""
    other, own = issue("Y"), issue("X", key=rsa_key(number=2))
    crossed = issue("X", other, key=rsa_key(number=2), ca=True)
    return issue("end", own), own.described, crossed.described, other.described


def test_the_shortest_way_to_a_root_is_taken() -> None:
    end, own, crossed, other = _cross_signed()
    for candidates in ([own, crossed, other], [other, crossed, own]):
        assert order_chain(end.described, candidates) == (end.described, own)


def test_a_cross_signed_issuer_leads_to_the_other_root() -> None:
    end, _, crossed, other = _cross_signed()
    assert order_chain(end.described, [other, crossed]) == (end.described, crossed, other)


def test_a_way_without_root_is_left_for_one_that_has_it() -> None:
    """Two certificates of one issuer, the newer of which leads nowhere."""
    lost, root = issue("lost"), issue("Root")
    key = rsa_key(number=3)
    nowhere, somewhere = issue("CA", lost, key=key, ca=True, days=3_000), issue("CA", root, key=key, ca=True)
    end = issue("end", somewhere).described
    assert order_chain(end, [nowhere.described, somewhere.described, root.described]) == (end, somewhere.described, root.described)


def test_two_that_issue_each_other_end() -> None:
    a_key, b_key = rsa_key(number=4), rsa_key(number=5)
    a, b = issue("A", key=a_key), issue("B", key=b_key)
    a_by_b, b_by_a = issue("A", b, key=a_key, ca=True), issue("B", a, key=b_key, ca=True)
    end = issue("end", a).described
    ordered = order_chain(end, [a_by_b.described, b_by_a.described])
    assert ordered == (end, a_by_b.described, b_by_a.described)


def test_no_subject_and_key_stand_twice_in_a_chain() -> None:
    """The file's A is there twice: issued by C, which A issued, and by the root (RFC 4158 5.2)."""
    assert _names("bettertls-pathbuilding-49-loop.pem") == ["EE", "B", "C", "A", "bettertls_trust_root"]
    assert _names("limbo-cve-2024-0567-loop.pem") == [None, "Intermediate A1", "Root A", "Root C", "Root B"]


def _names(case: str) -> list[str | None]:
    return [one.subject.common_name for one in list_cases()[case].read().certificate_chain]


@pytest.mark.parametrize("with_root", [False, True])
def test_a_ring_of_cross_signed_cas_is_gone_round_once(with_root: bool) -> None:
    """Each of five signed the next, the last one the first; with the root, the third has a certificate of it, too."""
    keys = [rsa_key(number=10 + at) for at in range(5)]
    names = [issue(f"CA {at}", key=key) for at, key in enumerate(keys)]
    ring = [issue(f"CA {at}", names[(at + 1) % 5], key=key, ca=True).described for at, key in enumerate(keys)]
    root = issue("Root")
    out = issue("CA 3", root, key=keys[3], ca=True, days=30).described
    end = issue("end", names[0]).described
    pool = [*ring, *([out, root.described] if with_root else [])]
    wanted = (end, *ring[:3], out, root.described) if with_root else (end, *ring)
    for seed in range(20):
        assert order_chain(end, Random(seed).sample(pool, len(pool))) == wanted


def test_a_mesh_of_cas_that_all_signed_each_other_is_searched_in_bounded_steps() -> None:
    """There are more ways through twelve CAs than anybody can go; only the last one has a certificate of the root."""
    cas = [issue(f"CA {at}") for at in range(12)]
    mesh = [issue(f"CA {at}", by, key=one.key, ca=True).described for at, one in enumerate(cas) for by in cas if by is not one]
    root = issue("Root")
    out = issue("CA 11", root, key=cas[11].key, ca=True, days=30).described
    end = issue("end", cas[0]).described
    with counting(most_calls=400_000):
        lost = find_chain(end, mesh)
        found = find_chain(end, [*mesh, out, root.described])
    assert len({(one.subject.rfc4514, one.public_key) for one in lost.certificates}) == len(lost.certificates)
    assert found.certificates[-2:] == (out, root.described)


def test_a_way_without_root_goes_on_where_another_one_was_before() -> None:
    """E is issued by C, of which there are two: of M, which ends, and of P, which Q issued, which M issued."""
    lost = issue("lost")
    m = issue("M", lost, ca=True)
    q = issue("Q", m, ca=True)
    p = issue("P", q, ca=True)
    key = ec_key()
    short, long = issue("C", m, key=key, ca=True, days=300), issue("C", p, key=key, ca=True, days=200)
    end = issue("end", short)
    for pool in ((m, q, p, short, long), (long, short, p, q, m)):
        chain = order_chain(end.described, [one.described for one in pool])
        assert chain == tuple(one.described for one in (end, long, p, q, m))


def test_a_chain_has_an_end() -> None:
    endless = [one.described for one in chain_of(MAX_CHAIN + 1)]
    assert find_chain(endless[0], endless) == FoundChain(tuple(endless[:MAX_CHAIN]), is_exhausted=True)
    longest = endless[1:]
    assert find_chain(longest[0], longest) == FoundChain(tuple(longest), is_exhausted=False)


def test_a_search_ends_after_so_many_steps() -> None:
    """Each of some CAs has 40 certificates of the next one, and the last one of nobody who is there."""
    cas = [issue(f"CA {at}") for at in range(MAX_STEPS // 40 + 2)]
    pool = [issue(f"CA {at}", by, key=one.key, ca=True).described for at, (one, by) in enumerate(pairwise(cas)) for _ in range(40)]
    end = issue("end", cas[0]).described
    assert len(cas) < MAX_CHAIN
    many, fewer = Issuers(pool), Issuers(pool[: MAX_STEPS - 20])
    for _ in range(len(pool) // MAX_SIGNATURE_CHECKS):  # until all signatures are known
        find_chain(end, many)
        find_chain(end, fewer)
    assert find_chain(end, many).is_exhausted
    assert not find_chain(end, fewer).is_exhausted


def test_a_stored_chain_is_in_order_if_it_begins_with_the_ordered_one() -> None:
    chain = [one.described for one in chain_of(3)]
    assert is_in_order(chain, chain)
    assert is_in_order([*chain, _OTHERS[0]], chain)
    assert not is_in_order([chain[0], chain[2], chain[1]], chain)
    assert not is_in_order(chain[:2], chain)


def test_end_entities_are_no_cas_and_issue_no_other() -> None:
    chain = [one.described for one in chain_of(3)]
    alone = issue("self-signed", ca=False).described
    assert list_end_entities([chain[2], alone, chain[0], chain[1]]) == (alone, chain[0])


def test_an_issuer_without_the_flag_is_no_end_entity() -> None:
    root = issue("Root")
    careless = issue("careless CA", root, ca=False)
    end = issue("end", careless)
    assert list_end_entities([careless.described, end.described]) == (end.described,)


def test_an_old_root_of_version_1_is_no_end_entity() -> None:
    name = name_of(common_name("root of 1996"))
    old_root = describe_certificate(
        hand_made(version=None, subject=name, issuer=name, algorithm=tlv(0x30, bytes.fromhex("06082a864886f70d0202")))
    )
    old_end = describe_certificate(hand_made(version=None))
    assert (old_root.version, old_root.is_self_signed) == (1, True)
    assert list_end_entities([old_root, old_end]) == (old_end,)


def test_the_ends_issue_none_of_the_others() -> None:
    leaf, issuing, root = (one.described for one in chain_of(3))
    alone = issue("alone").described
    assert list_ends([root, leaf, alone, issuing]) == (leaf, alone)
