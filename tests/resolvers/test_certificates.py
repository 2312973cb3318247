"""What resolvers hand from the use case to the answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from tests.cases import list_cases
from tests.fakes.versions import MemoryVersions
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, NOW, Bench, issue

GENERATE = """mutation ($scope: ID!) { generateCertificate(input: {scope: $scope, name: "a", type: PEM, keyAlgorithm: EC_P256}) {
  ... on GenerateCertificateSuccess { certificate { entries { alias } } } } }"""


async def test_the_entries_of_a_generated_certificate_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    monkeypatch.setattr(MemoryVersions, "load_contents", lambda *_: pytest.fail("the entries were read again"))
    result = await build_schema().execute(
        GENERATE, variable_values={"scope": scope.id}, context_value=Context(CALLER, bench.use_cases(), "r1")
    )
    assert (result.errors, result.data) == (None, {"generateCertificate": {"certificate": {"entries": [{"alias": "a.pem"}]}}})


FINDINGS = "query ($id: ID!) { certificate(id: $id) { notAfter findings { message kind parameters { name value } } } }"


async def test_findings_can_be_said_in_other_words_those_of_before_too() -> None:
    bench = Bench()
    one = await upload(bench, issue("client", days=20, start=NOW - timedelta(days=18)).pem * 2)

    async def ask() -> dict[str, Any]:
        context = Context(CALLER, bench.use_cases(), "r1")
        result = await build_schema().execute(FINDINGS, variable_values={"id": one.id}, context_value=context)
        assert result.errors is None
        found = (result.data or {})["certificate"]
        return {"notAfter": found["notAfter"], **{finding["kind"]: finding["parameters"] for finding in found["findings"]}}

    found = await ask()
    assert found["EXPIRES_SOON"] == [{"name": "date", "value": found["notAfter"]}]
    assert found["CERTIFICATE_REPEATED"] == [{"name": "certificate", "value": "CN=client"}, {"name": "count", "value": "2"}]
    stored = bench.memory.certificates[one.id]
    old = tuple(replace(each, kind=None, parameters=()) for each in stored.certificate.findings)
    stored.certificate = replace(stored.certificate, findings=old)
    assert await ask() == found


OF_ISSUERS = """query ($filter: CertificateFilter!) { certificates(filter: $filter) { totalCount nodes { name status
  findings { code kind severity alias parameters { name value } } } } }"""


async def test_an_issuer_that_expired_is_found_by_the_filter_and_told_beside_a_status_that_stays() -> None:
    bench, case = Bench(), list_cases()["f05-expired-int.p12"]
    scope = await make_scope(bench)
    await upload(bench, case.octets, case.name, scope=scope, password=case.password)
    await upload(bench, issue("valid").pem, "valid.pem", scope=scope)
    for wanted in ({"findings": ["EXPIRED"]}, {"severities": ["ERROR"]}, {"findings": ["EXPIRED"], "statuses": ["VALID"]}):
        context = Context(CALLER, bench.use_cases(), "r1")
        result = await build_schema().execute(OF_ISSUERS, variable_values={"filter": wanted}, context_value=context)
        assert result.errors is None, result.errors
        found = (result.data or {})["certificates"]
        assert (found["totalCount"], [(row["name"], row["status"]) for row in found["nodes"]]) == (1, [(case.name, "VALID")])
        (told,) = found["nodes"][0]["findings"]
        assert (told["code"], told["kind"], told["severity"]) == ("EXPIRED", "ISSUER_EXPIRED", "ERROR")
        assert {"name": "date", "value": "2026-09-30T00:00:00Z"} in told["parameters"]
