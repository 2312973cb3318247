"""Where an input's octets come from."""

from typing import cast

import strawberry
from starlette.datastructures import UploadFile

from schema.inputs import CertificateSource
from services.model.secret import Secret


async def read_source(source: CertificateSource) -> Secret:
    """Return the octets of the one source that is given. Their number is the use case's matter; the edge bounds the request."""
    if source.file is not strawberry.UNSET and source.file is not None:
        return Secret(await cast(UploadFile, source.file).read())
    if source.base64 is not strawberry.UNSET and source.base64 is not None:
        return Secret(source.base64)
    # A lone surrogate cannot be written; the replacement is no PEM either, and the reader says so.
    return Secret((source.pem or "").encode(errors="replace"))
