"""The issuers that certificates without private key lack."""

from datetime import timedelta
from random import Random

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from services.formats.contents.chains import ChainedKey, FileCertificates
from services.formats.contents.described import Described
from services.formats.contents.entries import Item
from services.formats.contents.missing_issuers import MAX_FULL_SEARCHES, list_missing_issuers
from services.formats.contents.pairing import PairedKey
from services.formats.contents.raw import RawCertificate, RawKey
from services.model.contents import FindingCode, MissingIssuer, MissingIssuerCause
from services.model.x509 import X509Certificate
from services.x509.chain import MAX_CHAIN, explain_missing_issuer
from services.x509.describe import describe_certificate
from services.x509.issuers import ChecksLeft, Issuers
from tests.cases import list_cases
from tests.services.x509.made import NOW, Issued, chain_of, ec_key, issue
from tests.work import counting

CALLS = 1_500_000
"""Calls of functions at most: 300 a certificate; to try every path would take more than anybody has."""

KEY = PairedKey(raw=RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True), facts=None)
LEAF, ISSUING, ROOT = CHAIN = chain_of(3)


def find(*issued: Issued, covered: tuple[Issued, ...] = ()) -> list[MissingIssuer]:
    return find_in([each.described for each in issued], key_chain=tuple(each.described for each in covered))


def find_in(certificates: list[X509Certificate], *, key_chain: tuple[X509Certificate, ...] = ()) -> list[MissingIssuer]:
    items = [Described(RawCertificate(der=each.der), each) for each in certificates]
    named: list[tuple[str, Item]] = [(each.subject.common_name or "?", item) for each, item in zip(certificates, items, strict=True)]
    key = ChainedKey(KEY, longest=key_chain)
    missing = list_missing_issuers([("key", key), *named], file_of(certificates), of_keys_only=False)
    return [each for each in missing if not each.of_private_key]


def file_of(certificates: list[X509Certificate]) -> FileCertificates:
    return FileCertificates(tuple(certificates), Issuers(certificates), has_order=False)


def test_whole_chains_lack_nothing() -> None:
    assert find(*CHAIN, *chain_of(4), issue("alone")) == []


def test_a_missing_issuer_is_named_at_the_lowest_certificate_that_needs_it() -> None:
    assert find(ISSUING, LEAF) == [MissingIssuer(alias="end entity", subject="CN=CA 1", issuer="CN=Root", of_private_key=False)]
    assert find(LEAF, ROOT) == [MissingIssuer(alias="end entity", subject="CN=end entity", issuer="CN=CA 1", of_private_key=False)]


def test_an_issuer_of_the_same_name_and_another_key_is_none() -> None:
    assert [missing.issuer for missing in find(LEAF, issue("CA 1"))] == ["CN=CA 1"]


def test_forty_cas_of_one_name_are_found_for_forty_end_entities() -> None:
    """Without key identifiers, so that each key must be tried."""
    roots = [issue("Root", identifiers=False) for _ in range(40)]
    ends = [issue(f"end {at}", root, identifiers=False) for at, root in enumerate(roots)]
    assert find(*ends, *roots) == []
    del roots[17]
    assert [missing.subject for missing in find(*roots, *ends)] == ["CN=end 17"]


def causes(*certificates: X509Certificate) -> list[tuple[str, MissingIssuerCause]]:
    return [(missing.subject, missing.cause) for missing in find_in(list(certificates))]


def damaged(issued: Issued) -> X509Certificate:
    return describe_certificate(issued.der[:-1] + bytes([issued.der[-1] ^ 1]))


def test_an_issuer_that_is_not_there_is_told_from_one_of_another_generation() -> None:
    root = issue("Root")
    end = issue("end", root).described
    rekeyed = issue("Root").described
    assert causes(end) == [("CN=end", MissingIssuerCause.NOT_IN_FILE)]
    assert causes(end, rekeyed) == [("CN=end", MissingIssuerCause.OTHER_KEY)]
    assert causes(end, rekeyed, root.described) == []


def test_without_key_identifiers_another_generation_is_told_by_the_signature() -> None:
    end, rekeyed = issue("end", issue("Root", identifiers=False), identifiers=False), issue("Root", identifiers=False)
    assert causes(end.described, rekeyed.described) == [("CN=end", MissingIssuerCause.OTHER_KEY)]


def test_a_ca_that_signed_its_new_key_by_the_old_one_lacks_the_old_one() -> None:
    """RFC 4210 4.4: self-issued, not self-signed."""
    old = issue("Root")
    new_with_old = issue("Root", old, ca=True)
    end = issue("end", new_with_old)
    assert causes(end.described, new_with_old.described) == [("CN=Root", MissingIssuerCause.OTHER_KEY)]
    assert causes(end.described, new_with_old.described, old.described) == []


def test_a_signature_that_is_damaged_is_told_from_an_issuer_of_another_key() -> None:
    root = issue("Root")
    issuing = issue("CA", root, ca=True)
    end = issue("end", issuing)
    assert causes(damaged(end), issuing.described, root.described) == [("CN=end", MissingIssuerCause.SIGNATURE_INVALID)]
    assert causes(end.described, damaged(issuing), root.described) == [("CN=CA", MissingIssuerCause.SIGNATURE_INVALID)]


def test_a_self_issued_certificate_whose_signature_is_damaged_is_told() -> None:
    contents = list_cases()["f11a-selfbad.pem"].read()
    assert [missing.cause for missing in contents.missing_issuers] == [MissingIssuerCause.SELF_SIGNATURE_INVALID]
    (finding,) = (each for each in contents.findings if each.code is FindingCode.CHAIN_INCOMPLETE)
    assert finding.message == (
        '"CN=self.acme.example,O=Acme Example,C=DE" names itself as its issuer, but its signature is not valid under its own key.'
    )
    for identifiers in (True, False):
        root = issue("Root", identifiers=identifiers)
        end = issue("end", root, identifiers=identifiers).described
        assert causes(end, damaged(root)) == [("CN=Root", MissingIssuerCause.SELF_SIGNATURE_INVALID)]


def test_a_circle_is_told() -> None:
    contents = list_cases()["limbo-cve-2024-0567-loop.pem"].read()
    assert {(missing.subject, missing.cause) for missing in contents.missing_issuers} == {
        ("CN=Root B", MissingIssuerCause.CIRCLE),
        ("CN=Root A", MissingIssuerCause.NOT_IN_FILE),
    }
    a, b = issue("A"), issue("B")
    a_by_b, b_by_a = issue("A", b, key=a.key, ca=True), issue("B", a, key=b.key, ca=True)
    end = issue("end", a)
    assert causes(end.described, a_by_b.described, b_by_a.described) == [("CN=B", MissingIssuerCause.CIRCLE)]
    assert causes(end.described, a_by_b.described, b_by_a.described, b.described) == []


def test_a_search_that_was_given_up_says_so() -> None:
    endless = [one.described for one in chain_of(MAX_CHAIN + 3)]
    assert find_in(endless) == []  # no key's, and so followed without end
    key = ChainedKey(KEY, longest=tuple(endless[:MAX_CHAIN]), is_exhausted=True)
    (missing,) = list_missing_issuers([("key", key)], file_of(endless), of_keys_only=True)
    assert missing.cause is MissingIssuerCause.SEARCH_ENDED
    end, others = issue("end", issue("Root", identifiers=False), identifiers=False).described, Issuers([issue("Root").described])
    assert explain_missing_issuer(end, others, ChecksLeft(0)) is MissingIssuerCause.SEARCH_ENDED
    assert explain_missing_issuer(end, others, ChecksLeft(1)) is MissingIssuerCause.OTHER_KEY


def test_one_ca_without_root_is_told_once_for_all_that_it_issued() -> None:
    assert len(find(*(issue(f"e{number}", ISSUING) for number in range(5)), ISSUING)) == 1


def test_what_chains_of_keys_account_for_is_not_told_again() -> None:
    assert find(LEAF, ISSUING, covered=(LEAF, ISSUING)) == []


def test_a_cross_signed_ca_needs_no_other_root_than_its_own() -> None:
    elsewhere = issue("elsewhere")
    crossed = issue("Root", elsewhere, key=ROOT.key, ca=True)
    for order in ((LEAF, ISSUING, crossed, ROOT), (ROOT, crossed, ISSUING, LEAF)):
        assert find(*order) == []
    assert [(missing.alias, missing.subject, missing.issuer) for missing in find(LEAF, ISSUING, crossed)] == [
        ("end entity", "CN=Root", "CN=elsewhere")
    ]


def test_certificates_that_issue_each_other_have_no_root() -> None:
    key = ec_key()
    x, y = (issue(a, issuer_name=x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, b)]), key=key) for a, b in ("xy", "yx"))
    (missing,) = find(x, y)
    assert missing.issuer in ("CN=x", "CN=y")


def test_only_what_has_an_alias_is_asked_for() -> None:
    assert list(list_missing_issuers([], file_of([LEAF.described]), of_keys_only=False)) == []


def test_of_thousands_of_confusing_certificates_each_is_looked_at_a_few_times() -> None:
    """All of one key and two names, each of which issues the other: a search for the best path would not end."""
    key = ec_key()
    names = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]) for name in "xy"]
    certificates = []
    for number in range(1_500):
        subject, issuer = names[number % 2], names[1 - number % 2]
        builder = x509.CertificateBuilder(issuer, subject, key.public_key(), number + 1, NOW, NOW + timedelta(days=1))
        certificates.append(describe_certificate(builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)))
    with counting(most_calls=CALLS):
        assert len(find_in(certificates)) == 1


def test_beyond_the_full_searches_every_missing_issuer_is_still_told() -> None:
    leaves = [issue(f"e{number}", ISSUING) for number in range(MAX_FULL_SEARCHES + 5)]
    assert len(find(*leaves)) == len(leaves)


@settings(max_examples=30)
@given(st.randoms(use_true_random=False), st.integers(0, 6))
def test_the_order_of_the_file_does_not_matter(random: Random, left_out: int) -> None:
    pool = [*CHAIN, *OTHERS]
    del pool[left_out]
    shuffled = random.sample(pool, len(pool))
    assert {(each.subject, each.issuer) for each in find(*shuffled)} == {(each.subject, each.issuer) for each in find(*pool)}


OTHERS = chain_of(4)
