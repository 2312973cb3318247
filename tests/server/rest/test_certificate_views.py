"""REST and GraphQL say the same of one certificate, its file and its labels, whichever of them stored it."""

import string
import uuid
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.rest.asking import ADMINISTRATOR, PROGRAM, Rest, encode
from tests.support import chain_of_three, issue, p12_of, pem_chain

CHAIN = chain_of_three()
FILES = {
    "pem": [issue("alone").pem, pem_chain(*CHAIN), pem_chain(*CHAIN, with_key=True)],
    "cer": [issue("alone").der, pem_chain(*CHAIN)],
    "p12": [p12_of(*CHAIN, password=b"pw")],
}
STEMS = st.text(string.ascii_letters + "äß√ ,'()%+&=;", min_size=1, max_size=10).map(str.strip).filter(bool)
WORDS = st.text(string.ascii_letters + "äß√ .,/'%", min_size=1, max_size=8).map(str.strip).filter(bool)
LABELS = st.dictionaries(WORDS, st.lists(WORDS, max_size=3, unique=True), max_size=3)
KINDS = st.sampled_from([(extension, octets) for extension, files in FILES.items() for octets in files])

READ = """query ($scope: ID!, $name: String!) { scope(id: $scope) { certificate(name: $name) { id name size version labels { key values } } } }"""
EXPORT = """mutation ($id: ID!) { exportCertificate(input: {certificate: $id}) {
  ... on Error { message } ... on ExportCertificateSuccess { content fileName } } }"""
UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  ... on Error { message } ... on UploadCertificateSuccess { certificate { id } } } }"""


@pytest.fixture
def both(rest: Rest) -> Rest:
    """The API, with an administrator who may do everything in both."""
    rest.served.callers.by_name["administrator"] = ADMINISTRATOR
    return rest


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stem=STEMS, kind=KINDS, labels=LABELS, declared=st.text(st.characters(codec="utf-8"), max_size=20), by_rest=st.booleans())
async def test_both_say_the_same(
    both: Rest, stem: str, kind: tuple[str, bytes], labels: dict[str, list[str]], declared: str, by_rest: bool
) -> None:
    extension, octets = kind
    name = f"{stem} {uuid.uuid4().hex}.{extension}"
    scope, given_labels = both.levels.subaccount_scope_id, [{"key": key, "values": values} for key, values in labels.items()]
    if by_rest:
        await both.store(name, octets, Type=declared)
        put = await both.ask("PUT", f"/subaccountCertificates/{quote(name)}/labels", json=given_labels)
        assert put.status_code == 200, put.text
    else:
        source = {"base64": encode(octets)}
        given_input = {"scope": scope, "fileName": name, "source": source, "labels": given_labels}
        uploaded = await both.served.ask("administrator", UPLOAD, input=given_input)
        assert "certificate" in uploaded["uploadCertificate"], uploaded
    graph: dict[str, Any] = (await both.served.ask("administrator", READ, scope=scope, name=name))["scope"]["certificate"]
    exported = (await both.served.ask("administrator", EXPORT, id=graph["id"]))["exportCertificate"]
    one = await both.ask("GET", f"/subaccountCertificates/{quote(name)}", token=PROGRAM)
    shown = await both.ask("GET", f"/subaccountCertificates/{quote(name)}/labels")
    assert one.json() == {"Name": graph["name"], "Type": declared if by_rest else "CERTIFICATE", "Content": exported["content"]}
    assert shown.json() == graph["labels"] == given_labels
    assert (exported["content"], graph["size"]) == (encode(octets), len(octets))
