"""Wishes that contradict each other are refused with the field that is too much."""

from typing import Any

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.conversion import Conversion, Pkcs12ProfileName, TargetFormat, Wishes
from services.model.secret import Secret
from services.rules.conversions import check_conversion
from tests.support import NOW


def wish(target: TargetFormat, **more: Any) -> Conversion:
    return Conversion(target=target, created_at=NOW, wishes=Wishes(**more))


@pytest.mark.parametrize("target", TargetFormat)
def test_a_format_alone_is_fine(target: TargetFormat) -> None:
    check_conversion(wish(target))


@pytest.mark.parametrize(
    ("target", "more", "field"),
    [
        (TargetFormat.PEM, {"aliases": ()}, "aliases"),
        (TargetFormat.DER, {"include_private_key": True}, "include_private_key"),
        (TargetFormat.PKCS7, {"include_private_key": True}, "include_private_key"),
        (TargetFormat.JKS, {"include_private_key": True, "trust_store_only": True}, "include_private_key"),
        (TargetFormat.JKS, {"include_chain": False, "trust_store_only": True}, "include_chain"),
        (TargetFormat.PEM, {"alias": "a"}, "alias"),
        (TargetFormat.JKS, {"pkcs12_profile": Pkcs12ProfileName.LEGACY_3DES}, "pkcs12_profile"),
        (TargetFormat.DER, {"new_password": Secret(b"x")}, "new_password"),
        (TargetFormat.PKCS7, {"new_password": Secret(b"x")}, "new_password"),
        (TargetFormat.PEM, {"new_password": Secret(b"x"), "include_private_key": False}, "new_password"),
        (TargetFormat.PEM, {"new_password": Secret(b"x"), "trust_store_only": True}, "new_password"),
    ],
)
def test_a_contradiction_names_its_field(target: TargetFormat, more: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_conversion(wish(target, **more))
    assert caught.value.field == field
    assert (caught.value.code is ErrorCode.PASSWORD_NOT_APPLICABLE) == (field == "new_password")


@pytest.mark.parametrize("target", [TargetFormat.PKCS12, TargetFormat.JKS])
def test_a_trust_store_may_have_a_password(target: TargetFormat) -> None:
    check_conversion(wish(target, new_password=Secret(b"x"), trust_store_only=True))


def test_keys_come_along_unless_they_cannot_or_are_not_wanted() -> None:
    assert [target for target in TargetFormat if wish(target).takes_keys] == [TargetFormat.PEM, TargetFormat.PKCS12, TargetFormat.JKS]
    assert not wish(TargetFormat.JKS, trust_store_only=True).takes_keys
    assert not wish(TargetFormat.JKS, include_private_key=False).takes_keys


def test_issuers_come_along_but_into_der() -> None:
    assert [target for target in TargetFormat if not wish(target).takes_chain] == [TargetFormat.DER]
    assert wish(TargetFormat.DER, include_chain=True).takes_chain
    assert wish(TargetFormat.DER, trust_store_only=True).takes_chain
    assert not wish(TargetFormat.PEM, include_chain=False).takes_chain
