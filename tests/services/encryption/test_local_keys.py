"""Master keys that the process holds itself."""

from dataclasses import replace

import pytest

from services.encryption.envelope import DecryptionFailed, decrypt, encrypt
from services.encryption.local_keys import LocalKeyProvider
from services.encryption.master_key import new_master_key
from services.model.encrypted import Place
from services.model.secret import Secret

DATA_KEY = b"k" * 32
PLACE = Place(scope_id="s", noun_id="c", version=1, field="octets")


def test_a_data_key_is_unwrapped_in_its_context_only() -> None:
    keys = LocalKeyProvider(new_master_key())
    wrapped = keys.wrap(DATA_KEY, b"here")
    assert keys.unwrap(wrapped, b"here") == DATA_KEY
    with pytest.raises(DecryptionFailed):
        keys.unwrap(wrapped, b"there")


def test_wrapped_keys_name_their_master_key_and_hide_the_data_key() -> None:
    master_key = new_master_key()
    wrapped = LocalKeyProvider(master_key).wrap(DATA_KEY, b"")
    assert wrapped.master_key_id == master_key.id
    assert DATA_KEY not in wrapped.octets
    assert len(wrapped.octets) == 12 + 32 + 16


def test_another_master_key_fails_closed() -> None:
    wrapped = LocalKeyProvider(new_master_key()).wrap(DATA_KEY, b"")
    other = new_master_key()
    keys = LocalKeyProvider(other)
    for changed in (wrapped, replace(wrapped, master_key_id=other.id), replace(wrapped, master_key_id="")):
        with pytest.raises(DecryptionFailed):
            keys.unwrap(changed, b"")


def test_after_a_rotation_old_values_are_read_and_new_ones_use_the_new_key() -> None:
    old, new = new_master_key(), new_master_key()
    before = encrypt(Secret(b"old"), place=PLACE, keys=LocalKeyProvider(old))
    rotated = LocalKeyProvider(new, others=(old,))
    after = encrypt(Secret(b"new"), place=PLACE, keys=rotated)
    assert decrypt(before, place=PLACE, keys=rotated) == Secret(b"old")
    assert after.wrapped_key.master_key_id == new.id
    assert decrypt(after, place=PLACE, keys=LocalKeyProvider(new)) == Secret(b"new")
