"""How the properties of a destination or fragment are kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.destinations.properties import open_properties, open_secrets, set_properties
from services.encryption.envelope import DecryptionFailed
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.model.scope import Scope, ScopeLevel
from services.rules.properties import is_secret
from tests.services.storage.examples import a_configuration
from tests.support import NOW

KEYS = LocalKeyProvider(new_master_key())
SCOPE = Scope(
    id="scp_1", tenant="acme", level=ScopeLevel.SUBACCOUNT, subaccount="a", service_instance=None, display_name="A", created_at=NOW
)
BARE = a_configuration(SCOPE)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.one_of(TEXTS, st.sampled_from(["Password", "clientSecret", "KeyStorePassword", "KeyStoreLocation"]))


@given(st.dictionaries(NAMES, TEXTS))
def test_what_is_set_is_opened_again(properties: dict[str, str]) -> None:
    kept = set_properties(BARE, properties, keys=KEYS)
    assert open_properties(kept, keys=KEYS) == properties
    assert set(kept.secret_names) == {name for name in properties if is_secret(name)} == set(open_secrets(kept, keys=KEYS))
    assert [one.name for one in kept.properties] == [name for name in properties if not is_secret(name)]
    assert (kept.secrets is None) == (not kept.secret_names)


def test_the_same_secrets_never_look_the_same() -> None:
    one, other = (set_properties(BARE, {"Password": "x"}, keys=KEYS) for _ in range(2))
    assert one.secrets != other.secrets


def test_without_the_master_key_nothing_is_opened() -> None:
    kept = set_properties(BARE, {"Password": "x"}, keys=KEYS)
    with pytest.raises(DecryptionFailed):
        open_secrets(kept, keys=LocalKeyProvider(new_master_key()))


def test_what_was_tampered_with_is_not_opened() -> None:
    kept = set_properties(BARE, {"Password": "x"}, keys=KEYS)
    assert kept.secrets is not None
    broken = replace(kept, secrets=replace(kept.secrets, ciphertext=bytes([kept.secrets.ciphertext[0] ^ 1]) + kept.secrets.ciphertext[1:]))
    with pytest.raises(DecryptionFailed):
        open_secrets(broken, keys=KEYS)
