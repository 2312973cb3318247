"""Key passwords end to end: the real application, its readers' processes and MongoDB, with files that keytool and openssl made."""

import base64
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.programs import needs_keytool, needs_node, needs_openssl, node, run
from tests.server.installed import Installed, installed
from tests.services.formats.two_passwords import STORE, Twice, make_by_keytool, make_pkcs12

KEYS = """findings { code kind message } entries { alias ... on PrivateKeyEntry { privateKey { locked hasOwnPassword } } }"""
INSPECT = """query ($input: InspectCertificateInput!) { inspectCertificate(input: $input) { __typename
  ... on InspectCertificateSuccess { inspection { locked integrity KEYS } }
  ... on Error { code message } ... on InvalidInputError { field } ... on WrongPasswordError { field } } }""".replace("KEYS", KEYS)
UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) { __typename
  ... on UploadCertificateSuccess { certificate { id ... on Keystore { locked } KEYS } }
  ... on Error { code message } ... on InvalidInputError { field } ... on WrongPasswordError { field } } }""".replace("KEYS", KEYS)
UNLOCK = """mutation ($input: UnlockKeystoreInput!) { unlockKeystore(input: $input) { __typename
  ... on UnlockKeystoreSuccess { certificate { id ... on Keystore { locked integrity } KEYS } }
  ... on Error { code message } ... on InvalidInputError { field } ... on WrongPasswordError { field } } }""".replace("KEYS", KEYS)
EXPORT = """mutation ($input: ExportCertificateInput!) { exportCertificate(input: $input) { __typename
  ... on ExportCertificateSuccess { content } ... on Error { code message } ... on WrongPasswordError { field } } }"""
REPLACE = """mutation ($input: ReplaceCertificateInput!) { replaceCertificate(input: $input) { __typename
  ... on ReplaceCertificateSuccess { certificate { ... on Keystore { locked } } } ... on Error { code message } } }"""

TWO = Twice("keypass1", "keypass2")
BOTH = [{"alias": "one", "password": "keypass1"}, {"alias": "two", "password": "keypass2"}]
MISSING = "The private key is locked: its password was not given."
REFUSED = "The private key is locked: the password that was given does not open it."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def one(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installed]:
    async with installed(mongo_uri, tmp_path_factory.mktemp("keys")) as installation:
        yield installation


def source(octets: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(octets).decode()}


async def inspect(one: Installed, octets: bytes, **more: Any) -> dict[str, Any]:
    return (await one.ask(INSPECT, input={"source": source(octets), **more}))["inspectCertificate"]  # type: ignore[no-any-return]


async def upload(one: Installed, name: str, octets: bytes, **more: Any) -> dict[str, Any]:
    """Return what an upload to a scope of its own answers."""
    wish = {"scope": await one.scope(), "fileName": name, "source": source(octets), **more}
    return (await one.ask(UPLOAD, input=wish))["uploadCertificate"]  # type: ignore[no-any-return]


async def unlock(one: Installed, certificate: str, **more: Any) -> dict[str, Any]:
    return (await one.ask(UNLOCK, input={"certificate": certificate, **more}))["unlockKeystore"]  # type: ignore[no-any-return]


def list_locked(shown: dict[str, Any]) -> list[str]:
    return sorted(entry["alias"] for entry in shown["entries"] if entry["privateKey"]["locked"])


def list_sentences(shown: dict[str, Any]) -> list[str]:
    return [finding["message"] for finding in shown["findings"] if finding["code"] == "ENTRY_LOCKED"]


@needs_keytool
async def test_what_keytool_wrote_is_inspected_under_both_passwords(one: Installed, tmp_path: Path) -> None:
    octets = make_by_keytool(tmp_path, "JKS", TWO)
    shown = (await inspect(one, octets))["inspection"]
    assert (list_locked(shown), list_sentences(shown)) == (["one", "two"], [MISSING] * 2)
    shown = (await inspect(one, octets, password=STORE))["inspection"]
    assert (list_locked(shown), list_sentences(shown)) == (["one", "two"], [REFUSED] * 2)
    shown = (await inspect(one, octets, password=STORE, keyPassword="keypass1"))["inspection"]
    assert (list_locked(shown), list_sentences(shown)) == (["two"], [REFUSED])
    shown = (await inspect(one, octets, password=STORE, keyPasswords=BOTH))["inspection"]
    assert (shown["locked"], list_locked(shown), list_sentences(shown)) == (False, [], [])
    assert all(entry["privateKey"]["hasOwnPassword"] for entry in shown["entries"])


async def test_what_is_wrong_is_named(one: Installed) -> None:
    octets = make_pkcs12(TWO)
    answer = await inspect(one, octets, password=STORE, keyPasswords=[*BOTH, {"alias": "three", "password": "x"}])
    assert (answer["__typename"], answer["field"]) == ("InvalidInputError", "keyPasswords[2].alias")
    assert answer["message"] == 'The file shows no entry with the alias "three".'
    answer = await inspect(one, octets, password=STORE, keyPasswords=[BOTH[0], {"alias": "two", "password": "hunter2"}])
    assert (answer["code"], answer["message"]) == ("PASSWORD_WRONG", 'The password that was given for the key "two" does not open it.')
    assert answer["field"] == "keyPasswords[1].password"
    assert (await inspect(one, octets, password="other"))["field"] == "password"
    answer = await inspect(one, octets, password=STORE, keyPassword="x" * 1_025)
    assert (answer["field"], answer["message"]) == ("keyPassword", "keyPassword must have at most 1024 characters.")


@needs_keytool
async def test_an_upload_takes_the_password_of_the_keys(one: Installed, tmp_path: Path) -> None:
    octets = make_by_keytool(tmp_path, "JKS", Twice())
    answer = await upload(one, "two.jks", octets, password=STORE, keyPassword="keypass1", acceptLocked=False)
    assert (answer["certificate"]["locked"], list_locked(answer["certificate"])) == (False, [])
    again = await upload(one, "two.jks", octets, keyPassword="keypass1", acceptLocked=False)
    assert list_locked(again["certificate"]) == []


async def test_the_same_key_password_is_the_same_request(one: Installed) -> None:
    wish = {
        "scope": await one.scope(),
        "fileName": "a.p12",
        "source": source(make_pkcs12(Twice())),
        "password": STORE,
        "idempotencyKey": "k",
    }
    answers = [
        (await one.ask(UPLOAD, input={**wish, "keyPassword": word}))["uploadCertificate"] for word in ("keypass1", "keypass1", "other")
    ]
    assert answers[0]["certificate"]["id"] == answers[1]["certificate"]["id"]
    assert answers[2]["__typename"] == "IdempotencyMismatchError"


@needs_node
@needs_openssl
async def test_an_export_opens_with_the_new_password_alone(one: Installed, tmp_path: Path) -> None:
    certificate = (await upload(one, "a.p12", make_pkcs12(TWO)))["certificate"]["id"]
    wish = {"certificate": certificate, "password": STORE, "format": "PKCS12", "newPassword": "new", "aliases": ["one"]}
    refused = (await one.ask(EXPORT, input=wish))["exportCertificate"]
    assert refused["message"] == 'The password that was given does not open the private key "one": it has one of its own.'
    assert refused["field"] == "keyPassword"
    exported = (await one.ask(EXPORT, input={**wish, "keyPasswords": BOTH}))["exportCertificate"]
    octets = base64.b64decode(exported["content"])
    assert node().opens(pfx=octets, passphrase="new")
    path = tmp_path / "new.p12"
    path.write_bytes(octets)
    assert b"PRIVATE KEY" in run("openssl", "pkcs12", "-in", path, "-passin", "pass:new", "-nodes")


async def test_a_replacement_takes_the_passwords_of_its_keys(one: Installed) -> None:
    certificate = (await upload(one, "a.p12", make_pkcs12(TWO)))["certificate"]["id"]
    wish = {"certificate": certificate, "source": source(make_pkcs12(TWO)), "password": STORE, "acceptLocked": False}
    assert (await one.ask(REPLACE, input=wish))["replaceCertificate"]["code"] == "PASSWORD_REQUIRED"
    replaced = (await one.ask(REPLACE, input={**wish, "keyPasswords": BOTH}))["replaceCertificate"]
    assert replaced["certificate"]["locked"] is False


@needs_keytool
async def test_what_is_stored_locked_is_unlocked_later(one: Installed, tmp_path: Path) -> None:
    certificate = (await upload(one, "two.jks", make_by_keytool(tmp_path, "JKS", TWO)))["certificate"]["id"]
    answer = await unlock(one, certificate, keyPassword="keypass1")
    assert (answer["certificate"]["integrity"], list_locked(answer["certificate"])) == ("NOT_VERIFIED", ["two"])
    answer = await unlock(one, certificate, password=STORE, keyPasswords=BOTH)
    assert (answer["certificate"]["integrity"], list_locked(answer["certificate"])) == ("VERIFIED", [])
