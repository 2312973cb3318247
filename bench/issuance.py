"""Generating a certificate, against the bare library's key pair and signature, and against CFSSL's `newcert`."""

import itertools
import json
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from bench.connection import BadAnswer, Connection, read_answer
from bench.measure import Call, Figure, compare, measure_in_turns
from bench.servers import Servers
from bench.stock import create_scope
from bench.table import print_row
from tests.cfssl import running_cfssl

GENERATE = """mutation ($input: GenerateCertificateInput!) { generateCertificate(input: $input) {
  ... on GenerateCertificateSuccess { certificate { id name notAfter } } ... on Error { code message } } }"""

AGAINST_LIBRARY = "bare library: key pair, signature, PEM"
AGAINST_CFSSL = "cfssl serve: newcert"

MakeKey = Callable[[], ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey]
Comparison = Callable[[Sequence[float], Sequence[float]], Figure]

KEYS: dict[str, tuple[str, MakeKey, dict[str, object]]] = {
    "EC P-256": ("EC_P256", lambda: ec.generate_private_key(ec.SECP256R1()), {"algo": "ecdsa", "size": 256}),
    "RSA 3072": ("RSA_3072", lambda: rsa.generate_private_key(65537, 3072), {"algo": "rsa", "size": 3072}),
}

RSA_TAKES_LONGER = 10
"""Times: looking for primes takes a random time, so that a median of few says little."""

_names: Iterator[int] = itertools.count()


async def run_issuance(servers: Servers, *, seconds: float) -> None:
    """Measure generation by each driver's service, the library and CFSSL in turns; every authority signs with RSA of 3,072 bits."""
    scope_id = create_scope(servers.sides[0].service, "issuance")
    library = Library()
    with _find_cfssl() as cfssl:
        for what, (algorithm, make_key, cfssl_key) in KEYS.items():
            calls = [_generating(side.service, scope_id, algorithm) for side in servers.sides]
            calls.append(partial(library.issue, make_key))
            if cfssl is not None:
                calls.append(_asking(cfssl, cfssl_key))
            is_rsa = algorithm.startswith("RSA")
            latencies = measure_in_turns(calls, seconds=seconds * (RSA_TAKES_LONGER if is_rsa else 1))
            _print(what, latencies, services=len(servers.sides), compare=_compare_means if is_rsa else compare)


def _print(what: str, latencies: list[list[float]], *, services: int, compare: Comparison) -> None:
    taken, floors = latencies[:services], latencies[services:]
    rates = ", ".join(f"{1 / statistics.fmean(one):.1f}" for one in latencies)
    for against, floor in zip((AGAINST_LIBRARY, AGAINST_CFSSL), floors, strict=False):
        print_row(f"generate {what}", against, [compare(one, floor) for one in taken])
    print(f"  a second, one after the other, in the order of the columns and rows: {rates}")
    if len(floors) == 1:
        print("  cfssl is not installed (Debian: golang-cfssl), so that it is not compared")


def _compare_means(taken: Sequence[float], floor: Sequence[float]) -> Figure:
    """Return means: how long primes are looked for is random in every round, for each on its own."""
    one, other = statistics.fmean(taken), statistics.fmean(floor)
    return Figure(one, other, one / other)


class Library:
    """What pyca/cryptography needs for the same certificate, and nothing around it."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(65537, 3072)
        self._issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Issuing CA")])
        self._key_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())

    def issue(self, make_key: MakeKey) -> bytes:
        """Return a new key and its certificate as PEM."""
        key = make_key()
        now, public_key = datetime.now(UTC), key.public_key()
        usage = x509.KeyUsage(
            digital_signature=True,
            key_encipherment=True,
            **dict.fromkeys(("content_commitment", "data_encipherment", "key_agreement", "key_cert_sign"), False),
            **dict.fromkeys(("crl_sign", "encipher_only", "decipher_only"), False),
        )
        point = x509.DistributionPoint([x509.UniformResourceIdentifier("http://127.0.0.1/pki/issuing.crl")], None, None, None)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "client.pem")]))
            .issuer_name(self._issuer)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now)
            .not_valid_after(now + timedelta(days=90))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
            .add_extension(self._key_id, critical=False)
            .add_extension(x509.CRLDistributionPoints([point]), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return pem + certificate.public_bytes(Encoding.PEM)


def _generating(service: Connection, scope_id: str, algorithm: str) -> Call:
    def call() -> None:
        given = {"scope": scope_id, "name": f"generated{next(_names):07}", "type": "PEM", "keyAlgorithm": algorithm}
        read_answer(service.send(service.write_query(GENERATE, {"input": given})))

    return call


@contextmanager
def _find_cfssl() -> Iterator[HTTPConnection | None]:
    """Give a connection to a running CFSSL; None where it is not installed."""
    if shutil.which("cfssl") is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="bench-cfssl-") as folder, running_cfssl(Path(folder)) as cfssl:
        parts = urlsplit(cfssl.url)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        yield connection
        connection.close()


def _asking(cfssl: HTTPConnection, key: dict[str, object]) -> Call:
    body = json.dumps({"request": {"CN": "client.pem", "hosts": [], "names": [], "key": key}}).encode()

    def call() -> None:
        cfssl.request("POST", "/api/v1/cfssl/newcert", body, {"Content-Type": "application/json"})
        answer = json.loads(cfssl.getresponse().read())
        if not (answer["success"] and "BEGIN CERTIFICATE" in answer["result"]["certificate"]):
            raise BadAnswer(str(answer)[:2000])

    return call
