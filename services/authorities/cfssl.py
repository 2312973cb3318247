"""The authority behind CFSSL's HTTP API. Only a signing request leaves the service; private keys stay."""

import asyncio
import hmac
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from services.authorities.issued import check_issued
from services.errors import AuthorityUnavailable
from services.formats.pem.write import write_block
from services.model.generation import IssuedCertificate, IssueRequest, Subject
from services.model.secret import Secret

ANSWER_WITHIN = 3.5
"""Seconds for the whole exchange, so that the caller has an error within 4 (docs/reference/reliability.md, case 42)."""

MAX_ANSWER_SIZE = 64 * 1024
"""Octets: a certificate with its JSON around takes about 2 KiB."""

_API = "/api/v1/cfssl/"


@dataclass(frozen=True, slots=True, kw_only=True)
class CfsslSettings:
    """How to reach one CFSSL. `url` is its base, such as https://pki.example.com:8888.

    `certificate_chain` (DER) leads from the certificate that it signs with to the root; what is not signed by it is refused. `profile`
    is the signing profile, empty for the default one; before CFSSL 1.4 it alone decides about the validity. `auth_key` is for profiles
    that ask for one (the octets that CFSSL's configuration has in hex). `tls` trusts the server's certificate; None trusts the
    public authorities.
    """

    url: str
    certificate_chain: tuple[bytes, ...] = field(repr=False)
    profile: str = ""
    auth_key: Secret | None = None
    tls: ssl.SSLContext | None = None


class CfsslAuthority:
    """An `IssuingAuthority`. It talks to the one configured address and follows no redirect; `close` it at the end."""

    name = "CFSSL"
    needs_csr = True

    def __init__(self, settings: CfsslSettings) -> None:
        """Raises ValueError for an address that is not plainly http or https, or a chain that cannot be read."""
        parts = urlsplit(settings.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
            raise ValueError("the address of CFSSL must be http:// or https:// with a host, without user, query or fragment")
        self._settings = settings
        self._base = settings.url.rstrip("/") + _API
        chain = [x509.load_der_x509_certificate(certificate) for certificate in settings.certificate_chain]
        if not chain:
            raise ValueError("the certificate chain of CFSSL is empty")
        self._issuer = chain[0]
        self._client = httpx.AsyncClient(
            verify=settings.tls or ssl.create_default_context(), timeout=ANSWER_WITHIN, follow_redirects=False, trust_env=False
        )

    @property
    def not_after(self) -> datetime:
        """When the certificate that it signs with ends."""
        return self._issuer.not_valid_after_utc

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return the certificate that CFSSL signed, after checking that it is what was asked for; the serial number is CFSSL's.

        Raises AuthorityUnavailable within 4 seconds. `request.csr` must be there.
        """
        if request.csr is None:
            raise ValueError("CFSSL needs a certificate signing request")
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                answer = await self._post(*self._to_message(request, request.csr))
        except (TimeoutError, httpx.HTTPError):
            raise AuthorityUnavailable("The certificate authority does not answer.") from None
        certificate = _read_certificate(answer)
        check_issued(certificate, request, issuer=self._issuer)
        return IssuedCertificate(
            certificate=certificate.public_bytes(Encoding.DER),
            certificate_chain=self._settings.certificate_chain,
            serial_number=certificate.serial_number,
        )

    def _to_message(self, request: IssueRequest, csr: bytes) -> tuple[str, bytes]:
        """Return the endpoint and the body. An empty list of hosts makes CFSSL drop those that the request asks for.

        CFSSL from 1.4 honours the times, under the names of its Go fields; older ones pass them over.
        """
        body = orjson.dumps(
            {
                "certificate_request": write_block("CERTIFICATE REQUEST", csr),
                "hosts": [],
                "subject": _to_subject(request.subject),
                "profile": self._settings.profile,
                "NotBefore": request.not_before.isoformat(),
                "NotAfter": request.not_after.isoformat(),
            }
        )
        if self._settings.auth_key is None:
            return "sign", body
        token = hmac.digest(self._settings.auth_key.reveal(), body, "sha256")
        return "authsign", orjson.dumps({"token": b64encode(token).decode(), "request": b64encode(body).decode()})

    async def _post(self, endpoint: str, body: bytes) -> bytes:
        """Return the answer's octets as they came; an answer that is too large, or compressed, is refused without reading on."""
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        async with self._client.stream("POST", self._base + endpoint, content=body, headers=headers) as response:
            if "content-encoding" in response.headers or response.is_redirect:
                raise _unfit()
            octets = bytearray()
            async for chunk in response.aiter_raw():
                octets += chunk
                if len(octets) > MAX_ANSWER_SIZE:
                    raise _unfit()
        return bytes(octets)


def _to_subject(subject: Subject) -> dict[str, object]:
    single = {"C": subject.country, "O": subject.organization, "L": subject.locality}
    names = [{key: value} for key, value in single.items() if value is not None]
    return {"CN": subject.common_name, "names": names + [{"OU": unit} for unit in subject.organizational_units]}


def _read_certificate(answer: bytes) -> x509.Certificate:
    try:
        content: Any = orjson.loads(answer)
        if content["success"] is not True:
            code = content["errors"][0]["code"]
            raise AuthorityUnavailable(f"The certificate authority refused the request (its code is {int(code)}).")
        return x509.load_pem_x509_certificate(content["result"]["certificate"].encode())
    except (ValueError, TypeError, LookupError, AttributeError):
        raise _unfit() from None


def _unfit() -> AuthorityUnavailable:
    return AuthorityUnavailable("The certificate authority answered with something that is not a certificate.")
