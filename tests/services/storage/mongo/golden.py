"""One value of each noun that is stored, with every field set. What was stored for them before there was a codec stands in golden.json."""

from datetime import timedelta
from typing import Any

from services.model.certificate import (
    Certificate,
    CertificateSpec,
    CreationDetails,
    CreationMethod,
    EntryValidity,
    Label,
    Renewal,
    RenewalAttempt,
    Revocation,
    SearchFacts,
    TimeUnit,
    ValidityPeriod,
    Version,
    VersionOrigin,
)
from services.model.contents import FileType, Finding, FindingCode, Format, Severity
from services.model.encrypted import Encrypted, WrappedKey
from services.model.generation import KeyAlgorithm, RevocationReason, Subject
from services.model.lifecycle import IdempotencyRecord, Intent, IntentState, RevokedSerial
from services.model.runtime import Runtime
from services.model.scope import Scope, ScopeLevel
from tests.services.storage.examples import NOW, some_contents

_DAY = timedelta(days=1)
_PERIOD = ValidityPeriod(value=3, unit=TimeUnit.MONTHS)
_ENCRYPTED = Encrypted(
    wrapped_key=WrappedKey(master_key_id="0123456789abcdef", octets=b"\x01wrapped"), nonce=b"\x02nonce", ciphertext=b"\x03text"
)
_SUBJECT = Subject(common_name="server", country="DE", organization="Acme", organizational_units=("one", "two"), locality="acme")

EXAMPLES: dict[str, Any] = {
    "scope": Scope(
        id="scp_1",
        tenant="acme",
        level=ScopeLevel.SERVICE_INSTANCE,
        subaccount="sub",
        service_instance="instance",
        display_name="Sales",
        created_at=NOW,
        certificate_count=7,
    ),
    "certificate": Certificate(
        id="crt_1",
        tenant="acme",
        scope_id="scp_1",
        name="Server.P12",
        type=FileType.P12,
        format=Format.PKCS12,
        size=1234,
        creation=CreationDetails(
            method=CreationMethod.EXTERNAL_SERVICE,
            file_name="Server.p12",
            created_by="alice",
            has_password=True,
            generation_service="local",
            common_name="server",
            validity=_PERIOD,
            csr_provided=True,
        ),
        created_at=NOW - 2 * _DAY,
        modified_at=NOW - _DAY,
        version=3,
        labels=(Label(key="stage", values=("test", "prod")), Label(key="none", values=())),
        has_private_key=True,
        is_locked=False,
        validities=(EntryValidity(alias="server", not_before=NOW - _DAY, not_after=NOW + 90 * _DAY, expiring_from=NOW + 83 * _DAY),),
        findings=(Finding(code=FindingCode.WEAK_SIGNATURE, severity=Severity.WARNING, message="SHA-1.", fix="Reissue.", alias="server"),),
        facts=SearchFacts(
            subjects=("CN=Server",), issuers=("CN=Root",), serial_numbers=("00ab",), sha256=("ab" * 32,), spki_sha256=("cd" * 32,)
        ),
        spec=CertificateSpec(subject=_SUBJECT, validity=_PERIOD, key_algorithm=KeyAlgorithm.EC_P256, csr=b"csr", password=_ENCRYPTED),
        renewal=Renewal(
            automatic=True,
            eligible_at=NOW,
            next_attempt_at=NOW + _DAY,
            last_attempt=RenewalAttempt(at=NOW, succeeded=False, message="No answer."),
            failures=2,
        ),
        revocation=Revocation(at=NOW, reason=RevocationReason.SUPERSEDED),
        deleted_at=NOW,
    ),
    "version": Version(
        certificate_id="crt_1",
        number=3,
        created_at=NOW,
        created_by="alice",
        size=1234,
        not_after=NOW + 90 * _DAY,
        origin=VersionOrigin.ROLL_BACK,
        of_version=1,
        superseded_at=NOW + _DAY,
        is_kept=False,
    ),
    "encrypted": _ENCRYPTED,
    "intent": Intent(
        id="int_1",
        tenant="acme",
        scope_id="scp_1",
        certificate_id="crt_1",
        name="server.p12",
        serial_number="00ab",
        authority="local",
        at=NOW,
        state=IntentState.DONE,
    ),
    "receipt": IdempotencyRecord(tenant="acme", key="k", input_digest="ab", certificate_id="crt_1", version=2, at=NOW),
    "revocation": RevokedSerial(
        serial_number="00ab",
        certificate_id="crt_1",
        tenant="acme",
        scope_id="scp_1",
        version=2,
        revoked_at=NOW,
        not_after=NOW + _DAY,
        reason=RevocationReason.KEY_COMPROMISE,
    ),
    "contents": some_contents(runtimes=(Runtime.JAVA_17, Runtime.NODE_18)),
}
