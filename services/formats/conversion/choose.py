"""What of a file goes into another: its entries with their keys and chains, as somebody wants them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from services.errors import ErrorCode, InvalidInput, MalformedContent, NotFound, PasswordRequired, UnsupportedAlgorithm, WrongPassword
from services.formats.contents.raw import RawKey
from services.formats.conversion.keys import prepare_key
from services.model.contents import (
    Contents,
    Entry,
    Format,
    PrivateKeyEntry,
    SecretKeyEntry,
    TrustedCertificateEntry,
    UnreadableEntry,
    find_entry,
)
from services.model.conversion import Conversion
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509.chain import list_end_entities, order_chain
from services.x509.issuers import Issuers
from services.x509.key_work import KeyWork
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One entry: its key (PKCS#8, None where it is not wanted or there is none) and its certificates, in order.

    `others` are those of a stored chain that do not hang together with its beginning; they end up behind the certificates.
    `stands_alone` for a certificate that is trusted by itself, and no chain of one.
    """

    alias: str
    pkcs8: Secret | None
    certificates: tuple[X509Certificate, ...]
    others: tuple[X509Certificate, ...] = ()
    stands_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """A file that was read: `keys` are those of its private key entries, in their order. `has_password` says that one was given."""

    contents: Contents
    keys: tuple[RawKey, ...]
    has_password: bool


def choose(file: OpenFile, wanted: Conversion) -> tuple[Chosen, ...]:
    """Return what is to be written, in the file's order; nothing that was asked for is left out silently.

    Chains are put in order, with issuers from elsewhere in the file where the entry's own end too early. Raises NotFound for an
    alias; PasswordRequired or WrongPassword if something wanted is hidden; UnsupportedAlgorithm for a key that is not read,
    MalformedContent for an entry that cannot be; InvalidInput if there is no private key although one is asked for, or nothing at all.
    """
    _check_visible(file, wanted)
    picked = _pick(file.contents.entries, wanted.wishes.aliases)
    chosen = [_shorten(one, wanted) for one in _list_chosen(file, picked, wanted)]
    if wanted.wishes.include_private_key and not any(one.pkcs8 for one in chosen):
        raise InvalidInput("The file has no private key.", field="include_private_key")
    written = tuple(one for one in chosen if one.pkcs8 is not None or one.certificates)
    if not written:
        field = "include_private_key" if wanted.wishes.include_root else "include_root"
        raise InvalidInput("The new file would be empty.", field=field, code=ErrorCode.KEYSTORE_EMPTY)
    return written


def _check_visible(file: OpenFile, wanted: Conversion) -> None:
    """Only PKCS#12 can hide whole entries; other formats hide keys, whose entries are seen."""
    contents = file.contents
    if not contents.is_locked or contents.format is not Format.PKCS12:
        return
    if not file.has_password:
        raise PasswordRequired("The keystore needs its password: some of its entries cannot be read without it.")
    is_explained = any(isinstance(entry, PrivateKeyEntry) and entry.private_key.is_locked for entry in contents.entries)
    if wanted.wishes.aliases is None and not is_explained:
        raise WrongPassword("A part of the keystore has another password; name the aliases of the entries that are wanted.")


def _pick(entries: Sequence[Entry], aliases: Sequence[str] | None) -> list[Entry]:
    if aliases is None:
        return list(entries)
    picked = []
    for alias in aliases:
        entry = find_entry(entries, alias)
        if entry is None:
            raise NotFound(f'There is no entry with the alias "{alias}" in the file.')
        if entry not in picked:
            picked.append(entry)
    return picked


def _list_chosen(file: OpenFile, picked: Sequence[Entry], wanted: Conversion) -> Iterator[Chosen]:
    everything = [certificate for _, certificate in iterate_certificates(file.contents)]
    issuers, is_keystore = Issuers(everything), file.contents.format.is_keystore
    # A certificate of a keystore stands for itself. Elsewhere those have a chain that are end entities or were named.
    chained = () if is_keystore else everything if wanted.wishes.aliases is not None else list_end_entities(everything)
    with_chain = {certificate.sha256 for certificate in chained}
    entries = [entry for entry in file.contents.entries if isinstance(entry, PrivateKeyEntry)]
    keys = {entry.alias: key for entry, key in zip(entries, file.keys, strict=True)}
    covered: set[str] = set()
    work = KeyWork()
    standalone: list[Chosen] = []
    for entry in picked:
        if isinstance(entry, PrivateKeyEntry):
            pkcs8 = _take_key(entry, keys[entry.alias], work) if wanted.takes_keys else None
            one = _choose_key(entry, pkcs8, issuers)
        elif not isinstance(entry, TrustedCertificateEntry):
            _refuse(entry, wanted)
            continue
        elif entry.certificate.sha256 not in with_chain:
            standalone.append(Chosen(alias=entry.alias, pkcs8=None, certificates=(entry.certificate,), stands_alone=True))
            continue
        else:
            one = Chosen(alias=entry.alias, pkcs8=None, certificates=order_chain(entry.certificate, issuers))
        covered.update(certificate.sha256 for certificate in (*one.certificates, *one.others))
        yield one
    # Outside keystores a certificate that stands in a chain is no entry of its own.
    yield from (one for one in standalone if is_keystore or one.certificates[0].sha256 not in covered)


def _choose_key(entry: PrivateKeyEntry, pkcs8: Secret | None, issuers: Issuers) -> Chosen:
    """Return the key with its chain; no certificate of the stored chain is left out."""
    chain = _complete_chain(entry.certificate_chain, issuers)
    linked = {certificate.sha256 for certificate in chain}
    others = tuple(certificate for certificate in entry.certificate_chain if certificate.sha256 not in linked)
    return Chosen(alias=entry.alias, pkcs8=pkcs8, certificates=chain, others=others)


def _complete_chain(own: Sequence[X509Certificate], issuers: Issuers) -> tuple[X509Certificate, ...]:
    """Return an entry's own chain as far as it hangs together; if that reaches no root, through the whole file."""
    if not own:
        return ()
    ordered = order_chain(own[0], Issuers(own, issuers.checks))
    return ordered if ordered[-1].is_self_signed else order_chain(own[0], issuers)


def _take_key(entry: PrivateKeyEntry, key: RawKey, work: KeyWork) -> Secret:
    if key.pkcs8 is not None:
        return prepare_key(key.pkcs8, alias=entry.alias, work=work)
    if key.problem is not None:
        algorithm = entry.private_key.algorithm or "unknown"
        raise UnsupportedAlgorithm(f'The private key "{entry.alias}" cannot be converted: {key.problem}', algorithm=algorithm)
    if key.refused:
        message = f'The password that was given does not open the private key "{entry.alias}": it has one of its own.'
        raise WrongPassword(message, field="key_password")
    raise PasswordRequired(f'The private key "{entry.alias}" needs its password, and none was given.')


def _refuse(entry: Entry, wanted: Conversion) -> None:
    if isinstance(entry, UnreadableEntry):
        raise MalformedContent(f'The entry "{entry.alias}" cannot be read; name the aliases of the others. {entry.reason}')
    if isinstance(entry, SecretKeyEntry) and (wanted.takes_keys or wanted.wishes.aliases is not None):
        message = f'The entry "{entry.alias}" is a symmetric key, which is not converted; name the aliases of the others.'
        raise UnsupportedAlgorithm(message, algorithm=entry.algorithm)


def _shorten(one: Chosen, wanted: Conversion) -> Chosen:
    """Leave out what is not wanted of a chain; of a chain of one nothing is left out."""
    kept, others, alias = one.certificates, one.others, one.alias
    if len(kept) + len(others) < 2:
        return one
    if not wanted.wishes.include_root:
        others = tuple(certificate for certificate in others if not certificate.is_self_signed)
        kept = kept[:-1] if len(kept) > 1 and kept[-1].is_self_signed else kept
    if wanted.wishes.trust_store_only:
        kept = kept[1:]
    kept += others
    if wanted.wishes.trust_store_only and kept:
        alias = kept[0].subject.common_name or alias  # the alias was the end entity's
    return replace(one, alias=alias, certificates=kept if wanted.takes_chain else kept[:1], others=())
