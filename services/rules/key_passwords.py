"""Reads the passwords of keys that somebody sends."""

from collections.abc import Sequence

from services.errors import InvalidInput
from services.model.limits import MAX_ALIAS_LENGTH, MAX_KEY_PASSWORDS
from services.model.passwords import AliasPassword, KeyPasswords
from services.model.secret import Secret
from services.rules.text import read_password


def read_key_passwords(every: str | None, of_aliases: Sequence[tuple[str, str]] = ()) -> KeyPasswords | None:
    """Return the passwords: the one for every key, and those of single ones, by alias; None if there are none.

    Raises InvalidInput, with its field, for too many, an alias that is there twice or longer than any, and what `read_password` raises.
    """
    if len(of_aliases) > MAX_KEY_PASSWORDS:
        raise InvalidInput(f"key_passwords must have at most {MAX_KEY_PASSWORDS:,} items.", field="key_passwords")
    for_every, seen = read_password(every, field="key_password"), set[str]()
    named = []
    for at, (alias, password) in enumerate(of_aliases):
        field = f"key_passwords[{at}]"
        if len(alias) > MAX_ALIAS_LENGTH:
            raise InvalidInput(f"{field}.alias must have at most {MAX_ALIAS_LENGTH:,} characters.", field=f"{field}.alias")
        if alias in seen:
            raise InvalidInput(f"{field}.alias is there twice; each key has one password.", field=f"{field}.alias")
        seen.add(alias)
        named.append(AliasPassword(alias, read_password(password, field=f"{field}.password") or Secret(b"")))
    return KeyPasswords(every=for_every, of_aliases=tuple(named)) if named or for_every is not None else None
