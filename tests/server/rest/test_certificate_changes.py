"""What changes certificates over REST: stored, generated, replaced and deleted, one or several."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.rest.representation import MAX_BULK, MAX_BULK_GENERATED
from services.model.caller import Right
from tests.opened import open_generated
from tests.server.rest.asking import ADMINISTRATOR, Rest, encode
from tests.services.certificates.making import make_csr
from tests.support import chain_of_three, issue, p12_of, pem_chain

PUBLIC, PRIVATE = pem_chain(*chain_of_three()), pem_chain(*chain_of_three(), with_key=True)
EXISTS = 'The scope already holds a certificate named "a.pem".'
NOT_THERE = "Configuration with the specified name was not found"


async def stored_names(rest: Rest, level: str = "subaccount") -> list[str]:
    """Return the names of what is stored at a level."""
    return [one["Name"] for one in (await rest.ask("GET", f"/{level}Certificates?$select=Name")).json()]


async def read_file(rest: Rest, name: str) -> bytes:
    """Return the file that is stored under the name."""
    response = await rest.ask("GET", f"/subaccountCertificates/{name}")
    assert response.status_code == 200, response.text
    return base64.b64decode(response.json()["Content"])


async def find(rest: Rest, name: str) -> Any:
    """Return the certificate of the name, as it is stored."""
    found = await rest.served.installation.use_cases.certificates.find.by_name(ADMINISTRATOR, rest.levels.subaccount_scope_id, name)
    assert found is not None
    return found


async def test_a_name_is_stored_once(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    again = await rest.ask("POST", "/subaccountCertificates", json={"Name": "a.pem", "Content": encode(PRIVATE)})
    assert (again.status_code, again.json()) == (409, {"ErrorMessage": EXISTS, "code": "NAME_TAKEN"})
    assert await read_file(rest, "a.pem") == PUBLIC
    await rest.store("a.pem", PRIVATE, level="instance")


async def test_a_file_is_replaced_and_its_type_with_it(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC, Type="OTHER")
    await rest.ask("PUT", "/subaccountCertificates/a.pem/labels", json=[{"key": "env", "values": ["prod"]}])
    replaced = await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", "Content": encode(PRIVATE), "Type": "NEW"})
    assert (replaced.status_code, replaced.json()) == (200, {"Count": 1})
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem")).json() == {"Name": "a.pem", "Type": "NEW", "Content": encode(PRIVATE)}
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem/labels")).json() == [{"key": "env", "values": ["prod"]}]
    await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", "Content": encode(PRIVATE)})
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem")).json()["Type"] == "CERTIFICATE"


async def test_what_is_not_there_is_not_replaced(rest: Rest) -> None:
    forms: list[dict[str, Any]] = [{"Content": encode(PUBLIC)}, {"Attributes": {}}]
    for form in forms:
        unknown = await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", **form})
        assert (unknown.status_code, unknown.json()["ErrorMessage"]) == (404, NOT_THERE)
    assert await stored_names(rest) == []


@pytest.mark.parametrize(
    ("name", "password"), [("gen.pem", "pw"), ("gen.pem", None), ("gen.p12", "pw"), ("gen.p12", None), ("gen.jks", "changeit")]
)
async def test_attributes_generate_what_the_extension_says(rest: Rest, name: str, password: str | None) -> None:
    attributes = {"CN": "mycn", "Validity": {"TimeUnit": "DAYS", "Value": 30}, "AutomaticRenew": True, "Password": password}
    made = await rest.ask("POST", "/subaccountCertificates", json={"Name": name, "Attributes": attributes})
    assert (made.status_code, made.content) == (201, b"")
    opened = open_generated(await read_file(rest, name), name.rpartition(".")[2].upper(), password)
    leaf = opened.chain[0]
    assert opened.common_name == "mycn"
    assert timedelta(days=29) < leaf.not_valid_after_utc - leaf.not_valid_before_utc < timedelta(days=31)
    stored = await find(rest, name)
    assert stored.renewal.automatic is True


async def test_without_attributes_the_defaults_are_saps(rest: Rest) -> None:
    made = await rest.ask("POST", "/subaccountCertificates", json={"Name": "gen.pem", "Attributes": {}})
    assert made.status_code == 201
    (leaf, *_) = x509.load_pem_x509_certificates(await read_file(rest, "gen.pem"))
    assert leaf.subject.rfc4514_string().startswith("CN=gen.pem")
    assert 88 <= (leaf.not_valid_after_utc - leaf.not_valid_before_utc).days <= 93
    assert (await find(rest, "gen.pem")).renewal.automatic is False
    assert (await rest.ask("GET", "/subaccountCertificates/gen.pem")).json()["Type"] == "CERTIFICATE"


async def test_a_csr_is_signed_and_its_key_stays_where_it_is(rest: Rest) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    csr = make_csr(key).encode()
    made = await rest.ask("POST", "/subaccountCertificates", json={"Name": "gen.pem", "Attributes": {"CN": "mycn", "CSR": encode(csr)}})
    assert made.status_code == 201, made.text
    octets = await read_file(rest, "gen.pem")
    assert b"PRIVATE KEY" not in octets
    (leaf, *_) = x509.load_pem_x509_certificates(octets)
    spki = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    assert leaf.public_key().public_bytes(*spki) == key.public_key().public_bytes(*spki)


async def test_attributes_take_the_place_of_a_file_and_a_file_that_of_attributes(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC, Type="OTHER")
    made = await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", "Attributes": {"CN": "one", "AutomaticRenew": True}})
    assert (made.status_code, made.json()) == (200, {"Count": 1})
    first = await find(rest, "a.pem")
    assert (first.version, first.creation.common_name, first.renewal.automatic) == (2, "one", True)
    await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", "Attributes": {"CN": "two"}})
    second = await find(rest, "a.pem")
    assert (second.version, second.creation.common_name, second.renewal.automatic) == (3, "two", False)
    await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", "Content": encode(PUBLIC)})
    third = await find(rest, "a.pem")
    assert (third.version, third.renewal, third.spec) == (4, None, None)
    assert await read_file(rest, "a.pem") == PUBLIC


async def test_one_is_deleted_and_what_is_not_there_is_not_found(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    deleted = await rest.ask("DELETE", "/subaccountCertificates/a.pem")
    assert (deleted.status_code, deleted.json()) == (200, {"Count": 1})
    again = await rest.ask("DELETE", "/subaccountCertificates/a.pem")
    assert (again.status_code, again.json()["ErrorMessage"]) == (404, NOT_THERE)


async def test_several_are_deleted_and_each_name_is_told(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    await rest.store("café.pem", PUBLIC)
    await rest.store("kept.pem", PUBLIC)
    query = "%24filter=Name%20in%20('a.pem'%2C%20'cafe%25CC%2581.pem'%2C'nope.pem')"
    deleted = await rest.ask("DELETE", f"/subaccountCertificates?{query}")
    assert deleted.status_code == 200, deleted.text
    assert deleted.json()["Summary"] == [
        {"name": "a.pem", "status": "DELETED"},
        {"name": "cafe\u0301.pem", "status": "DELETED"},
        {"name": "nope.pem", "status": "NOT_FOUND", "reason": "Could not find configuration"},
    ]
    assert await stored_names(rest) == ["kept.pem"]


async def test_a_name_in_two_spellings_is_deleted_once(rest: Rest) -> None:
    await rest.store("café.pem", PUBLIC)
    deleted = await rest.ask("DELETE", "/subaccountCertificates?$filter=Name in ('caf%25C3%25A9.pem','cafe%25CC%2581.pem')")
    assert [one["status"] for one in deleted.json()["Summary"]] == ["DELETED", "NOT_FOUND"]


@pytest.mark.parametrize("query", ["", "?$filter=Label['env'] HAS ('prod')", "?$filter=Name in ()", "?$select=Name"])
async def test_without_names_nothing_is_deleted(rest: Rest, query: str) -> None:
    await rest.store("a.pem", PUBLIC)
    assert (await rest.ask("DELETE", f"/subaccountCertificates{query}")).status_code == 400
    assert await stored_names(rest) == ["a.pem"]


async def test_of_several_each_has_its_own_status(rest: Rest) -> None:
    await rest.store("b.pem", PUBLIC)
    wanted = [
        {"Name": "a.pem", "Content": encode(PUBLIC)},
        {"Name": "b.pem", "Content": encode(PUBLIC)},
        {"Name": "c.pem", "Content": encode(b"nothing")},
        {"Name": "d.pem", "Attributes": {"CN": "d"}},
        {"Name": "e.pem"},
        {"Name": "f.exe", "Attributes": {}},
    ]
    mixed = await rest.ask("POST", "/subaccountCertificates", json=wanted)
    assert mixed.status_code == 207
    answers = mixed.json()
    assert [(one["name"], one["status"]) for one in answers] == [
        ("a.pem", 201), ("b.pem", 409), ("c.pem", 400), ("d.pem", 201), ("e.pem", 400), ("f.exe", 400),
    ]  # fmt: skip
    for one in answers:
        assert ("etag" in one, "cause" in one) == ((True, False) if one["status"] == 201 else (False, True))
    assert await stored_names(rest) == ["a.pem", "b.pem", "d.pem"]
    (first, *_) = answers
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem")).headers["etag"] == f'"{first["etag"]}"'


async def test_several_that_all_succeed_are_201_and_200(rest: Rest) -> None:
    wanted = [{"Name": name, "Content": encode(PUBLIC)} for name in ("a.pem", "b.pem")]
    made = await rest.ask("POST", "/subaccountCertificates", json=wanted)
    assert (made.status_code, [one["status"] for one in made.json()]) == (201, [201, 201])
    changed = await rest.ask("PUT", "/subaccountCertificates", json=wanted)
    assert (changed.status_code, [one["status"] for one in changed.json()]) == (200, [200, 200])
    mixed = await rest.ask("PUT", "/subaccountCertificates", json=[wanted[0], {**wanted[1], "Name": "nope.pem"}])
    assert (mixed.status_code, [one["status"] for one in mixed.json()]) == (207, [200, 404])
    assert mixed.json()[1]["cause"] == NOT_THERE


async def test_several_have_their_limits(rest: Rest) -> None:
    for wanted, word in (
        ([{"Name": f"{number}.pem", "Content": ""} for number in range(MAX_BULK + 1)], str(MAX_BULK)),
        ([{"Name": f"{number}.pem", "Attributes": {}} for number in range(MAX_BULK_GENERATED + 1)], str(MAX_BULK_GENERATED)),
        ([], "1"),
    ):
        refused = await rest.ask("POST", "/subaccountCertificates", json=wanted)
        assert (refused.status_code, word in refused.json()["ErrorMessage"]) == (400, True), refused.text
    assert await stored_names(rest) == []


async def test_who_may_not_write_hears_which_right_is_missing_and_nothing_is_done(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    token = rest.admit("reader", Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE)
    body = {"Name": "a.pem", "Content": encode(PRIVATE)}
    labels: list[Any] = [{"key": "a", "values": ["b"]}]
    for method, path, sent in (
        ("POST", "", {**body, "Name": "b.pem"}),
        ("POST", "", [{**body, "Name": "b.pem"}]),
        ("POST", "", {"Name": "b.pem", "Attributes": {}}),
        ("PUT", "", body),
        ("PUT", "", [body]),
        ("PUT", "", {"Name": "a.pem", "Attributes": {}}),
        ("DELETE", "/a.pem", None),
        ("DELETE", "?$filter=Name in ('a.pem')", None),
        ("PUT", "/a.pem/labels", labels),
        ("PATCH", "/a.pem/labels", {"action": "ADD", "labels": labels}),
    ):
        refused = await rest.ask(method, f"/subaccountCertificates{path}", token=token, json=sent)
        assert (refused.status_code, "certificate.write" in refused.json()["ErrorMessage"]) == (403, True), (method, path, refused.text)
    assert await stored_names(rest) == ["a.pem"]
    assert await read_file(rest, "a.pem") == PUBLIC


async def test_a_locked_key_store_is_stored_without_its_password(rest: Rest) -> None:
    octets = p12_of(*chain_of_three(), password=b"pw")
    await rest.store("a.p12", octets)
    assert await read_file(rest, "a.p12") == octets


async def test_a_second_certificate_of_the_same_name_after_a_deletion_has_another_version(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    first = (await rest.ask("GET", "/subaccountCertificates/a.pem")).headers["etag"]
    await rest.ask("DELETE", "/subaccountCertificates/a.pem")
    await rest.store("a.pem", issue("another").pem)
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"If-None-Match": first})).status_code == 200
