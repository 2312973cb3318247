"""Requests about certificates that are refused: each with its status, a word of its sentence, and nothing stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.server.rest.asking import Rest, encode
from tests.support import chain_of_three, issue, p12_of, pem_chain

PEM = pem_chain(*chain_of_three())
CONTENT = encode(PEM)
LIST, ONE = "/subaccountCertificates", "/subaccountCertificates/known.pem"


@dataclass(frozen=True)
class Bad:
    """A request, and what is answered."""

    method: str
    path: str
    status: int
    word: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


def post(body: Any, status: int, word: str, **headers: str) -> Bad:
    """Return a bad request to store something; octets are sent as they are."""
    return Bad("POST", LIST, status, word, body, {"Content-Type": "application/json", **headers})


def named(name: Any, status: int, word: str) -> Bad:
    """Return a bad request to store a good file under a name."""
    return post({"Name": name, "Content": CONTENT}, status, word)


def content(text: Any, status: int, word: str, name: str = "a.pem") -> Bad:
    """Return a bad request to store a text as a file."""
    return post({"Name": name, "Content": text}, status, word)


def attributes(given: Any, status: int, word: str, name: str = "a.pem") -> Bad:
    """Return a bad request to generate something."""
    return post({"Name": name, "Attributes": given}, status, word)


def listing(query: str, word: str, status: int = 400) -> Bad:
    """Return a bad request for a list."""
    return Bad("GET", f"{LIST}?{query}", status, word)


def labels(method: str, body: Any, word: str) -> Bad:
    """Return a bad request to change labels."""
    return Bad(method, f"{ONE}/labels", 400, word, body, {"Content-Type": "application/json"})


CASES = {
    "no body": post(b"", 400, "JSON"),
    "broken JSON": post(b'{"Name": "a.pem", ', 400, "JSON"),
    "two values": post(b"{} {}", 400, "JSON"),
    "a duplicate key": post(b'{"Name": "a.pem", "Name": "b.pem", "Content": ""}', 400, "duplicate key"),
    "NaN": post(b'{"Name": "a.pem", "Content": NaN}', 400, "NaN"),
    "no UTF-8": post(b'{"Name": "\xff.pem"}', 400, "UTF-8"),
    "half a surrogate pair": post(rb'{"Name": "\ud800.pem", "Content": ""}', 400, "surrogate"),
    "deep nesting": post(b"[" * 500 + b"]" * 500, 400, "nested"),
    "a text": post("a.pem", 400, "expected form"),
    "null": post(None, 400, "expected form"),
    "a number": post(1, 400, "expected form"),
    "an empty object": post({}, 400, "Name"),
    "an empty array": post([], 400, "length"),
    "an array of texts": post(["a.pem"], 400, "$[0]"),
    "an array in an array": post([[{"Name": "a.pem", "Content": CONTENT}]], 400, "$[0]"),
    "one of three of a wrong type": post(
        [{"Name": "a.pem", "Content": CONTENT}, {"Name": 1, "Content": CONTENT}, {"Name": "c.pem", "Content": CONTENT}], 400, "$[1].Name"
    ),
    "an unknown member": post({"Name": "a.pem", "Content": CONTENT, "Owner": "me"}, 400, "Owner"),
    "a member in another case": post({"name": "a.pem", "Content": CONTENT}, 400, "name"),
    "metadata": post({"Name": "a.pem", "Content": CONTENT, "$metadata": {"shared_with_subscriber": True}}, 400, "$metadata"),
    "no content type": post(b"{}", 415, "application/json", **{"Content-Type": ""}),
    "a form": post(b"Name=a.pem", 415, "application/json", **{"Content-Type": "application/x-www-form-urlencoded"}),
    "another charset": post(b"{}", 415, "UTF-8", **{"Content-Type": "application/json; charset=utf-16"}),
    "compressed": post(b"{}", 415, "Content-Encoding", **{"Content-Encoding": "gzip"}),
    "too large": post(b'"' + b"a" * 4_000_000 + b'"', 413, "octets"),
    "neither Content nor Attributes": post({"Name": "a.pem"}, 400, "either"),
    "Content and Attributes": post({"Name": "a.pem", "Content": CONTENT, "Attributes": {}}, 400, "either"),
    "a name that is a number": named(1, 400, "$.Name"),
    "a name that is null": named(None, 400, "$.Name"),
    "an empty name": named("", 400, "1 to 200"),
    "a name without extension": named("certificate", 400, "must end with"),
    "an unknown extension": named("a.exe", 400, "must end with"),
    "an extension only": named(".pem", 400, "needs a name"),
    "a name with a slash": named("a/b.pem", 400, '"/"'),
    "a name with a question mark": named("a?.pem", 400, '"?"'),
    "a name with a line end": named("a\n.pem", 400, "invisible"),
    "a name with blanks around it": named(" a.pem", 400, "white space"),
    "a long name": named("a" * 200 + ".pem", 400, "1 to 200"),
    "a key store under a certificate's name": content(encode(p12_of(*chain_of_three(), password=b"pw")), 400, "must be .p12"),
    "a certificate under a key store's name": content(CONTENT, 400, "must be .pem", name="a.p12"),
    "Content that is null": content(None, 400, "$.Content"),
    "Content that is a number": content(1, 400, "$.Content"),
    "Content that is empty": content("", 400, "empty"),
    "Content that is no base64": content("-----BEGIN CERTIFICATE-----", 400, "base64 -w0"),
    "Content in several lines": content(CONTENT[:64] + "\n" + CONTENT[64:], 400, "base64 -w0"),
    "Content in the alphabet of URLs": content("-_-_", 400, "base64 -w0"),
    "Content without padding": content("QQ", 400, "base64 -w0"),
    "Content with bits that are lost": content("QR==", 400, "base64 -w0"),
    "Content that is not ASCII": content("QQ==é", 400, "base64 -w0"),
    "Content that is no certificate": content(encode(b"nothing"), 400, "certificate"),
    "Content without its chain": content(encode(chain_of_three()[0].pem), 400, "issued by"),
    "Content that is too large": content(encode(b"a" * 2_200_000), 413, "limit"),
    "a Type that is a number": post({"Name": "a.pem", "Content": CONTENT, "Type": 1}, 400, "$.Type"),
    "a long Type": post({"Name": "a.pem", "Content": CONTENT, "Type": "T" * 101}, 400, "Type must have"),
    "Attributes that are null": attributes(None, 400, "$.Attributes"),
    "an unknown attribute": attributes({"cn": "a"}, 400, "cn"),
    "an empty CN": attributes({"CN": ""}, 400, "CN"),
    "a validity of no time": attributes({"Validity": {"TimeUnit": "DAYS", "Value": 0}}, 400, "validity"),
    "a validity of ages": attributes({"Validity": {"TimeUnit": "YEARS", "Value": 1000}}, 400, "validity"),
    "a validity in weeks": attributes({"Validity": {"TimeUnit": "WEEKS", "Value": 1}}, 400, "TimeUnit"),
    "a validity without a unit": attributes({"Validity": {"Value": 1}}, 400, "TimeUnit"),
    "a validity that is a text": attributes({"Validity": {"TimeUnit": "DAYS", "Value": "30"}}, 400, "$.Attributes.Validity.Value"),
    "AutomaticRenew as a text": attributes({"AutomaticRenew": "true"}, 400, "AutomaticRenew"),
    "a password of a certificate without key": attributes({"Password": "pw"}, 400, "no private key", name="a.cer"),
    "a CSR that is no base64": attributes({"CSR": "-----BEGIN"}, 400, "CSR"),
    "a CSR that is none": attributes({"CSR": encode(PEM)}, 400, "request"),
    "a CSR for a key store": attributes({"CSR": encode(b"x")}, 400, "only PEM", name="a.p12"),
    "generating under an unknown extension": attributes({}, 400, "must end with", name="a.exe"),
    "a slash in a path": Bad("GET", f"{LIST}/a%2Fb.pem", 400, "slash"),
    "a broken escape in a path": Bad("GET", f"{LIST}/a%zz.pem", 400, "%"),
    "a path that is no UTF-8": Bad("GET", f"{LIST}/%ff.pem", 400, "UTF-8"),
    "a path without a name": Bad("GET", f"{LIST}/", 404, "nothing at this path"),
    "a path behind a name": Bad("GET", f"{ONE}/other", 404, "nothing at this path"),
    "a long path": Bad("GET", f"{LIST}/{'a' * 4_000}.pem", 400, "4000"),
    "a long query": listing(f"$filter={'a' * 4_000}", "4000"),
    "an unknown parameter": listing("$top=1", "$top"),
    "an unknown parameter without a dollar": listing("filter=a", "filter"),
    "a parameter of lists for one": Bad("GET", f"{ONE}?$select=Name", 400, "$select"),
    "a parameter twice": listing("$page=1&$page=2", "twice"),
    "a broken escape in a query": listing("$filter=%zz", "%"),
    "a query that is no UTF-8": listing("$filter=%ff", "UTF-8"),
    "a filter that is empty": listing("$filter=", "$filter must be"),
    "a filter that is another one": listing("$filter=Name eq 'a.pem'", "$filter must be"),
    "a filter that is a destination's": listing("$filter=startswith(Name,'a')", "$filter must be"),
    "a filter without an end": listing("$filter=Name in ('a.pem'", "$filter must be"),
    "a filter without names": listing("$filter=Name in ()", "$filter must be"),
    "a filter with a comma too many": listing("$filter=Name in ('a.pem',)", "$filter must be"),
    "a filter with a broken escape": listing("$filter=Name in ('a%25zz.pem')", "%"),
    "a filter of two kinds": listing("$filter=Name in ('a.pem') AND Label['a'] HAS ('b')", "$filter must be"),
    "a filter by labels without AND": listing("$filter=Label['a'] HAS ('b') Label['c'] HAS ('d')", "$filter must be"),
    "a page and a filter": listing("$page=1&$filter=Name in ('a.pem')", "combined"),
    "a page and names only": listing("$page=1&$select=Name", "combined"),
    "names only and a filter": listing("$select=Name&$filter=Name in ('a.pem')", "combined"),
    "a size without a page": listing("$pageSize=5", "$page"),
    "page 0": listing("$page=0", "$page"),
    "page -1": listing("$page=-1", "$page"),
    "page one": listing("$page=one", "$page"),
    "a page of 0": listing("$page=1&$pageSize=0", "$pageSize"),
    "a page of 1001": listing("$page=1&$pageSize=1001", "$pageSize"),
    "a count that is no switch": listing("$page=1&$pageCount=yes", "$pageCount"),
    "another selection": listing("$select=Content", "$select"),
    "deleting everything": Bad("DELETE", LIST, 400, "$filter"),
    "labels that are an object": labels("PUT", {"key": "a", "values": ["b"]}, "array"),
    "a label without a key": labels("PUT", [{"values": ["b"]}], "key"),
    "a label with an empty key": labels("PUT", [{"key": "", "values": ["b"]}], "labels[0].key"),
    "a label with a value that is a number": labels("PUT", [{"key": "a", "values": [1]}], "$[0].values[0]"),
    "eleven labels": labels("PUT", [{"key": str(number), "values": []} for number in range(11)], "10 labels"),
    "eleven values": labels("PUT", [{"key": "a", "values": [str(number) for number in range(11)]}], "10 values"),
    "a label twice": labels("PUT", [{"key": "a", "values": []}, {"key": "a", "values": []}], "unique"),
    "an unknown action": labels("PATCH", {"action": "SET", "labels": []}, "action"),
    "no action": labels("PATCH", {"labels": []}, "action"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_it_is_refused_and_nothing_is_stored(rest: Rest, case: Bad) -> None:
    await rest.store("known.pem", issue("known").pem)
    body = case.body if case.body is None or isinstance(case.body, bytes) else json.dumps(case.body).encode()
    if case.method not in {"GET", "DELETE"} and body is None:
        body = b"null"
    response = await rest.ask(case.method, case.path, content=body, headers=case.headers)
    assert response.status_code == case.status, response.text
    assert case.word in response.json()["ErrorMessage"]
    assert response.json()["code"]
    kept = await rest.ask("GET", f"{LIST}?$select=Name")
    assert kept.json() == [{"Name": "known.pem"}]
    assert (await rest.ask("GET", f"{ONE}/labels")).json() == []


async def test_values_are_not_repeated(rest: Rest) -> None:
    """A value may be a password that stands in the wrong place."""
    for body in (
        {"Name": "a.pem", "Attributes": {"Validity": {"TimeUnit": "hunter2", "Value": 1}}},
        {"Name": "a.pem", "Attributes": "hunter2"},
        {"Name": "a.pem", "Content": "hunter2"},
        {"Name": "a.pem", "Attributes": {"Password": ["hunter2"]}},
    ):
        refused = await rest.ask("POST", LIST, json=body)
        assert (refused.status_code, "hunter2" in refused.text) == (400, False), refused.text
