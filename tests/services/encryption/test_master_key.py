"""Master keys and their form as a setting."""

import base64
import hmac
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from services.encryption.envelope import DecryptionFailed, decrypt, encrypt
from services.encryption.master_key import InvalidMasterKey, LocalKeyProvider, MasterKey, new_master_key, parse_master_key
from services.model.encrypted import Place
from services.model.secret import Secret


def test_a_master_key_has_256_random_bits() -> None:
    keys = {new_master_key().secret.reveal() for _ in range(20)}
    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(InvalidMasterKey, match=f"this one has {length}"):
        MasterKey(Secret(bytes(length)))


def test_a_master_key_is_read_from_base64() -> None:
    octets = bytes(range(32))
    for text in (base64.b64encode(octets).decode(), f" {base64.b64encode(octets).decode()}\n"):
        assert parse_master_key(text) == MasterKey(Secret(octets))


@pytest.mark.parametrize("text", ["", "secret", "c2VjcmV0", "é" * 44, "=" * 44, base64.b64encode(bytes(33)).decode()])
def test_a_setting_that_is_no_key_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidMasterKey) as raised:
        parse_master_key(text)
    assert not text or text not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_the_id_tells_keys_apart_says_nothing_of_the_key_and_stays_as_it_is() -> None:
    key = MasterKey(Secret(bytes(32)))
    assert key.id == "b3f982136cb764d2"
    assert key.id != MasterKey(Secret(bytes(31) + b"\1")).id


def test_a_master_key_does_not_show_itself() -> None:
    key = MasterKey(Secret(b"K" * 32))
    assert "KKKK" not in repr(key) + str(key) + f"{key}"


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


def test_a_fingerprint_is_the_same_for_the_same_message_under_the_same_key_and_use_only() -> None:
    key = new_master_key()
    keys = LocalKeyProvider(key)
    fingerprint = keys.fingerprint(b"message", use=b"here")
    assert fingerprint == LocalKeyProvider(key).fingerprint(b"message", use=b"here")
    assert fingerprint.startswith(f"{key.id}:")
    others = (
        keys.fingerprint(b"massage", use=b"here"),
        keys.fingerprint(b"message", use=b"there"),
        LocalKeyProvider(new_master_key(), others=[key]).fingerprint(b"message", use=b"here"),
    )
    assert len({fingerprint.partition(":")[2], *(other.partition(":")[2] for other in others)}) == 4


def test_a_fingerprint_stays_as_it_is() -> None:
    """HMAC-SHA256 under HKDF-SHA256 of the master key."""
    use = b"destination-certificates fingerprint v1 test"
    derived = HKDF(SHA256(), 32, salt=None, info=use).derive(bytes(32))
    expected = hmac.new(derived, b"message", "sha256").hexdigest()
    assert LocalKeyProvider(MasterKey(Secret(bytes(32)))).fingerprint(b"message", use=b"test") == f"b3f982136cb764d2:{expected}"
