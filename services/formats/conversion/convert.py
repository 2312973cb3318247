"""One file into another: other format, fewer entries, without keys, under another password."""

from collections.abc import Iterator, Sequence

from services.errors import InvalidInput
from services.formats.budget import Budget
from services.formats.conversion.check_java import check_java
from services.formats.conversion.choose import Chosen, OpenFile, choose
from services.formats.conversion.reread import NewFile, check_blocks, check_jks, check_pkcs12, reread
from services.formats.derived_keys import DerivedKeys
from services.formats.java.write import write_jks
from services.formats.pem.write import PEM_KEY_ENCRYPTION_2023, write_pem
from services.formats.pkcs7.write import write_pkcs7
from services.formats.pkcs12.write import PKCS12_LEGACY_3DES, PKCS12_MODERN_2023, PKCS12_MODERN_2026, write_pkcs12
from services.formats.read import read_with_keys
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite, is_alias_character
from services.model.conversion import DEFAULT_PKCS12_PROFILE, Conversion, Pkcs12ProfileName, TargetFormat
from services.model.limits import MAX_NEW_ALIAS_LENGTH
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.rules.conversions import check_conversion, not_applicable_password

_PROFILES = {
    Pkcs12ProfileName.MODERN_2023: PKCS12_MODERN_2023,
    Pkcs12ProfileName.MODERN_2026: PKCS12_MODERN_2026,
    Pkcs12ProfileName.LEGACY_3DES: PKCS12_LEGACY_3DES,
}

_MAX_NAME_LENGTH = MAX_NEW_ALIAS_LENGTH - 10
"""Characters, so that a number finds room behind it."""


def convert(
    octets: bytes, *, password: Secret | None, budget: Budget, wanted: Conversion, key_passwords: KeyPasswords | None = None
) -> Secret:
    """Return the new file, which was read again and holds what was to be written. Private keys are written as
    `prepare_key` says.

    `password` (UTF-8) opens the old file; None means that none was given. `key_passwords` open the keys that it leaves locked.
    Writing is paid from the budget as reading is. Raises what reading raises, what `choose` raises, and InvalidInput, with its field,
    for wishes that contradict each other or the file.
    """
    check_conversion(wanted)
    contents, keys = read_with_keys(octets, password=password, budget=budget, key_passwords=key_passwords)
    chosen = choose(OpenFile(contents=contents, keys=keys, has_password=password is not None), wanted)
    match wanted.target:
        case TargetFormat.PEM:
            return _to_pem(chosen, wanted, budget)
        case TargetFormat.DER:
            return _to_bundle([_only_certificate(chosen)], wanted)
        case TargetFormat.PKCS7:
            return _to_bundle([certificate.der for certificate in _each_once(chosen)], wanted)
        case TargetFormat.PKCS12:
            return _to_pkcs12(chosen, wanted, budget)
        case TargetFormat.JKS:
            return _to_jks(_name_entries(chosen, wanted), wanted)


def _to_bundle(certificates: Sequence[bytes], wanted: Conversion) -> Secret:
    octets = Secret(certificates[0] if wanted.target is TargetFormat.DER else write_pkcs7(certificates))
    check_blocks(reread(NewFile(octets=octets, target=wanted.target)), certificates)
    return octets


def _to_pem(chosen: Sequence[Chosen], wanted: Conversion, budget: Budget) -> Secret:
    """Each key, then its chain; what follows stands alone. No certificate is written twice."""
    keys = sum(one.pkcs8 is not None for one in chosen)
    if wanted.wishes.new_password is not None and not keys:
        raise not_applicable_password("There is no private key for the password to protect.")
    if wanted.wishes.new_password is not None:
        budget.charge(PEM_KEY_ENCRYPTION_2023.iterations, times=keys)
    password, known = wanted.wishes.new_password, DerivedKeys()
    seen: set[str] = set()
    written: list[Secret | bytes] = []
    parts = []
    for one in chosen:
        fresh = [certificate.der for certificate in one.certificates if certificate.sha256 not in seen]
        seen.update(certificate.sha256 for certificate in one.certificates)
        parts.append(write_pem(fresh, pkcs8=one.pkcs8, password=password, known=known).reveal())
        written += fresh if one.pkcs8 is None else [one.pkcs8, *fresh]
    octets = Secret(b"".join(parts))
    new = NewFile(octets=octets, target=wanted.target, password=password, known=known, has_certificates=bool(seen))
    check_blocks(reread(new), written)
    return octets


def _only_certificate(chosen: Sequence[Chosen]) -> bytes:
    certificates = _each_once(chosen)
    if len(certificates) == 1:
        return certificates[0].der
    if not certificates:
        raise InvalidInput("The file has no certificate.", field="format")
    message = f"DER is one certificate, and this would be {len(certificates)}."
    if len(chosen) > 1:
        raise InvalidInput(f"{message} Name the alias of one entry.", field="aliases")
    raise InvalidInput(f"{message} Leave the chain out.", field="include_chain")


def _to_pkcs12(chosen: Sequence[Chosen], wanted: Conversion, budget: Budget) -> Secret:
    entries = _name_entries(chosen, wanted)
    profile = _PROFILES[wanted.wishes.pkcs12_profile or DEFAULT_PKCS12_PROFILE]
    encrypted = 1 + sum(isinstance(entry, KeyToWrite) for entry in entries)  # the certificates together, and each key
    budget.charge(profile.encryption.iterations, times=1 + profile.encryption.derivations * encrypted)  # one for the MAC
    password, known = wanted.wishes.new_password or Secret(b""), DerivedKeys()
    octets = write_pkcs12(entries, password=password, profile=profile, known=known)
    raw = reread(NewFile(octets=octets, target=wanted.target, password=password, known=known))
    check_pkcs12(raw, entries)
    check_java(raw, entries, {certificate.der: certificate for certificate in _each_once(chosen)})
    return octets


def _to_jks(entries: Sequence[EntryToWrite], wanted: Conversion) -> Secret:
    for entry in entries:
        if isinstance(entry, KeyToWrite) and not entry.certificate_chain:
            raise InvalidInput(
                f'The private key "{entry.alias}" has no certificate, and JKS cannot hold a key without one.', field="format"
            )
    password = wanted.wishes.new_password or Secret(b"")
    octets = write_jks(entries, password=password, created_at=wanted.created_at)
    check_jks(reread(NewFile(octets=octets, target=wanted.target, password=password)), entries)
    return octets


def _each_once(chosen: Sequence[Chosen]) -> list[X509Certificate]:
    return list({certificate.sha256: certificate for one in chosen for certificate in one.certificates}.values())


def _name_entries(chosen: Sequence[Chosen], wanted: Conversion) -> list[EntryToWrite]:
    """Return the entries of a keystore: keys with their chains, and each other certificate as a trusted one."""
    singles = list(_flatten(chosen))
    renamed, alias, taken = None, wanted.wishes.alias, set[str]()
    if alias is not None:
        nameable = [one for one in singles if one.pkcs8 is not None] or singles
        if len(nameable) != 1:
            raise InvalidInput(f"The alias can name only one entry, but the number of entries is {len(nameable)}.", field="alias")
        renamed = nameable[0]
        taken.add(alias.lower())
    return [_to_entry(alias if alias is not None and one is renamed else _take_name(one.alias, taken), one) for one in singles]


def _to_entry(alias: str, one: Chosen) -> EntryToWrite:
    chain = tuple(certificate.der for certificate in one.certificates)
    if one.pkcs8 is None:
        return TrustedToWrite(alias=alias, certificate=chain[0])
    return KeyToWrite(alias=alias, pkcs8=one.pkcs8, certificate_chain=chain)


def _flatten(chosen: Sequence[Chosen]) -> Iterator[Chosen]:
    """Yield what becomes one entry each: chains without key certificate by certificate, each once, under its common name."""
    seen = {one.certificates[0].sha256 for one in chosen if one.stands_alone}
    for one in chosen:
        if one.pkcs8 is not None or one.stands_alone:
            yield one
            continue
        for number, certificate in enumerate(one.certificates):
            if certificate.sha256 not in seen:
                seen.add(certificate.sha256)
                alias = one.alias if number == 0 else certificate.subject.common_name or one.alias
                yield Chosen(alias=alias, pkcs8=None, certificates=(certificate,))


def _take_name(alias: str, taken: set[str]) -> str:
    """Return the alias without what `check_entries` refuses; one that is taken, in whatever case, gets " (2)"."""
    writable = "".join(character for character in alias if is_alias_character(character))[:_MAX_NAME_LENGTH] or "entry"
    name, number = writable, 1
    while name.lower() in taken:
        number += 1
        name = f"{writable} ({number})"
    taken.add(name.lower())
    return name
