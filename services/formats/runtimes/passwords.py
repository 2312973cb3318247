"""Whether a password that is not ASCII was written as the standards say: runtimes try no other form of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from services.asn1.read import is_whole_sequence
from services.errors import TooCostly
from services.formats.encryption.pbe import Encrypted
from services.formats.pkcs12.bags import KeyBag
from services.formats.pkcs12.mac import Mac
from services.formats.runtimes.refusals import Refusal, refuse
from services.formats.runtimes.store import Store
from services.model.runtime import RuntimeReason, RuntimeVersion
from services.model.secret import Secret

ListForms = Callable[[Secret | None], tuple[Secret, ...]]


def judge_form(store: Store, *, of_first_key: bool, among: frozenset[RuntimeVersion]) -> Iterator[Refusal]:
    """Return that these runtimes refuse another form of a password than the standards', or that this is not known."""
    if store.password is None or store.password.reveal().isascii():
        return
    found = is_standard(store, of_first_key=of_first_key)
    if found is None:
        yield from refuse(among, RuntimeReason.UNKNOWN, "a password that is not ASCII, and costly to try")
    elif not found:
        yield from refuse(among, RuntimeReason.PASSWORD_ENCODING_UNKNOWN)


def is_standard(store: Store, *, of_first_key: bool) -> bool | None:
    """Whether the first form of the password, the standards' own, opens all that is protected (of the keys the first only, if so wished).

    Every attempt is paid for; None where nothing is left for one.
    """
    password, outline = store.password, store.outline
    if password is None or outline is None:
        return True
    keys = [bag.encrypted for bag in store.key_bags if isinstance(bag, KeyBag) and bag.encrypted is not None]
    own = {id(bag) for bag in keys} if any(raw.has_own_password or raw.is_locked for raw, _ in store.keys) else set()
    encrypted: list[Mac | Encrypted] = [
        *outline.encrypted_parts,
        *(key for key in (keys[:1] if of_first_key else keys) if id(key) not in own),
    ]
    protected = encrypted if outline.mac is None else [outline.mac, *encrypted]
    try:
        return all(_try(each, store, password) for each in protected)
    except TooCostly:
        return None


def _try(protected: Mac | Encrypted, store: Store, password: Secret) -> bool:
    """Whether the first form of the password is right for it; tried once for a store."""
    if id(protected) not in store.tried:
        is_right = _is_made(protected, store, password) if isinstance(protected, Mac) else _is_opened(protected, store, password)
        store.tried[id(protected)] = is_right
    return store.tried[id(protected)]


def _is_made(mac: Mac, store: Store, password: Secret) -> bool:
    store.budget.charge_retry(mac.cost)
    only = replace(mac, list_passwords=partial(_take_first, mac.list_passwords))
    return store.outline is None or only.is_made_under(password, store.outline.content, store.budget)


def _is_opened(encrypted: Encrypted, store: Store, password: Secret) -> bool:
    store.budget.charge_retry(encrypted.scheme.cost)
    scheme = replace(encrypted.scheme, list_passwords=partial(_take_first, encrypted.scheme.list_passwords))
    return replace(encrypted, scheme=scheme).find_plaintext(password, budget=store.budget, is_right=is_whole_sequence) is not None


def _take_first(list_forms: ListForms, password: Secret | None) -> tuple[Secret, ...]:
    return list_forms(password)[:1]
