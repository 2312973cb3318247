"""What is said of Java's view of a keystore."""

import pytest

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import Finding, FindingCode
from services.model.findings import FindingKind
from services.model.secret import Secret
from tests.cases import list_cases
from tests.services.formats.runtimes.odd_stores import PASSWORD, make_odd_stores

_CODES = (FindingCode.ENTRY_INVISIBLE_TO_JAVA, FindingCode.JAVA_CHAIN_DIFFERS)


def told(octets: bytes, password: str | None = PASSWORD) -> list[Finding]:
    secret = None if password is None else Secret(password.encode())
    contents = read_contents(octets, file_name=None, password=secret, budget=Budget())
    return [finding for finding in contents.findings if finding.code in _CODES]


def kinds_of(octets: bytes, password: str | None = PASSWORD) -> list[tuple[str | None, str | None]]:
    return [(finding.kind, finding.alias) for finding in told(octets, password)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("f06a-forge-nolkid.p12", {("JAVA_HAS_NO_CHAIN", "api.acme.example")}),
        ("f06b-jdktrust-all.p12", {("JAVA_HAS_NO_CHAIN", "srv (2)")}),
        ("f06c-keybag-enc.p12", {("KEY_HIDDEN_FROM_JAVA", "srv")}),
        ("f06f-upper.jks", {("ALIAS_NOT_FOUND_BY_JAVA", "IssuingKey"), ("ALIAS_NOT_FOUND_BY_JAVA", "IssuingCA")}),
        ("f06l-le-all.p12", {("JAVA_TAKES_OTHER_CHAIN", "le")}),
        ("f05-expired-int.p12", set()),
        ("f01-twin.jks", set()),
    ],
)
def test_the_cases_are_told_as_java_sees_them(name: str, expected: set[tuple[str, str]]) -> None:
    assert set(kinds_of(list_cases()[name].octets)) == expected


def test_the_chain_that_java_presents_is_named() -> None:
    (finding,) = told(list_cases()["f06l-le-all.p12"].octets)
    (chain,) = [each.value for each in finding.parameters if each.name == "chain"]
    assert finding.code is FindingCode.JAVA_CHAIN_DIFFERS
    assert chain.count("; ") == 3  # four certificates, two of which were once said to be hidden from Java
    assert finding.message.startswith("Java presents another chain")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bag: pair", []),
        ("bag: two keys", []),
        ("bag: trusted certificates only", []),
        ("bag: nested key", ["ENTRY_NESTED"]),
        ("bag: nested trusted certificate", ["ENTRY_NESTED"]),
        ("bag: nested certificate", ["JAVA_HAS_NO_CHAIN"]),
        ("bag: clear key", ["KEY_HIDDEN_FROM_JAVA"]),
        ("bag: trusted certificates without Java's mark", ["CERTIFICATE_HIDDEN_FROM_JAVA"]),
        ("chain: no localKeyID", ["JAVA_HAS_NO_CHAIN"]),
        ("chain: no localKeyID, key first", []),
        ("chain: no localKeyID, key first, CA first", ["JAVA_TAKES_OTHER_CERTIFICATE"]),
        ("chain: no localKeyID, equal names", []),
        ("chain: no localKeyID, two keys", ["KEY_WITHOUT_ID_FOR_JAVA"]),
        ("chain: Java's mark on the leaf", ["JAVA_HAS_NO_CHAIN"]),
        ("chain: self-signed root first", ["CERTIFICATE_HIDDEN_FROM_JAVA"] * 2),
        ("chain: new CA before old, without identifiers", ["JAVA_TAKES_OTHER_CHAIN"]),
        ("chain: without certificate", []),
        ("jks: pair", []),
        ("jks: alias with capitals", ["ALIAS_NOT_FOUND_BY_JAVA"]),
    ],
)
def test_odd_stores_are_told_as_java_sees_them(name: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds_of(make_odd_stores()[name]) if kind != "ATTRIBUTE_UNREADABLE"] == expected


def test_what_only_old_javas_do_names_them() -> None:
    findings = told(make_odd_stores()["chain: new CA before old"])
    (chain,) = [finding for finding in findings if finding.kind == FindingKind.JAVA_TAKES_OTHER_CHAIN.name]
    assert chain.message.startswith("Java up to 11 presents")


def test_generations_of_one_name_are_told_apart_by_fingerprint() -> None:
    findings = told(list_cases()["f06l-le-all.p12"].octets)
    (chain,) = [finding.message for finding in findings if finding.kind == FindingKind.JAVA_TAKES_OTHER_CHAIN.name]
    assert "CN=Acme R3,O=Acme Example,C=DE; CN=Acme Root X1,O=Acme Example,C=DE (SHA-256 8f94d6295888db41…); " in chain


def test_nothing_is_told_of_chains_that_a_password_hides() -> None:
    octets = make_odd_stores()["chain: no localKeyID"]
    assert [kind for kind, _ in kinds_of(octets, None)] == []
