"""Which certificates a query matches, in plain Python: the meaning that MongoDB's conditions must have. Pure."""

from collections.abc import Iterable

from services.model.certificate import Certificate
from services.model.query import CertificateFilter, CertificateQuery, LabelFilter, fold_hex
from services.model.text import fold_text
from services.model.validity import list_time_findings, status_of


def matches(certificate: Certificate, query: CertificateQuery) -> bool:
    """Whether the certificate is in the query's scopes and meets all conditions of its filter."""
    wanted = query.filter
    return (
        certificate.tenant == query.tenant
        and (query.scope_ids is None or certificate.scope_id in query.scope_ids)
        and _matches_texts(certificate, wanted)
        and _matches_facts(certificate, wanted)
        and (not wanted.types or certificate.type in wanted.types)
        and (not wanted.methods or certificate.creation.method in wanted.methods)
        and wanted.automatic_renewal in (None, certificate.renewal is not None and certificate.renewal.automatic)
        and (not wanted.statuses or status_of(certificate.earliest, query.now) in wanted.statuses)
        and _matches_findings(certificate, query)
        and wanted.has_private_key in (None, certificate.has_private_key)
        and _matches_expiry(certificate, wanted)
        and (wanted.modified_after is None or certificate.modified_at >= wanted.modified_after)
        and all(_matches_label(certificate, label) for label in wanted.labels)
    )


def _matches_search(certificate: Certificate, text: str) -> bool:
    facts = certificate.facts
    texts = (certificate.name, *facts.subjects, *facts.issuers)
    return _contains(texts, text) or fold_hex(text) in (*facts.serial_numbers, *facts.sha256)


def _matches_texts(certificate: Certificate, wanted: CertificateFilter) -> bool:
    return (
        (wanted.search is None or _matches_search(certificate, wanted.search))
        and _contains([certificate.name], wanted.name_contains)
        and _contains(certificate.facts.subjects, wanted.subject_contains)
        and _contains(certificate.facts.issuers, wanted.issuer_contains)
    )


def _contains(texts: Iterable[str], part: str | None) -> bool:
    return part is None or any(part.lower() in fold_text(text) for text in texts)


def _matches_facts(certificate: Certificate, wanted: CertificateFilter) -> bool:
    facts = certificate.facts
    return (
        (wanted.serial_number is None or wanted.serial_number in facts.serial_numbers)
        and (wanted.sha256 is None or wanted.sha256 in facts.sha256)
        and (wanted.spki_sha256 is None or wanted.spki_sha256 in facts.spki_sha256)
    )


def _matches_findings(certificate: Certificate, query: CertificateQuery) -> bool:
    found = (*certificate.findings, *list_time_findings(certificate.validities, query.now))
    codes, severities = {one.code for one in found}, {one.severity for one in found}
    return all(
        not wanted or not shown.isdisjoint(wanted)
        for wanted, shown in ((query.filter.findings, codes), (query.filter.severities, severities))
    )


def _matches_expiry(certificate: Certificate, wanted: CertificateFilter) -> bool:
    if wanted.expires_before is None and wanted.expires_after is None and wanted.expires_from is None:
        return True
    if not certificate.validities:
        return False
    not_after = certificate.validities[0].not_after
    return (
        (wanted.expires_before is None or not_after < wanted.expires_before)
        and (wanted.expires_after is None or not_after > wanted.expires_after)
        and (wanted.expires_from is None or not_after >= wanted.expires_from)
    )


def _matches_label(certificate: Certificate, wanted: LabelFilter) -> bool:
    values = {value for label in certificate.labels if label.key == wanted.key for value in label.values}
    has_key = any(label.key == wanted.key for label in certificate.labels)
    return has_key and (not wanted.values or not values.isdisjoint(wanted.values))
