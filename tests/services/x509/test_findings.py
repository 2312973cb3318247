"""What is pointed out about certificates without knowing the time."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from services.model.contents import Contents, Finding, FindingCode, Severity
from services.model.x509 import ExtendedKeyUsage, SignatureAlgorithm, X509Certificate
from services.x509.describe import describe_certificate
from services.x509.findings import list_certificate_findings
from tests.cases import list_cases
from tests.programs import fails, needs_openssl
from tests.services.x509.holding import holding, keyed, secret, trusted, unreadable
from tests.services.x509.made import NOW, algorithm, bit_string, chain_of, common_name, hand_made, issue, name_of, rsa_key, sequence, tlv

SHA1 = SignatureAlgorithm(oid="1.2.840.113549.1.1.5", name="sha1WithRSAEncryption", hash="SHA-1")
NOT_SIGNING = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _codes(contents: Contents) -> list[tuple[FindingCode, Severity, str | None]]:
    return [(finding.code, finding.severity, finding.alias) for finding in list_certificate_findings(contents)]


def test_a_sound_chain_has_no_findings() -> None:
    chain = [one.described for one in chain_of(3)]
    assert _codes(holding(keyed("key", *chain), trusted("root", chain[2]), secret("aes"), unreadable("broken"), keyed("alone"))) == []


def test_every_finding_says_what_to_do() -> None:
    careless = issue("CA", ca=False)
    weak = replace(issue("weak", careless, key=rsa_key(1024)).described, signature_algorithm=SHA1, unreadable=("key_usage",))
    found = list_certificate_findings(holding(keyed("key", weak, careless.described)))
    assert len(found) > 3
    assert all(finding.message.endswith(".") and finding.fix.endswith(".") for finding in found)


@pytest.mark.parametrize("hash_", ["MD2", "MD4", "MD5", "SHA-1"])
def test_a_signature_with_a_broken_hash_is_weak(hash_: str) -> None:
    certificate = replace(issue("end", issue("CA")).described, signature_algorithm=replace(SHA1, hash=hash_))
    assert _codes(holding(trusted("old", certificate))) == [(FindingCode.WEAK_SIGNATURE, Severity.WARNING, "old")]


def test_the_signature_of_a_root_does_not_matter() -> None:
    assert _codes(holding(trusted("root", replace(issue("root").described, signature_algorithm=SHA1)))) == []


def test_a_weak_key_of_a_certificate_is_a_warning_that_says_why() -> None:
    (finding,) = list_certificate_findings(holding(trusted("old", issue("short", key=rsa_key(1024)).described)))
    assert (finding.code, finding.severity, finding.alias) == (FindingCode.WEAK_KEY, Severity.WARNING, "old")
    assert '"CN=short"' in finding.message
    assert "1,024 bits" in finding.message


def test_a_weak_key_is_not_told_twice_where_the_private_key_is_told_already() -> None:
    told = Finding(code=FindingCode.WEAK_KEY, severity=Severity.ERROR, message="Weak.", fix="Replace it.", alias="key")
    weak = issue("short", key=rsa_key(1024), ca=False).described
    assert _codes(holding(keyed("key", weak), findings=(told,))) == []
    assert _codes(holding(keyed("other", weak), findings=(told,))) == [(FindingCode.WEAK_KEY, Severity.WARNING, "other")]


def test_an_unreadable_key_is_not_called_weak() -> None:
    certificate = describe_certificate(hand_made(public_key=sequence(tlv(0x02, b"\x01"))))
    assert _codes(holding(trusted("odd", certificate))) == [(FindingCode.EXTENSION_UNREADABLE, Severity.WARNING, "odd")]


def test_unreadable_fields_are_named() -> None:
    certificate = replace(issue("odd").described, unreadable=("key_usage", "not_after"))
    (finding,) = list_certificate_findings(holding(trusted("odd", certificate)))
    assert finding.code is FindingCode.EXTENSION_UNREADABLE
    assert "key_usage, not_after" in finding.message


def test_an_issuer_without_the_flag_breaks_the_chain() -> None:
    root = issue("root")
    careless = issue("careless", root, ca=False)
    contents = holding(keyed("key", issue("end", careless).described, careless.described, root.described))
    assert _codes(contents) == [(FindingCode.CA_FLAG_MISSING, Severity.ERROR, "key")]


def test_an_issuer_that_may_not_sign_breaks_the_chain() -> None:
    root = issue("root")
    careless = issue("careless", root, ca=True, key_usage=NOT_SIGNING)
    (finding,) = list_certificate_findings(holding(keyed("key", issue("end", careless).described, careless.described, root.described)))
    assert finding.code is FindingCode.CA_FLAG_MISSING
    assert "keyCertSign" in finding.message


def test_a_root_of_version_1_needs_no_flag_but_another_issuer_does() -> None:
    name, md2 = name_of(common_name("1996")), algorithm("1.2.840.113549.1.1.2")
    root = describe_certificate(hand_made(version=None, subject=name, issuer=name, algorithm=md2))
    between = describe_certificate(hand_made(version=None, issuer=name))
    end = issue("end", issuer_name=x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "1996")]), ca=False).described
    assert _codes(holding(keyed("key", end, root))) == []
    end = issue("end", issuer_name=x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Subject")]), ca=False).described
    assert _codes(holding(keyed("key", end, between, root))) == [(FindingCode.CA_FLAG_MISSING, Severity.ERROR, "key")]


def test_a_private_key_of_a_ca_is_a_warning() -> None:
    root = issue("root")
    assert _codes(holding(keyed("key", root.described))) == [(FindingCode.CA_FLAG_ON_END_ENTITY, Severity.WARNING, "key")]


def test_a_trusted_ca_is_no_finding() -> None:
    assert _codes(holding(trusted("root", issue("root").described))) == []


def test_a_certificate_under_several_aliases_is_told_once() -> None:
    weak = issue("short", key=rsa_key(1024)).described
    assert [alias for _, _, alias in _codes(holding(trusted("a", weak), trusted("b", weak)))] == ["a"]


def test_long_names_are_cut_and_empty_ones_replaced_by_the_serial_number() -> None:
    def message(subject: bytes) -> str:
        unreadable_key = sequence(algorithm("1.2.840.113549.1.1.1"), bit_string(b""))
        (finding,) = list_certificate_findings(
            holding(trusted("odd", describe_certificate(hand_made(subject=subject, public_key=unreadable_key))))
        )
        return finding.message

    assert len(message(name_of(common_name("x" * 5_000)))) < 300
    assert "serial number 11" in message(name_of())


@pytest.mark.parametrize(
    ("case", "alias", "certificate"),
    [
        ("f11a-aki-root-chain.pem", "under.acme.example", "CN=Acme AKI Root"),
        ("zlint-selfsigned-aki-mismatch.pem", "Mother Nature", "CN=Mother"),
    ],
)
def test_a_root_whose_key_identifiers_differ_is_told(case: str, alias: str, certificate: str) -> None:
    found = [each for each in list_cases()[case].read().findings if each.code is FindingCode.KEY_IDENTIFIER_MISMATCH]
    assert [(each.severity, each.alias) for each in found] == [(Severity.WARNING, alias)]
    assert f'"{certificate}' in found[0].message


def test_a_certificate_that_names_another_key_identifier_than_its_issuer_has_is_told_once() -> None:
    end, issuing, root = (one.described for one in chain_of(3))
    odd = replace(issuing, authority_key_identifier="00")
    contents = holding(keyed("key", end, odd, root), keyed("other", end, odd, root), trusted("root", root))
    (found,) = list_certificate_findings(contents)
    assert (found.code, found.alias) == (FindingCode.KEY_IDENTIFIER_MISMATCH, "key")
    assert '"CN=CA 1"' in found.message
    assert '"CN=Root"' in found.message
    bundle = replace(
        holding(*(trusted(name, one) for name, one in zip("abc", (end, odd, root), strict=True))), certificate_chain=(end, odd, root)
    )
    assert [each.alias for each in list_certificate_findings(bundle)] == ["a"]


def test_what_does_not_belong_to_a_chain_is_not_judged_as_its_issuer() -> None:
    chain = [one.described for one in chain_of(3)]
    assert _codes(holding(keyed("key", *chain, issue("stranger", issue("CA")).described))) == []


SERVER = ExtendedKeyUsage(oid="1.3.6.1.5.5.7.3.1", name="serverAuth")
CLIENT = ExtendedKeyUsage(oid="1.3.6.1.5.5.7.3.2", name="clientAuth")
ANY = ExtendedKeyUsage(oid="2.5.29.37.0", name="anyExtendedKeyUsage")


def _barred(contents: Contents) -> list[tuple[str | None, str]]:
    found = [each for each in list_certificate_findings(contents) if each.code is FindingCode.CLIENT_AUTH_MISSING]
    assert all(each.severity is Severity.WARNING for each in found)
    return [(each.alias, each.parameters[0].value) for each in found]


def test_a_key_whose_certificate_is_for_servers_only_is_told() -> None:
    (found,) = (each for each in list_cases()["serveronly.p12"].read().findings if each.code is FindingCode.CLIENT_AUTH_MISSING)
    assert found.severity is Severity.WARNING
    assert "leaves clientAuth out" in found.message


@pytest.mark.parametrize(
    ("purposes", "is_barred"),
    [(None, False), ((), True), ((SERVER,), True), ((SERVER, CLIENT), False), ((ANY,), False), ((SERVER, ANY), False)],
)
def test_the_purposes_of_the_end_entity_and_of_every_issuer_count(purposes: tuple[ExtendedKeyUsage, ...] | None, is_barred: bool) -> None:
    chain = [one.described for one in chain_of(3)]
    for at, name in enumerate(("CN=end entity", "CN=CA 1", "CN=Root")):
        judged = [replace(one, extended_key_usage=purposes) if number == at else one for number, one in enumerate(chain)]
        assert _barred(holding(keyed("key", *judged))) == ([("key", name)] if is_barred else [])


def test_the_first_certificate_that_bars_clients_is_named_for_each_key() -> None:
    chain = [replace(one.described, extended_key_usage=(SERVER,)) for one in chain_of(3)]
    assert _barred(holding(keyed("a", *chain), keyed("b", *chain))) == [("a", "CN=end entity"), ("b", "CN=end entity")]


def test_no_purpose_of_trusted_certificates_or_strangers_is_told() -> None:
    server = replace(issue("server", issue("CA")).described, extended_key_usage=(SERVER,))
    assert _barred(holding(trusted("pinned", server))) == []
    assert _barred(holding(keyed("key", *(one.described for one in chain_of(2)), server))) == []


@needs_openssl
@pytest.mark.parametrize("barred", ["", "e", "i", "r"])
def test_openssl_refuses_as_a_clients_what_is_told(tmp_path: Path, barred: str) -> None:
    issuer, chain = None, list[X509Certificate]()
    for name in "rie":
        purposes = [ExtendedKeyUsageOID.SERVER_AUTH, *([] if name == barred else [ExtendedKeyUsageOID.CLIENT_AUTH])]
        issuer = issue(name, issuer, ca=name != "e", purposes=purposes)
        (tmp_path / name).write_bytes(issuer.certificate.public_bytes(Encoding.PEM))
        chain.insert(0, issuer.described)
    files = ("-CAfile", tmp_path / "r", "-untrusted", tmp_path / "i", tmp_path / "e")
    assert fails("openssl", "verify", "-purpose", "sslclient", "-attime", str(int(NOW.timestamp())), *files) == bool(barred)
    assert _barred(holding(keyed("key", *chain))) == ([("key", f"CN={barred}")] if barred else [])
