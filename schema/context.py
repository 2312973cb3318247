"""What fields need from outside while an answer is written; `resolvers/context.py` provides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import strawberry

if TYPE_CHECKING:
    from datetime import datetime

    from schema.certificates.types import Certificate, CertificateConnection, CertificateVersion
    from schema.inputs import CertificateFilterInput, CertificateOrderInput
    from schema.scopes.types import Scope
    from services.model import certificate as model
    from services.model.contents import Contents


class Reading(Protocol):
    """Reads on behalf of the caller of the present operation."""

    def now(self) -> datetime:
        """Return the moment by which the whole operation judges validity."""
        ...

    async def load_scope(self, scope_id: str) -> Scope:
        """Return the scope; repeated asks within one operation are answered from memory."""
        ...

    async def load_contents(self, certificate: model.Certificate) -> Contents:
        """Return the entries; repeated asks within one operation are answered from memory."""
        ...

    async def list_versions(self, certificate: model.Certificate) -> list[CertificateVersion]:
        """Return the versions, newest first."""
        ...

    async def find_certificate_by_name(self, scope_id: str, name: str) -> Certificate | None:
        """Return the certificate of that name in the scope."""
        ...

    async def list_certificates(
        self,
        *,
        scope_id: str | None,
        filter: CertificateFilterInput | None,
        order_by: CertificateOrderInput | None,
        first: int,
        after: str | None,
    ) -> CertificateConnection:
        """Return a page of certificates of one scope, or of all."""
        ...

    async def list_occurrences(self, sha256: str, *, first: int, after: str | None) -> CertificateConnection:
        """Return a page of the certificates that contain the X.509 certificate of that fingerprint."""
        ...

    async def list_same_key(self, spki_sha256: str, *, first: int, after: str | None) -> CertificateConnection:
        """Return a page of the certificates that contain a certificate of that public key."""
        ...


Info: TypeAlias = strawberry.Info[Reading, None]
