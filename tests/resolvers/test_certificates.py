"""What resolvers hand from the use case to the answer."""

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from tests.fakes.versions import MemoryVersions
from tests.services.certificates.making import make_scope
from tests.support import CALLER, Bench

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
