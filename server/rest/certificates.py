"""The operations on certificates."""

import base64
import binascii

from msgspec import UNSET

from server.rest.answer import Answer, answer
from server.rest.conditions import check_conditions
from server.rest.problems import NO_CONFIGURATION
from server.rest.representation import NewCertificate, write_certificate, write_etag
from server.rest.request import Call, invalid
from services.certificates.upload import UploadRequest
from services.errors import InvalidInput, NotFound
from services.model.certificate import Certificate
from services.model.secret import Secret

CONTENT_RULE = (
    "Content must be the octets of the file in base64 (RFC 4648, section 4) on one line, without blanks and with its padding, "
    "as `base64 -w0 FILE` prints it."
)


async def get_certificate(call: Call) -> Answer:
    """Answer with one certificate and its file, 304 if the client has it."""
    certificate = await load(call)
    headers = {"ETag": f'"{write_etag(certificate)}"'}
    unchanged = check_conditions(call.headers, write_etag(certificate))
    if unchanged:
        return Answer(status=304, headers=headers)
    (octets,) = await call.use.certificates.read(call.caller, [certificate])
    if octets is None:
        raise NotFound(NO_CONFIGURATION)
    return answer(write_certificate(certificate, octets.reveal()), headers=headers)


async def post_certificates(call: Call) -> Answer:
    """Store one certificate."""
    body: NewCertificate = call.body
    await _add(call, body)
    return Answer(status=201)


async def load(call: Call) -> Certificate:
    """Return the certificate that the path names; raises NotFound, also where the level does not exist."""
    scope_id = call.find_scope_id()
    certificate = None if scope_id is None else await call.use.certificates.find.by_name(call.caller, scope_id, call.name)
    if certificate is None:
        raise NotFound(NO_CONFIGURATION)
    return certificate


async def _add(call: Call, wanted: NewCertificate) -> Certificate:
    octets = read_content(wanted)
    request = UploadRequest(scope_id=call.scope_id, file_name=wanted.name, octets=octets)
    certificate, _ = await call.use.certificates.upload(call.caller, request)
    return certificate


def read_content(wanted: NewCertificate) -> Secret:
    """Return the octets of the file; raises InvalidInput where the text is not the one that they would be sent back as."""
    if wanted.content is UNSET or wanted.attributes is not UNSET:
        raise invalid("A certificate has either Content, to be stored, or Attributes, to be generated.", "VALIDATION_FAILED")
    try:
        octets = binascii.a2b_base64(wanted.content, strict_mode=True)
    except (binascii.Error, ValueError):
        raise InvalidInput(CONTENT_RULE, field="octets") from None
    if base64.b64encode(octets).decode() != wanted.content:
        raise InvalidInput(CONTENT_RULE, field="octets")
    return Secret(octets)
