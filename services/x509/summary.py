"""What a list shows and finds a certificate by, out of all that its file says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from services.model.certificate import EntryValidity, IssuerValidity, SearchFacts
from services.model.contents import Contents, PrivateKeyEntry, TrustedCertificateEntry
from services.model.limits import MAX_SUBJECT_LENGTH
from services.model.validity import expiring_from
from services.model.x509 import UNREADABLE_TIME, DistinguishedName, X509Certificate
from services.x509.chain import list_end_entities, take_linked
from services.x509.names import show_name

MAX_VALIDITIES = 100
"""Of one file, those that expire first: a list shows one of them, and a store of 5,000 roots must not make every list heavy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The derived fields of `services.model.certificate.Certificate`."""

    has_private_key: bool | None
    validities: tuple[EntryValidity, ...]
    subject: DistinguishedName | None
    facts: SearchFacts


def summarize(contents: Contents) -> Summary:
    """Return the summary. `has_private_key` is None while a locked file shows none but may hide one."""
    has_private_key = any(isinstance(entry, PrivateKeyEntry) for entry in contents.entries) or (None if contents.is_locked else False)
    dated = _date_end_entities(contents)
    validities = [validity for validity, _ in dated if validity is not None][:MAX_VALIDITIES]
    subject = dated[0][1].subject if dated else None
    return Summary(
        has_private_key=has_private_key,
        validities=_add_issuers(validities, contents),
        subject=subject if subject and len(subject.rfc4514) <= MAX_SUBJECT_LENGTH else None,
        facts=_collect_facts(contents),
    )


def iterate_certificates(contents: Contents) -> Iterator[tuple[str, X509Certificate]]:
    """Yield every X.509 certificate of the file under its entry's alias, as often as it is there."""
    for entry in contents.entries:
        if isinstance(entry, PrivateKeyEntry):
            for certificate in entry.certificate_chain:
                yield entry.alias, certificate
        elif isinstance(entry, TrustedCertificateEntry):
            yield entry.alias, entry.certificate


def iterate_key_chains(contents: Contents) -> Iterator[tuple[str, tuple[X509Certificate, ...]]]:
    """Yield the chain of each private key that has one, under its entry's alias, as far as it hangs together."""
    for entry in contents.entries:
        if isinstance(entry, PrivateKeyEntry) and entry.certificate_chain:
            yield entry.alias, take_linked(entry.certificate_chain)


def iterate_chains(contents: Contents) -> Iterator[tuple[str, tuple[X509Certificate, ...]]]:
    """Yield the chains of the keys or, outside keystores where no key has one, that of the file, under the alias of its end entity."""
    of_keys = list(iterate_key_chains(contents))
    yield from of_keys
    if not of_keys and contents.certificate_chain:
        first = contents.certificate_chain[0].sha256
        alias = next((alias for alias, certificate in iterate_certificates(contents) if certificate.sha256 == first), None)
        if alias is not None:
            yield alias, take_linked(contents.certificate_chain)


def _date_end_entities(contents: Contents) -> list[tuple[EntryValidity | None, X509Certificate]]:
    """Return the end entities, each private key's and each trusted certificate that issues no other, or all where there is none.

    Each stands with its validity, the earliest to expire first; last are those whose times could not be read.
    """
    keyed = [
        (entry.alias, entry.certificate_chain[0])
        for entry in contents.entries
        if isinstance(entry, PrivateKeyEntry) and entry.certificate_chain
    ]
    trusted = [(entry.alias, entry.certificate) for entry in contents.entries if isinstance(entry, TrustedCertificateEntry)]
    everything = [certificate for _, certificate in iterate_certificates(contents)]
    ends = {certificate.sha256 for certificate in list_end_entities(everything)}
    chosen = keyed + [(alias, certificate) for alias, certificate in trusted if certificate.sha256 in ends]
    dated = [(describe_validity(alias, certificate), certificate) for alias, certificate in chosen or trusted]
    return sorted(dated, key=lambda one: (one[0] is None, one[1].not_after))


def _add_issuers(validities: list[EntryValidity], contents: Contents) -> tuple[EntryValidity, ...]:
    """Return the validities with those of the issuers in their chains, each issuer at the first entry that has it."""
    chains = dict(iterate_chains(contents))
    told: set[str] = set()
    completed = []
    for validity in validities:
        issuers = []
        for issuer in chains.get(validity.alias, ())[1:]:
            if issuer.sha256 not in told and UNREADABLE_TIME not in (issuer.not_before, issuer.not_after) and len(told) < MAX_VALIDITIES:
                told.add(issuer.sha256)
                issuers.append(_describe_issuer(issuer))
        completed.append(replace(validity, issuers=tuple(issuers)))
    return tuple(completed)


def _describe_issuer(issuer: X509Certificate) -> IssuerValidity:
    return IssuerValidity(
        not_before=issuer.not_before,
        not_after=issuer.not_after,
        expiring_from=expiring_from(issuer.not_before, issuer.not_after),
        certificate=show_name(issuer),
        is_root=issuer.is_self_signed,
    )


def describe_validity(alias: str, certificate: X509Certificate) -> EntryValidity | None:
    """Return the validity of an entry's certificate, or None where its times could not be read."""
    not_before, not_after = certificate.not_before, certificate.not_after
    if UNREADABLE_TIME in (not_before, not_after):
        return None
    return EntryValidity(alias=alias, not_before=not_before, not_after=not_after, expiring_from=expiring_from(not_before, not_after))


def _collect_facts(contents: Contents) -> SearchFacts:
    certificates = {certificate.sha256: certificate for _, certificate in iterate_certificates(contents)}
    return SearchFacts(
        subjects=_unique(certificate.subject.rfc4514 for certificate in certificates.values()),
        issuers=_unique(certificate.issuer.rfc4514 for certificate in certificates.values()),
        serial_numbers=_unique(certificate.serial_number for certificate in certificates.values()),
        sha256=tuple(certificates),
        spki_sha256=_unique(certificate.public_key.spki_sha256 for certificate in certificates.values()),
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
