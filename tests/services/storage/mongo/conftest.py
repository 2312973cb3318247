"""What was stored before there was a codec."""

from pathlib import Path
from typing import Any

import pytest
from bson import json_util

_OPTIONS = json_util.JSONOptions(json_mode=json_util.JSONMode.CANONICAL, tz_aware=False)


@pytest.fixture(scope="session")
def golden() -> dict[str, Any]:
    """The documents of the values in golden.py, as the code wrote them that had a function for each noun (commit 473d924)."""
    documents: dict[str, Any] = json_util.loads(Path(__file__).with_name("golden.json").read_text("utf-8"), json_options=_OPTIONS)
    return documents
