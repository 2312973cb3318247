"""Exports end to end: the real application, its readers' processes and MongoDB, and the programs that open what comes out."""

import base64
import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from services.model.runtime import Runtime, RuntimeVersion
from tests.programs import java, needs_java, needs_node, needs_openssl, node, run
from tests.server.installed import Installed, installed
from tests.support import chain_of_three, issue, p12_of, pem_chain

EXPORT = """mutation ($input: ExportCertificateInput!) { exportCertificate(input: $input) { __typename
  ... on ExportCertificateSuccess { fileName mediaType content sha256 }
  ... on Error { code message } ... on InvalidInputError { field } } }"""
OPENS_IN = "query ($id: ID!) { certificate(id: $id) { ... on Keystore { opensIn } } }"
INSPECT = "query ($input: InspectCertificateInput!) { inspectCertificate(input: $input) { ... on InspectCertificateSuccess { inspection { opensIn } } } }"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def one(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installed]:
    async with installed(mongo_uri, tmp_path_factory.mktemp("export")) as installation:
        yield installation


async def upload(one: Installed, name: str, octets: bytes, **more: Any) -> str:
    """Return the id of a new certificate in a scope of its own."""
    source = {"base64": base64.b64encode(octets).decode()}
    return (await one.change("uploadCertificate", scope=await one.scope(), fileName=name, source=source, **more))["id"]  # type: ignore[no-any-return]


async def export(one: Installed, certificate: str, **wishes: Any) -> dict[str, Any]:
    """Return what the mutation answers, with the octets of a success."""
    result = (await one.ask(EXPORT, input={"certificate": certificate, **wishes}))["exportCertificate"]
    if "content" in result:
        result["octets"] = base64.b64decode(result["content"], validate=True)
        assert hashlib.sha256(result["octets"]).hexdigest() == result["sha256"]
    return result  # type: ignore[no-any-return]


async def test_the_stored_octets_come_with_name_and_type(one: Installed) -> None:
    octets = p12_of(*chain_of_three(), password=b"pw")
    result = await export(one, await upload(one, "client.p12", octets))
    assert (result["octets"], result["fileName"], result["mediaType"]) == (octets, "client.p12", "application/x-pkcs12")


@needs_node
async def test_a_pem_becomes_a_pkcs12_that_node_opens(one: Installed) -> None:
    certificate = await upload(one, "client.pem", pem_chain(*chain_of_three(), with_key=True))
    for profile in ("MODERN_2023", None):
        result = await export(one, certificate, format="PKCS12", newPassword="changeit", alias="me", pkcs12Profile=profile)
        assert (result["fileName"], result["mediaType"]) == ("client.p12", "application/x-pkcs12")
        assert node().opens(pfx=result["octets"], passphrase="changeit")


@needs_java
async def test_a_generated_pkcs12_becomes_a_jks_that_java_opens(one: Installed, tmp_path: Path) -> None:
    made = await one.generate(await one.scope(), "client", "P12", password="correct horse")
    result = await export(one, made["id"], password="correct horse", format="JKS", newPassword="changeit", alias="me")
    path = tmp_path / result["fileName"]
    path.write_bytes(result["octets"])
    assert path.name == "client.jks"
    assert java().open("JKS", path, "changeit") == {"me": ("key", 3)}


@needs_openssl
async def test_certificates_alone_come_as_der_and_pkcs7(one: Installed) -> None:
    certificate = await upload(one, "client.p12", p12_of(*chain_of_three(), password=b"pw"))
    der = await export(one, certificate, password="pw", format="DER")
    assert (der["fileName"], der["mediaType"]) == ("client.cer", "application/pkix-cert")
    assert b"client.example" in run("openssl", "x509", "-inform", "DER", "-noout", "-subject", stdin=der["octets"])
    bundle = await export(one, certificate, password="pw", format="PKCS7", includeRoot=False)
    assert bundle["fileName"] == "client.p7b"
    assert run("openssl", "pkcs7", "-inform", "DER", "-print_certs", stdin=bundle["octets"]).count(b"BEGIN CERTIFICATE") == 2


@pytest.mark.parametrize(
    ("wishes", "error", "field"),
    [
        ({"format": "PEM"}, "PasswordRequiredError", None),
        ({"format": "PEM", "password": "wrong"}, "WrongPasswordError", None),
        ({"format": "PEM", "password": "pw", "aliases": ["nobody"]}, "NotFoundError", None),
        ({"format": "PEM", "password": "pw", "alias": "a"}, "InvalidInputError", "alias"),
        ({"format": "DER", "password": "pw", "includeChain": True}, "InvalidInputError", "includeChain"),
        ({"format": "JKS", "newPassword": "x" * 1025}, "InvalidInputError", "newPassword"),
        ({"version": 2}, "NotFoundError", None),
    ],
)
async def test_failures_are_members_of_the_union(one: Installed, wishes: dict[str, Any], error: str, field: str | None) -> None:
    certificate = await upload(one, "client.p12", p12_of(*chain_of_three(), password=b"pw"))
    result = await export(one, certificate, **wishes)
    assert (result["__typename"], result.get("field")) == (error, field)


async def test_an_earlier_version_comes_during_the_overlap_only(mongo_uri: str, tmp_path: Path) -> None:
    async with installed(mongo_uri, tmp_path / "data") as one:
        first, second = issue("a").pem, issue("b").pem
        certificate = await upload(one, "a.pem", first)
        await one.change("replaceCertificate", certificate=certificate, source={"pem": second.decode()})
        assert (await export(one, certificate, version=1))["octets"] == first
        assert (await export(one, certificate, version=2))["octets"] == second
        assert (await export(one, certificate, version=1, format="DER"))["mediaType"] == "application/pkix-cert"
        one.clock.moment += timedelta(days=7)
        late = await export(one, certificate, version=1)
        assert late["code"] == "NOT_FOUND"
        assert "superseded" in late["message"]


OPENINGS = "query ($id: ID!) { certificate(id: $id) { ... on Keystore { openings { runtime outcome reason message names } } } }"


async def list_openings(one: Installed, certificate: str) -> dict[str, tuple[str, str | None]]:
    """Return outcome and reason by runtime."""
    openings = (await one.ask(OPENINGS, id=certificate))["certificate"]["openings"]
    return {opening["runtime"]: (opening["outcome"], opening["reason"]) for opening in openings}


async def test_a_keystore_says_of_each_runtime_why_it_does_not_open_it(one: Installed) -> None:
    octets = p12_of(*chain_of_three(), password=b"pw")
    locked = await upload(one, "client.p12", octets, acceptLocked=True)
    jks = await export(one, locked, password="pw", format="JKS", newPassword="changeit")
    stored = await upload(one, "client.jks", jks["octets"], password="changeit")
    openings = await list_openings(one, stored)
    assert list(openings) == [runtime.value for runtime in RuntimeVersion]
    assert openings["JAVA_25"] == ("OPENS", None)
    assert openings["NODE_24"] == openings["OPENSSL_3_5"] == ("REFUSES", "FORMAT_UNKNOWN")
    await one.change("unlockKeystore", certificate=locked, password="pw")
    assert set((await list_openings(one, locked)).values()) == {("OPENS", None)}


async def test_a_keystore_says_what_opens_it(one: Installed) -> None:
    everything = [runtime.value for runtime in Runtime]
    octets = p12_of(*chain_of_three(), password=b"pw")
    certificate = await upload(one, "client.p12", octets, password="pw")
    assert (await one.ask(OPENS_IN, id=certificate))["certificate"] == {"opensIn": everything}
    jks = await export(one, certificate, password="pw", format="JKS", newPassword="changeit")
    stored = await upload(one, "client.jks", jks["octets"], password="changeit")
    assert (await one.ask(OPENS_IN, id=stored))["certificate"] == {"opensIn": ["JAVA_8", "JAVA_11", "JAVA_17", "JAVA_21"]}
    for source, password, expected in ((octets, "pw", everything), (octets, None, []), (issue("a").pem, None, [])):
        looked = await one.ask(INSPECT, input={"source": {"base64": base64.b64encode(source).decode()}, "password": password})
        assert looked["inspectCertificate"]["inspection"] == {"opensIn": expected}
