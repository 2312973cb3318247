"""Who may have issued a certificate: by name and by key, each of which is tried once."""

from dataclasses import replace
from random import Random

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from services.model.x509 import X509Certificate
from services.x509 import signatures as signatures_module
from services.x509.chain import (
    FoundChain,
    find_chain,
    order_chain,
)
from services.x509.describe import describe_certificate
from services.x509.issuers import MAX_SIGNATURE_CHECKS, ChecksLeft, Issuers
from services.x509.key_work import KeyWork
from services.x509.outline import Outline
from services.x509.signatures import is_signed_by
from tests.services.x509.made import (
    chain_of,
    common_name,
    hand_made,
    integer,
    issue,
    name_of,
    rsa_spki,
)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[Outline]:
    """The issuers by whose keys a signature was checked."""
    checks: list[Outline] = []

    def counted(certificate: Outline, issuer: Outline, work: KeyWork) -> bool | None:
        checks.append(issuer)
        return is_signed_by(certificate, issuer, work)

    monkeypatch.setattr(signatures_module, "is_signed_by", counted)
    return checks


def _crowd(number: int) -> list[X509Certificate]:
    return [_of_the_crowd(each, key=each) for each in range(number)]


def _of_the_crowd(number: int, *, key: int) -> X509Certificate:
    spki = rsa_spki((1 << 2047) + 2 * key + 1)
    return describe_certificate(hand_made(serial_number=integer(number + 1), subject=name_of(common_name("Root")), public_key=spki))


def test_key_identifiers_order_the_keys_and_decide_nothing() -> None:
    root, other = issue("Root"), issue("Root")
    end = issue("end", root).described
    issuers = Issuers([other.described, root.described])
    assert issuers.find_signers(end, ChecksLeft(1)) == (root.described,)
    misled = replace(end, authority_key_identifier=other.described.subject_key_identifier, sha256="another")
    assert issuers.find_signers(misled, ChecksLeft(2)) == (root.described,)


def test_what_was_searched_is_known_and_what_was_not_is_not() -> None:
    end, issuers = issue("end", issue("Root")).described, Issuers([issue("Root").described])
    none_left = ChecksLeft(0)
    assert (issuers.find_signers(end, none_left), issuers.has_searched(end), none_left.is_exhausted) == ((), False, True)
    one_left = ChecksLeft(1)
    assert (issuers.find_signers(end, one_left), issuers.has_searched(end), one_left.is_exhausted) == ((), True, False)


def test_six_hundred_issuers_of_one_name_cost_a_bounded_number_of_checks(checked: list[Outline]) -> None:
    end = issue("end", issue("Root")).described
    assert find_chain(end, _crowd(600)) == FoundChain((end,), is_exhausted=True)
    assert len(checked) == MAX_SIGNATURE_CHECKS


def test_a_search_that_ended_by_itself_was_not_given_up(checked: list[Outline]) -> None:
    end = issue("end", issue("Root")).described
    assert find_chain(end, _crowd(MAX_SIGNATURE_CHECKS)) == FoundChain((end,), is_exhausted=False)
    assert len(checked) == MAX_SIGNATURE_CHECKS


def test_six_hundred_certificates_of_one_key_cost_one_check(checked: list[Outline]) -> None:
    end = issue("end", issue("Root")).described
    crowd = [_of_the_crowd(number, key=1) for number in range(600)]
    assert find_chain(end, crowd) == FoundChain((end,), is_exhausted=False)
    assert len(checked) == 1


@pytest.mark.parametrize("levels", [1, 2, 4])
def test_forty_issuers_of_one_name_are_told_apart_by_their_keys(levels: int) -> None:
    """Without key identifiers, so that nothing but the signatures tells them apart."""
    issued = [[issue("Root", identifiers=False) for _ in range(40)]]
    for level in range(1, levels):
        issued.append([issue(f"CA {level}", one, ca=True, identifiers=False) for one in issued[-1]])
    issued.append([issue("end", one, identifiers=False) for one in issued[-1]])
    chains = list(zip(*([one.described for one in level] for level in reversed(issued)), strict=True))
    pool = [certificate for chain in chains for certificate in chain]
    issuers = Issuers(Random(levels).sample(pool, len(pool)))
    assert [order_chain(chain[0], issuers) for chain in chains] == chains
    assert order_chain(chains[7][0], list(reversed(pool))) == chains[7]


def test_the_same_certificate_six_hundred_times_is_one() -> None:
    chain = [one.described for one in chain_of(2)]
    assert order_chain(chain[0], [chain[1]] * 600) == tuple(chain)


def test_an_issuer_named_in_another_spelling_is_found() -> None:
    root = issue(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example Root")]))
    spelt = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "EXAMPLE  ROOT", _type=x509.name._ASN1Type.PrintableString)])
    end = issue("end", root, issuer_name=spelt).described
    assert order_chain(end, [root.described]) == (end, root.described)
