"""Whether a password that is not ASCII was written as the standards say: runtimes try no other form of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from services.asn1.read import is_whole_sequence
from services.errors import TooCostly
from services.formats.encryption.pbe import Encrypted
from services.formats.pkcs12.bags import KeyBag
from services.formats.pkcs12.mac import Mac
from services.formats.runtimes.store import Store
from services.model.secret import Secret

ListForms = Callable[[Secret | None], tuple[Secret, ...]]


def is_standard(store: Store, *, of_first_key: bool) -> bool:
    """Whether the first form of the password, the standards' own, opens all that is protected (of the keys the first only, if so wished).

    Every attempt is paid for; where nothing is left for it, the password is taken to be written as it should be.
    """
    password, outline = store.password, store.outline
    if password is None or outline is None:
        return True
    keys = [bag.encrypted for bag in store.key_bags if isinstance(bag, KeyBag) and bag.encrypted is not None]
    own = {id(bag) for bag in keys} if any(raw.has_own_password or raw.is_locked for raw, _ in store.keys) else set()
    encrypted = [*outline.encrypted_parts, *(key for key in (keys[:1] if of_first_key else keys) if id(key) not in own)]
    try:
        is_mac_right = outline.mac is None or _is_made(outline.mac, store, password)
        return is_mac_right and all(_is_opened(each, store, password) for each in encrypted)
    except TooCostly:
        return True


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
