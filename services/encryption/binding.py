"""Binds ciphertexts to their place: what AES-GCM authenticates besides the ciphertext (its AAD)."""

from services.model.encrypted import Place

VALUE = b"destination-certificates value v1"
"""Labels values under data keys; another layout of the binding needs another label."""

INSTALLATION = "installation"
"""Stands for the scope of what belongs to no scope; the id of a scope never reads so."""

DATA_KEY = b"destination-certificates data key v1"
"""Labels data keys under the master key, so that neither can stand for the other."""


def bind(label: bytes, place: Place) -> bytes:
    """Return octets that differ for any two different pairs of label and place: every part is preceded by its length."""
    if place.scope_id == INSTALLATION:
        raise ValueError("no scope has this id")
    scope_id = INSTALLATION if place.scope_id is None else place.scope_id
    parts = (label, scope_id.encode(), place.noun_id.encode(), str(place.version).encode(), place.field.encode())
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
