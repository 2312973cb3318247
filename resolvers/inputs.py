"""How inputs that several nouns share are read."""

from collections.abc import Sequence
from typing import Protocol, cast

import strawberry
from starlette.datastructures import UploadFile

from schema.certificates.operations import CertificateSource, LabelInput
from schema.certificates.passwords import KeyPasswordInput
from schema.destinations.files import DestinationSource
from services.model.certificate import Label
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.rules.key_passwords import read_key_passwords


def read_labels(labels: Sequence[LabelInput]) -> tuple[Label, ...]:
    """Return the labels as the use cases take them."""
    return tuple(Label(key=label.key, values=tuple(label.values)) for label in labels)


class HasKeyPasswords(Protocol):
    """An input with passwords of keys."""

    key_password: str | None
    key_passwords: list[KeyPasswordInput] | None


def read_keys(input: HasKeyPasswords) -> KeyPasswords | None:  # as GraphQL calls it
    """Return the passwords of keys in an input; raises InvalidInput."""
    return read_key_passwords(input.key_password, [(one.alias, one.password) for one in input.key_passwords or ()])


async def read_source(source: CertificateSource | DestinationSource) -> Secret:
    """Return the octets of the one source that is given. Their number is the use case's matter; the edge bounds the request."""
    if source.file is not strawberry.UNSET and source.file is not None:
        return Secret(await cast(UploadFile, source.file).read())
    if source.base64 is not strawberry.UNSET and source.base64 is not None:
        return Secret(source.base64)
    text = source.pem if isinstance(source, CertificateSource) else source.text
    # A lone surrogate cannot be written: a question mark stands for it, which no PEM has, and the reader says so.
    return Secret((text or "").encode(errors="replace"))
