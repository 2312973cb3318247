"""The tables of object identifiers."""

import re

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from services.x509.algorithms import HASH_NAMES, KEY_NAMES
from services.x509.oids import ATTRIBUTE_NAMES, CURVES, EXTENSION_NAMES, PURPOSE_NAMES

TABLES = [ATTRIBUTE_NAMES, EXTENSION_NAMES, PURPOSE_NAMES, HASH_NAMES, {dotted: curve.name for dotted, curve in CURVES.items()}]


@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_a_dotted_identifier_and_every_name_stands_for_one(table: dict[str, str]) -> None:
    assert all(re.fullmatch(r"[012](\.(0|[1-9]\d*))+", dotted) for dotted in (*table, *KEY_NAMES))
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1(), ec.SECP256K1(), ec.BrainpoolP256R1(), ec.SECP192R1()])
def test_curves_are_named_as_cryptography_names_them(curve: ec.EllipticCurve) -> None:
    dotted = ec.EllipticCurveOID.__dict__[type(curve).__name__.upper()].dotted_string
    assert (CURVES[dotted].name, CURVES[dotted].bits) == (curve.name, curve.key_size)
