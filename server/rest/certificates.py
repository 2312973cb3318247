"""The operations that read certificates."""

import base64
import textwrap
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from typing import TypeAlias

from msgspec import UNSET

from server.rest.answer import SLICE_FILES, SLICE_SIZE, Answer, answer, answer_array
from server.rest.conditions import check_conditions
from server.rest.filters import Labelled, NameIn
from server.rest.paging import PageWish, read_list_wish, write_page_headers
from server.rest.problems import NO_CONFIGURATION
from server.rest.representation import (
    NameOnly,
    PublicKey,
    StoredCertificate,
    write_certificate,
    write_etag,
    write_keys_etag,
    write_labels,
)
from server.rest.request import Call
from services.errors import NotFound, PasswordRequired
from services.model.caller import Right
from services.model.certificate import Certificate
from services.model.contents import Contents, PrivateKeyEntry, TrustedCertificateEntry
from services.model.limits import MAX_PAGE_SIZE
from services.model.query import CertificateFilter, LabelFilter, Listing, OrderField, Position, read_position
from services.model.x509 import X509Certificate
from services.rules.access import require_in

LOCKED_STORE = "The keystore is password-protected and public keys cannot be retrieved"
"""SAP's text."""

Groups: TypeAlias = AsyncGenerator[Sequence[Certificate], None]
"""Certificates in order, some at a time."""

_PEM_LINE = 64  # characters (RFC 7468, section 2)

_LISTED = frozenset({"name", "declared_type", "size", "has_private_key"})
"""The fields of a certificate that its answer is made of, beside its file."""

_NAMES = frozenset({"name"})


async def get_certificate(call: Call) -> Answer:
    """Answer with one certificate and its file, 304 if the client has it, which must have the rights for that all the same."""
    certificate = await load(call)
    await call.use.certificates.read.require(call.caller, [certificate])
    etag = write_etag(certificate)
    headers = {"ETag": f'"{etag}"'}
    if check_conditions(call.headers, etag):
        return Answer(status=304, headers=headers)
    (octets,) = await call.use.certificates.read(call.caller, [certificate])
    if octets is None:
        raise NotFound(NO_CONFIGURATION)
    return answer(write_certificate(certificate, octets.reveal()), headers=headers)


async def get_labels(call: Call) -> Answer:
    """Answer with the labels of a certificate."""
    return answer(write_labels((await load(call)).labels))


async def get_public_keys(call: Call) -> Answer:
    """Answer with the certificates of each entry, without private keys."""
    certificate = await load(call)
    etag = write_keys_etag(certificate)
    headers = {"ETag": f'"{etag}"'}
    if check_conditions(call.headers, etag):
        return Answer(status=304, headers=headers)
    if certificate.is_locked and certificate.format.is_keystore:
        raise PasswordRequired(LOCKED_STORE)
    (contents,) = await call.use.certificates.find.load_contents(call.caller, [certificate])
    if contents is None:
        raise NotFound(NO_CONFIGURATION)
    return answer(_describe_keys(contents), headers=headers)


async def list_certificates(call: Call) -> Answer:
    """Answer with certificates and their files, or with their names only.

    Who may not take each of the files hears so before anything is sent (403).
    """
    wish, scope_id = read_list_wish(call.query, forms=(NameIn, Labelled)), call.find_scope_id()
    if scope_id is None:
        return answer([])
    require_in(call.caller, Right.CERTIFICATE_READ, scope_id)
    if wish.only_names:
        return await answer_array(_write_names(call, scope_id))
    headers: dict[str, str] = {}
    if wish.page is not None:
        found, headers = await _read_page(call, scope_id, wish.page)
    elif isinstance(wish.filter, NameIn):
        found = await call.use.certificates.find.by_names(call.caller, scope_id, wish.filter.names, fields=_LISTED)
        found.sort(key=lambda certificate: (certificate.name.lower(), certificate.id))
    else:
        labels = wish.filter.labels if isinstance(wish.filter, Labelled) else ()
        await _require_files(call, _walk(call, scope_id, labels))
        return await answer_array(_write_files(call, _walk(call, scope_id, labels)))
    await call.use.certificates.read.require(call.caller, found)
    return await answer_array(_write_files(call, _give(found)), headers=headers)


async def load(call: Call, name: str | None = None) -> Certificate:
    """Return the certificate of the name, by default of that in the path; raises NotFound, also where the level does not exist."""
    scope_id = call.find_scope_id()
    wanted = call.name if name is None else name
    certificate = None if scope_id is None else await call.use.certificates.find.by_name(call.caller, scope_id, wanted)
    if certificate is None:
        raise NotFound(NO_CONFIGURATION)
    return certificate


async def _require_files(call: Call, groups: Groups) -> None:
    """Raise Forbidden who may not take each of the files; nothing is read for who may take all."""
    async with aclosing(groups):
        if call.caller.has(Right.CERTIFICATE_EXPORT, call.scope_id) and call.caller.has(Right.CERTIFICATE_EXPORT_PRIVATE, call.scope_id):
            return
        async for group in groups:
            await call.use.certificates.read.require(call.caller, group)


async def _read_page(call: Call, scope_id: str, page: PageWish) -> tuple[list[Certificate], dict[str, str]]:
    """Return the certificates of the page, without their files, and the header fields that tell of the others."""
    found = list[Certificate]()
    async with aclosing(_walk(call, scope_id, (), page=page)) as groups:
        async for group in groups:
            found += group
    total = (
        await call.use.certificates.list.count(call.caller, Listing(first=1, scope_id=scope_id))
        if page.counts_pages or page.counts_entities
        else None
    )
    path = f"/{call.level.value}Certificates" if call.level else ""
    return found[: page.size], write_page_headers(path, page, has_next=len(found) > page.size, total=total)


async def _walk(
    call: Call, scope_id: str, labels: Sequence[LabelFilter], *, page: PageWish | None = None, fields: frozenset[str] = _LISTED
) -> Groups:
    """Yield the scope's certificates by name, some at a time; with a page those of the page and the one behind it, where they are."""
    skipped, left = (0, None) if page is None else (page.offset, page.size + 1)
    after: Position | None = None
    has_next = True
    while has_next and left != 0:
        first = min(MAX_PAGE_SIZE, skipped or left or MAX_PAGE_SIZE)
        listing = Listing(
            first=first,
            scope_id=scope_id,
            filter=CertificateFilter(labels=tuple(labels)),
            after=after,
            fields=_NAMES if skipped else fields,
        )
        found = await call.use.certificates.list(call.caller, listing)
        if found.items and skipped:
            skipped -= len(found.items)
        elif found.items:
            yield found.items
            left = None if left is None else left - len(found.items)
        has_next = found.has_next
        after = read_position(found.items[-1], OrderField.NAME, now=call.use.clock.now()) if found.items else None


async def _give(certificates: Sequence[Certificate]) -> Groups:
    yield certificates


async def _write_names(call: Call, scope_id: str) -> AsyncGenerator[Sequence[NameOnly], None]:
    async with aclosing(_walk(call, scope_id, (), fields=_NAMES)) as groups:
        async for group in groups:
            yield [NameOnly(name=certificate.name) for certificate in group]


async def _write_files(call: Call, groups: Groups) -> AsyncGenerator[Sequence[StoredCertificate], None]:
    """Yield the certificates with their files, a slice at a time; what was removed since it was listed is left out."""
    async with aclosing(groups):
        async for group in groups:
            for slice_ in cut_slices(group):
                files = await call.use.certificates.read(call.caller, slice_)
                pairs = zip(slice_, files, strict=True)
                yield [write_certificate(certificate, octets.reveal()) for certificate, octets in pairs if octets is not None]


def cut_slices(certificates: Sequence[Certificate]) -> Iterator[Sequence[Certificate]]:
    """Yield the certificates in slices, of at most so many files and octets as are read at a time, and of one at least."""
    start, size = 0, 0
    for at, certificate in enumerate(certificates):
        if at > start and (size + certificate.size > SLICE_SIZE or at - start == SLICE_FILES):
            yield certificates[start:at]
            start, size = at, 0
        size += certificate.size
    if start < len(certificates):
        yield certificates[start:]


def _describe_keys(contents: Contents) -> list[PublicKey]:
    """Return the certificates of each entry; of what is no key store its chain first, and then what is not in it."""
    if contents.format.is_keystore:
        chains = [(entry.alias, _list_chain(entry)) for entry in contents.entries]
        return [_describe_key(chain, alias) for alias, chain in chains if chain]
    shown = {certificate.sha256 for certificate in contents.certificate_chain}
    others = [chain for entry in contents.entries if (chain := _list_chain(entry)) and chain[0].sha256 not in shown]
    return [_describe_key(chain) for chain in (contents.certificate_chain, *others) if chain]


def _list_chain(entry: object) -> tuple[X509Certificate, ...]:
    if isinstance(entry, PrivateKeyEntry):
        return entry.certificate_chain
    return (entry.certificate,) if isinstance(entry, TrustedCertificateEntry) else ()


def _describe_key(chain: Sequence[X509Certificate], alias: str | None = None) -> PublicKey:
    content = "".join(map(_write_pem, chain))
    return PublicKey(content=content, subject=chain[0].subject.rfc4514, alias=UNSET if alias is None else alias)


def _write_pem(certificate: X509Certificate) -> str:
    lines = "\n".join(textwrap.wrap(base64.b64encode(certificate.der).decode(), _PEM_LINE))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"
