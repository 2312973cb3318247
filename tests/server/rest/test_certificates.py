"""What is read of certificates over REST: files, lists, labels and public keys."""

from typing import Any

import pytest
from cryptography import x509

from server.rest import answer as answering
from server.rest.certificates import LOCKED_STORE, cut_slices
from services.model.caller import CallerLevels, Right
from services.model.secret import Secret
from tests.server.rest.asking import ADMINISTRATOR, PROGRAM, Rest, encode
from tests.services.storage.examples import a_certificate, a_scope
from tests.support import chain_of_three, issue, p12_of, pem_chain

NOT_THERE = "Configuration with the specified name was not found"
PUBLIC, PRIVATE = pem_chain(*chain_of_three()), pem_chain(*chain_of_three(), with_key=True)


async def names(rest: Rest, query: str, **more: Any) -> list[str]:
    """Return the names in a list."""
    response = await rest.ask("GET", f"/subaccountCertificates{query}", **more)
    assert response.status_code == 200, response.text
    return [one["Name"] for one in response.json()]


@pytest.mark.parametrize("level", ["subaccount", "instance"])
async def test_a_file_comes_back_byte_identical_with_its_type(rest: Rest, level: str) -> None:
    for name, octets, more in (("a.pem", PRIVATE, {}), ("b.p12", p12_of(*chain_of_three(), password=b"pw"), {"Type": "Ω any text "})):
        stored = await rest.store(name, octets, level=level, **more)
        assert (stored.status_code, stored.content, stored.headers["content-length"]) == (201, b"", "0")
        found = await rest.ask("GET", f"/{level}Certificates/{name}")
        assert found.json() == {"Name": name, "Type": more.get("Type", "CERTIFICATE"), "Content": encode(octets)}
        assert found.headers["content-type"] == "application/json"
        assert found.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["our%20team's%20(new).pem", "our%20team%27s%20%28new%29.pem", "%6Fur%20team's%20(new).pem"])
async def test_a_name_in_a_path_is_decoded_once(rest: Rest, path: str) -> None:
    await rest.store("our team's (new).pem", PUBLIC)
    found = await rest.ask("GET", f"/subaccountCertificates/{path}")
    assert (found.status_code, found.json()["Name"]) == (200, "our team's (new).pem")


async def test_a_percent_sign_in_a_name_is_no_escape(rest: Rest) -> None:
    await rest.store("100%25.pem", PUBLIC)
    assert (await rest.ask("GET", "/subaccountCertificates/100%2525.pem")).status_code == 200
    assert (await rest.ask("GET", "/subaccountCertificates/100%25.pem")).status_code == 404


async def test_a_level_is_not_looked_for_in_the_other(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    elsewhere = await rest.ask("GET", "/instanceCertificates/a.pem")
    assert (elsewhere.status_code, elsewhere.json()) == (404, {"ErrorMessage": NOT_THERE, "code": "NOT_FOUND"})


async def test_without_a_service_instance_its_lists_are_empty_and_nothing_is_found(rest: Rest) -> None:
    """The JavaScript SDK asks both levels for their destinations, and fails where one of the lists does."""
    token = rest.admit("no instance", *Right, levels=CallerLevels(subaccount_scope_id=rest.levels.subaccount_scope_id))
    assert (await rest.ask("GET", "/instanceCertificates", token=token)).json() == []
    one = await rest.ask("GET", "/instanceCertificates/a.pem", token=token)
    assert (one.status_code, one.json()["ErrorMessage"]) == (404, NOT_THERE)
    body = {"Name": "a.pem", "Content": encode(PUBLIC)}
    posted = await rest.ask("POST", "/instanceCertificates", token=token, json=body)
    assert (posted.status_code, "no service instance" in posted.json()["ErrorMessage"]) == (404, True)


async def test_the_version_is_in_the_etag_and_answers_conditions(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    etag = (await rest.ask("GET", "/subaccountCertificates/a.pem")).headers["etag"]
    digits = etag.strip('"')
    assert (etag, len(bytes.fromhex(digits))) == (f'"{digits}"', 32)
    for given in (etag, digits, f"W/{etag}", f'"x", {etag}', "*"):
        unchanged = await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"If-None-Match": given})
        assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", etag), given
        assert (await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"If-Match": given})).status_code == 200, given
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"If-None-Match": '"x"'})).status_code == 200
    other = await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"If-Match": '"x"', "If-None-Match": etag})
    assert (other.status_code, other.json()["code"]) == (412, "PRECONDITION_FAILED")
    await rest.ask("PUT", "/subaccountCertificates", json={"Name": "a.pem", "Content": encode(PRIVATE)})
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem", headers={"If-None-Match": etag})).status_code == 200


FILE_RIGHTS = [
    ("no right", (), 404, "gives no right on this level"),
    ("reader", (Right.CERTIFICATE_READ,), 403, "certificate.export"),
    ("exporter", (Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT), 403, "certificate.export_private"),
    ("writer", (Right.CERTIFICATE_WRITE,), 403, "certificate.read"),
]


@pytest.mark.parametrize(("token", "rights", "status", "word"), FILE_RIGHTS, ids=[row[0] for row in FILE_RIGHTS])
async def test_a_file_with_a_key_needs_all_its_rights_alone_and_in_lists(
    rest: Rest, token: str, rights: tuple[Right, ...], status: int, word: str
) -> None:
    await rest.store("a.pem", PUBLIC)
    await rest.store("b.pem", PRIVATE)
    rest.admit(token, *rights)
    unchanged = {"If-None-Match": "*"}
    assert (await rest.ask("GET", "/subaccountCertificates/b.pem", token=token, headers=unchanged)).status_code == status
    for path in ("/b.pem", "", "?$filter=Name in ('b.pem')", "?$page=1"):
        refused = await rest.ask("GET", f"/subaccountCertificates{path}", token=token)
        assert (refused.status_code, word in refused.json()["ErrorMessage"]) == (status, True), refused.text


@pytest.mark.parametrize("query", ["", "?$filter=Name in ('a.pem','b.pem','c.pem','d.pem')", "?$page=1"])
async def test_a_list_is_refused_before_anything_is_sent(rest: Rest, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    monkeypatch.setattr("server.rest.certificates.SLICE_FILES", 1)
    for name, octets in (("a.pem", PUBLIC), ("b.pem", PUBLIC), ("c.pem", PUBLIC), ("d.pem", PRIVATE)):
        await rest.store(name, octets)
    token = rest.admit("public", Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT)
    refused = await rest.ask("GET", f"/subaccountCertificates{query}", token=token)
    assert (refused.status_code, "certificate.export_private" in refused.json()["ErrorMessage"]) == (403, True)


async def test_who_may_take_certificates_only_gets_them(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    token = rest.admit("public", Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT)
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem", token=token)).status_code == 200
    assert await names(rest, "", token=token) == ["a.pem"]
    reader = rest.admit("reader", Right.CERTIFICATE_READ)
    assert await names(rest, "?$select=Name", token=reader) == ["a.pem"]


async def test_lists_are_by_name_and_empty_where_there_is_nothing(rest: Rest) -> None:
    assert (await rest.ask("GET", "/subaccountCertificates")).text == "[]"
    for name in ("b.pem", "A.pem", "c.pem"):
        await rest.store(name, PUBLIC)
    listed = (await rest.ask("GET", "/subaccountCertificates")).json()
    assert listed == [{"Name": name, "Type": "CERTIFICATE", "Content": encode(PUBLIC)} for name in ("A.pem", "b.pem", "c.pem")]
    assert (await rest.ask("GET", "/subaccountCertificates?%24select=Name")).json() == [
        {"Name": "A.pem"},
        {"Name": "b.pem"},
        {"Name": "c.pem"},
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("%24filter=Name+in+%28%27our%2520team%2527s%2520%2528new%2529.pem%27%2C+%27x.pem%27%29", ["our team's (new).pem", "x.pem"]),
        ("%24filter=Name%20in%20('x.pem')", ["x.pem"]),
        ("$filter=name IN ( 'x.pem' ,'nowhere.pem','x.pem')", ["x.pem"]),
        ("$filter=Name in ('our team''s (new).pem')", ["our team's (new).pem"]),
        ("$filter=Name in ('X.pem')", []),
        ("%24filter=Label%5B%27env%27%5D+HAS+%28%27prod%27%29+AND+Label%5B%27team%27%5D+HAS+%28%27a%27%29", ["x.pem"]),
        ("$filter=Label['env'] HAS ('eu','nowhere')", ["our team's (new).pem"]),
        ("$filter=Label['env'] HAS ('nowhere')", []),
    ],
)
async def test_lists_are_filtered_by_names_or_by_labels(rest: Rest, query: str, expected: list[str]) -> None:
    await rest.store("our team's (new).pem", PUBLIC)
    await rest.store("x.pem", PUBLIC)
    await rest.store("y.pem", PUBLIC)
    for name, labels in (
        ("x.pem", [{"key": "env", "values": ["prod"]}, {"key": "team", "values": ["a"]}]),
        ("our team's (new).pem", [{"key": "env", "values": ["prod", "eu"]}]),
    ):
        assert (await rest.ask("PUT", f"/subaccountCertificates/{name}/labels", json=labels)).status_code == 200
    assert await names(rest, f"?{query}") == expected


async def test_those_of_a_filter_are_in_the_order_of_lists(rest: Rest) -> None:
    for name in ("b.pem", "C.pem", "a.pem"):
        await rest.store(name, PUBLIC)
    assert await names(rest, "?$filter=Name in ('C.pem','b.pem','a.pem')") == await names(rest, "") == ["a.pem", "b.pem", "C.pem"]


async def test_pages_have_their_numbers_and_links(rest: Rest) -> None:
    for number in range(5):
        await rest.store(f"{number}.pem", PUBLIC)
    seen: dict[int, list[str]] = {}
    for page in (1, 2, 3, 4):
        response = await rest.ask("GET", f"/subaccountCertificates?%24page={page}&%24pageSize=2&%24pageCount=true&%24entityCount=true")
        seen[page] = [one["Name"] for one in response.json()]
        assert (response.headers["page-count"], response.headers["entity-count"]) == ("3", "5")
        assert (
            response.headers.get("link")
            == {
                1: "</subaccountCertificates?$page=2&$pageSize=2>; rel='next'",
                2: "</subaccountCertificates?$page=1&$pageSize=2>; rel='previous', </subaccountCertificates?$page=3&$pageSize=2>; rel='next'",
                3: "</subaccountCertificates?$page=2&$pageSize=2>; rel='previous'",
                4: "</subaccountCertificates?$page=3&$pageSize=2>; rel='previous'",
            }[page]
        )
    assert seen == {1: ["0.pem", "1.pem"], 2: ["2.pem", "3.pem"], 3: ["4.pem"], 4: []}
    alone = await rest.ask("GET", "/subaccountCertificates?$page=1")
    assert (len(alone.json()), {"page-count", "entity-count", "link"} & set(alone.headers)) == (5, set())


async def test_a_page_and_a_list_may_be_longer_than_what_is_read_at_once(rest: Rest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.rest.certificates.MAX_PAGE_SIZE", 2)
    monkeypatch.setattr("server.rest.certificates.SLICE_FILES", 1)
    everything = [f"{number}.pem" for number in range(5)]
    for name in everything:
        await rest.store(name, PUBLIC)
    assert await names(rest, "") == everything
    assert await names(rest, "?$select=Name") == everything
    assert await names(rest, "?$page=1&$pageSize=4") == everything[:4]
    assert await names(rest, "?$page=2&$pageSize=3") == everything[3:]
    assert await names(rest, "?$page=4&$pageSize=1") == ["3.pem"]


async def test_a_long_list_is_sent_in_pieces_of_which_few_are_in_memory(rest: Rest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.rest.certificates.SLICE_SIZE", 1)
    for number in range(4):
        await rest.store(f"{number}.pem", PUBLIC)
    sizes = list[int]()
    original = answering._encoder.encode

    class Counting:
        """Notes how much is encoded at once."""

        def encode(self, value: Any) -> bytes:
            sizes.append(len(value) if isinstance(value, list) else 0)
            return original(value)

    monkeypatch.setattr(answering, "_encoder", Counting())
    response = await rest.ask("GET", "/subaccountCertificates")
    assert len(response.json()) == 4
    assert (sizes, "content-length" in response.headers) == ([1, 1, 1, 1], False)


def test_slices_have_few_files_and_octets_and_one_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.rest.certificates.SLICE_SIZE", 10)
    monkeypatch.setattr("server.rest.certificates.SLICE_FILES", 3)
    sizes = [4, 4, 4, 50, 1, 1, 1, 1]
    scope = a_scope()
    found = [a_certificate(scope, size=size) for size in sizes]
    assert [[one.size for one in slice_] for slice_ in cut_slices(found)] == [[4, 4], [4], [50], [1, 1, 1], [1]]
    assert list(cut_slices([])) == []


async def test_public_keys_are_one_for_each_alias_with_its_chain(rest: Rest) -> None:
    chain = chain_of_three()
    await rest.store("a.p12", p12_of(*chain, password=b"pw"))
    use = rest.served.installation.use_cases.certificates
    stored = await use.find.by_name(ADMINISTRATOR, rest.levels.subaccount_scope_id, "a.p12")
    assert stored is not None
    await use.unlock(ADMINISTRATOR, stored.id, Secret(b"pw"))
    response = await rest.ask("GET", "/subaccountCertificates/a.p12/publicKeys")
    (key,) = response.json()
    assert [one.subject for one in x509.load_pem_x509_certificates(key["Content"].encode())] == [one.certificate.subject for one in chain]
    assert (key["SubjectDN"], key["Alias"]) == ("CN=client.example", "client")
    assert "PRIVATE" not in response.text
    etag = response.headers["etag"]
    assert (await rest.ask("GET", "/subaccountCertificates/a.p12/publicKeys", headers={"If-None-Match": etag})).status_code == 304
    assert (await rest.ask("GET", "/subaccountCertificates/a.p12/publicKeys", headers={"If-Match": "x"})).status_code == 412


async def test_public_keys_of_a_pem_have_no_alias_and_no_private_key(rest: Rest) -> None:
    chain, other = chain_of_three(), issue("other")
    await rest.store("a.pem", pem_chain(*chain, with_key=True))
    await rest.store("b.pem", pem_chain(*chain) + other.pem)
    (key,) = (await rest.ask("GET", "/subaccountCertificates/a.pem/publicKeys")).json()
    assert set(key) == {"Content", "SubjectDN"}
    assert key["Content"] == pem_chain(*chain).decode()
    several = (await rest.ask("GET", "/subaccountCertificates/b.pem/publicKeys")).json()
    assert [one["SubjectDN"] for one in several] == ["CN=client.example", "CN=other"]


async def test_public_keys_of_a_locked_key_store_are_not_told(rest: Rest) -> None:
    await rest.store("a.p12", p12_of(*chain_of_three(), password=b"pw"))
    refused = await rest.ask("GET", "/subaccountCertificates/a.p12/publicKeys")
    assert (refused.status_code, refused.json()["ErrorMessage"]) == (400, LOCKED_STORE)
    assert LOCKED_STORE == "The keystore is password-protected and public keys cannot be retrieved"


async def test_labels_are_read_set_added_and_taken(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    path = "/subaccountCertificates/a.pem/labels"

    async def change(method: str, body: object) -> list[Any]:
        assert (await rest.ask(method, path, json=body)).status_code == 200
        return (await rest.ask("GET", path)).json()  # type: ignore[no-any-return]

    env, team = {"key": "env", "values": ["prod", "eu"]}, {"key": "team", "values": ["a"]}
    assert (await rest.ask("GET", path)).json() == []
    assert await change("PUT", [env]) == [env]
    assert await change("PATCH", {"action": "ADD", "labels": [team, {"key": "env", "values": ["dev"]}]}) == [
        {"key": "env", "values": ["dev"]},
        team,
    ]
    assert await change("PUT", [env, team]) == [env, team]
    assert await change("PATCH", {"action": "DELETE", "labels": [{"key": "env", "values": ["eu", "nowhere"]}]}) == [
        {"key": "env", "values": ["prod"]},
        team,
    ]
    assert await change("PATCH", {"action": "DELETE", "labels": [{"key": "env", "values": ["prod"]}, {"key": "team"}]}) == []
    unknown = await rest.ask("GET", "/subaccountCertificates/nowhere.pem/labels")
    assert (unknown.status_code, unknown.json()["ErrorMessage"]) == (404, NOT_THERE)


async def test_the_program_of_another_subaccount_finds_nothing(rest: Rest) -> None:
    await rest.store("a.pem", PUBLIC)
    from_elsewhere = await rest.ask("GET", "/subaccountCertificates/a.pem", token="nobody")
    assert from_elsewhere.status_code == 401
    assert from_elsewhere.headers["www-authenticate"].startswith("Bearer")
    assert (await rest.ask("GET", "/subaccountCertificates/a.pem", token=PROGRAM)).status_code == 200
