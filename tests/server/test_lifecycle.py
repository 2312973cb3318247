"""The life of a certificate, end to end: the real application over a real MongoDB, with a clock that is moved."""

import asyncio
import base64
import subprocess
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from services.asn1.write import element, integer, sequence
from services.authorities.cfssl import CfsslSettings
from services.model.generation import IssuedCertificate, IssueRequest, OrganizationAttributes
from services.model.lifecycle import IdempotencyRecord
from services.model.limits import Limits
from tests.cfssl import needs_cfssl, running_cfssl
from tests.opened import Opened
from tests.programs import needs_openssl, run
from tests.server.installed import SECOND, Installed, installed, moment
from tests.support import chain_of_three, issue, p12_of, pem_chain

PASSWORD = "correct horse 1"
KEYSTORES = ("P12", "PFX", "JKS")
BIT_STRING = 0x03
DAY = {"value": 1, "unit": "DAYS"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def still(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installed]:
    """One installation for all tests that leave its clock alone."""
    organization = OrganizationAttributes(country="DE", organization="ACME", organizational_units=("Clients",), locality="{subaccount}")
    async with installed(mongo_uri, tmp_path_factory.mktemp("still"), organization=organization) as one:
        yield one


@pytest_asyncio.fixture
async def moving(mongo_uri: str, tmp_path: Path) -> AsyncIterator[Installed]:
    """An installation of the test's own, which moves its clock."""
    async with installed(mongo_uri, tmp_path / "data") as one:
        yield one


Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def make_csr(key: Key, subject: str = "whoever", *extensions: x509.ExtensionType) -> str:
    builder = x509.CertificateSigningRequestBuilder(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()


def spki(key: Key) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


# Generation


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["open", "protected"])
@pytest.mark.parametrize("file_type", ["PEM", *KEYSTORES])
async def test_every_type_is_generated_whole_with_and_without_password(still: Installed, file_type: str, password: str | None) -> None:
    scope = await still.scope()
    made = await still.generate(scope, "orders", file_type, password=password)
    assert made["name"] == f"orders.{file_type.lower()}"
    assert (made["type"], made["version"], made["status"], made["hasPrivateKey"]) == (file_type, 1, "VALID", True)
    assert made.get("locked", False) is False
    assert made["creation"] == {
        "method": "EXTERNAL_SERVICE",
        "hasPassword": password is not None,
        "generationService": still.use_cases.certificates.generate.issue.authority.name,
        "commonName": made["name"],
        "validity": {"value": 3, "unit": "MONTHS"},
        "csrProvided": False,
        "createdBy": "developer",
    }
    assert made["renewal"]["automatic"] is False
    opened = await still.open(made, password)
    assert opened.key is not None
    assert len(opened.chain) == 3
    assert opened.alias in (None, made["name"])
    assert_profile(opened, made)


def assert_profile(opened: Opened, made: dict[str, Any]) -> None:
    end_entity = opened.chain[0]
    parts = ["DE", "ACME", "Clients", made["name"]]
    assert [attribute.value for attribute in end_entity.subject if attribute.oid != NameOID.LOCALITY_NAME] == parts
    extensions = end_entity.extensions
    assert extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert ExtendedKeyUsageOID.CLIENT_AUTH in extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert extensions.get_extension_for_class(x509.KeyUsage).critical
    assert [type(one.value) for one in extensions if isinstance(one.value, x509.SubjectAlternativeName)] == []
    assert end_entity.serial_number.bit_length() <= 159
    assert end_entity.not_valid_after_utc == moment(made["notAfter"])


@pytest.mark.parametrize("file_type", ["CER", "CRT"])
async def test_a_certificate_without_key_is_generated_for_a_csr_and_without_one(still: Installed, file_type: str) -> None:
    scope, key = await still.scope(), ec.generate_private_key(ec.SECP256R1())
    made = await still.generate(scope, "public", file_type, csr=make_csr(key))
    opened = await still.open(made)
    assert (opened.key, opened.public_key, made["hasPrivateKey"]) == (None, spki(key), False)
    assert len((await still.open(await still.generate(scope, "other", file_type))).chain) == 3


async def test_a_pem_for_a_csr_holds_the_callers_key_and_none_of_its_names(still: Installed) -> None:
    scope, key = await still.scope(), ec.generate_private_key(ec.SECP384R1())
    made = await still.generate(scope, "mine", csr=make_csr(key, "somebody else"), commonName="me")
    assert made["creation"]["csrProvided"] is True
    chain = x509.load_pem_x509_certificates(await still.export(made["id"]))
    assert len(chain) == 3
    assert chain[0].subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "me"
    assert chain[0].public_key() == key.public_key()


@pytest.mark.parametrize("algorithm", ["RSA_2048", "RSA_3072", "EC_P256", "EC_P384", "ED25519"])
async def test_keys_of_every_algorithm_are_made(still: Installed, algorithm: str) -> None:
    made = await still.generate(await still.scope(), algorithm.lower(), keyAlgorithm=algorithm)
    assert (await still.open(made)).key is not None


async def test_an_intent_names_the_serial_number_as_it_is_shown(still: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one whose first octet is below 16: who reads it in the log has to find it."""
    monkeypatch.setattr("services.certificates.issue.new_serial_number", lambda: 0xABCDE)
    made = await still.find((await still.generate(await still.scope(), "numbered"))["id"])
    intent = await still.database.intents.find_one({"certificate_id": made["id"]})
    assert intent is not None
    assert intent["serial_number"] == made["entries"][0]["certificateChain"][0]["serialNumber"] == "0abcde"


async def test_a_dry_run_plans_and_leaves_nothing(still: Installed) -> None:
    scope = await still.scope()
    before = await still.kept_things() | {"intents": await still.database.intents.count_documents({})}
    result = await still.call("generateCertificate", scope=scope, name="plan", type="JKS", dryRun=True)
    assert result["__typename"] == "GenerateCertificateDryRun"
    assert (result["preview"]["name"], result["preview"]["keyAlgorithm"]) == ("plan.jks", "RSA_3072")
    assert result["preview"]["subject"].startswith("CN=plan.jks,L=")
    assert moment(result["preview"]["notBefore"]) == still.clock.moment - timedelta(minutes=5)
    assert await still.kept_things() | {"intents": await still.database.intents.count_documents({})} == before


# What must be refused (docs/reference/reliability.md, rows 31 to 42)

WEAK_CSR = make_csr(rsa.generate_private_key(65537, 1024))
GOOD_KEY = ec.generate_private_key(ec.SECP256R1())
GOOD_CSR = make_csr(GOOD_KEY)


def _with_wrong_signature() -> str:
    octets = bytearray(base64.b64decode("".join(GOOD_CSR.splitlines()[1:-1])))
    octets[octets.index(b"whoever")] ^= 1
    return base64.b64encode(octets).decode()


def _with_huge_key() -> str:
    """A request for an RSA key of 16,384 bits; nobody needs to sign it, for the key is looked at first."""
    rsa_encryption = bytes.fromhex("300d06092a864886f70d0101010500")
    signature_algorithm = bytes.fromhex("300d06092a864886f70d01010b0500")
    key = sequence(rsa_encryption, element(BIT_STRING, b"\0" + sequence(integer((1 << 16384) - 1), integer(65537))))
    request = sequence(integer(0), sequence(), key, bytes.fromhex("a000"))
    return base64.b64encode(sequence(request, signature_algorithm, element(BIT_STRING, bytes(2049)))).decode()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param({"validity": {"value": 0, "unit": "DAYS"}}, "VALIDITY_OUT_OF_RANGE", id="31 no day"),
        pytest.param({"validity": {"value": -1, "unit": "MONTHS"}}, "VALIDITY_OUT_OF_RANGE", id="31 less than nothing"),
        pytest.param({"validity": {"value": 10**9, "unit": "YEARS"}}, "VALIDITY_OUT_OF_RANGE", id="31 for ever"),
        pytest.param({"validity": {"value": 2**31 - 1, "unit": "DAYS"}}, "VALIDITY_OUT_OF_RANGE", id="31 largest number"),
        pytest.param({"validity": {"value": 11, "unit": "YEARS"}}, "VALIDITY_OUT_OF_RANGE", id="31 a year too long"),
        pytest.param({"commonName": "x" * 65}, "CN_INVALID", id="33 65 characters"),
        pytest.param({"commonName": "ü" * 33}, "CN_INVALID", id="33 66 octets"),
        pytest.param({"commonName": ""}, "CN_INVALID", id="33 empty"),
        pytest.param({"commonName": "a\x07b"}, "CN_INVALID", id="33 control character"),
        pytest.param({"commonName": "a\x00b"}, "CN_INVALID", id="33 NUL"),
        pytest.param({"commonName": "a\u202eb"}, "CN_INVALID", id="33 right-to-left"),
        pytest.param({"csr": "garbage"}, "CSR_INVALID", id="35 garbage"),
        pytest.param({"csr": ""}, "CSR_INVALID", id="35 empty"),
        pytest.param({"csr": chain_of_three()[0].pem.decode()}, "CSR_INVALID", id="35 a certificate"),
        pytest.param({"csr": _with_wrong_signature()}, "CSR_SIGNATURE", id="36 signed by nobody"),
        pytest.param({"csr": WEAK_CSR}, "KEY_WEAK", id="38 RSA of 1,024 bits"),
        pytest.param({"csr": _with_huge_key()}, "KEY_TOO_LARGE", id="38 RSA of 16,384 bits"),
        pytest.param({"csr": GOOD_CSR, "password": PASSWORD}, "PASSWORD_NOT_APPLICABLE", id="39 password for another's key"),
        pytest.param({"csr": GOOD_CSR, "keyAlgorithm": "EC_P256"}, "VALIDATION_FAILED", id="algorithm of another's key"),
        pytest.param({"csr": GOOD_CSR, "type": "JKS"}, "VALIDATION_FAILED", id="key store without key"),
        pytest.param({"type": "CER", "password": PASSWORD}, "PASSWORD_NOT_APPLICABLE", id="39 password for nothing"),
        pytest.param({"name": "client.jks"}, "NAME_INVALID", id="name of another type"),
        pytest.param({"name": "../../etc/passwd"}, "NAME_INVALID", id="name is a path"),
        pytest.param({"name": "x" * 300}, "NAME_INVALID", id="name too long"),
        pytest.param({"name": "x" * 80}, "CN_INVALID", id="name too long for the common name"),
        pytest.param({"labels": [{"key": str(at), "values": []} for at in range(11)]}, "LABEL_INVALID", id="eleven labels"),
        pytest.param({"idempotencyKey": "k" * 101}, "VALIDATION_FAILED", id="endless idempotency key"),
        pytest.param({"scope": "scp_" + "0" * 26}, "NOT_FOUND", id="no scope"),
    ],
)
async def test_what_cannot_be_is_refused_by_its_code_and_nothing_is_stored(still: Installed, given: dict[str, Any], code: str) -> None:
    scope, before = await still.scope(), await still.kept_things()
    result = await still.call("generateCertificate", **{"scope": scope, "name": "client", "type": "PEM"} | given)
    assert result["code"] == code, result
    assert await still.kept_things() == before
    assert await still.names(scope) == []


@pytest.mark.parametrize("value", [1.5, "1", None, 10**10], ids=str)
async def test_a_validity_that_is_no_number_is_refused_before_anything_is_done(still: Installed, value: object) -> None:
    """Row 31: GraphQL's own check of Int."""
    query = "mutation ($input: GenerateCertificateInput!) { generateCertificate(input: $input) { __typename } }"
    given = {"scope": await still.scope(), "name": "a", "type": "PEM", "validity": {"value": value, "unit": "DAYS"}}
    answer = await still.http.post("/graphql", json={"query": query, "variables": {"input": given}})
    assert answer.status_code < 500
    assert "data" not in answer.json() or answer.json()["data"] is None


async def test_nothing_outlives_the_authority(moving: Installed) -> None:
    """Row 32."""
    scope, before = await moving.scope(), await moving.kept_things()
    moving.clock.moment += timedelta(days=365 * 9)
    result = await moving.call("generateCertificate", scope=scope, name="a", type="PEM", validity={"value": 2, "unit": "YEARS"})
    assert (result["code"], result["field"]) == ("VALIDITY_EXCEEDS_CA", "validity")
    assert await moving.kept_things() == before


@pytest.mark.parametrize("common_name", ["x,OU=admin", "x+OU=y", 'x"; CN=root', "#0403616263", "CN=a,CN=b", " x"])
async def test_a_common_name_is_one_attribute_whatever_is_in_it(still: Installed, common_name: str) -> None:
    """Row 34."""
    scope = await still.scope()
    result = await still.call("generateCertificate", scope=scope, name="dn", type="PEM", commonName=common_name, keyAlgorithm="EC_P256")
    if common_name.strip() != common_name:
        assert result["code"] == "CN_INVALID"
        return
    subject = (await still.open(result["certificate"])).chain[0].subject
    assert [one.value for one in subject.get_attributes_for_oid(NameOID.COMMON_NAME)] == [common_name]
    assert [one.value for one in subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)] == ["Clients"]


async def test_a_csr_gets_none_of_the_rights_that_it_asks_for(still: Installed) -> None:
    """Row 37."""
    wanted = (
        x509.BasicConstraints(ca=True, path_length=3),
        x509.SubjectAlternativeName([x509.DNSName("*.example.com")]),
        x509.KeyUsage(
            **dict.fromkeys(["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"], False),
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        ),
    )
    made = await still.generate(await still.scope(), "greedy", "CRT", csr=make_csr(GOOD_KEY, "root", *wanted))
    opened = await still.open(made)
    assert_profile(opened, made)
    assert opened.chain[0].extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign is False


# Asking twice (rows 40 and 41)


async def test_the_same_key_and_input_get_the_first_answer_and_another_input_is_a_clash(still: Installed) -> None:
    scope = await still.scope()
    given = {"scope": scope, "name": "once", "type": "P12", "password": PASSWORD, "idempotencyKey": f"key of {scope}"}
    first = await still.change("generateCertificate", **given)
    assert (await still.change("generateCertificate", **given))["id"] == first["id"]
    clash = await still.call("generateCertificate", **given | {"name": "twice"})
    assert (clash["__typename"], clash["code"]) == ("IdempotencyMismatchError", "IDEMPOTENCY_MISMATCH")
    assert await still.names(scope) == ["once.p12"]


async def test_the_same_key_at_the_same_moment_makes_one_certificate(still: Installed) -> None:
    for attempt in range(5):
        scope = await still.scope()
        given = {"scope": scope, "name": "once", "type": "PEM", "keyAlgorithm": "EC_P256", "idempotencyKey": f"{attempt} {scope}"}
        made = await asyncio.gather(*(still.change("generateCertificate", **given) for _ in range(8)))
        assert len({one["id"] for one in made}) == 1
        assert await still.names(scope) == ["once.pem"]


@pytest.mark.parametrize("quota", [1, 1_000], ids=["full scope", "taken name"])
@pytest.mark.parametrize("mutation", ["generateCertificate", "uploadCertificate"])
async def test_who_asks_while_the_same_is_answered_gets_the_same_answer(
    mongo_uri: str, tmp_path: Path, *, mutation: str, quota: int
) -> None:
    """The first answer comes between looking the key up and looking for room: no reason to say that the name is taken."""
    async with installed(mongo_uri, tmp_path / "data", limits=Limits(certificates_per_scope=quota)) as one:
        given: dict[str, Any] = {"scope": await one.scope(), "idempotencyKey": "one wish"}
        if mutation == "uploadCertificate":
            given |= {"fileName": "once.pem", "source": {"base64": base64.b64encode(issue("once").pem).decode()}}
        else:
            given |= {"name": "once", "type": "PEM", "keyAlgorithm": "EC_P256"}
        answered = getattr(one.use_cases.certificates, mutation.removesuffix("Certificate")).idempotency
        idempotency = answered.records
        first: list[dict[str, Any]] = []

        class Overtaken:
            async def find(self, tenant: str, *keys: str) -> IdempotencyRecord | None:
                found: IdempotencyRecord | None = await idempotency.find(tenant, *keys)
                object.__setattr__(answered, "records", idempotency)
                first.append(await one.change(mutation, **given))
                return found

        object.__setattr__(answered, "records", Overtaken())
        assert (await one.change(mutation, **given))["id"] == first[0]["id"]


async def test_an_idempotency_key_outlives_its_certificate(still: Installed) -> None:
    """Who asks again after a deletion learns that what was made is gone; nothing is signed or read for nobody."""
    scope = await still.scope()
    given = {"scope": scope, "name": "gone", "type": "PEM", "keyAlgorithm": "EC_P256", "idempotencyKey": f"gone {scope}"}
    made = await still.change("generateCertificate", **given)
    await still.call("deleteCertificate", certificate=made["id"])
    intents = await still.database.intents.count_documents({})
    assert (await still.call("generateCertificate", **given))["code"] == "NOT_FOUND"
    assert await still.database.intents.count_documents({}) == intents


async def test_an_idempotency_key_outlives_an_uploaded_certificate_too(still: Installed) -> None:
    scope = await still.scope()
    source = {"base64": base64.b64encode(issue("up").pem).decode()}
    given = {"scope": scope, "fileName": "up.pem", "source": source, "idempotencyKey": f"up {scope}"}
    uploaded = await still.change("uploadCertificate", **given)
    await still.call("deleteCertificate", certificate=uploaded["id"])
    assert (await still.call("uploadCertificate", **given))["code"] == "NOT_FOUND"


async def test_of_twenty_at_once_one_gets_the_name(still: Installed) -> None:
    scope = await still.scope()
    given = {"scope": scope, "name": "one", "type": "PEM", "keyAlgorithm": "EC_P256"}
    results = await asyncio.gather(*(still.call("generateCertificate", **given) for _ in range(20)))
    kinds = sorted(result["__typename"] for result in results)
    assert kinds == ["GenerateCertificateSuccess", *["NameTakenError"] * 19]
    assert await still.names(scope) == ["one.pem"]


# Renewal


@pytest.mark.parametrize(("file_type", "password"), [("PEM", None), ("PEM", PASSWORD), ("P12", PASSWORD), ("JKS", PASSWORD), ("PFX", None)])
async def test_a_renewal_by_hand_keeps_all_but_key_serial_and_times(still: Installed, file_type: str, password: str | None) -> None:
    scope, labels = await still.scope(), [{"key": "env", "values": ["prod"]}]
    made = await still.generate(scope, "orders", file_type, password=password, labels=labels, commonName="orders service")
    before = await still.open(made, password)
    if password is not None:
        assert (await still.call("renewCertificate", certificate=made["id"]))["code"] == "PASSWORD_REQUIRED"
        wrong = await still.call("renewCertificate", certificate=made["id"], password="wrong")
        assert wrong["code"] in ("PASSWORD_WRONG", "PASSWORD_WRONG_OR_CORRUPT")
    renewed = await still.change("renewCertificate", certificate=made["id"], password=password)
    after = await still.open(renewed, password)
    assert (renewed["version"], renewed["labels"], renewed["creation"]) == (2, labels, made["creation"])
    assert renewed["renewal"]["lastAttempt"]["succeeded"] is True
    assert (after.alias, after.chain[0].subject, after.chain[1:]) == (before.alias, before.chain[0].subject, before.chain[1:])
    assert after.public_key != before.public_key
    assert after.serial_number != before.serial_number
    versions = (await still.find(made["id"]))["versions"]
    assert [(one["number"], one["origin"], one["createdBy"]) for one in versions] == [
        (2, "RENEWAL", "developer"),
        (1, "CREATION", "developer"),
    ]
    assert (versions[0]["supersededAt"], versions[1]["supersededAt"] is not None) == (None, True)


@pytest.mark.parametrize(
    ("validity", "before"),
    [
        (DAY, timedelta(hours=12)),
        ({"value": 14, "unit": "DAYS"}, timedelta(days=1)),
        ({"value": 1, "unit": "MONTHS"}, timedelta(days=3)),
        ({"value": 5, "unit": "MONTHS"}, timedelta(days=7)),
        ({"value": 6, "unit": "MONTHS"}, timedelta(days=30)),
        ({"value": 2, "unit": "YEARS"}, timedelta(days=30)),
    ],
    ids=["1 day", "14 days", "1 month", "5 months", "6 months", "2 years"],
)
async def test_the_job_renews_at_the_threshold_to_the_second(moving: Installed, validity: dict[str, Any], before: timedelta) -> None:
    scope = await moving.scope()
    made = await moving.generate(scope, "due", "P12", password=PASSWORD, automaticRenewal=True, validity=validity)
    left_alone = await moving.generate(scope, "by hand", validity=validity)
    threshold = moment(made["notAfter"]) - before
    assert moment(made["renewal"]["eligibleAt"]) == moment(made["renewal"]["nextAttemptAt"]) == threshold
    assert (await moving.open(made, PASSWORD)).key is not None
    moving.clock.moment = threshold - SECOND
    assert await moving.run_job() == 0
    moving.clock.moment = threshold
    assert await moving.run_job() == 1
    moving.clock.moment = threshold + SECOND
    assert await moving.run_job() == 0
    renewed = await moving.find(made["id"])
    assert (renewed["version"], renewed["versions"][0]["createdBy"]) == (2, "automatic renewal")
    assert (await moving.open(renewed, PASSWORD)).chain[0].not_valid_before_utc == threshold - timedelta(minutes=5)
    assert (await moving.find(left_alone["id"]))["version"] == 1


async def test_switching_it_on_needs_the_password_and_switching_it_off_forgets_it(moving: Installed) -> None:
    made = await moving.generate(await moving.scope(), "switched", "JKS", password=PASSWORD, validity=DAY)
    one = {"certificate": made["id"]}
    assert (await moving.call("setAutomaticRenewal", automatic=True, **one))["code"] == "PASSWORD_REQUIRED"
    on = await moving.change("setAutomaticRenewal", automatic=True, password=PASSWORD, **one)
    assert on["renewal"]["nextAttemptAt"] == on["renewal"]["eligibleAt"]
    assert (await moving.database.certificates.find_one({"_id": made["id"]}))["recipe"]["password"] is not None  # type: ignore[index]
    moving.clock.moment = moment(on["renewal"]["eligibleAt"])
    assert await moving.run_job() == 1
    assert (await moving.open(made, PASSWORD)).key is not None
    off = await moving.change("setAutomaticRenewal", automatic=False, **one)
    assert (off["renewal"]["automatic"], off["renewal"]["nextAttemptAt"]) == (False, None)
    assert (await moving.database.certificates.find_one({"_id": made["id"]}))["recipe"]["password"] is None  # type: ignore[index]
    moving.clock.moment += timedelta(days=2)
    assert await moving.run_job() == 0


async def test_with_a_csr_every_renewal_has_its_key(moving: Installed) -> None:
    made = await moving.generate(await moving.scope(), "mine", "CRT", csr=GOOD_CSR, automaticRenewal=True, validity=DAY)
    for version in (2, 3):
        moving.clock.moment = moment((await moving.find(made["id"]))["renewal"]["eligibleAt"])
        assert await moving.run_job() == 1
        assert (await moving.find(made["id"]))["version"] == version
        assert (await moving.open(made)).public_key == spki(GOOD_KEY)


async def test_what_would_outlive_the_authority_is_tried_again_ever_later_and_says_why(moving: Installed) -> None:
    made = await moving.generate(await moving.scope(), "last", automaticRenewal=True, validity={"value": 9, "unit": "YEARS"})
    moving.clock.moment = moment(made["renewal"]["eligibleAt"])
    pauses = []
    for _ in range(8):
        assert await moving.run_job() == 0
        renewal = (await moving.find(made["id"]))["renewal"]
        assert renewal["lastAttempt"]["succeeded"] is False
        assert "authority" in renewal["lastAttempt"]["message"]
        pauses.append(moment(renewal["nextAttemptAt"]) - moving.clock.moment)
        moving.clock.moment = moment(renewal["nextAttemptAt"])
    assert timedelta(minutes=10) <= pauses[0] <= timedelta(minutes=12)
    assert pauses[-1] <= timedelta(hours=6) * 1.2
    assert (await moving.find(made["id"]))["version"] == 1


@pytest.mark.parametrize("mutation", ["renewCertificate", "setAutomaticRenewal", "revokeCertificate"])
async def test_an_uploaded_one_is_neither_renewed_nor_revoked(still: Installed, mutation: str) -> None:
    source = {"base64": base64.b64encode(issue("up").pem).decode()}
    uploaded = await still.change("uploadCertificate", scope=await still.scope(), fileName="up.pem", source=source)
    more = {"automatic": True} if mutation == "setAutomaticRenewal" else {}
    assert (await still.call(mutation, certificate=uploaded["id"], **more))["code"] == "NOT_GENERATED"


@pytest.mark.parametrize("automatic", [True, False], ids=["on", "off"])
async def test_a_switch_during_a_renewal_is_not_undone_by_it(moving: Installed, automatic: bool) -> None:
    """Whoever switches while the authority signs has the last word."""
    made = await moving.generate(await moving.scope(), "both", automaticRenewal=not automatic, validity=DAY)
    authority = moving.use_cases.certificates.renew.issue.authority
    switched: list[dict[str, Any]] = []

    class Slow:
        def __getattr__(self, name: str) -> object:
            return getattr(authority, name)

        async def issue(self, request: IssueRequest) -> IssuedCertificate:
            if not switched:
                switched.append(await moving.change("setAutomaticRenewal", certificate=made["id"], automatic=automatic))
            issued: IssuedCertificate = await authority.issue(request)
            return issued

    object.__setattr__(moving.use_cases.certificates.renew.issue, "authority", Slow())
    await moving.call("renewCertificate", certificate=made["id"])
    object.__setattr__(moving.use_cases.certificates.renew.issue, "authority", authority)
    assert switched
    assert (await moving.find(made["id"]))["renewal"]["automatic"] is automatic


@pytest.mark.parametrize("mutation", ["generateCertificate", "renewCertificate"])
async def test_who_stood_still_until_the_sweeper_came_stores_nothing_and_says_so(moving: Installed, mutation: str) -> None:
    scope = await moving.scope()
    made = await moving.generate(scope, "first")
    before, issue_use_case = await moving.kept_things(), moving.use_cases.certificates.generate.issue
    authority = issue_use_case.authority

    class Slow:
        def __getattr__(self, name: str) -> object:
            return getattr(authority, name)

        async def issue(self, request: IssueRequest) -> IssuedCertificate:
            moving.clock.moment += timedelta(minutes=2)
            await moving.run_job()
            issued: IssuedCertificate = await authority.issue(request)
            return issued

    object.__setattr__(issue_use_case, "authority", Slow())
    given = {"certificate": made["id"]} if mutation == "renewCertificate" else {"scope": scope, "name": "late", "type": "PEM"}
    result = await moving.call(mutation, **given)
    assert (result["__typename"], result["code"]) == ("AuthorityUnavailableError", "PKI_UNAVAILABLE")
    assert await moving.kept_things() == before
    assert {intent["state"] async for intent in moving.database.intents.find({"name": "late.pem"})} <= {"ABANDONED"}


# Replacing, rolling back


async def test_a_replacement_keeps_name_and_labels_and_says_what_changed(still: Installed) -> None:
    scope, labels = await still.scope(), [{"key": "team", "values": ["a"]}]
    made = await still.generate(scope, "swapped", labels=labels, commonName="client.example", automaticRenewal=True)
    octets = pem_chain(*chain_of_three(), with_key=True)
    given = {"certificate": made["id"], "source": {"base64": base64.b64encode(octets).decode()}}
    planned = await still.call("replaceCertificate", dryRun=True, **given)
    assert (await still.find(made["id"]))["version"] == 1
    result = await still.call("replaceCertificate", **given)
    assert result["changes"] == planned["changes"]
    changes = {change["field"]: change for change in result["changes"]}
    assert changes.keys() == {"SUBJECT", "ISSUER", "SERIAL_NUMBER", "NOT_BEFORE", "NOT_AFTER", "PUBLIC_KEY"}
    assert changes["NOT_AFTER"]["before"] == made["notAfter"], "written as DateTime writes it"
    found = await still.find(made["id"])
    assert (found["id"], found["name"], found["labels"], found["version"]) == (made["id"], "swapped.pem", labels, 2)
    assert (found["creation"]["method"], found["renewal"], found["creation"]["generationService"]) == ("IMPORT", None, None)
    assert [one["origin"] for one in found["versions"]] == ["REPLACEMENT", "CREATION"]
    assert await still.export(made["id"]) == octets


async def test_a_key_store_differs_from_itself_in_nothing(still: Installed) -> None:
    """What is stored is read as views of the entries, and what is sent is not."""
    made = await still.generate(await still.scope(), "same", "JKS", password=PASSWORD)
    source = {"base64": base64.b64encode(await still.export(made["id"])).decode()}
    compared = await still.call("replaceCertificate", certificate=made["id"], source=source, password=PASSWORD, dryRun=True)
    assert (compared["__typename"], compared["changes"]) == ("ReplaceCertificateDryRun", [])


@pytest.mark.parametrize(
    ("octets", "code"),
    [
        (b"x", "NO_CERTIFICATE"),
        (p12_of(*chain_of_three(), password=b"pw"), "TYPE_MISMATCH"),
        (chain_of_three()[0].pem, "CHAIN_INCOMPLETE"),
    ],
    ids=["garbage", "key store", "no issuer"],
)
async def test_a_bad_replacement_changes_nothing(still: Installed, octets: bytes, code: str) -> None:
    made = await still.generate(await still.scope(), "kept")
    source = {"base64": base64.b64encode(octets).decode()}
    assert (await still.call("replaceCertificate", certificate=made["id"], source=source))["code"] == code
    found = await still.find(made["id"])
    assert (found["version"], found["size"], len(found["versions"])) == (1, made["size"], 1)


async def test_a_roll_back_brings_octets_entries_and_times_back_as_the_next_version(still: Installed) -> None:
    made = await still.generate(await still.scope(), "back", "JKS", password=PASSWORD)
    first = await still.export(made["id"])
    entries = (await still.find(made["id"]))["entries"]
    for _ in range(3):
        await still.change("renewCertificate", certificate=made["id"], password=PASSWORD)
    third = await still.export(made["id"])
    back = await still.change("rollBackCertificate", certificate=made["id"], toVersion=1)
    assert (back["version"], await still.export(made["id"])) == (5, first)
    found = await still.find(made["id"])
    assert found["entries"] == entries
    assert (found["versions"][0]["origin"], found["versions"][0]["ofVersion"]) == ("ROLL_BACK", 1)
    assert (await still.change("rollBackCertificate", certificate=made["id"]))["version"] == 6
    assert await still.export(made["id"]) == third
    for number in (0, -1, 6, 7, 2**31 - 1):
        assert (await still.call("rollBackCertificate", certificate=made["id"], toVersion=number))["code"] == "NOT_FOUND"


async def test_the_first_version_cannot_be_rolled_back(still: Installed) -> None:
    made = await still.generate(await still.scope(), "first")
    assert (await still.call("rollBackCertificate", certificate=made["id"]))["code"] == "NOT_FOUND"


# Deleting, restoring, purging


async def test_a_deleted_one_is_gone_until_it_is_restored_as_it_was(still: Installed) -> None:
    scope = await still.scope()
    made = await still.generate(scope, "deleted", "P12", password=PASSWORD, labels=[{"key": "k", "values": ["v"]}])
    await still.change("renewCertificate", certificate=made["id"], password=PASSWORD)
    before, octets = await still.find(made["id"]), await still.export(made["id"])
    deleted = await still.call("deleteCertificate", certificate=made["id"])
    assert moment(deleted["restorableUntil"]) == still.clock.moment + timedelta(days=30)
    assert (await still.call("exportCertificate", certificate=made["id"]))["code"] == "NOT_FOUND"
    assert (await still.call("renewCertificate", certificate=made["id"], password=PASSWORD))["code"] == "NOT_FOUND"
    assert (await still.names(scope), await still.names(scope, deleted=True)) == ([], ["deleted.p12"])
    await still.change("restoreCertificate", certificate=made["id"])
    assert await still.find(made["id"]) == before
    assert await still.export(made["id"]) == octets
    assert (await still.call("restoreCertificate", certificate=made["id"]))["code"] == "NOT_FOUND"


async def test_a_deleted_one_whose_name_is_taken_is_not_restored(still: Installed) -> None:
    scope = await still.scope()
    made = await still.generate(scope, "taken")
    await still.call("deleteCertificate", certificate=made["id"])
    other = await still.generate(scope, "taken")
    assert (await still.call("restoreCertificate", certificate=made["id"]))["code"] == "NAME_TAKEN"
    await still.call("deleteCertificate", certificate=other["id"])
    await still.change("restoreCertificate", certificate=made["id"])
    assert await still.names(scope) == ["taken.pem"]


async def test_after_thirty_days_the_octets_are_removed_for_good(moving: Installed) -> None:
    scope = await moving.scope()
    made = await moving.generate(scope, "purged", automaticRenewal=True)
    await moving.call("deleteCertificate", certificate=made["id"])
    moving.clock.moment += timedelta(days=30) - SECOND
    await moving.run_job()
    assert await moving.names(scope, deleted=True) == ["purged.pem"]
    moving.clock.moment += SECOND
    assert (await moving.call("restoreCertificate", certificate=made["id"]))["code"] == "NOT_FOUND"
    moving.clock.moment += SECOND
    await moving.run_job()
    for name in ("certificates", "deleted", "versions", "octets", "contents"):
        assert await moving.database[name].count_documents({}) == 0, name
    assert await moving.database.audit_events.count_documents({}) > 0


# Revoking


@needs_openssl
async def test_a_revoked_one_is_on_the_list_that_openssl_reads(still: Installed, tmp_path: Path) -> None:
    made = await still.generate(await still.scope(), "lost")
    other = await still.generate(await still.scope(), "kept")
    revoked = await still.change("revokeCertificate", certificate=made["id"], reason="KEY_COMPROMISE")
    assert revoked["revocation"] == {"at": revoked["revocation"]["at"], "reason": "KEY_COMPROMISE"}
    again = await still.change("revokeCertificate", certificate=made["id"], reason="SUPERSEDED")
    assert again["revocation"] == revoked["revocation"]
    files = await write_pki(still, tmp_path)
    text = run("openssl", "crl", "-inform", "DER", "-in", files["crl"], "-noout", "-text", "-CAfile", files["ca"]).decode()
    serial = (await still.open(made)).serial_number.upper()
    assert "verify OK" in run("openssl", "crl", "-in", files["crl"], "-inform", "DER", "-noout", "-CAfile", files["ca"]).decode() or text
    assert f"Serial Number: {serial.zfill(len(serial) + len(serial) % 2)}" in text
    assert "Key Compromise" in text
    assert verify(files, await still.export(other["id"]), tmp_path) == 0
    assert verify(files, await still.export(made["id"]), tmp_path) != 0


async def test_a_renewal_is_not_revoked_and_a_roll_back_to_what_is_revoked_says_so(still: Installed) -> None:
    made = await still.generate(await still.scope(), "again")
    await still.change("revokeCertificate", certificate=made["id"], reason="SUPERSEDED")
    assert (await still.change("renewCertificate", certificate=made["id"]))["revocation"] is None
    back = await still.change("rollBackCertificate", certificate=made["id"], toVersion=1)
    assert (back["revocation"] or {}).get("reason") == "SUPERSEDED", "its serial number is on the revocation list"


@pytest.mark.parametrize("file_type", ["PEM", "CER", "CRT"])
async def test_of_a_certificate_for_a_csr_the_end_entity_is_revoked(still: Installed, file_type: str) -> None:
    made = await still.generate(await still.scope(), "theirs", file_type, csr=GOOD_CSR)
    end_entity = x509.load_pem_x509_certificates(await still.export(made["id"]))[0]
    await still.change("revokeCertificate", certificate=made["id"])
    crl = x509.load_der_x509_crl((await still.http.get("/pki/issuing.crl")).content)
    assert crl.get_revoked_certificate_by_serial_number(end_entity.serial_number) is not None


async def write_pki(one: Installed, folder: Path) -> dict[str, Path]:
    """Fetch what the authority publishes, as consumers do: without a token."""
    files = {name: folder / name for name in ("crl", "root", "ca")}
    for name, path in (("crl", "issuing.crl"), ("root", "root.cer")):
        files[name].write_bytes((await one.http.get(f"/pki/{path}", headers={"Authorization": ""})).content)
    issuing = (await one.http.get("/pki/issuing.cer", headers={"Authorization": ""})).content
    authorities = (x509.load_der_x509_certificate(der) for der in (issuing, files["root"].read_bytes()))
    files["ca"].write_bytes(b"".join(authority.public_bytes(Encoding.PEM) for authority in authorities))
    return files


def verify(files: dict[str, Path], pem: bytes, folder: Path) -> int:
    """Return what `openssl verify` ends with when it looks at the revocation list."""
    (folder / "one.pem").write_bytes(pem)
    crl = folder / "crl.pem"
    crl.write_bytes(x509.load_der_x509_crl(files["crl"].read_bytes()).public_bytes(Encoding.PEM))
    command = [
        "openssl",
        "verify",
        "-x509_strict",
        "-purpose",
        "sslclient",
        "-crl_check",
        "-CAfile",
        str(files["ca"]),
        "-CRLfile",
        str(crl),
    ]
    return subprocess.run([*command, str(folder / "one.pem")], check=False, capture_output=True, timeout=30).returncode


# CFSSL as the authority (row 42)


@pytest.fixture(params=["frozen", "stopped"])
def trouble(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.slow
@needs_cfssl
async def test_cfssl_signs_and_when_it_is_silent_nothing_is_stored(mongo_uri: str, tmp_path: Path, trouble: str) -> None:
    with running_cfssl(tmp_path) as cfssl:
        chain = x509.load_pem_x509_certificates(cfssl.chain.read_bytes())
        chosen = CfsslSettings(url=cfssl.url, certificate_chain=tuple(part.public_bytes(Encoding.DER) for part in chain))
        async with installed(mongo_uri, tmp_path / "data", authority="cfssl", cfssl=chosen) as one:
            scope = await one.scope()
            made = await one.generate(scope, "signed", "P12", password=PASSWORD, validity=DAY, automaticRenewal=True)
            assert made["creation"]["generationService"] == "CFSSL"
            assert [part.subject for part in (await one.open(made, PASSWORD)).chain[1:]] == [
                part.subject for part in x509.load_pem_x509_certificates(cfssl.chain.read_bytes())
            ]
            assert (await one.call("revokeCertificate", certificate=made["id"]))["code"] == "NOT_GENERATED"
            assert (await one.http.get("/pki/issuing.crl")).status_code == 404
            before = await one.kept_things()
            cfssl.freeze() if trouble == "frozen" else cfssl.stop()
            for mutation, given in (
                ("generateCertificate", {"scope": scope, "name": "b", "type": "PEM", "keyAlgorithm": "EC_P256"}),
                ("renewCertificate", {"certificate": made["id"], "password": PASSWORD}),
            ):
                result = await one.call(mutation, **given)
                assert (result["__typename"], result["code"]) == ("AuthorityUnavailableError", "PKI_UNAVAILABLE")
                assert result["retryAfter"] > 0
            assert await one.kept_things() == before
            assert await one.names(scope) == ["signed.p12"]
            one.clock.moment = moment(made["renewal"]["eligibleAt"])
            assert await one.run_job() == 0
            renewal = (await one.find(made["id"]))["renewal"]
            assert renewal["lastAttempt"]["succeeded"] is False
            assert moment(renewal["nextAttemptAt"]) > one.clock.moment
